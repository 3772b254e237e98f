package io.loomsight.jobs.table;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Made-up rows of any table: every component holds something, different for every number. */
final class Samples {

  private Samples() {}

  static <R extends Record> R row(Class<R> type, int number) {
    try {
      RecordComponent[] components = type.getRecordComponents();
      Class<?>[] types = new Class<?>[components.length];
      Object[] values = new Object[components.length];
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        values[i] = value(components[i].getGenericType(), number * 31 + i);
      }
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static Object value(Type type, int number) throws ReflectiveOperationException {
    if (type instanceof ParameterizedType parameterized) {
      Type[] arguments = parameterized.getActualTypeArguments();
      return parameterized.getRawType() == List.class
          ? List.of(value(arguments[0], number), value(arguments[0], number + 1))
          : Map.of("a", value(arguments[1], number), "b", value(arguments[1], number + 1));
    }
    Class<?> simple = (Class<?>) type;
    if (simple.isRecord()) {
      return row(simple.asSubclass(Record.class), number);
    }
    if (simple.isEnum()) {
      Object[] constants = simple.getEnumConstants();
      return constants[number % constants.length];
    }
    return switch (simple.getSimpleName()) {
      case "String" -> "s" + number;
      case "boolean" -> number % 2 == 0;
      case "int" -> number + 1;
      case "long", "Long" -> number + (1L << 40);
      case "double", "Double" -> number + 0.25;
      case "byte[]" -> new byte[] {(byte) number, 1, -2};
      case "Instant" -> Instant.parse("2026-03-01T22:15:30.123456Z").plusSeconds(number);
      case "LocalDate" -> LocalDate.of(2026, 3, 1).plusDays(number);
      default -> throw new IllegalStateException("no sample for " + simple);
    };
  }
}
