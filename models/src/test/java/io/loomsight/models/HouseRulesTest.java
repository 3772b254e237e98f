package io.loomsight.models;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.core.domain.properties.HasParameterTypes.Predicates.rawParameterTypes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the house, as far as this module can break them. */
final class HouseRulesTest {

  private static final String HOUSE = "io.loomsight.models.";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.loomsight.models");

  @Test
  void fabricSeesNothingOfTheHouse() {
    seesOnly("fabric");
  }

  @Test
  void imageSeesOnlyFabric() {
    seesOnly("image", "fabric");
  }

  @Test
  void gradeAndSynthSeeOnlyFabricAndImage() {
    seesOnly("grade", "fabric", "image");
    seesOnly("synth", "fabric", "image");
  }

  @Test
  void statisticsSeesNothingOfTheHouse() {
    seesOnly("statistics");
  }

  @Test
  void alarmSeesOnlyFabricAndGrade() {
    seesOnly("alarm", "fabric", "grade");
  }

  @Test
  void cutSeesOnlyFabricAndGrade() {
    seesOnly("cut", "fabric", "grade");
  }

  private static void seesOnly(String room, String... others) {
    String[] allowed =
        Stream.concat(Stream.of(room), Stream.of(others))
            .map(name -> HOUSE + name + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(HOUSE + room + "..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.loomsight..").and(not(resideInAnyPackage(allowed))))
        .check(CLASSES);
  }

  @Test
  void djlAppearsOnlyWhereNetworksAre() {
    noClasses()
        .that()
        .resideOutsideOfPackages(HOUSE + "detect..", HOUSE + "pattern..", HOUSE + "train..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ai.djl..")
        .check(CLASSES);
  }

  /** See {@link io.loomsight.models.detect.Scalars}. */
  @Test
  void numbersInExpressionsLiveAsLongAsTheirManager() {
    noClasses()
        .should()
        .callMethodWhere(
            target(owner(assignableTo(NDArray.class)))
                .and(target(rawParameterTypes(new Class<?>[] {Number.class}))))
        .check(CLASSES);
  }

  @Test
  void nothingHereKnowsSparkOrTheJobs() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "io.loomsight.jobs..")
        .check(CLASSES);
  }

  @Test
  void nothingHereExits() {
    noClasses().should().callMethod(System.class, "exit", int.class).check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching(HOUSE + "(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void classesAreFinalUnlessTheyAreMeantToBeExtended() {
    classes()
        .that()
        .areTopLevelClasses()
        .and()
        .areNotInterfaces()
        .and()
        .areNotEnums()
        .and()
        .doNotHaveModifier(JavaModifier.ABSTRACT)
        .should()
        .haveModifier(JavaModifier.FINAL)
        .check(CLASSES);
  }

  @Test
  void everyPackageHasItsDoorPlate() throws IOException {
    assertThat(packagesWithoutInfo(Path.of("src", "main", "java"))).isEmpty();
  }

  private static List<Path> packagesWithoutInfo(Path sources) throws IOException {
    try (Stream<Path> files = Files.walk(sources)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(Path::getParent)
          .distinct()
          .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
          .toList();
    }
  }
}
