/**
 * What a defect costs: one physical defect merged from what cameras saw, point systems as rule
 * sets, the cloth they are counted on. Knows no pixels, no model and no tables; what a defect is
 * called is decided in {@code models.detect}.
 */
package io.loomsight.models.grade;
