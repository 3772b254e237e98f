package io.loomsight.models.fabric;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a record's component means when it is a table's column. The Parquet schema's comments and
 * the README's table list are generated from it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Column {

  /** One sentence for a reader of the table. */
  String doc();

  /** The unit, for example {@code mm}; empty where the value has none. */
  String unit() default "";
}
