package app.handoff.triage;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.engagement.TaskKind;
import app.handoff.kernel.Canonical;
import app.handoff.kernel.Locality;
import app.handoff.tenancy.Tenancy;
import app.handoff.tenancy.Tenancy.Scope;
import app.handoff.text.Format;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Tasks that many businesses have come with what is usual for them, and are known by what people call them. */
class CommonTasksTests {

    private final CommonTasks common = new CommonTasks(bundle(), new Format(bundle()));

    private static ResourceBundleMessageSource bundle() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/triage");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    @Test
    void everyFamilyOffersSome() {
        assertThat(common.all()).hasSizeGreaterThanOrEqualTo(30);
        assertThat(common.all().stream().collect(Collectors.groupingBy(CommonTask::family)))
                .hasSize(CommonTask.Family.values().length)
                .allSatisfy((family, tasks) -> assertThat(tasks).hasSizeGreaterThanOrEqualTo(3));
    }

    @Test
    void eachIsAWholeExample() {
        var known = Arrays.stream(Canonical.resource("scope/levels.json", Level[].class))
                .map(Level::key)
                .collect(Collectors.toSet());
        var keys = new HashSet<String>();
        assertThat(common.all()).allSatisfy(task -> {
            assertThat(keys.add(task.key())).isTrue();
            assertThat(task.nature().profile()).isNotNull();
            assertThat(task.effort().isKnown()).isTrue();
            task.effort().expectPlausible();
            assertThat(task.levels()).isNotEmpty().isSubsetOf(known);
            assertThat(common.name(task)).isNotBlank();
            assertThat(common.advice(task)).hasSizeBetween(40, 300);
            assertThat(common.calledLike(common.name(task)))
                    .as(common.name(task))
                    .contains(task);
        });
    }

    private record Level(String key) {}

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "Bookkeeping, bookkeeping",
                "Monthly book-keeping for the shop, bookkeeping",
                "Finanzbuchhaltung, bookkeeping",
                "Lohnbuchhaltung, payroll",
                "Löhne und Gehälter, payroll",
                "Bi-weekly payroll, payroll",
                "VAT, sales-tax",
                "Umsatzsteuer-Voranmeldung, sales-tax",
                "Answering the phone, phone",
                "Phone, phone",
                "Phone repair, none",
                "Telefon, phone",
                "Patient appointments, appointments",
                "Medical billing, claims",
                "Court filings, case-files",
                "Office cleaning, cleaning",
                "Gebäudereinigung, cleaning",
                "Translation into French, translation",
                "Instagram, social-media",
                "Delivery round, deliveries",
                "Milling of brackets, parts",
                "Customer service, support",
                "Web design, none",
                "Growing trees, none",
                "'', none"
            })
    void knowsATaskByWhatPeopleCallIt(String name, String key) {
        assertThat(common.calledLike(name).map(CommonTask::key).orElse(null)).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "US, sales-tax, Sales tax returns",
        "CA, sales-tax, GST and HST returns",
        "AU, sales-tax, Business activity statements",
        "FR, sales-tax, VAT returns",
        "BR, sales-tax, VAT returns",
        "DE, privacy, Data protection (GDPR)",
        "GB, privacy, Data protection (UK GDPR)",
        "US, claims, Medical billing and claims",
        "ZA, privacy, Privacy advice"
    })
    void taxAndPrivacyAreCalledAsInTheCountry(String country, String key, String name) {
        assertThat(in(country, () -> common.name(common.of(Set.of(key)).get(0))))
                .isEqualTo(name);
    }

    /** Whatever somebody answers about a common task: a reason never claims what the task itself denies. */
    @Test
    void noSuggestionContradictsItsTask() {
        var suggested = EnumSet.noneOf(Verdict.class);
        int combinations = 0;
        for (var task : common.all()) {
            for (var place : Place.values()) {
                for (var core : CoreActivity.values()) {
                    for (var effort : EFFORTS) {
                        for (int step = 1; step <= 5; step++) {
                            for (var judge : List.of(true, false)) {
                                var nature = new TaskProfile(task.nature().kind(), place, core, step, 6 - step, 5);
                                var alike = new TaskProfile(task.nature().kind(), place, core, step, step, 5);
                                for (var each : List.of(nature, alike)) {
                                    var assessment = Assessment.of(each, effort, judge, false, Weights.USUAL);
                                    suggested.add(assessment.suggestion().verdict());
                                    expectNoContradiction(assessment);
                                    combinations++;
                                }
                            }
                        }
                    }
                }
            }
            var usual = Assessment.of(task.nature().profile(), task.effort(), true, false, Weights.USUAL);
            expectNoContradiction(usual);
            suggested.add(usual.suggestion().verdict());
        }
        System.out.println("Suggestions: " + combinations + " combinations of 41 common tasks looked at.");
        assertThat(suggested).containsExactlyInAnyOrder(Verdict.values());
    }

    private static final List<Effort> EFFORTS = List.of(
            Effort.of("7.5", Period.WEEK),
            Effort.of("6", Period.MONTH),
            Effort.of("8", Period.DAY),
            Effort.of("5", Period.YEAR),
            Effort.of("40", Period.ONCE),
            Effort.everyYears(3, "60"),
            Effort.unknown(Period.WEEK));

    private static void expectNoContradiction(Assessment assessment) {
        var suggestion = assessment.suggestion();
        var work = Objects.requireNonNull(assessment.nature());
        var effort = assessment.effort();
        var what = work + ", " + effort + ": " + suggestion;
        switch (suggestion.because()) {
            case CORE -> assertThat(work.core()).as(what).isEqualTo(CoreActivity.CORE);
            case ON_SITE -> assertThat(work.place()).as(what).isEqualTo(Place.ON_SITE);
            case PARTLY_ON_SITE -> assertThat(work.place()).as(what).isEqualTo(Place.PARTLY);
            case NO_JUDGE -> assertThat(assessment.gates()).as(what).contains(Gate.NO_JUDGE);
            case CAN_BE_LEARNED -> {
                assertThat(work.simplicity()).as(what).isGreaterThanOrEqualTo(4);
                assertThat(work.kind()).as(what).isNotEqualTo(TaskKind.EXPERTISE);
            }
            case SIMPLE_AND_ALIKE, HOURS_NOT_KNOWN -> {
                assertThat(work.simplicity()).as(what).isGreaterThanOrEqualTo(3);
                assertThat(work.repetitive()).as(what).isGreaterThanOrEqualTo(3);
            }
            case HIGH_SCORE ->
                assertThat(Math.min(work.simplicity(), work.repetitive()))
                        .as(what)
                        .isLessThan(3);
            case FRONT_DESK -> {
                assertThat(work.kind()).as(what).isEqualTo(TaskKind.FRONT_DESK);
                assertThat(work.place()).as(what).isEqualTo(Place.OFF_SITE);
            }
            case FRONT_DESK_HERE -> {
                assertThat(work.kind()).as(what).isEqualTo(TaskKind.FRONT_DESK);
                assertThat(work.place()).as(what).isEqualTo(Place.VISITS);
            }
            case EXPERTISE -> {
                assertThat(work.kind()).as(what).isEqualTo(TaskKind.EXPERTISE);
                assertThat(effort.hoursPerYear()).as(what).isLessThan(new BigDecimal("800"));
            }
            case EXPERTISE_OFTEN ->
                assertThat(effort.hoursPerYear()).as(what).isGreaterThanOrEqualTo(new BigDecimal("800"));
            case KNOWLEDGE -> assertThat(work.kind()).as(what).isIn(TaskKind.KNOWLEDGE, TaskKind.MARKETING);
            case HANDIWORK -> assertThat(work.kind().isHandiwork()).as(what).isTrue();
            case TRADE -> {
                assertThat(work.kind()).as(what).isEqualTo(TaskKind.CRAFT);
                assertThat(work.simplicity()).as(what).isLessThanOrEqualTo(2);
            }
            case ONE_OFF -> assertThat(effort.yearsApart()).as(what).isPresent();
            case FOR_A_PROGRAM -> {
                assertThat(work.kind().isHandiwork()).as(what).isFalse();
                assertThat(work.place()).as(what).isEqualTo(Place.OFF_SITE);
                assertThat(effort.hoursPerYear()).as(what).isLessThan(new BigDecimal("100"));
            }
            case TOO_FEW_HOURS -> assertThat(effort.hoursPerYear()).as(what).isLessThan(new BigDecimal("12"));
            case LOW_SCORE ->
                assertThat(assessment.score().orElseThrow().sum()).as(what).isLessThan(60);
            case NOT_ASSESSED, ON_THE_CORE_LIST -> Assertions.fail(what);
        }
    }

    private static <T> T in(String country, Supplier<T> question) {
        var there = new Locality(
                ZoneOffset.UTC,
                Currency.getInstance("EUR"),
                new Locale.Builder().setLanguage("en").setRegion(country).build());
        return Tenancy.as(
                Scope.of(new app.handoff.kernel.BusinessId(UUID.randomUUID())).at(there), question);
    }
}
