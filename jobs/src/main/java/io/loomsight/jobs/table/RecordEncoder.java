package io.loomsight.jobs.table;

import io.loomsight.models.fabric.Column;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.catalyst.encoders.AgnosticEncoder;
import org.apache.spark.sql.catalyst.encoders.AgnosticEncoders;
import org.apache.spark.sql.catalyst.encoders.AgnosticEncoders.EncoderField;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag;

/**
 * Turns a Java record into Spark's encoder and schema: the one place where the two meet.
 *
 * <p>Components may be strings, primitives and their boxes, {@code byte[]}, enums, {@link Instant},
 * {@link LocalDate}, other records, and lists and maps of these. A component's {@link Column}
 * becomes the column's comment. Primitives are never null; anything else is nullable in the schema,
 * though the house puts no nulls in. Spark's {@code Encoders.bean} is no way to do this: it gives a
 * record an empty schema. Spark's code generation needs the records to be public.
 */
public final class RecordEncoder {

  private RecordEncoder() {}

  /** The encoder of a record; fails with the component's name on a type that is not handled. */
  public static <R extends Record> Encoder<R> of(Class<R> type) {
    return product(type);
  }

  /** The schema of a record with comments, every column nullable, as files are read. */
  static StructType fileSchema(Class<? extends Record> type) {
    return of(type).schema().asNullable();
  }

  /**
   * The columns of a schema under their own names, with the comments of columns and of what nests
   * in them. The rows must come in {@link #plain}: Spark's optimizer takes a column away that
   * renames nothing and says nothing that the analyzed plan below it did not say, and the comments
   * go with it.
   */
  static org.apache.spark.sql.Column[] commented(StructType schema) {
    return Arrays.stream(schema.fields())
        .map(
            field ->
                functions
                    .col(field.name())
                    .cast(field.dataType())
                    .as(field.name(), field.metadata()))
        .toArray(org.apache.spark.sql.Column[]::new);
  }

  /** A schema without its comments. */
  static StructType plain(StructType schema) {
    return new StructType(
        Arrays.stream(schema.fields())
            .map(
                field ->
                    new StructField(
                        field.name(), plain(field.dataType()), field.nullable(), Metadata.empty()))
            .toArray(StructField[]::new));
  }

  private static DataType plain(DataType type) {
    if (type instanceof StructType struct) {
      return plain(struct);
    }
    if (type instanceof ArrayType array) {
      return new ArrayType(plain(array.elementType()), array.containsNull());
    }
    if (type instanceof MapType map) {
      return new MapType(plain(map.keyType()), plain(map.valueType()), map.valueContainsNull());
    }
    return type;
  }

  private static <R> AgnosticEncoders.ProductEncoder<R> product(Class<R> type) {
    if (!Modifier.isPublic(type.getModifiers())) {
      throw new IllegalArgumentException(
          "%s: expected a public record, as Spark's generated code reads it, found one that is not"
              .formatted(type.getName()));
    }
    List<EncoderField> fields = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      fields.add(
          new EncoderField(
              component.getName(),
              encoder(component.getGenericType(), type.getName() + "." + component.getName()),
              !component.getType().isPrimitive(),
              comment(component),
              Option.empty(),
              Option.empty()));
    }
    return new AgnosticEncoders.ProductEncoder<>(
        ClassTag.apply(type), CollectionConverters.asScala(fields).toList(), Option.empty());
  }

  private static Metadata comment(RecordComponent component) {
    Column column = component.getAnnotation(Column.class);
    return column == null
        ? Metadata.empty()
        : new MetadataBuilder().putString("comment", comment(column)).build();
  }

  /** The comment of a column: its sentence, with the unit in brackets where it has one. */
  static String comment(Column column) {
    return column.unit().isEmpty() ? column.doc() : column.doc() + " [" + column.unit() + "]";
  }

  private static AgnosticEncoder<?> encoder(Type type, String where) {
    if (type instanceof Class<?> simple) {
      return simpleEncoder(simple, where);
    }
    if (type instanceof ParameterizedType parameterized) {
      Type[] arguments = parameterized.getActualTypeArguments();
      if (parameterized.getRawType() == List.class) {
        return listEncoder(encoder(arguments[0], where));
      }
      if (parameterized.getRawType() == Map.class) {
        return mapEncoder(encoder(arguments[0], where), encoder(arguments[1], where));
      }
    }
    throw unknown(type, where);
  }

  private static <E> AgnosticEncoder<?> listEncoder(AgnosticEncoder<E> element) {
    return new AgnosticEncoders.IterableEncoder<>(
        ClassTag.apply(List.class), element, /* containsNull= */ false, false);
  }

  private static <K, V> AgnosticEncoder<?> mapEncoder(
      AgnosticEncoder<K> key, AgnosticEncoder<V> value) {
    return new AgnosticEncoders.MapEncoder<>(ClassTag.apply(Map.class), key, value, false);
  }

  private static AgnosticEncoder<?> simpleEncoder(Class<?> type, String where) {
    if (type.isRecord()) {
      return product(type);
    }
    if (type.isEnum()) {
      return new AgnosticEncoders.JavaEnumEncoder<>(ClassTag.apply(type));
    }
    AgnosticEncoder<?> leaf = LEAVES.get(type);
    if (leaf == null) {
      throw unknown(type, where);
    }
    return leaf;
  }

  private static IllegalArgumentException unknown(Type type, String where) {
    return new IllegalArgumentException(
        "%s: expected a string, number, boolean, byte[], enum, Instant, LocalDate, record, List or Map, found %s"
            .formatted(where, type.getTypeName()));
  }

  private static final Map<Class<?>, AgnosticEncoder<?>> LEAVES =
      Map.ofEntries(
          Map.entry(String.class, AgnosticEncoders.StringEncoder$.MODULE$),
          Map.entry(boolean.class, AgnosticEncoders.PrimitiveBooleanEncoder$.MODULE$),
          Map.entry(int.class, AgnosticEncoders.PrimitiveIntEncoder$.MODULE$),
          Map.entry(long.class, AgnosticEncoders.PrimitiveLongEncoder$.MODULE$),
          Map.entry(float.class, AgnosticEncoders.PrimitiveFloatEncoder$.MODULE$),
          Map.entry(double.class, AgnosticEncoders.PrimitiveDoubleEncoder$.MODULE$),
          Map.entry(Boolean.class, AgnosticEncoders.BoxedBooleanEncoder$.MODULE$),
          Map.entry(Integer.class, AgnosticEncoders.BoxedIntEncoder$.MODULE$),
          Map.entry(Long.class, AgnosticEncoders.BoxedLongEncoder$.MODULE$),
          Map.entry(Float.class, AgnosticEncoders.BoxedFloatEncoder$.MODULE$),
          Map.entry(Double.class, AgnosticEncoders.BoxedDoubleEncoder$.MODULE$),
          Map.entry(byte[].class, AgnosticEncoders.BinaryEncoder$.MODULE$),
          Map.entry(Instant.class, new AgnosticEncoders.InstantEncoder(false)),
          Map.entry(LocalDate.class, new AgnosticEncoders.LocalDateEncoder(false)));
}
