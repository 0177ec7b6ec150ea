package app.handoff.triage;

import static app.handoff.triage.ATask.ANA;
import static app.handoff.triage.ATask.MONDAY;
import static app.handoff.triage.ATask.aTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.engagement.Opening;
import app.handoff.engagement.Reason;
import app.handoff.engagement.TaskKind;
import app.handoff.kernel.Money;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.TaskId;
import app.handoff.kernel.YearProfile;
import app.handoff.kernel.YearProfile.Season;
import java.math.BigDecimal;
import java.time.Month;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TaskTests {

    private static final OutsourcingReasons TO_SAVE_MONEY = OutsourcingReasons.leading(Reason.LOWER_MONEY_COST);

    @ParameterizedTest
    @CsvSource({
        "1.5, DAY, 1, 375",
        "7.5, WEEK, 1, 390",
        "8, MONTH, 1, 96",
        "3, QUARTER, 1, 12",
        "20, YEAR, 1, 20",
        "60, YEARS, 3, 20",
        "10, YEARS, 3, 3.33",
        "45, ONCE, 1, 45",
        "0, WEEK, 1, 0"
    })
    void everyPeriodMakesAYear(String hours, Period period, int years, String aYear) {
        assertThat(new Effort(new BigDecimal(hours), period, years).hoursPerYear())
                .isEqualByComparingTo(aYear);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "nobody",
            value = {
                // who, hours, how often, whether there are as many, whether they are doubted
                "Jonas,           40, WEEK, true,  false",
                "Jonas,           61, WEEK, true,  true",
                "Jonas,          169, WEEK, false, true",
                "Jonas and Mia,  169, WEEK, true,  true",
                "'Jonas, Mia, Tom', 169, WEEK, true, false",
                "Jonas,           25, DAY,  false, true",
                "Jonas,           13, DAY,  true,  true",
                "Jonas,          700, MONTH, true, true",
                "Jonas,          800, MONTH, false, true",
                "Andy,           120, WEEK, true,  true",
                "The team,       300, WEEK, true,  false",
                "5 people,       300, WEEK, true,  false",
                "nobody,         300, WEEK, true,  false"
            })
    void aPersonHasNoMoreHoursThanThereAre(
            @Nullable String who, String hours, Period period, boolean possible, boolean doubted) {
        var task = aTask().doneBy(who).taking(Effort.of(hours, period));

        if (possible) {
            assertThat(task.build().hoursPerYear()).isPositive();
        } else {
            assertRefused("triage.effort.moreThanThereAre", task::build);
        }
        assertThat(task.details().longWeek().isPresent()).isEqualTo(doubted);
    }

    @Test
    void onlyWorkOfSeveralYearsCountsYears() {
        assertThat(new Effort(BigDecimal.TEN, Period.WEEK, 7).everyYears()).isEqualTo(1);
        assertRefused("triage.effort.everyYears", () -> new Effort(BigDecimal.TEN, Period.YEARS, 0));
        assertRefused("triage.effort.everyYears", () -> new Effort(BigDecimal.TEN, Period.YEARS, 51));
    }

    @Test
    void hoursCannotBeNegativeNorEndless() {
        assertRefused("triage.effort.negative", () -> Effort.of("-1", Period.DAY));
        assertThat(aTask().doneBy("The team")
                        .taking(Effort.of("160", Period.DAY))
                        .build()
                        .hoursPerYear())
                .isEqualByComparingTo("40000");
    }

    @ParameterizedTest
    @CsvSource({"200, DAY", "160.01, DAY", "800, WEEK", "100000, YEAR"})
    void noTaskTakesMoreThanTwentyPeople(String hours, Period period) {
        assertRefused(
                "triage.effort.tooMuch",
                () -> aTask().taking(Effort.of(hours, period)).build());
    }

    @ParameterizedTest
    @CsvSource({
        "99999999, EUR, false",
        "10001, USD, false",
        "400, EUR, true",
        "9000, JPY, true",
        "250000, CZK, true",
        "99999999, CZK, false",
        "2000000, IDR, true",
        "999999999, VND, false"
    })
    void anHourCostsWhatAnHourCanCost(String amount, String currency, boolean can) {
        ThrowingCallable adding = () -> new Task(
                TaskId.next(),
                aTask().costing(Cost.perHour(Money.of(amount, currency))).details(),
                Currency.getInstance(currency),
                ANA,
                MONDAY);

        if (can) {
            assertThatCode(adding).doesNotThrowAnyException();
        } else {
            assertRefused("triage.cost.perHourTooHigh", adding);
        }
    }

    @Test
    void aYearCostsWhatAYearCanCost() {
        var most = Cost.unknown().other(Money.of("10000000", "EUR"));
        var more = Cost.unknown().other(Money.of("10000000.01", "EUR"));

        assertThat(aTask().taking(Effort.unknown(Period.WEEK))
                        .costing(most)
                        .build()
                        .costPerYear())
                .isEqualTo(Money.of("10000000", "EUR"));
        assertRefused(
                "triage.cost.perYearTooHigh",
                () -> aTask().taking(Effort.unknown(Period.WEEK)).costing(more).build());
    }

    @Test
    void costsAddUp() {
        var cost = Cost.perHour(Money.of("30", "EUR"))
                .other(Money.of("1200", "EUR"))
                .errors(new BigDecimal("5"), Money.of("300", "EUR"));

        var task = aTask().taking(Effort.of("10", Period.MONTH)).costing(cost).build();

        // 120 hours at 30, 6 of them done again, 1,200 for programs and 300 for fines
        assertThat(task.costPerYear()).isEqualTo(Money.of("5280", "EUR"));
        assertThat(task.baseline().errorCostPerYear()).isEqualTo(Money.of("480", "EUR"));
        assertThat(task.baseline().costPerYear()).isEqualTo(task.costPerYear());
    }

    @Test
    void hoursNeedTheirPrice() {
        assertRefused(
                "triage.task.hoursWithoutCost",
                () -> aTask().costing(Cost.unknown()).build());
    }

    @Test
    void costsInAnotherCurrencyAreRefused() {
        assertRefused(
                "money.currenciesDiffer",
                () -> aTask().costing(Cost.perHour(Money.of("30", "USD"))).build());
    }

    @Test
    void aTaskWithoutBaselineMayGoButItsSavingCannotBeProven() {
        var task = aTask().taking(Effort.unknown(Period.MONTH))
                .costing(Cost.unknown())
                .build();

        var baseline = handOver(task).baseline();

        assertThat(baseline.provable()).isFalse();
        assertThat(baseline.hoursProvable()).isFalse();
        assertThat(baseline.costPerYear()).isEqualTo(Money.of("0", "EUR"));
    }

    @Test
    void workOfVolunteersSavesTimeOnly() {
        var baseline = handOver(
                        aTask().costing(Cost.perHour(Money.of("0", "EUR"))).build())
                .baseline();

        assertThat(baseline.provable()).isFalse();
        assertThat(baseline.hoursProvable()).isTrue();
    }

    @Test
    void coreIsKept() {
        var webDesign = aTask().named("Web design").core().build();

        assertThat(webDesign.assessment().suggestion())
                .isEqualTo(new Suggestion(Verdict.KEEP, Suggestion.Because.CORE));
        assertThat(webDesign.assessment().score()).isEmpty();
        assertRefused("triage.gate.CORE.refusal", () -> handOver(webDesign));
        assertRefused("triage.gate.CORE.refusal", () -> webDesign.decide(Verdict.LATER, null, "  ", ANA, MONDAY));
        assertThat(webDesign.decide(Verdict.KEEP, null, null, ANA, MONDAY).overrideReason())
                .isEmpty();
    }

    @Test
    void theLockOfACoreTaskIsLiftedInWriting() {
        var task = aTask().core().build();

        var handover = task.handOver("Bookkeeping", TO_SAVE_MONEY, null, "We stop selling this.", ANA, MONDAY);

        assertThat(handover.decision().overrideReason()).contains("We stop selling this.");
    }

    @Test
    void noReasonUnlocksWhatNobodyCanJudge() {
        var task = aTask().core().judgedByNobody().build();

        assertRefused(
                "triage.gate.NO_JUDGE.refusal", () -> task.handOver("X", TO_SAVE_MONEY, null, "Because.", ANA, MONDAY));
    }

    @ParameterizedTest
    @CsvSource({"Fillings and crowns", "crown and filling", "Fillings"})
    void whatTheCoreListNamesStaysWhateverTheTaskSays(String name) {
        var task = aTask().named(name).build();

        task.compareWith(NameWordsTests.listing("Fillings and crowns", "Braces"));

        assertThat(task.assessment().suggestion())
                .isEqualTo(new Suggestion(Verdict.KEEP, Suggestion.Because.ON_THE_CORE_LIST));
        assertThat(task.coreLine()).contains("Fillings and crowns");
        assertThat(task.assessment().score()).isEmpty();
        assertRefused("triage.gate.CORE.refusal", () -> handOver(task));
        assertRefused("triage.split.core", task::requireSplittable);

        task.compareWith(NameWordsTests.listing("Braces"));

        assertThat(handOver(task).name()).isEqualTo("Bookkeeping for 2027");
    }

    @Test
    void whatOwnPeopleDoOnThePremisesIsKeptUnlessAReasonSaysHow() {
        var post = aTask().named("Post and parcels").at(Place.ON_SITE).build();

        assertThat(post.assessment().suggestion().verdict()).isEqualTo(Verdict.KEEP);
        assertRefused("triage.gate.ON_SITE.refusal", () -> handOver(post));
        assertThat(post.decide(Verdict.LATER, null, "Not asked for.", ANA, MONDAY)
                        .overrideReason())
                .isEmpty();
        assertThat(post.handOver("Post", TO_SAVE_MONEY, null, "The courier takes a desk here.", ANA, MONDAY)
                        .decision()
                        .overrideReason())
                .contains("The courier takes a desk here.");
    }

    @Test
    void whatAVendorComesForHasNothingToSplitOff() {
        var cleaning = aTask().named("Office cleaning").at(Place.VISITS).build();

        assertRefused("triage.split.notOnSite", cleaning::requireSplittable);
        assertThat(handOver(cleaning).task()).isEqualTo(cleaning.id());
    }

    @Test
    void theOffSitePartIsSplitOff() {
        var post = aTask().named("Post")
                .at(Place.PARTLY)
                .taking(Effort.of("10", Period.WEEK))
                .build();
        assertThat(post.assessment().suggestion().verdict()).isEqualTo(Verdict.SPLIT);

        var part = post.splitOff(TaskId.next(), "Scanned post", new BigDecimal("4"), ANA, MONDAY);

        assertThat(part.hoursPerYear()).isEqualByComparingTo("208");
        assertThat(part.assessment().passed()).isTrue();
        assertThat(part.splitFrom()).contains(post.id());
        assertThat(post.hoursPerYear()).isEqualByComparingTo("312");
        assertThat(post.nature().orElseThrow().place()).isEqualTo(Place.ON_SITE);
    }

    @ParameterizedTest
    @CsvSource({
        "0, field.positive",
        "-1, field.positive",
        "10, triage.split.nothingLeft",
        "11, triage.split.nothingLeft"
    })
    void aPartIsLessThanTheWhole(String hours, String refusal) {
        var post = aTask().at(Place.PARTLY).taking(Effort.of("10", Period.WEEK)).build();

        assertRefused(refusal, () -> post.splitOff(TaskId.next(), "Part", new BigDecimal(hours), ANA, MONDAY));
    }

    @Test
    void whatNobodyCanJudgeIsBlockedUntilSomebodyIsNamed() {
        var tax = aTask().named("Tax advice")
                .of(TaskKind.EXPERTISE)
                .judgedByNobody()
                .build();
        assertThat(tax.assessment().suggestion().verdict()).isEqualTo(Verdict.BLOCKED);
        assertRefused("triage.gate.NO_JUDGE.refusal", () -> handOver(tax));

        tax.nameJudge("Ana Ruiz");

        assertThat(handOver(tax).judge()).isEqualTo("Ana Ruiz");
    }

    @Test
    void nothingIsDecidedTwiceWhileAPartnerIsSought() {
        var task = aTask().build();
        handOver(task);

        assertRefused("triage.task.engaged", () -> task.decide(Verdict.KEEP, null, null, ANA, MONDAY));
        assertRefused("triage.task.engaged", () -> handOver(task));
        assertRefused("triage.task.engaged", () -> task.remove(MONDAY));
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void oneReasonLeadsByItself(Reason reason) {
        assertThat(OutsourcingReasons.of(Set.of(reason), null).leading()).isEqualTo(reason);
    }

    @Test
    void exactlyOneOfSeveralReasonsLeads() {
        var two = EnumSet.of(Reason.LOWER_MONEY_COST, Reason.EXTEND_RESOURCES);

        assertRefused("triage.motives.none", () -> OutsourcingReasons.of(List.of(), null));
        assertRefused("triage.motives.noneLeads", () -> OutsourcingReasons.of(two, null));
        assertRefused("triage.motives.leadingNotChosen", () -> OutsourcingReasons.of(two, Reason.ONE_OFF));
        assertThat(OutsourcingReasons.of(two, Reason.EXTEND_RESOURCES).leading())
                .isEqualTo(Reason.EXTEND_RESOURCES);
    }

    @Test
    void seasonsCannotHoldMoreThanTheYear() {
        var yearProfile = new YearProfile(List.of(
                new Season(Month.JANUARY, Month.MARCH, BigDecimal.valueOf(487)),
                new Season(Month.APRIL, Month.MAY, BigDecimal.valueOf(180)),
                new Season(Month.JUNE, Month.AUGUST, BigDecimal.valueOf(150)),
                new Season(Month.SEPTEMBER, Month.DECEMBER, BigDecimal.valueOf(265))));

        assertThat(new Volume("Entries", BigDecimal.valueOf(2000), Volume.Counted.A_YEAR, yearProfile, null).quantity())
                .isEqualByComparingTo("2000");
        assertThat(new Volume("Entries", null, Volume.Counted.A_YEAR, yearProfile, null).quantity())
                .isEqualByComparingTo("1082");
        assertRefused(
                "triage.volume.seasonsDiffer",
                () -> new Volume("Entries", BigDecimal.valueOf(1000), Volume.Counted.A_YEAR, yearProfile, null));
    }

    private static Opening handOver(Task task) {
        return task.handOver("Bookkeeping for 2027", TO_SAVE_MONEY, null, null, ANA, MONDAY)
                .opening();
    }

    private static void assertRefused(String code, ThrowingCallable act) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(act)
                .extracting(RuleViolation::code)
                .isEqualTo(code);
    }
}
