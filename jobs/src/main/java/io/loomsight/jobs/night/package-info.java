/**
 * The night: a batch's stages in order, under its lease, each attempt recorded, none repeated that
 * would come out the same. The one package that may call the other stages. What a stage does is not
 * here.
 */
package io.loomsight.jobs.night;
