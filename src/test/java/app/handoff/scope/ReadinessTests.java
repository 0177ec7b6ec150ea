package app.handoff.scope;

import static java.time.Month.DECEMBER;
import static java.time.Month.FEBRUARY;
import static java.time.Month.MARCH;
import static java.time.Month.NOVEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.kernel.DataClass;
import app.handoff.kernel.Ids;
import app.handoff.kernel.Sentence;
import app.handoff.kernel.YearProfile;
import app.handoff.kernel.YearProfile.Season;
import app.handoff.kernel.YearProfile.SeasonUnit;
import app.handoff.scope.AcceptedAnswer.Bound;
import app.handoff.scope.Qualification.Need;
import app.handoff.scope.Quantity.Per;
import app.handoff.scope.Readiness.Gap;
import app.handoff.scope.VagueWords.Hint;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadinessTests {

    @Test
    void aCompleteScopeHasNoGap() {
        var readiness = Readiness.of(Scopes.bookkeeping(), Examples.NONE);

        assertThat(readiness.gaps()).isEmpty();
        assertThat(readiness.ready()).isEqualTo(readiness.checks());
    }

    @Test
    void anEmptyScopeMissesEverySectionButWhatBiddersBring() {
        var readiness = Readiness.of(ScopeContent.EMPTY, Examples.NONE);

        assertThat(readiness.gaps())
                .extracting(Gap::section)
                .contains(Stream.of(Section.values())
                        .filter(section -> section != Section.QUALIFICATIONS)
                        .toArray(Section[]::new));
        assertThat(readiness.ready()).isZero();
        assertThat(readiness.checks()).isEqualTo(readiness.gaps().size());
    }

    @Test
    void whatIsReadyAndWhatIsMissingAddUp() {
        var content = Scopes.bookkeeping();
        var readiness = Readiness.of(content.withOutputs(List.of(Output.named("Year-end pack", null))), Examples.NONE);

        assertThat(readiness.gaps()).isNotEmpty();
        assertThat(readiness.ready()).isPositive();
        assertThat(readiness.ready() + readiness.gaps().size()).isEqualTo(readiness.checks());
    }

    @Test
    void aGapLeadsToTheFieldThatClosesIt() {
        var content = Scopes.bookkeeping();
        var unfinished = content.withOutputs(List.of(content.outputs().get(0), Output.named("Year-end pack", null)));

        assertThat(Readiness.of(unfinished, Examples.NONE).gaps())
                .extracting(Gap::field)
                .containsExactly("rows[1].acceptance", "rows[1].quality", "rows[1].amount", "rows[1].due");
        assertThat(Readiness.of(unfinished, Examples.NONE).gaps().get(0).title().words())
                .containsExactly("Year-end pack");
    }

    @Test
    void aScopeWhoseRequirementsHaveTheirLimitsHasNoGap() {
        assertThat(Readiness.of(Scopes.required(), Examples.NONE).gaps()).isEmpty();
    }

    @Test
    void aRequirementWithoutItsLimitIsFoundAtTheFieldThatIsMissing() {
        var asked = List.of(
                Scopes.requirement("People", Need.MUST, AcceptedAnswer.number(Bound.AT_LEAST, null, "people")),
                Scopes.requirement("Licence", Need.MUST, AcceptedAnswer.notBefore(null)),
                Scopes.requirement("Certificate", Need.MUST, AcceptedAnswer.choice(List.of(), List.of("None yet"))));

        assertThat(Readiness.of(Scopes.bookkeeping().withQualifications(asked), Examples.NONE)
                        .gaps())
                .extracting(Gap::field)
                .containsExactly("rows[0].number", "rows[1].day", "rows[2].enough");
    }

    @Test
    void twoRequirementsThatNoBidCouldMeetTogetherAreFound() {
        var asked = List.of(
                Scopes.requirement("People in the team", Need.MUST, Scopes.people("10")),
                Scopes.requirement("Years of experience", Need.MUST, Scopes.people("2")),
                Scopes.requirement(
                        "People in the team",
                        Need.MUST,
                        AcceptedAnswer.number(Bound.AT_MOST, Scopes.number("5"), "people")));

        assertThat(Readiness.of(Scopes.bookkeeping().withQualifications(asked), Examples.NONE)
                        .gaps())
                .singleElement()
                .satisfies(gap -> {
                    assertThat(gap.field()).isEqualTo("rows[2].kind");
                    assertThat(gap.title().key()).isEqualTo("scope.gap.QUALIFICATION_CONTRADICTED");
                });
    }

    @ParameterizedTest
    @CsvSource({
        // 300 calls a month, and so many a month in December, January and February and in the other months
        "300, MONTH, 420, 260, ''",
        "300, MONTH, 420, 300, '3960'",
        "3600, YEAR, 420, 250, '3510'",
        "3600, YEAR, 420, , ''",
        "3600, YEAR, 1201, , '3603'",
        "3600, YEAR, 1300, , '3900'"
    })
    void peaksAndTheYearSayTheSame(String amount, Per per, int winter, @Nullable Integer others, String total) {
        var seasons = new ArrayList<Season>();
        seasons.add(new Season(DECEMBER, FEBRUARY, BigDecimal.valueOf(winter), SeasonUnit.MONTH));
        if (others != null) {
            seasons.add(new Season(MARCH, NOVEMBER, BigDecimal.valueOf(others), SeasonUnit.MONTH));
        }
        var content = Scopes.bookkeeping();
        var entries = content.outputs().get(0);
        var calls = new Output(
                entries.id(),
                "Calls",
                entries.format(),
                entries.acceptance(),
                entries.quality(),
                "",
                new Quantity(new BigDecimal(amount), "calls", per, new YearProfile(seasons), ""),
                "",
                entries.due(),
                "");

        var gaps =
                Readiness.of(content.withOutputs(List.of(calls)), Examples.NONE).gaps();

        if (total.isEmpty() || within(total, 3600)) {
            assertThat(gaps).isEmpty();
        } else {
            assertThat(gaps).singleElement().satisfies(gap -> {
                assertThat(gap.field()).isEqualTo("rows[0].seasons[0].amount");
                assertThat(gap.title().words().get(0)).isEqualTo("Calls");
                assertThat((BigDecimal) gap.title().words().get(1)).isEqualByComparingTo(total);
                assertThat((BigDecimal) gap.title().words().get(2)).isEqualByComparingTo("3600");
            });
        }
    }

    /** Parts of a year may miss it by one in two hundred. */
    private static boolean within(String total, int year) {
        return Math.abs(Integer.parseInt(total) - year) * 200 <= year;
    }

    @Test
    void hoursToAssumeAgreeWithTheirPeaks() {
        var content = Scopes.bookkeeping();
        var pricing = content.pricing();

        var gaps = Readiness.of(
                        content.with(new Pricing(
                                pricing.basis(),
                                new BigDecimal("500"),
                                pricing.hours(),
                                pricing.note(),
                                pricing.priorities())),
                        Examples.NONE)
                .gaps();

        assertThat(gaps).singleElement().satisfies(gap -> {
            assertThat((BigDecimal) gap.title().words().get(0)).isEqualByComparingTo("240");
            assertThat((BigDecimal) gap.title().words().get(1)).isEqualByComparingTo("500");
        });
    }

    @Test
    void whatIsLeftOutWithAReasonIsNoGap() {
        var content = Scopes.bookkeeping();
        var output = Output.named("Advice", null);
        var stated = new Output(
                output.id(),
                "Advice",
                "",
                "The question is answered in writing",
                "",
                "each question is different",
                Quantity.NOT_GIVEN,
                "only when a question comes up",
                Due.NOT_GIVEN,
                "agreed question by question");

        assertThat(Readiness.of(content.withOutputs(List.of(stated)), Examples.NONE)
                        .gaps())
                .isEmpty();
    }

    @Test
    void dataThatAnInputCarriesNeedsARule() {
        var content = Scopes.bookkeeping()
                .with(new Inputs(
                        List.of(
                                new Input("Patient list", "Office", "CSV", "monthly", DataClass.HEALTH),
                                new Input("Invoices", "Office", "PDF", "daily", DataClass.FINANCIAL),
                                new Input("X-rays", "Practice", "DICOM", "daily", DataClass.HEALTH)),
                        false));

        assertThat(Readiness.of(content, Examples.NONE).gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.field()).isEqualTo("classes[3]");
            assertThat(gap.title().words())
                    .containsExactly(DataClass.HEALTH, Sentence.of("scope.and", "Patient list", "X-rays"));
        });
    }

    @Test
    void aLineWithoutAQuantityIsMissedAtTheVeryField() {
        var pricing = Scopes.bookkeeping().pricing();
        var training = new ExtraLine(Ids.next(), "Training", "", null, Quantity.Per.ONCE, true);
        var content = Scopes.bookkeeping()
                .with(new Pricing(
                        pricing.basis(),
                        pricing.hoursPerYear(),
                        pricing.hours(),
                        pricing.note(),
                        pricing.priorities(),
                        new PriceStructure(false, List.of(), List.of(training), null, null, false)));

        assertThat(Readiness.of(content, Examples.NONE).gaps())
                .extracting(Gap::field)
                .containsExactly("rows[0].amount", "rows[0].unit");
    }

    @Test
    void vagueWordsAreFoundAsWholeWordsAndNeverBlock() {
        var vague = new VagueWords(List.of("as needed", "soon", "asap"));
        var content = Scopes.bookkeeping()
                .with(new Purpose(
                        "Post entries as needed, as soon as possible, for the Sooner State",
                        List.of("x"),
                        List.of("y"),
                        false,
                        List.of()));

        assertThat(vague.in(content)).extracting(Hint::word).containsExactly("as needed", "soon");
        assertThat(vague.in(content)).extracting(Hint::section).containsOnly(Section.PURPOSE);
        assertThat(Readiness.of(content, Examples.NONE).gaps()).isEmpty();
    }
}
