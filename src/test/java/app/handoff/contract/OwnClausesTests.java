package app.handoff.contract;

import static app.handoff.contract.SampleContracts.ANA;
import static app.handoff.contract.SampleContracts.LIZA;
import static app.handoff.contract.SampleContracts.NOW;
import static app.handoff.contract.SampleContracts.clause;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Clauses that a business adds to a contract in words of its own. */
class OwnClausesTests {

    private static final ClauseLibrary.Text SITE = new ClauseLibrary.Text(
            "Site rules",
            "Whoever visits the Client keeps to its rules.\n\nKeys stay here.",
            "Visitors keep our rules.");

    @Test
    void standsBehindItsClauseAndIsNumberedLikeTheOthers() {
        var contract = SampleContracts.aDraft();

        contract.addClause(SITE, clause(contract, ClauseType.DATA).id(), ANA, NOW);

        var titles = contract.wording().clauses().stream().map(Clause::title).toList();
        assertThat(titles).hasSize(17).containsSubsequence("Data", "Site rules", "Confidentiality");
        var own = own(contract);
        assertThat(contract.wording().numberOf(own.id())).isEqualTo(10);
        assertThat(own.isChanged()).isFalse();
        assertThat(contract.coverage().isComplete()).isTrue();
        var read = ContractText.read(contract.wording().text()).articles();
        assertThat(read).hasSize(17);
        assertThat(read.get(9).law())
                .containsExactly(
                        new ContractText.Paragraph("10.1", "Whoever visits the Client keeps to its rules."),
                        new ContractText.Paragraph("10.2", "Keys stay here."));
        assertThat(read.get(10).title()).isEqualTo("Confidentiality");
    }

    @Test
    void isReadChangedNegotiatedAndLeftOutLikeTheOthers() {
        var contract = SampleContracts.aReadOne();
        contract.addClause(SITE, clause(contract, ClauseType.DATA).id(), ANA, NOW);
        var own = own(contract);

        assertThat(contract.wording().edition()).isEqualTo(2);
        assertThat(contract.reading().unread(Side.VENDOR)).containsExactly(own);
        assertThat(contract.lock().isOpen()).isFalse();

        var proposal = contract.negotiation()
                .propose(
                        own.id(),
                        own.fingerprint(),
                        "Visitors are announced.",
                        "We announce them.",
                        "Shorter.",
                        LIZA,
                        NOW);
        contract.negotiation().accept(proposal.id(), ANA, NOW);
        assertThat(own.law()).isEqualTo("Visitors are announced.");
        assertThat(own.isChanged()).isFalse();
        assertThat(contract.wording().lagsBehind(own)).isFalse();

        contract.changeTerms(contract.terms(), ANA, NOW);
        assertThat(own.law()).isEqualTo("Visitors are announced.");

        for (var side : List.of(ANA, LIZA)) {
            contract.reading().understand(own.id(), own.fingerprint(), side, NOW);
        }
        assertThat(contract.lock().isOpen()).isTrue();
        contract.wording().remove(own.id(), ANA, NOW);
        assertThat(contract.wording().clauses()).hasSize(16);
        contract.wording().putBack(own.id(), ANA, NOW);
        assertThat(contract.wording().numberOf(own.id())).isEqualTo(10);
    }

    @Test
    void isRefusedEmptyTooLongTwiceAndInPlacesThatAreNone() {
        var contract = SampleContracts.aDraft();
        var data = clause(contract, ClauseType.DATA).id();

        refused("field.required", "title", contract, text(" ", "We do.", "We do."));
        refused("field.required", "law", contract, text("Site rules", "", "We do."));
        refused("field.required", "plain", contract, text("Site rules", "We do.", "\n"));
        refused("text.tooLong", "title", contract, text("a".repeat(121), "We do.", "We do."));
        refused("text.tooLong", "law", contract, text("Site rules", "a".repeat(12_001), "We do."));
        refused("contract.clause.titleTaken", "title", contract, text(" data ", "We do.", "We do."));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> contract.addClause(SITE, ClauseId.next(), ANA, NOW));

        contract.addClause(SITE, data, ANA, NOW);
        refused("contract.clause.titleTaken", "title", contract, text("SITE  rules", "Other.", "Other."));
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() ->
                        contract.wording().change(data, "Site rules", "Financial data, as agreed.", "Data.", ANA, NOW))
                .withMessage("contract.clause.titleTaken");
        for (int more = 1; more < ContractWording.MOST_OWN; more++) {
            contract.addClause(text("Rule " + more, "We do.", "We do."), data, ANA, NOW);
        }
        refused("contract.clause.mostOwn", null, contract, text("One more", "We do.", "We do."));
        assertThat(ContractText.read(contract.wording().text()).articles()).hasSize(16 + ContractWording.MOST_OWN);
    }

    @Test
    void isNotAddedOnceTheVendorHasSigned() {
        var contract = SampleContracts.anActiveOne();

        refused("contract.closedForChanges", null, contract, SITE);
    }

    @Test
    void ofTwoWithOneTitleTheOneLeftOutComesBackUnderAnother() {
        var contract = SampleContracts.aDraft();
        var data = clause(contract, ClauseType.DATA).id();
        contract.addClause(SITE, data, ANA, NOW);
        var first = own(contract);
        contract.wording().remove(first.id(), ANA, NOW);
        contract.addClause(SITE, data, ANA, NOW);

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> contract.wording().putBack(first.id(), ANA, NOW))
                .withMessage("contract.clause.titleTaken");
    }

    @Test
    void saysWhatOurLibrarySaysOtherwise() {
        var contract = SampleContracts.aGuardedDraft();
        var last = clause(contract, ClauseType.LAW).id();
        assertThat(contract.wording().contradictions()).isEmpty();

        contract.addClause(SITE, last, ANA, NOW);
        contract.addClause(
                text("Calls", "Both sides talk each month, and pay for their own lines.", "Calls."), last, ANA, NOW);
        assertThat(contract.wording().contradictions()).isEmpty();

        contract.addClause(
                text("Cap", "Liability is limited to EUR 5,000 for each event.", "At most EUR 5,000."), last, ANA, NOW);
        contract.addClause(text("Money", "Invoices are due within 60 days of receipt.", "60 days."), last, ANA, NOW);
        contract.addClause(text("Leaving", "The Client may terminate with 7 days' notice.", "7 days."), last, ANA, NOW);
        contract.addClause(text("Rome", "This contract is governed by the law of Italy.", "Italy."), last, ANA, NOW);

        assertThat(contract.wording().contradictions())
                .containsExactly(
                        Contradiction.TWO_LIMITS,
                        Contradiction.TWO_TIMES_TO_PAY,
                        Contradiction.TWO_NOTICES_TO_END,
                        Contradiction.TWO_LAWS);

        contract.addClause(text("Whole", "Either side is liable without limit.", "No limit."), last, ANA, NOW);
        assertThat(contract.wording().contradictions()).contains(Contradiction.LIMITED_AND_UNLIMITED);
    }

    @Test
    void anAmendmentRewordsTheOneThatIsMeant() {
        var contract = SampleContracts.aDraft();
        var data = clause(contract, ClauseType.DATA).id();
        contract.addClause(SITE, data, ANA, NOW);
        contract.addClause(text("Keys", "Keys are counted.", "We count keys."), data, ANA, NOW);
        contract.send(ANA, NOW);
        SampleContracts.agreeOn(contract);
        var now = Consolidated.latest(contract, List.of());
        var keys = now.clauses().stream()
                .filter(clause -> clause.title().equals("Keys"))
                .findFirst()
                .orElseThrow();

        var amendment = SampleAmendments.draft(
                contract,
                List.of(),
                new Amendment.Proposal(
                        AmendmentReason.OTHER,
                        "New locks.",
                        SampleAmendments.FEBRUARY,
                        now.basis(),
                        now.terms(),
                        Set.of(keys.key())),
                NOW);
        var clause = amendment.wording().clauses().get(0);
        amendment.wording().change(clause.id(), clause.title(), "Codes are changed.", "We change codes.", ANA, NOW);
        SampleAmendments.agree(contract, amendment, NOW);

        assertThat(amendment.wording().clauses()).hasSize(1);
        assertThat(amendment.numberOf(clause.id())).isEqualTo(10);
        var then = Consolidated.on(contract, List.of(amendment), SampleAmendments.FEBRUARY);
        assertThat(then.clauses()).extracting(ClauseText::law).contains("Codes are changed.", SITE.law());
        assertThat(then.clauses()).hasSize(18);
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> SampleAmendments.draft(
                        contract,
                        List.of(amendment),
                        new Amendment.Proposal(
                                AmendmentReason.OTHER,
                                "New locks.",
                                SampleAmendments.FEBRUARY,
                                now.basis(),
                                now.terms(),
                                Set.of(new ClauseKey(ClauseType.OWN, UUID.randomUUID()))),
                        NOW))
                .withMessage("contract.amendment.noSuchClause");
    }

    @Test
    void anAmendmentAddsOneBehindAllOthersAndEndsOneThatKeepsItsNumber() {
        var contract = SampleContracts.aDraft();
        contract.addClause(SITE, clause(contract, ClauseType.DATA).id(), ANA, NOW);
        contract.send(ANA, NOW);
        SampleContracts.agreeOn(contract);
        var now = Consolidated.latest(contract, List.of());
        var site = now.clauses().get(9);
        var keys = own("Keys", "Keys are counted.", "We count keys.");

        var amendment =
                SampleAmendments.draft(contract, List.of(), proposal(now, List.of(keys), Set.of(site.key())), NOW);
        assertThat(amendment.changes())
                .containsExactly(
                        new AgreedChange("Clause “Site rules”", "applies", "no longer applies"),
                        new AgreedChange("Clause “Keys”", "not in the contract", "added"));
        var ends = amendment.wording().clauses().get(0);
        var added = amendment.wording().clauses().get(1);
        assertThat(amendment.numberOf(ends.id())).isEqualTo(10);
        assertThat(amendment.numberOf(added.id())).isEqualTo(18);
        assertThat(amendment.showsBefore(ends)).isTrue();
        assertThat(amendment.showsBefore(added)).isFalse();
        refusedAt(null, () -> amendment.wording().change(ends.id(), "Site rules", "Other.", "Other.", ANA, NOW));
        refusedAt(null, () -> amendment.wording().remove(ends.id(), ANA, NOW));
        refusedAt(null, () -> amendment.wording().remove(added.id(), ANA, NOW));

        amendment.send(ANA, NOW);
        var words = amendment
                .negotiation()
                .propose(added.id(), added.fingerprint(), "Keys are kept.", "We keep keys.", "Shorter.", LIZA, NOW);
        refusedAt(
                null,
                () -> amendment
                        .negotiation()
                        .propose(ends.id(), ends.fingerprint(), "It stays.", "It stays.", "No.", LIZA, NOW));
        amendment.negotiation().accept(words.id(), ANA, NOW);
        assertThat(amendment.added()).extracting(ClauseText::law).containsExactly("Keys are kept.");
        assertThat(ContractText.read(amendment.wording().text()).articles())
                .extracting(ContractText.Article::number)
                .containsExactly(10, 18);
        SampleAmendments.read(amendment, NOW);
        SampleAmendments.signByVendor(amendment, NOW);
        SampleAmendments.signByUs(contract, amendment, NOW);

        var eve = Consolidated.on(contract, List.of(amendment), SampleAmendments.FEBRUARY.minusDays(1));
        var day = Consolidated.on(contract, List.of(amendment), SampleAmendments.FEBRUARY);
        assertThat(eve.clauses()).isEqualTo(now.clauses());
        assertThat(day.clauses()).hasSize(18);
        assertThat(day.clauses().get(9).law()).isEqualTo("This clause no longer applies.");
        assertThat(day.clauses().get(17).words()).isEqualTo(text("Keys", "Keys are kept.", "We keep keys."));
        assertThat(day.clauses().subList(0, 9)).isEqualTo(now.clauses().subList(0, 9));
        assertThat(contract.wording().text()).as("what was signed stays").contains("keeps to its rules");

        // A second change puts the added one in other words and brings the ended one back in new ones.
        var again = SampleAmendments.draft(
                contract,
                List.of(amendment),
                new Amendment.Proposal(
                        AmendmentReason.OTHER,
                        "Back.",
                        SampleAmendments.FEBRUARY,
                        day.basis(),
                        day.terms(),
                        Set.of(keys.key(), site.key())),
                NOW);
        for (var clause : again.wording().clauses()) {
            again.wording().change(clause.id(), clause.title(), "Said anew.", "Anew.", ANA, NOW);
        }
        SampleAmendments.agree(contract, again, NOW);
        assertThat(Consolidated.latest(contract, List.of(amendment, again)).clauses())
                .hasSize(18)
                .filteredOn(clause -> clause.law().equals("Said anew."))
                .hasSize(2);
    }

    @Test
    void whatAnAmendmentCannotAddOrEndIsRefused() {
        var contract = SampleContracts.aDraft();
        contract.addClause(SITE, clause(contract, ClauseType.DATA).id(), ANA, NOW);
        contract.send(ANA, NOW);
        SampleContracts.agreeOn(contract);
        var now = Consolidated.latest(contract, List.of());
        var site = now.clauses().get(9);

        refusedAt("clauses[0].title", () -> draft(contract, now, List.of(own(" DATA ", "Any.", "Any.")), Set.of()));
        refusedAt(
                "clauses[1].title",
                () -> draft(
                        contract, now, List.of(own("Keys", "Any.", "Any."), own("keys", "Any.", "Any.")), Set.of()));
        refusedAt(
                "clauses[0].title",
                () -> draft(
                        contract, now, List.of(new ClauseText(site.key(), text("Keys", "Any.", "Any."))), Set.of()));
        refusedAt("ended", () -> draft(contract, now, List.of(), Set.of(ClauseKey.of(ClauseType.PAY))));
        refusedAt("ended", () -> draft(contract, now, List.of(), Set.of(ClauseKey.nextOwn())));
        refusedAt(null, () -> draft(contract, now, List.of(), Set.of()));

        var change = draft(contract, now, List.of(own("Keys", "Any.", "Any.")), Set.of());
        change.propose(List.of(), proposal(now, List.of(), Set.of(site.key())), ANA, NOW);
        assertThat(change.wording().clauses()).extracting(Clause::title).containsExactly("Site rules");
        assertThat(change.standing()).hasSize(17);
        change.propose(List.of(), proposal(now, List.of(own("Keys", "Any.", "Any.")), Set.of()), ANA, NOW);
        assertThat(change.wording().clauses()).extracting(Clause::title).containsExactly("Keys");
    }

    private static Amendment draft(Contract contract, Consolidated now, List<ClauseText> added, Set<ClauseKey> ended) {
        return SampleAmendments.draft(contract, List.of(), proposal(now, added, ended), NOW);
    }

    private static Amendment.Proposal proposal(Consolidated now, List<ClauseText> added, Set<ClauseKey> ended) {
        return new Amendment.Proposal(
                AmendmentReason.OTHER,
                "New locks.",
                SampleAmendments.FEBRUARY,
                now.basis(),
                now.terms(),
                Set.of(),
                added,
                ended,
                false);
    }

    private static ClauseText own(String title, String law, String plain) {
        return new ClauseText(ClauseKey.nextOwn(), text(title, law, plain));
    }

    private static void refusedAt(@Nullable String field, ThrowingCallable act) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(act)
                .satisfies(refused -> assertThat(refused.field()).isEqualTo(field));
    }

    @Test
    void aTemplateAddsLeavesOutAndSaysTerms() {
        var choices = new TemplateChoices(
                60,
                Renewal.AUTO,
                45,
                new BigDecimal("150"),
                6,
                Safeguards.LateInterest.RATE,
                new BigDecimal("7.5"),
                20,
                List.of(ClauseType.INSURANCE),
                List.of(UUID.randomUUID()),
                List.of());
        choices.check();
        var terms = choices.applyTo(SampleContracts.someTerms().with(Safeguards.proposed(false, "DE")));
        assertThat(terms.noticeDays()).isEqualTo(60);
        assertThat(terms.renewal()).isEqualTo(Renewal.AUTO);
        assertThat(terms.paymentDays()).isEqualTo(45);
        assertThat(terms.safeguards()).extracting(Safeguards::warrantyMonths).isEqualTo(6);
        assertThat(terms.safeguards()).extracting(Safeguards::lateRate).isEqualTo(new BigDecimal("7.5"));

        var contract = with(new ContractTemplates.Arrangement(
                List.of(ClauseType.INSURANCE, ClauseType.IP),
                List.of(
                        new ContractTemplates.Arrangement.Own(SITE, ClauseType.DATA),
                        new ContractTemplates.Arrangement.Own(
                                text("Keys", "Keys are counted.", "Keys."), ClauseType.DATA),
                        new ContractTemplates.Arrangement.Own(text("Logo", "No logo.", "No logo."), ClauseType.IP)),
                List.of()));
        assertThat(contract.wording().clauses())
                .extracting(Clause::title)
                .containsSubsequence("Data", "Site rules", "Keys", "Confidentiality", "Logo")
                .doesNotContain("Intellectual property");
        assertThat(contract.wording().removedClauses()).extracting(Clause::type).contains(ClauseType.IP);

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> with(new ContractTemplates.Arrangement(
                        List.of(),
                        List.of(new ContractTemplates.Arrangement.Own(text("Data", "Any.", "Any."), ClauseType.DATA)),
                        List.of())))
                .withMessage("contract.template.titleTaken");
    }

    private static Contract with(ContractTemplates.Arrangement arrangement) {
        return new Contract(
                EngagementId.next(),
                1,
                new ContractParties.Party("Tala Ledger", "liza@tala.example"),
                new ContractParties.Party("Ana Ruiz", "ana@fern.example"),
                SampleContracts.anOrigin(),
                SampleContracts.aBasis(),
                SampleContracts.someTerms(),
                arrangement,
                ANA,
                NOW);
    }

    private static Clause own(Contract contract) {
        return contract.wording().clauses().stream()
                .filter(Clause::isOwn)
                .findFirst()
                .orElseThrow();
    }

    private static ClauseLibrary.Text text(String title, String law, String plain) {
        return new ClauseLibrary.Text(title, law, plain);
    }

    private static void refused(String rule, @Nullable String field, Contract contract, ClauseLibrary.Text text) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> contract.addClause(
                        text, contract.wording().clauses().get(8).id(), ANA, NOW))
                .satisfies(violation -> assertThat(violation.field()).isEqualTo(field))
                .withMessage(rule);
    }
}
