package app.handoff;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.coyote.ProtocolHandler;
import org.junit.jupiter.api.Test;
import org.springframework.data.repository.Repository;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.thymeleaf.engine.ITemplateHandler;

/** What holds in every module, each rule with what to do instead. The arrows between modules: {@link ModularityTests}. */
class ArchitectureTests {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("app.handoff");

    /** Entities in the text of a query: after from, join, update or delete from. Tables of a native query begin small. */
    private static final Pattern ASKED =
            Pattern.compile("\\b(?:from|join|update)\\s+(?:fetch\\s+)?([A-Z]\\w+)\\s+\\w+", Pattern.CASE_INSENSITIVE);

    private static final Pattern TEXT =
            Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"", Pattern.DOTALL);

    /** Public though no other module needs it, each with its reason. */
    private static final Map<String, String> PUBLIC_ALL_THE_SAME = Map.ofEntries(
            entry("HandoffApplication", "its main method is where the Java launcher begins"),
            entry("DatabaseAccess", "the database of the tests is described as one of an installation"),
            entry("DatabaseRoles", "the database of the tests has the roles of an installation"),
            entry("EmbeddedServer", "where nothing else is there, tests run on the server that comes with Handoff"),
            entry("DataFolderInUse", "two runs of the tests find out about each other as two installations do"),
            entry("SignedIn", "who looks at a page in the tests of every module"),
            entry("Accounts", "tests of sign-in begin with a business that somebody set up"),
            entry("AccessInterceptor", "tests ask of each address who may come"));

    /** Not even through what it uses: a page hands over what it read, a rule answers with a sentence. */
    @Test
    void whatWorksWithoutPagesKnowsNoPages() {
        var pages = CLASSES.that(resideInAPackage("app.handoff.web.."));
        var knows = new HashMap<JavaClass, JavaClass>();
        var found = new ArrayDeque<JavaClass>();
        pages.forEach(found::add);
        while (!found.isEmpty()) {
            var known = found.remove();
            known.getDirectDependenciesToSelf().stream()
                    .map(Dependency::getOriginClass)
                    .filter(user -> !pages.contain(user.getName()) && knows.putIfAbsent(user, known) == null)
                    .forEach(found::add);
        }

        var rules = CLASSES.that(keepTheRules());
        assertThat(rules.size()).isGreaterThan(100);
        assertThat(knows).as("pages know pages").hasSizeGreaterThan(100);
        assertThat(rules.stream()
                        .filter(type -> pages.contain(type.getName()) || knows.containsKey(type))
                        .map(type -> Stream.iterate(type, Objects::nonNull, knows::get)
                                .map(JavaClass::getName)
                                .collect(Collectors.joining(" -> "))))
                .as("rules outlive pages: let the page call the rule, and give it values")
                .isEmpty();
    }

    @Test
    void timeComesFromTheClock() {
        holds(noClasses()
                .should()
                .callMethodWhere(readsTheTimeOfTheMachine())
                .because(
                        "deadlines count by the clock of the database, and tests move it: take a Clock, or an Instant that"
                                + " the caller read from it"));
    }

    @Test
    void whatAThreadCarriesIsKnown() {
        holds(noFields()
                .that()
                .areDeclaredInClassesThat(are(resideOutsideOfPackage("app.handoff.tenancy"))
                        .and(DescribedPredicate.not(named("FallbackPages", "SparingSessions"))))
                .should()
                .haveRawType(ThreadLocal.class)
                .because("nobody sees what a thread carries: hand it over as an argument"));
    }

    @Test
    void aPageDecidesNothingInATransactionOfItsOwn() {
        holds(methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Controller.class)
                .should()
                .notBeAnnotatedWith(Transactional.class)
                .because("an act is one method of a service with its transaction and its rule: move it there"));
    }

    @Test
    void controllersAreForRequestsAlone() {
        holds(classes()
                .that()
                .areAnnotatedWith(Controller.class)
                .should()
                .haveSimpleNameEndingWith("Controller")
                .andShould()
                .notBePublic()
                .because("Spring calls them and nobody else: name them *Controller, keep them package-private"));
    }

    @Test
    void whatIsInjectedStandsInTheConstructor() {
        holds(GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION);
        holds(fields().that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Controller.class)
                .and()
                .areNotStatic()
                .should()
                .beFinal()
                .because("all requests share one controller: what belongs to one request is an argument or a local"));
    }

    @Test
    void aQueryAsksForEntitiesOfItsOwnModule() throws IOException {
        Map<String, String> moduleOf = CLASSES.stream()
                .filter(type -> type.isAnnotatedWith(Entity.class))
                .collect(Collectors.toMap(JavaClass::getSimpleName, ArchitectureTests::module));
        var foreign = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java/app/handoff"))) {
            for (var file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                var module = file.subpath(5, 6).toString();
                for (var text : texts(Files.readString(file))) {
                    ASKED.matcher(text)
                            .results()
                            .map(asked -> asked.group(1))
                            .filter(entity ->
                                    !moduleOf.getOrDefault(entity, module).equals(module))
                            .forEach(entity -> foreign.add(file.getFileName() + " asks for " + entity));
                }
            }
        }

        assertThat(moduleOf).hasSizeGreaterThan(40);
        // Which winners have no contract yet is one question to two tables: answered in two, it would carry all winners
        // about.
        foreign.remove("ContractRepository.java asks for BidRequest");
        assertThat(foreign)
                .as(
                        "ask the module that owns it through its service, or keep the few values that you need by its events")
                .isEmpty();
    }

    @Test
    void aNameMeansOneType() {
        var twice = CLASSES.stream()
                .filter(type -> !type.isNestedClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getSimpleName, Collectors.counting()));
        twice.values().removeIf(types -> types == 1);

        assertThat(twice)
                .as("whoever searches for a name finds two: rename one")
                .isEmpty();
    }

    /** Whoever only tests of other modules need stays in its package: they ask a class of tests that lies there too. */
    @Test
    void whatIsPublicIsNeededElsewhere() {
        var published = CLASSES.stream()
                .filter(type -> !type.isNestedClass())
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .toList();
        var needed = CLASSES.stream()
                .flatMap(user -> neededBy(user)
                        .filter(type -> !type.getPackage().equals(user.getPackage()))
                        .map(JavaClass::getBaseComponentType)
                        .map(ArchitectureTests::outermost))
                .collect(Collectors.toSet());
        var alone = published.stream()
                // What Thymeleaf and Tomcat make themselves, and annotations: those of parts of a record leave no
                // trace where they are used.
                .filter(type -> !type.isAssignableTo(ITemplateHandler.class) && !type.isAnnotation())
                .filter(type -> !type.isAssignableTo(ProtocolHandler.class))
                .filter(type -> !PUBLIC_ALL_THE_SAME.containsKey(type.getSimpleName()))
                .map(JavaClass::getName)
                .filter(type -> !needed.contains(type))
                .sorted()
                .toList();
        System.out.printf("Public types: %d, needed in their own package alone: %s%n", published.size(), alone);

        assertThat(alone)
                .as("take \"public\" away; what tests of other modules need is made by a class of tests in the package"
                        + " of the type, as ABusiness and ContractsForTests do")
                .isEmpty();
    }

    /** What this type names, and what the methods that it calls take and hand back. */
    private static Stream<JavaClass> neededBy(JavaClass user) {
        return Stream.concat(
                user.getDirectDependenciesFromSelf().stream().map(Dependency::getTargetClass),
                user.getAccessesFromSelf().stream()
                        .map(JavaAccess::getTarget)
                        .filter(CodeUnitAccessTarget.class::isInstance)
                        .map(CodeUnitAccessTarget.class::cast)
                        .flatMap(called -> Stream.concat(
                                Stream.of(called.getRawReturnType()), called.getRawParameterTypes().stream())));
    }

    private static String outermost(JavaClass type) {
        return type.getName().replaceFirst("\\$.*", "");
    }

    private static void holds(ArchRule rule) {
        rule.check(CLASSES);
    }

    private static DescribedPredicate<JavaMethodCall> readsTheTimeOfTheMachine() {
        var types =
                Set.of(Instant.class, LocalDate.class, LocalDateTime.class, ZonedDateTime.class, OffsetDateTime.class);
        Predicate<MethodCallTarget> now = target -> target.getName().equals("now")
                && types.stream().anyMatch(type -> target.getOwner().isEquivalentTo(type))
                && target.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
        return DescribedPredicate.describe(
                "reads the time of the machine",
                call -> now.test(call.getTarget())
                        || call.getTarget().getOwner().isEquivalentTo(System.class)
                                && call.getTarget().getName().equals("currentTimeMillis"));
    }

    private static DescribedPredicate<JavaClass> keepTheRules() {
        var kinds = List.of(Entity.class, Embeddable.class, Service.class);
        return DescribedPredicate.describe(
                "are entities, their parts, services or repositories",
                type -> kinds.stream().anyMatch(type::isAnnotatedWith) || type.isAssignableTo(Repository.class));
    }

    private static DescribedPredicate<JavaClass> named(String... names) {
        return DescribedPredicate.describe("named", type -> List.of(names).contains(type.getSimpleName()));
    }

    private static String module(JavaClass type) {
        return type.getPackageName().replaceFirst("^app\\.handoff\\.?(\\w*).*", "$1");
    }

    private static List<String> texts(String source) {
        var found = new ArrayList<String>();
        TEXT.matcher(source).results().forEach(one -> found.add(one.group(1) != null ? one.group(1) : one.group(2)));
        return found;
    }
}
