package io.loomsight.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.ingest.LandedFile.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LandedFileTest {

  @ParameterizedTest
  @CsvSource({
    "manifest.csv,MANIFEST",
    "Manifest-loom7.JSONL,MANIFEST",
    "r1/manifest.csv,IGNORED",
    "manifest.json,IGNORED",
    "truth.csv,IGNORED",
    "_SUCCESS,IGNORED",
    "_tmp/a.png,IGNORED",
    "r1/.a.png,IGNORED",
    "README.md,IGNORED",
    "r1/a.png,IMAGE",
    "r1/Thumbs.db,IMAGE",
    "r1/000012,IMAGE",
  })
  void kindIsToldByTheName(String path, Kind kind) {
    assertThat(Kind.ofFile(path)).isEqualTo(kind);
  }
}
