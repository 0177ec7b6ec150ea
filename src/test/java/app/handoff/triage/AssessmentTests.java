package app.handoff.triage;

import static app.handoff.triage.ATask.aTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.engagement.TaskKind;
import app.handoff.kernel.RuleViolation;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssessmentTests {

    @ParameterizedTest
    @CsvSource({
        "Bookkeeping,             5, 4, 390, 25, 20, 29, 94",
        "Front desk and phone,    4, 4, 375, 20, 20, 28, 88",
        "Updates to client sites, 4, 3, 312, 20, 15, 23, 78",
        "Chasing unpaid invoices, 5, 5,  78, 25, 25,  6, 76",
        "Newsletter,              3, 3,  96, 15, 15,  7, 57",
        "Studio film,             1, 1,  20,  5,  5,  2, 32"
    })
    void everyTermOfTheScoreIsShown(
            String task, int alike, int simple, String hours, int repeats, int simplicity, int forHours, int sum) {
        var score = Score.of(alike, simple, new BigDecimal(hours), Place.OFF_SITE, Weights.USUAL);

        assertThat(score).isEqualTo(new Score(Weights.USUAL, repeats, simplicity, forHours, 20));
        assertThat(score.sum()).isEqualTo(sum);
    }

    @Test
    void theMostIsAHundred() {
        for (var weights : List.of(Weights.USUAL, new Weights(0, 100, 0, 0), new Weights(33, 33, 33, 1))) {
            assertThat(Score.of(5, 5, new BigDecimal("100000"), Place.OFF_SITE, weights)
                            .sum())
                    .isEqualTo(Score.MOST);
        }
        assertThat(score(Place.ON_SITE, Weights.USUAL).sum()).isEqualTo(10);
        assertThat(score(Place.PARTLY, Weights.USUAL).offSite()).isEqualTo(10);
        assertThat(score(Place.VISITS, Weights.USUAL).offSite()).isEqualTo(10);
    }

    @Test
    void whatABusinessWeighsMoreCountsMore() {
        var work = new BigDecimal("100");
        var score = Score.of(3, 4, work, Place.VISITS, new Weights(10, 15, 60, 15));

        assertThat(score).isEqualTo(new Score(new Weights(10, 15, 60, 15), 6, 12, 15, 8));
        assertThat(Score.of(3, 4, work, Place.VISITS, new Weights(0, 0, 100, 0)).sum())
                .isEqualTo(25);
    }

    private static Score score(Place place, Weights weights) {
        return Score.of(1, 1, BigDecimal.ZERO, place, weights);
    }

    @ParameterizedTest
    @CsvSource({"25, 25, 30, 21, 101", "25, 25, 30, 0, 80", "0, 0, 0, 0, 0", "100, 100, 100, 100, 400"})
    void weightsThatDoNotAddUpSayWhatTheyAddUpTo(int repeats, int simple, int hours, int offSite, int sum) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> new Weights(repeats, simple, hours, offSite))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("triage.weights.sum"))
                .satisfies(refusal -> assertThat(refusal.arguments()).containsExactly(sum));
    }

    @Test
    void aWeightBelowNothingOrAboveAllIsRefusedWhereItStands() {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> new Weights(150, -50, 0, 0))
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("repeats"));
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> new Weights(50, 60, 0, -10))
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("offSite"));
    }

    @ParameterizedTest
    @CsvSource({
        // kind, alike, simple, hours a year, suggestion, because
        "REPETITIVE, 5, 4, 390, OUTSOURCE, SIMPLE_AND_ALIKE",
        "FRONT_DESK, 4, 4, 375, OUTSOURCE, FRONT_DESK",
        "KNOWLEDGE,  4, 3, 312, OUTSOURCE, KNOWLEDGE",
        "REPETITIVE, 5, 5,  78, AUTOMATE,  FOR_A_PROGRAM",
        "REPETITIVE, 5, 5, 100, OUTSOURCE, SIMPLE_AND_ALIKE",
        "KNOWLEDGE,  3, 3,  96, LATER,     LOW_SCORE",
        "REPETITIVE, 5, 4,  11, LATER,     TOO_FEW_HOURS",
        "REPETITIVE, 5, 4,   0, OUTSOURCE, HOURS_NOT_KNOWN",
        "REPETITIVE, 1, 1, 900, OUTSOURCE, HIGH_SCORE",
        "EXPERTISE,  2, 1, 900, OUTSOURCE, EXPERTISE_OFTEN",
        "CRAFT,      2, 2,   8, OUTSOURCE, TRADE",
        "ONE_OFF,    1, 1,  20, OUTSOURCE, ONE_OFF",
        "EXPERTISE,  2, 1,  24, OUTSOURCE, EXPERTISE",
        "MARKETING,  4, 3, 312, OUTSOURCE, KNOWLEDGE",
        "CRAFT,      3, 3, 312, OUTSOURCE, HANDIWORK",
        "UPKEEP,     5, 5,  78, OUTSOURCE, HANDIWORK",
        "WORKSHOP,   4, 4,  11, LATER,     TOO_FEW_HOURS",
        "TRANSPORT,  2, 2,  96, LATER,     LOW_SCORE"
    })
    void whatPassedTheGatesIsSuggestedInWords(
            TaskKind kind, int alike, int simple, String hours, Verdict verdict, Suggestion.Because because) {
        var assessment = aTask().of(kind)
                .alike(alike)
                .simple(simple)
                .taking(new Effort(new BigDecimal(hours), Period.YEAR, 1))
                .build()
                .assessment();

        assertThat(assessment.suggestion()).isEqualTo(new Suggestion(verdict, because));
    }

    @ParameterizedTest
    @CsvSource({"Office cleaning, UPKEEP, 260", "Repair of the machines, CRAFT, 120", "Winter service, UPKEEP, 90"})
    void workOnThePremisesIsOutsourcedWhereAVendorCanCome(String name, TaskKind kind, String hours) {
        var assessment = aTask().named(name)
                .of(kind)
                .at(Place.VISITS)
                .alike(5)
                .simple(5)
                .taking(new Effort(new BigDecimal(hours), Period.YEAR, 1))
                .build()
                .assessment();

        assertThat(assessment.gates()).isEmpty();
        assertThat(assessment.suggestion()).isEqualTo(new Suggestion(Verdict.OUTSOURCE, Suggestion.Because.HANDIWORK));
    }

    @Test
    void anAgencyComesWhereNobodyCanSitElsewhere() {
        assertThat(aTask().of(TaskKind.FRONT_DESK)
                        .at(Place.VISITS)
                        .build()
                        .assessment()
                        .suggestion())
                .isEqualTo(new Suggestion(Verdict.OUTSOURCE, Suggestion.Because.FRONT_DESK_HERE));
    }

    @Test
    void whatIsCalledAOneOffAndComesUpEachWeekIsWeighedAsWhatItIs() {
        var weekly = aTask().of(TaskKind.ONE_OFF).taking("1", "WEEK").build().assessment();

        assertThat(weekly.suggestion())
                .isEqualTo(new Suggestion(Verdict.OUTSOURCE, Suggestion.Because.SIMPLE_AND_ALIKE));
        assertThat(weekly.advice()).contains("triage.advice.ONE_OFF.again");
    }

    @Test
    void noProgramComesToThePremises() {
        assertThat(aTask().at(Place.VISITS)
                        .simple(5)
                        .taking("6", "MONTH")
                        .build()
                        .assessment()
                        .suggestion()
                        .verdict())
                .isNotEqualTo(Verdict.AUTOMATE);
    }

    @ParameterizedTest
    @CsvSource({
        // kind, simple, hours a month, suggestion
        "REPETITIVE, 4, 10, TRAIN",
        "FRONT_DESK, 5, 40, TRAIN",
        "REPETITIVE, 3, 10, BLOCKED",
        "REPETITIVE, 4,  8, BLOCKED",
        "EXPERTISE,  4, 10, BLOCKED"
    })
    void whatACarefulPersonLearnsInDaysIsLearnedFirstWhereItComesUpEnough(
            TaskKind kind, int simple, String hours, Verdict verdict) {
        assertThat(aTask().of(kind)
                        .simple(simple)
                        .taking(hours, "MONTH")
                        .judgedByNobody()
                        .build()
                        .assessment()
                        .suggestion()
                        .verdict())
                .isEqualTo(verdict);
    }

    @Test
    void nothingIsLearnedForWorkThatIsDoneOnce() {
        assertThat(aTask().taking("400", "ONCE")
                        .judgedByNobody()
                        .build()
                        .assessment()
                        .suggestion()
                        .verdict())
                .isEqualTo(Verdict.BLOCKED);
    }

    @Test
    void theFirstGateDecides() {
        var assessment =
                aTask().core().at(Place.ON_SITE).judgedByNobody().build().assessment();

        assertThat(assessment.gates()).containsExactly(Gate.CORE, Gate.ON_SITE, Gate.NO_JUDGE);
        assertThat(assessment.gate()).contains(Gate.CORE);
        assertThat(assessment.passed()).isFalse();
    }
}
