package app.handoff.contract;

import static app.handoff.contract.SampleContracts.ANA;
import static app.handoff.contract.SampleContracts.NOW;
import static app.handoff.contract.SampleContracts.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.contract.Termination.Ground;
import app.handoff.kernel.RuleViolation;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A contract ends on a day that its clauses allow; until then it is in force. The term is 4 January to 31 December 2027. */
class TerminationTests {

    private static final WorkRecord.Shown BORNE_OUT = new WorkRecord.Shown(true, null, 12, "Right first time");

    @ParameterizedTest(name = "said on {0} it ends on {1}")
    @CsvSource({
        "2027-03-01, 2027-03-31",
        "2027-03-02, 2027-04-30",
        "2027-01-30, 2027-03-31",
        "2027-01-29, 2027-02-28",
        "2027-11-30, 2027-12-31",
        "2027-12-02, 2027-12-31",
        "2028-01-15, 2028-02-29",
    })
    void noticeOfThirtyDaysRunsToTheEndOfAMonthAndNeverBeyondTheTerm(LocalDate said, LocalDate last) {
        var terms = SampleContracts.someTerms();

        assertThat(terms.noticeDays()).isEqualTo(30);
        assertThat(terms.earliestEnd(Ground.NOTICE, BORNE_OUT, said)).isEqualTo(last);
    }

    @Test
    void everyDayOfTheTermHasItsEarliestEndByAnIndependentCount() {
        var terms = SampleContracts.someTerms();
        for (var day = terms.start(); !day.isAfter(terms.end()); day = day.plusDays(1)) {
            var counted = day;
            for (int i = 0; i < 30; i++) {
                counted = counted.plusDays(1);
            }
            var month = YearMonth.from(counted).atEndOfMonth();
            assertThat(terms.earliestEnd(Ground.NOTICE, BORNE_OUT, day))
                    .isEqualTo(month.isAfter(terms.end()) ? terms.end() : month);
            assertThat(terms.earliestEnd(Ground.CAUSE, BORNE_OUT, day)).isEqualTo(day);
            assertThat(terms.earliestEnd(Ground.TERM, BORNE_OUT, day)).isEqualTo(terms.end());
        }
    }

    @Test
    void aTransitionIsAGroundOnlyOnceItMissedItsEnd() {
        var terms = SampleContracts.someTerms();
        var last = terms.transitionEnd();

        assertThat(last).isEqualTo(LocalDate.of(2027, 2, 28));
        refused("contract.termination.transitionRuns", () -> terms.earliestEnd(Ground.TRANSITION, BORNE_OUT, last));
        assertThat(terms.earliestEnd(Ground.TRANSITION, BORNE_OUT, last.plusDays(1)))
                .isEqualTo(last.plusDays(15));
    }

    @Test
    void aTransitionThatWasGivenMoreWeeksHasUntilTheirEnd() {
        var terms = SampleContracts.someTerms();
        var longer = terms.transitionEnd().plusWeeks(terms.transitionWeeks());
        var extended = new WorkRecord.Shown(true, longer, 0, null);

        refused(
                "contract.termination.transitionRuns",
                () -> terms.earliestEnd(
                        Ground.TRANSITION, extended, terms.transitionEnd().plusDays(1)));
        refused("contract.termination.transitionRuns", () -> terms.earliestEnd(Ground.TRANSITION, extended, longer));
        assertThat(terms.earliestEnd(Ground.TRANSITION, extended, longer.plusDays(1)))
                .isEqualTo(longer.plusDays(15));
    }

    @ParameterizedTest(name = "missed {0} times")
    @CsvSource({"0, false", "1, false", "2, false", "3, true", "4, true"})
    void missedLevelsAreAGroundOnlyAsOftenAsTheClauseSays(int missed, boolean allowed) {
        var terms = SampleContracts.someTerms();
        var shown = new WorkRecord.Shown(false, null, missed, "Right first time");
        var day = terms.start().plusWeeks(20);

        assertThat(terms.breaches()).isEqualTo(3);
        if (allowed) {
            assertThat(terms.earliestEnd(Ground.MISSED_LEVELS, shown, day))
                    .isEqualTo(day.plusDays(terms.breachNoticeDays()));
        } else {
            refused("contract.termination.notMissedOften", () -> terms.earliestEnd(Ground.MISSED_LEVELS, shown, day));
        }
    }

    @Test
    void aTransitionThatWasCompletedLateIsNoGroundAnyMore() {
        var terms = SampleContracts.someTerms();

        refused(
                "contract.termination.transitionDone",
                () -> terms.earliestEnd(
                        Ground.TRANSITION,
                        new WorkRecord.Shown(false, null, 0, null),
                        terms.transitionEnd().plusDays(30)));
    }

    @Test
    void aContractStaysInForceUntilItsLastDayHasPassed() {
        var contract = SampleContracts.anActiveOne();
        var last = LocalDate.of(2027, 1, 31);

        refused(
                "contract.termination.tooEarly",
                () -> contract.terminate(
                        Ground.NOTICE, last.minusDays(1), "Too dear.", BORNE_OUT, List.of(), ANA, NOW));
        contract.terminate(Ground.NOTICE, last, "Too dear.", BORNE_OUT, List.of(), ANA, NOW);

        assertThat(contract.status()).isEqualTo(ContractStatus.ACTIVE);
        assertThat(contract.termination().on()).isEqualTo(last);
        refused(
                "contract.end.noticeGiven",
                () -> contract.terminate(Ground.CAUSE, TODAY, "At once.", BORNE_OUT, List.of(), ANA, NOW));
        assertThat(contract.endIfOver(
                        last.atTime(23, 59).atZone(SampleContracts.BERLIN).toInstant()))
                .isFalse();
        assertThat(contract.status()).isEqualTo(ContractStatus.ACTIVE);
        assertThat(contract.endIfOver(
                        last.plusDays(1).atStartOfDay(SampleContracts.BERLIN).toInstant()))
                .isTrue();
        assertThat(contract.status()).isEqualTo(ContractStatus.ENDED);
        assertThat(contract.closing().reason()).isEqualTo("Too dear.");
        assertThat(contract.closing().closedBy()).isEqualTo("Ana Ruiz");
    }

    @ParameterizedTest
    @EnumSource
    void noContractEndsAfterItsTermAndEveryEndHasAReason(Ground ground) {
        var contract = SampleContracts.anActiveOne();
        var beyond = contract.terms().end().plusDays(1);
        var later = contract.terms()
                .start()
                .plusWeeks(10)
                .atTime(9, 0)
                .atZone(SampleContracts.BERLIN)
                .toInstant();

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> contract.terminate(ground, beyond, "Too long.", BORNE_OUT, List.of(), ANA, later));
        refused(
                "reason.missing",
                () -> contract.terminate(ground, contract.terms().end(), " ", BORNE_OUT, List.of(), ANA, later));
        assertThat(contract.termination()).isNull();
        contract.terminate(ground, contract.terms().end(), "The end of the term.", BORNE_OUT, List.of(), ANA, later);
        assertThat(contract.status()).isEqualTo(ContractStatus.ACTIVE);
    }

    @Test
    void dataAccessMaterialsAndRecordsComeBackOneByOne() {
        var contract = SampleContracts.anActiveOne();
        refused("contract.handBack.noEnd", () -> contract.handBack(0, ANA, NOW));
        SampleContracts.endToday(contract);

        assertThat(contract.termination().handBack())
                .extracting(item -> item.kind() + " " + item.what())
                .containsExactly(
                        "DATA Financial data: returned", "ACCESS ", "MATERIALS Receipts", "RECORDS ", "KNOWLEDGE ");
        contract.handBack(1, ANA, NOW);
        contract.handBack(1, ANA, NOW.plus(Duration.ofHours(1)));
        assertThat(contract.termination().left()).isEqualTo(4);
        assertThat(contract.termination().handBack().get(1).doneAt()).isEqualTo(NOW);
        refused("contract.handBack.unknown", () -> contract.handBack(5, ANA, NOW));
    }

    /** In February the notice of 30 days still binds that is agreed to be 90 days from July on, and the other way round. */
    @ParameterizedTest
    @CsvSource({"90, 2027-03-31", "5, 2027-03-31"})
    void isEndedByTheTermsThatBindOnThatDayAndNotByThoseAgreedOnForLater(int noticeFromJuly, LocalDate earliest) {
        var contract = SampleContracts.anActiveOne();
        var terms = contract.termsNow();
        var later = terms.amended(new Terms.Amended(
                LocalDate.of(2028, 3, 31),
                noticeFromJuly,
                terms.paymentDays(),
                terms.reportDay(),
                terms.reportTime(),
                terms.reportZone(),
                terms.reportedBy(),
                terms.creditPercent(),
                terms.capPercent(),
                1,
                4,
                0,
                terms.agreed()));
        var now = Consolidated.latest(contract, List.of());
        var change = SampleAmendments.agree(
                contract,
                SampleAmendments.draft(
                        contract,
                        List.of(),
                        SampleAmendments.proposal(AmendmentReason.TERM, now, later, LocalDate.of(2027, 7, 1)),
                        NOW),
                NOW);
        var agreed = List.of(change);
        var february = LocalDate.of(2027, 2, 1);
        var bound = contract.termsToEnd(agreed, february);

        assertThat(bound.earliestEnd(Ground.NOTICE, BORNE_OUT, february)).isEqualTo(earliest);
        assertThat(bound.windows()).isEqualTo(terms.windows());
        assertThat(bound.end()).isEqualTo(LocalDate.of(2028, 3, 31));
        assertThat(contract.termsToEnd(agreed, LocalDate.of(2027, 7, 1))).isEqualTo(later);
        refused(
                "contract.termination.notMissedOften",
                () -> bound.earliestEnd(Ground.MISSED_LEVELS, new WorkRecord.Shown(false, null, 2, "Speed"), february));
        var said = february.atTime(9, 0).atZone(SampleContracts.BERLIN).toInstant();
        refused(
                "contract.termination.tooEarly",
                () -> contract.terminate(
                        Ground.NOTICE, earliest.minusDays(1), "Too dear.", BORNE_OUT, agreed, ANA, said));
        contract.terminate(Ground.NOTICE, earliest, "Too dear.", BORNE_OUT, agreed, ANA, said);
        assertThat(contract.termination().on()).isEqualTo(earliest);
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(act)
                .satisfies(violation -> assertThat(violation.code()).isEqualTo(code));
    }
}
