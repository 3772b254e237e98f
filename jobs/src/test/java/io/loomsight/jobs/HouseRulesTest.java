package io.loomsight.jobs;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

/** The rules of the house, as far as this module can break them. */
final class HouseRulesTest {

  private static final String HOUSE = "io.loomsight.jobs";

  /** Rooms that are no stages: everybody may enter. */
  private static final Set<String> COMMON =
      Set.of("", "runtime", "table", "config", "page", "sheet");

  /** Rooms that run other rooms' jobs. */
  private static final Set<String> RUN_OTHERS = Set.of("night", "demo", "bench", "serve");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(HOUSE);

  @Test
  void stagesMeetInTablesAndNeverImportEachOther() {
    for (String room : rooms()) {
      if (!COMMON.contains(room) && !RUN_OTHERS.contains(room)) {
        noClasses()
            .that()
            .resideInAPackage(HOUSE + "." + room + "..")
            .should()
            .dependOnClassesThat(
                described("of another stage", other -> isStage(other) && !room(other).equals(room)))
            .check(CLASSES);
      }
    }
  }

  @Test
  void commonRoomsKnowNoStage() {
    noClasses()
        .that(described("are common", type -> COMMON.contains(room(type)) && !room(type).isEmpty()))
        .should()
        .dependOnClassesThat(described("of a stage", HouseRulesTest::isStage))
        .check(CLASSES);
  }

  @Test
  void whatEveryStageIsMadeOfIsKnownAtTheDoorAlone() {
    noClasses()
        .that(described("are in a room", type -> !room(type).isEmpty()))
        .should()
        .dependOnClassesThat(
            described(
                "of the door",
                type -> isOfTheHouse(type) && room(type).isEmpty() && !isInputException(type)))
        .check(CLASSES);
  }

  private static boolean isInputException(JavaClass type) {
    return type.getName().equals(InputException.class.getName());
  }

  @Test
  void onlyJobsTablesAndRuntimeKnowSpark() {
    noClasses()
        .that()
        .resideOutsideOfPackages(HOUSE + ".table..", HOUSE + ".runtime..")
        .and(not(described("are jobs", type -> topLevel(type).getSimpleName().endsWith("Job"))))
        .and()
        .doNotHaveFullyQualifiedName(Main.class.getName())
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.spark..")
        .check(CLASSES);
  }

  @Test
  void networksAreLeftToTheModels() {
    noClasses().should().dependOnClassesThat().resideInAPackage("ai.djl..").check(CLASSES);
  }

  @Test
  void everySubcommandLivesInThePackageOfItsName() {
    classes()
        .that()
        .areAnnotatedWith(Command.class)
        .and()
        .doNotHaveFullyQualifiedName(Main.class.getName())
        .should(
            new ArchCondition<>("live in the package of its name") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                String name = type.getAnnotationOfType(Command.class).name();
                events.add(
                    new SimpleConditionEvent(
                        type,
                        room(type).equals(name),
                        "subcommand %s lives in %s".formatted(name, type.getPackageName())));
              }
            })
        .check(CLASSES);
  }

  @Test
  void onlyMainExits() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(Main.class.getName())
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching(HOUSE + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void classesAreFinal() {
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
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
      List<Path> without =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .map(Path::getParent)
              .distinct()
              .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
              .toList();
      assertThat(without).isEmpty();
    }
  }

  private static List<String> rooms() {
    return CLASSES.stream().map(HouseRulesTest::room).distinct().sorted().toList();
  }

  private static boolean isOfTheHouse(JavaClass type) {
    return resideInAPackage(HOUSE + "..").test(type);
  }

  private static boolean isStage(JavaClass type) {
    return isOfTheHouse(type) && !COMMON.contains(room(type));
  }

  /** The package's name below the house, {@code report} of {@code io.loomsight.jobs.report}. */
  private static String room(JavaClass type) {
    String name = type.getPackageName();
    return name.startsWith(HOUSE + ".") ? name.substring(HOUSE.length() + 1) : "";
  }

  private static JavaClass topLevel(JavaClass type) {
    JavaClass top = type;
    while (top.getEnclosingClass().isPresent()) {
      top = top.getEnclosingClass().get();
    }
    return top;
  }

  private static DescribedPredicate<JavaClass> described(
      String what, Predicate<JavaClass> predicate) {
    return DescribedPredicate.describe(what, predicate);
  }
}
