package io.loomsight.jobs.serve;

import io.loomsight.jobs.InputException;
import io.loomsight.jobs.table.Batch;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is answered to whom. A path is taken apart before it is decoded, and only places that the
 * house itself makes are looked for, so that none leads outside a night's folder.
 */
final class Site {

  /** Labels of a night are some 100 bytes each. */
  static final int MOST_BYTES = 4 << 20;

  private static final String READ = "GET, HEAD";
  private static final String SENT = "POST";

  private static final Map<String, String> TYPES =
      Map.of(
          "html",
          Answer.HTML,
          "csv",
          "text/csv; charset=utf-8",
          "xlsx",
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private static final Set<String> FILES = Set.of("report.html", "review.html", "tables.xlsx");

  private static final Set<String> PARK_FILES =
      Set.of("park.html", "park.xlsx", "compute.csv", "vouchers.csv");

  private final Shelf shelf;
  private final IndexPage index;
  private final Access access;
  private final Desk desk;

  /** Takes labels. */
  interface Desk {

    /**
     * Takes a night's labels in.
     *
     * @param csv as {@code review --import} takes it
     * @return what was taken
     * @throws InputException where a line is bad
     */
    String take(Batch night, String csv);
  }

  /**
   * Who may do what.
   *
   * @param hosts names and ports that this server goes by; empty where it goes by any
   * @param token what who sends labels must have
   */
  record Access(Set<String> hosts, String token) {

    Access {
      hosts = Set.copyOf(hosts);
    }
  }

  Site(Shelf shelf, IndexPage index, Access access, Desk desk) {
    this.shelf = shelf;
    this.index = index;
    this.access = access;
    this.desk = desk;
  }

  /** The answer to a request. */
  Answer answer(Asked asked) throws IOException {
    String host = asked.header("Host").orElse("").toLowerCase(Locale.ROOT);
    if (!access.hosts().isEmpty() && !access.hosts().contains(host)) {
      // A page of somewhere else whose name was made to lead here
      return Answer.text(421, "expected one of this server's names, found '%s'".formatted(host));
    }
    Optional<List<String>> places = places(asked.path());
    if (places.isEmpty()) {
      return missing();
    }
    List<String> place = places.get();
    if (place.equals(List.of(""))) {
      return reading(asked).orElseGet(() -> index.answer(shelf));
    }
    if (place.size() == 4 && place.get(0).equals("parks")) {
      return park(asked, new Shelf.Park(place.get(1), place.get(2)), place.get(3));
    }
    if (place.size() < 4 || !place.get(0).equals("nights")) {
      return missing();
    }
    Optional<Batch> night = Batch.parse(place.get(1), place.get(2));
    if (night.isEmpty()) {
      return missing();
    }
    String file = String.join("/", place.subList(3, place.size()));
    if (file.equals("reviews")) {
      return reviews(asked, night.get());
    }
    boolean ours = FILES.contains(file) || file.matches("rolls/[A-Za-z0-9_-]{1,80}\\.html");
    Optional<Answer> refused = reading(asked);
    return !ours
        ? missing()
        : refused.isPresent() ? refused.get() : file(asked, shelf.find(night.get(), file), file);
  }

  private Answer park(Asked asked, Shelf.Park park, String file) throws IOException {
    Optional<Answer> refused = reading(asked);
    return !PARK_FILES.contains(file) || !shelf.has(park)
        ? missing()
        : refused.isPresent() ? refused.get() : file(asked, shelf.find(park, file), file);
  }

  private static Answer missing() {
    return Answer.text(404, "expected the address of a night's page, found none there");
  }

  /** The parts of a path, each decoded by itself; empty where one would lead elsewhere. */
  static Optional<List<String>> places(String path) {
    if (!path.startsWith("/")) {
      return Optional.empty();
    }
    List<String> places = new ArrayList<>();
    for (String part : path.substring(1).split("/", -1)) {
      Optional<String> place = decoded(part);
      if (place.isEmpty() || !place.get().matches("[^/\\\\\\p{Cntrl}]*")) {
        return Optional.empty();
      }
      if (place.get().equals(".") || place.get().equals("..")) {
        return Optional.empty();
      }
      places.add(place.get());
    }
    return Optional.of(places);
  }

  private static Optional<String> decoded(String part) {
    try {
      return Optional.of(URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static Optional<Answer> reading(Asked asked) {
    return asked.method().equals("GET") || asked.method().equals("HEAD")
        ? Optional.empty()
        : Optional.of(notAllowed(READ, asked));
  }

  private static Answer notAllowed(String allowed, Asked asked) {
    return Answer.text(405, "expected %s, found %s".formatted(allowed, asked.method()))
        .with(Map.of("Allow", allowed));
  }

  private static Answer file(Asked asked, Optional<Shelf.Found> found, String place) {
    if (found.isEmpty()) {
      return missing();
    }
    String tag = "\"" + found.get().version() + "\"";
    Map<String, String> headers = Map.of("ETag", tag);
    if (asked.header("If-None-Match").filter(tag::equals).isPresent()) {
      return Answer.empty(304, headers);
    }
    String type = TYPES.get(place.substring(place.lastIndexOf('.') + 1));
    return new Answer(200, type, found.get().length(), headers, found.get().content());
  }

  private Answer reviews(Asked asked, Batch night) throws IOException {
    if (!asked.method().equals(SENT)) {
      return notAllowed(SENT, asked);
    }
    if (!hasToken(asked)) {
      return Answer.text(401, "expected the token that the server names when it begins")
          .with(Map.of("WWW-Authenticate", "Bearer"));
    }
    if (!asked.header("Content-Type").orElse("").startsWith("text/csv")) {
      return Answer.text(415, "expected text/csv");
    }
    byte[] body = asked.body().read(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      return Answer.text(413, "expected at most %,d bytes".formatted(MOST_BYTES));
    }
    try {
      String csv =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(body))
              .toString();
      return Answer.text(200, desk.take(night, csv));
    } catch (CharacterCodingException bytes) {
      return Answer.text(400, "expected text in UTF-8, found other bytes");
    } catch (InputException fault) {
      return Answer.text(400, fault.getMessage());
    }
  }

  /** Compared in a time that says nothing of where they differ. */
  private boolean hasToken(Asked asked) {
    String expected = "Bearer " + access.token();
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8),
        asked.header("Authorization").orElse("").getBytes(StandardCharsets.UTF_8));
  }
}
