package app.handoff.contract;

import static app.handoff.contract.SampleContracts.ANA;
import static app.handoff.contract.SampleContracts.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.kernel.Money;
import app.handoff.kernel.RuleViolation;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What both sides agreed on, as it stands on a day. */
class ConsolidatedTests {

    private final Contract contract = SampleContracts.anActiveOne();

    @Test
    void anAmendmentCountsFromItsDayOnAndNotBefore() {
        var signed = contract.wording().text();
        var change = SampleAmendments.agree(contract, SampleAmendments.aDraft(contract), NOW);

        var eve = Consolidated.on(contract, List.of(change), SampleAmendments.FEBRUARY.minusDays(1));
        var day = Consolidated.on(contract, List.of(change), SampleAmendments.FEBRUARY);

        assertThat(accuracy(eve)).isEqualByComparingTo("99.2");
        assertThat(accuracy(day)).isEqualByComparingTo("99.5");
        assertThat(law(eve, ClauseType.QUALITY)).contains("at least 99.2 %").doesNotContain("99.5");
        assertThat(law(day, ClauseType.QUALITY)).contains("at least 99.5 %").doesNotContain("99.2");
        assertThat(law(day, ClauseType.PAY)).isEqualTo(law(eve, ClauseType.PAY));
        assertThat(contract.wording().text()).isEqualTo(signed);
        assertThat(change.wording().clauses()).extracting(Clause::type).containsExactly(ClauseType.QUALITY);
        assertThat(change.numberOf(change.wording().clauses().get(0).id())).isEqualTo(4);
        assertThat(change.wording().text())
                .contains("AMENDMENT 1: Bookkeeping for 2027")
                .contains("fingerprint " + contract.wording().fingerprint())
                .contains("In force from: 1 February 2027")
                .contains("- Entries without correction: at least 99.2 % -> at least 99.5 %")
                .contains("4. Quality and service levels")
                .contains("Schedule 2. Service levels")
                .doesNotContain("Schedule 3");
    }

    @Test
    void aClauseInWordsOfItsOwnKeepsThemAndFollowsWhereItIsStillOurs() {
        var own = SampleContracts.aDraft();
        var quality = SampleContracts.clause(own, ClauseType.QUALITY);
        own.wording()
                .change(
                        quality.id(),
                        quality.title(),
                        quality.law() + "\n\nThe Vendor shall also keep a log.",
                        quality.plain(),
                        ANA,
                        NOW);
        own.send(ANA, NOW);
        SampleContracts.agreeOn(own);
        var change = SampleAmendments.agree(own, SampleAmendments.aDraft(own), NOW);

        assertThat(law(Consolidated.on(own, List.of(change), SampleAmendments.FEBRUARY), ClauseType.QUALITY))
                .contains("at least 99.5 %")
                .endsWith("The Vendor shall also keep a log.");
    }

    @Test
    void changesOfPricesReachTheTotalAndTheScheduleAndNothingElse() {
        var now = Consolidated.latest(contract, List.of());
        var line = now.basis().offer().prices().get(0);
        var dearer = new ContractBasis.Price(
                line.label(),
                line.unit(),
                line.quantityPerYear(),
                Money.of("4.50", "EUR"),
                Money.of("9000", "EUR"),
                false);
        var proposal = new Amendment.Proposal(
                AmendmentReason.PRICE,
                "Wages rose.",
                LocalDate.of(2027, 3, 1),
                now.basis().with(now.basis().work().outputs(), List.of(dearer), Money.of("9400", "EUR")),
                now.terms(),
                Set.of());
        var change = SampleAmendments.agree(contract, SampleAmendments.draft(contract, List.of(), proposal, NOW), NOW);

        assertThat(change.wording().clauses()).extracting(Clause::type).containsExactly(ClauseType.PAY);
        assertThat(change.changes())
                .extracting(AgreedChange::what)
                .containsExactly("Posted entries, price per unit", "Total at these quantities");
        assertThat(Consolidated.termsOn(contract, List.of(change), LocalDate.of(2027, 2, 28))
                        .basis()
                        .offer()
                        .total())
                .isEqualTo(Money.of("8600", "EUR"));
        assertThat(Consolidated.termsOn(contract, List.of(change), LocalDate.of(2027, 3, 1))
                        .basis()
                        .offer()
                        .total())
                .isEqualTo(Money.of("9400", "EUR"));
    }

    @Test
    void daysThatCannotBeAgreedOnAreRefused() {
        var now = Consolidated.latest(contract, List.of());

        refused(
                "contract.amendment.fromTooEarly",
                SampleAmendments.ending(now, now.terms().end().plusYears(1), SampleContracts.TODAY.minusDays(1)));
        refused(
                "contract.amendment.fromTooLate",
                SampleAmendments.ending(
                        now,
                        now.terms().end().plusYears(1),
                        SampleContracts.TODAY.plusMonths(12).plusDays(1)));
        refused(
                "contract.amendment.endBeforeFrom",
                SampleAmendments.ending(now, LocalDate.of(2027, 5, 1), LocalDate.of(2027, 5, 2)));
        refused(
                "contract.amendment.fromWithinPeriod.MONTH",
                SampleAmendments.accuracy(now, "99.5", LocalDate.of(2027, 2, 2)));
        refused(
                "contract.amendment.nothing",
                SampleAmendments.proposal(AmendmentReason.OTHER, now, now.terms(), SampleAmendments.FEBRUARY));
        refused("contract.terms.levelBelowMinimum", SampleAmendments.accuracy(now, "96", SampleAmendments.FEBRUARY));
        refused(
                "reason.missing",
                new Amendment.Proposal(
                        AmendmentReason.OTHER,
                        " ",
                        SampleAmendments.FEBRUARY,
                        now.basis(),
                        now.terms(),
                        Set.of(ClauseKey.of(ClauseType.DATA))));
    }

    @Test
    void aClauseChosenToBeRewordedMustSaySomethingElse() {
        var now = Consolidated.latest(contract, List.of());
        var amendment = SampleAmendments.draft(
                contract,
                List.of(),
                new Amendment.Proposal(
                        AmendmentReason.LAW,
                        "The law changed.",
                        SampleAmendments.FEBRUARY,
                        now.basis(),
                        now.terms(),
                        Set.of(ClauseKey.of(ClauseType.DATA))),
                NOW);

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> amendment.send(ANA, NOW))
                .matches(refused -> refused.code().equals("contract.amendment.clauseSame"));
        var data = amendment.wording().clauses().get(0);
        amendment.wording().change(data.id(), data.title(), data.law() + "\n\nLogs are kept.", "Data.", ANA, NOW);
        SampleAmendments.agree(contract, amendment, NOW);

        assertThat(law(Consolidated.latest(contract, List.of(amendment)), ClauseType.DATA))
                .endsWith("Logs are kept.");
    }

    @Test
    void nothingCountsThatWasAgreedOnForADayAfterTheEnd() {
        var change = SampleAmendments.agree(contract, SampleAmendments.aDraft(contract), NOW);
        var agreed = List.of(change);
        var lastDay = SampleAmendments.FEBRUARY.minusDays(1);
        var after = SampleAmendments.FEBRUARY
                .plusDays(3)
                .atStartOfDay(SampleContracts.BERLIN)
                .toInstant();
        contract.terminate(Termination.Ground.AGREED, lastDay, "Agreed.", WorkRecord.Shown.NOTHING, agreed, ANA, NOW);
        assertThat(accuracy(Consolidated.latest(contract, agreed))).isEqualByComparingTo("99.2");
        assertThat(accuracy(Consolidated.on(contract, agreed, SampleAmendments.FEBRUARY)))
                .isEqualByComparingTo("99.2");

        assertThat(change.takeEffectIfDue(contract, after))
                .as("before it is ended")
                .isFalse();
        contract.endIfOver(after);
        assertThat(change.takeEffectIfDue(contract, after)).isFalse();
    }

    @Test
    void takesEffectOnceWhileTheContractIsInForce() {
        var change = SampleAmendments.agree(contract, SampleAmendments.aDraft(contract), NOW);
        var day = SampleAmendments.FEBRUARY.atStartOfDay(SampleContracts.BERLIN).toInstant();

        assertThat(change.takeEffectIfDue(contract, day.minusSeconds(1))).isFalse();
        assertThat(change.takeEffectIfDue(contract, day)).isTrue();
        assertThat(change.takeEffectIfDue(contract, day)).isFalse();
    }

    @Test
    void isNotSignedOnceItsDayHasPassedOrTheContractWasChangedOrEnds() {
        var late = SampleAmendments.aDraft(contract);
        late.send(ANA, NOW);
        SampleAmendments.read(late, NOW);
        var after = Instant.parse("2027-02-02T09:00:00Z");
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> SampleAmendments.signByVendor(late, after))
                .matches(refused -> refused.code().equals("contract.amendment.dayPassed"));

        var stale = SampleAmendments.aDraft(contract);
        SampleAmendments.agree(contract, SampleAmendments.aDraft(contract), NOW);
        stale.send(ANA, NOW);
        SampleAmendments.read(stale, NOW);
        SampleAmendments.signByVendor(stale, NOW);
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> SampleAmendments.signByUs(contract, stale, NOW))
                .matches(refused -> refused.code().equals("contract.amendment.changedMeanwhile"));

        contract.terminate(
                Termination.Ground.AGREED,
                LocalDate.of(2027, 6, 30),
                "Agreed.",
                WorkRecord.Shown.NOTHING,
                List.of(),
                ANA,
                NOW);
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> SampleAmendments.aDraft(contract))
                .matches(refused -> refused.code().equals("contract.amendment.noticeGiven"));
    }

    @Test
    void pricesThatNobodyCanPayAreRefusedAtTheirField() {
        refusedPrice("field.positiveOrZero", "prices[0].unitPrice", "-5", "2000", "8600");
        refusedPrice("field.positiveOrZero", "prices[0].quantityPerYear", "4.10", "-1000", "8600");
        refusedPrice("number.tooHigh", "prices[0].unitPrice", "1000000000", "1", "8600");
        refusedPrice("number.tooHigh", "prices[0].quantityPerYear", "4.10", "1000000000", "8600");
        refusedPrice("number.tooHigh", "prices[0].unitPrice", "999999999", "999999999", "8600");
        refusedPrice("number.tooHigh", "prices[0].unitPrice", "999999", "999999", "1000000000000");
        refusedPrice("contract.amendment.totalBelowZero", "prices[0].unitPrice", "0", "0", "399");

        var free = SampleAmendments.draft(contract, List.of(), priced("0", "2000", "400"), NOW);
        assertThat(free.changes()).isNotEmpty();
    }

    private void refusedPrice(String code, String field, String unit, String quantity, String total) {
        assertThatExceptionOfType(RuleViolation.class)
                .as("%s times %s", unit, quantity)
                .isThrownBy(() -> SampleAmendments.draft(contract, List.of(), priced(unit, quantity, total), NOW))
                .matches(refused -> refused.code().equals(code), code)
                .matches(refused -> field.equals(refused.field()), field);
    }

    private Amendment.Proposal priced(String unit, String quantity, String total) {
        var now = Consolidated.latest(contract, List.of());
        var line = now.basis().offer().prices().get(0);
        var price = Money.of(unit, "EUR");
        var much = new BigDecimal(quantity);
        var other = new ContractBasis.Price(line.label(), line.unit(), much, price, price.times(much), line.once());
        return new Amendment.Proposal(
                AmendmentReason.PRICE,
                "Wages rose.",
                LocalDate.of(2027, 3, 1),
                now.basis().with(now.basis().work().outputs(), List.of(other), Money.of(total, "EUR")),
                now.terms(),
                Set.of());
    }

    /** Random sequences of amendments and renewals, held against values that are kept day by day. */
    @RepeatedTest(40)
    void standsOnEveryDayAsItWasAgreedStepByStep(org.junit.jupiter.api.RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var contract = SampleContracts.anActiveOne();
        var agreed = new ArrayList<Amendment>();
        var accuracyFrom = new TreeMap<LocalDate, BigDecimal>();
        var endFrom = new TreeMap<LocalDate, LocalDate>();
        accuracyFrom.put(LocalDate.MIN, new BigDecimal("99.2"));
        endFrom.put(LocalDate.MIN, LocalDate.of(2027, 12, 31));
        var earliest = SampleContracts.TODAY;
        var now = NOW;
        for (int step = 0; step < 6; step++) {
            now = now.plus(Duration.ofDays(random.nextInt(20)));
            var today = contract.day(now);
            earliest = earliest.isBefore(today) ? today : earliest;
            var standing = Consolidated.latest(contract, agreed);
            var from = earliest.plusDays(random.nextInt(25));
            Amendment.Proposal proposal;
            if (random.nextBoolean()) {
                from = from.withDayOfMonth(1).plusMonths(1);
                var value = "99." + (3 + random.nextInt(6));
                if (accuracy(standing).compareTo(new BigDecimal(value)) == 0) {
                    continue;
                }
                accuracyFrom.put(from, new BigDecimal(value));
                proposal = SampleAmendments.accuracy(standing, value, from);
            } else {
                var end = LocalDate.of(2027, 12, 31).plusDays(1 + random.nextInt(300));
                endFrom.put(from, end);
                proposal = SampleAmendments.ending(standing, end, from);
            }
            agreed.add(SampleAmendments.agree(contract, SampleAmendments.draft(contract, agreed, proposal, now), now));
            earliest = from;
        }
        for (var day = SampleContracts.TODAY; day.isBefore(LocalDate.of(2028, 6, 1)); day = day.plusDays(1)) {
            var standing = Consolidated.on(contract, agreed, day);
            assertThat(accuracy(standing))
                    .as("%s", day)
                    .isEqualByComparingTo(accuracyFrom.floorEntry(day).getValue());
            assertThat(standing.terms().end())
                    .as("%s", day)
                    .isEqualTo(endFrom.floorEntry(day).getValue());
            assertThat(law(standing, ClauseType.QUALITY))
                    .contains("at least " + accuracyFrom.floorEntry(day).getValue() + " %");
        }
    }

    private void refused(String code, Amendment.Proposal proposal) {
        assertThatExceptionOfType(RuleViolation.class)
                .as(code)
                .isThrownBy(() -> SampleAmendments.draft(contract, List.of(), proposal, NOW))
                .matches(refused -> refused.code().equals(code), code);
    }

    static BigDecimal accuracy(Consolidated standing) {
        return standing.terms().agreedFor(standing.basis().work().levels().get(0));
    }

    private static String law(Consolidated standing, ClauseType type) {
        return standing.clauses().stream()
                .filter(clause -> clause.type() == type)
                .findFirst()
                .orElseThrow()
                .law();
    }

    @Test
    void reportDaysAndRemediesAreChangedToo() {
        var now = Consolidated.latest(contract, List.of());
        var terms = now.terms();
        var other = terms.amended(new Terms.Amended(
                terms.end(),
                45,
                10,
                DayOfWeek.MONDAY,
                terms.reportTime(),
                terms.reportZone(),
                ReportedBy.STAFF,
                new BigDecimal("7"),
                new BigDecimal("20"),
                2,
                5,
                20,
                terms.agreed()));
        var change = SampleAmendments.agree(
                contract,
                SampleAmendments.draft(
                        contract,
                        List.of(),
                        SampleAmendments.proposal(AmendmentReason.OTHER, now, other, SampleContracts.TODAY),
                        NOW),
                NOW);

        assertThat(change.wording().clauses())
                .extracting(Clause::type)
                .contains(ClauseType.REPORTING, ClauseType.REMEDIES, ClauseType.PAY, ClauseType.TERMINATION)
                .doesNotContain(ClauseType.WORK, ClauseType.DATA);
        assertThat(contract.termsNow()).isEqualTo(other);
        assertThat(contract.terms()).isEqualTo(terms);
    }
}
