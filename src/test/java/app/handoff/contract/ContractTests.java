package app.handoff.contract;

import static app.handoff.contract.SampleContracts.ANA;
import static app.handoff.contract.SampleContracts.LIZA;
import static app.handoff.contract.SampleContracts.NOW;
import static app.handoff.contract.SampleContracts.clause;
import static app.handoff.contract.SampleContracts.readAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.kernel.Canonical;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.Proof;
import app.handoff.kernel.RuleViolation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContractTests {

    @Test
    void hasEveryStandardClauseFilledIn() {
        var contract = SampleContracts.aGuardedDraft();

        assertThat(contract.wording().clauses())
                .extracting(Clause::type)
                .containsExactlyElementsOf(ClauseType.ofLibrary());
        assertThat(contract.wording().document().text())
                .doesNotContain("{")
                .doesNotContain("[if")
                .contains("Studio Fern (the \"Client\")")
                .contains("at least 99.2 % per month")
                .contains("at most 4 hours per week")
                .contains("EUR 8,600.00")
                .contains("8 weeks")
                .contains("4 January 2027")
                .contains("subcontractors only after the Client has agreed");
        assertThat(contract.wording().coverage().isComplete()).isTrue();
    }

    @Test
    void writesNumbersAmountsAndDaysAsTheBusinessDoes() {
        var german = SampleContracts.aDraft(EngagementId.next(), SampleContracts.aBasis(Locale.GERMANY))
                .wording()
                .document()
                .text();
        var american = SampleContracts.aDraft(EngagementId.next(), SampleContracts.aBasis(Locale.US))
                .wording()
                .document()
                .text();

        assertThat(german)
                .contains("at least 99,2 % per month", "EUR 8.600,00", "4 January 2027")
                .doesNotContain("99.2", "8,600");
        assertThat(american).contains("at least 99.2 % per month", "EUR 8,600.00", "January 4, 2027");
    }

    @Test
    void cannotLoseARequiredClause() {
        for (var type : ClauseType.ofLibrary()) {
            var contract = SampleContracts.aGuardedDraft();
            var id = clause(contract, type).id();
            if (type.isRequired()) {
                assertThatExceptionOfType(RuleViolation.class)
                        .isThrownBy(() -> contract.wording().remove(id, ANA, NOW))
                        .withMessage("contract.clause.required");
            } else {
                contract.wording().remove(id, ANA, NOW);
                assertThat(contract.wording().clauses())
                        .extracting(Clause::type)
                        .doesNotContain(type);
                contract.wording().putBack(id, ANA, NOW);
                assertThat(contract.wording().clauses())
                        .extracting(Clause::type)
                        .containsExactlyElementsOf(ClauseType.ofLibrary());
            }
        }
    }

    @Test
    void isNotSentWhilePartOfTheScopeHasNoClause() {
        var contract = SampleContracts.aDraft();
        var quality = clause(contract, ClauseType.QUALITY);
        contract.wording().change(quality.id(), "Quality", "The Partner shall do well.", "Good work.", ANA, NOW);
        var remedies = clause(contract, ClauseType.REMEDIES);
        contract.wording().change(remedies.id(), "Remedies", "The Partner shall redo it.", "Redo.", ANA, NOW);

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> contract.send(ANA, NOW))
                .withMessage("contract.notNamed");
        assertThat(contract.status()).isEqualTo(ContractStatus.DRAFT);

        contract.wording().reset(quality.id(), ANA, NOW);
        contract.send(ANA, NOW);
        assertThat(contract.status()).isEqualTo(ContractStatus.SENT);
    }

    @Test
    void clearsOnlyTheTicksOfTheClauseThatChanged() {
        var contract = SampleContracts.aReadOne();
        var pay = clause(contract, ClauseType.PAY);
        var before = contract.wording().fingerprint();

        contract.wording().change(pay.id(), pay.title(), pay.law() + "\n\nInvoices go to Ana.", pay.plain(), ANA, NOW);

        assertThat(contract.reading().unread(Side.US)).containsExactly(pay);
        assertThat(contract.reading().unread(Side.VENDOR)).containsExactly(pay);
        assertThat(contract.wording().edition()).isEqualTo(2);
        assertThat(contract.wording().fingerprint()).isNotEqualTo(before);
        assertThat(pay.changedIn()).isEqualTo(2);
        assertThat(pay.before()).isNotNull().doesNotContain("Invoices go to Ana.");
    }

    @Test
    void clearsTheTicksOfEveryClauseThatTheTermsChange() {
        var contract = SampleContracts.aReadOne();

        contract.changeTerms(TermsTests.with(contract.terms(), 45), ANA, NOW);

        assertThat(contract.reading().unread(Side.VENDOR))
                .extracting(Clause::type)
                .containsExactly(ClauseType.TERMINATION);
    }

    @Test
    void makesNoNewVersionWhenNothingChanges() {
        var contract = SampleContracts.aReadOne();
        var pay = clause(contract, ClauseType.PAY);

        contract.wording().change(pay.id(), pay.title(), pay.law(), pay.plain(), ANA, NOW);
        contract.changeTerms(contract.terms(), ANA, NOW);

        assertThat(contract.wording().edition()).isEqualTo(1);
        assertThat(contract.lock().isOpen()).isTrue();
    }

    @Test
    void bringsOldTicksBackWhenTheTextComesBack() {
        var contract = SampleContracts.aReadOne();
        var pay = clause(contract, ClauseType.PAY);

        contract.wording().change(pay.id(), pay.title(), "Other. Schedule 3.", pay.plain(), ANA, NOW);
        contract.wording().reset(pay.id(), ANA, NOW);

        assertThat(contract.reading().unread(Side.VENDOR)).isEmpty();
        assertThat(contract.wording().edition()).isEqualTo(3);
    }

    @Test
    void keepsItsFingerprintAsLongAsNotAWordChanges() {
        var engagement = EngagementId.next();
        var one = SampleContracts.aDraft(engagement, SampleContracts.aBasis());
        var other = SampleContracts.aDraft(engagement, SampleContracts.aBasis());
        one.send(ANA, NOW);
        other.send(LIZA, NOW.plusSeconds(60));

        assertThat(one.wording().fingerprint()).isEqualTo(other.wording().fingerprint());
        assertThat(one.wording().fingerprint())
                .isEqualTo(Canonical.sha256(one.wording().text()));
        readAll(one, ANA);
        assertThat(one.wording().fingerprint()).isEqualTo(other.wording().fingerprint());
    }

    @Test
    void refusesATickUnderAnOlderText() {
        var contract = SampleContracts.aSentOne();
        var pay = clause(contract, ClauseType.PAY);
        var seen = pay.fingerprint();
        contract.wording().change(pay.id(), pay.title(), "Other. Schedule 3.", pay.plain(), ANA, NOW);

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> contract.reading().understand(pay.id(), seen, LIZA, NOW))
                .withMessage("contract.clause.changedMeanwhile");
    }

    @Test
    void isNotSignedWhileAQuestionIsOpen() {
        var contract = SampleContracts.aReadOne();
        var remedies = clause(contract, ClauseType.REMEDIES);
        var question = contract.reading().ask(remedies.id(), "Does a late receipt count?", LIZA, NOW);

        assertThat(contract.lock().questions()).containsExactly(question);
        assertThat(contract.lock().unreadByVendor()).containsExactly(remedies);
        refuseSigning(contract);

        contract.reading().answer(question.id(), "No.", false, ANA, NOW);
        refuseSigning(contract);
        contract.reading().settle(question.id(), LIZA, NOW);
        refuseSigning(contract);
        contract.reading().understand(remedies.id(), remedies.fingerprint(), LIZA, NOW);
        contract.sign("Liza Cruz", true, contract.wording().fingerprint(), LIZA, SampleContracts.proofOf(LIZA), NOW);

        assertThat(contract.status()).isEqualTo(ContractStatus.SIGNED_BY_VENDOR);
    }

    private static void refuseSigning(Contract contract) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> contract.sign(
                        "Liza Cruz", true, contract.wording().fingerprint(), LIZA, SampleContracts.proofOf(LIZA), NOW))
                .withMessage("contract.sign.locked");
    }

    @Test
    void isNotSettledBeforeThePromisedChangeIsMade() {
        var contract = SampleContracts.aSentOne();
        var remedies = clause(contract, ClauseType.REMEDIES);
        var question = contract.reading().ask(remedies.id(), "Does a late receipt count?", LIZA, NOW);
        contract.reading().answer(question.id(), "No; we write it in.", true, ANA, NOW);

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> contract.reading().settle(question.id(), LIZA, NOW))
                .withMessage("contract.question.changeMissing");

        contract.wording()
                .change(
                        remedies.id(),
                        remedies.title(),
                        remedies.law() + " Late receipts do not count.",
                        "As said.",
                        ANA,
                        NOW);
        contract.reading().settle(question.id(), LIZA, NOW);
        assertThat(contract.reading().openQuestions()).isEmpty();
    }

    @Test
    void letsOnlyTheOtherSideAnswerAndOnlyTheAskerSettle() {
        var contract = SampleContracts.aSentOne();
        var question = contract.reading().ask(clause(contract, ClauseType.PAY).id(), "In euros?", LIZA, NOW);

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> contract.reading().answer(question.id(), "Yes.", false, LIZA, NOW))
                .withMessage("contract.question.otherSideAnswers");
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> contract.reading().settle(question.id(), ANA, NOW))
                .withMessage("contract.question.askerSettles");
    }

    @Test
    void goesOnAskingWhenAnAnswerIsNotEnough() {
        var contract = SampleContracts.aSentOne();
        var question = contract.reading().ask(clause(contract, ClauseType.PAY).id(), "In euros?", LIZA, NOW);
        contract.reading().answer(question.id(), "Yes.", false, ANA, NOW);

        var further = contract.reading().askFurther(question.id(), "At which rate?", LIZA, NOW);

        assertThat(question.isOpen()).isFalse();
        assertThat(contract.reading().openQuestions()).containsExactly(further);
    }

    @Test
    void isSignedByTheVendorFirst() {
        var contract = SampleContracts.aReadOne();

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> contract.sign(
                        "Ana Ruiz", true, contract.wording().fingerprint(), ANA, SampleContracts.proofOf(ANA), NOW))
                .withMessage("contract.sign.vendorFirst");
    }

    @Test
    void refusesASignatureUnderAnOlderText() {
        var contract = SampleContracts.aReadOne();
        var seen = contract.wording().fingerprint();
        var pay = clause(contract, ClauseType.PAY);
        contract.wording().change(pay.id(), pay.title(), pay.law() + " More.", pay.plain(), ANA, NOW);
        readAll(contract, ANA);
        readAll(contract, LIZA);

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> contract.sign("Liza Cruz", true, seen, LIZA, SampleContracts.proofOf(LIZA), NOW))
                .withMessage("contract.sign.changedMeanwhile");
    }

    @Test
    void isSignedForAVendorOnlyByWhoeverProvedToBeOne() {
        var contract = SampleContracts.aReadOne();
        for (var proof : new Proof[] {
            new Proof(Proof.Kind.HANDED_CODE, "Liza Cruz", null, NOW),
            Proof.signedIn("Liza Cruz", "liza@tala.example", NOW),
            Proof.signedIn("Ana Ruiz", "ana@fern.example", NOW)
        }) {
            assertThatExceptionOfType(RuleViolation.class)
                    .as(proof.kind().name())
                    .isThrownBy(() ->
                            contract.sign("Liza Cruz", true, contract.wording().fingerprint(), LIZA, proof, NOW))
                    .withMessage("contract.sign.noProof");
        }
        var own = new Proof(Proof.Kind.OWN_CODE, "Liza Cruz", null, NOW);
        contract.sign("Liza Cruz", true, contract.wording().fingerprint(), LIZA, own, NOW);
        assertThat(contract.signature(Side.VENDOR).orElseThrow().proof()).isEqualTo(own);
        assertThatExceptionOfType(RuleViolation.class)
                .as("the business signs in")
                .isThrownBy(
                        () -> contract.sign("Ana Ruiz", true, contract.wording().fingerprint(), ANA, own, NOW))
                .withMessage("contract.sign.noProof");
    }

    @Test
    void isNotSignedForBothSidesFromOneAddress() {
        for (var address : new String[] {"ana@fern.example", "ANA@fern.example", " ana@fern.example "}) {
            var contract = SampleContracts.aReadOne();
            var mailed = new Proof(Proof.Kind.MAILED_CODE, "Ana Ruiz", address, NOW);
            assertThatExceptionOfType(RuleViolation.class)
                    .isThrownBy(() ->
                            contract.sign("Liza Cruz", true, contract.wording().fingerprint(), LIZA, mailed, NOW))
                    .withMessage("contract.sign.bothSides");
        }
        for (var address : new String[] {"liza@tala.example", "Liza@Tala.example"}) {
            var contract = SampleContracts.oneSignedByTheVendor();
            var signedIn = Proof.signedIn("Ana Ruiz", address, NOW);
            assertThatExceptionOfType(RuleViolation.class)
                    .isThrownBy(() ->
                            contract.sign("Ana Ruiz", true, contract.wording().fingerprint(), ANA, signedIn, NOW))
                    .withMessage("contract.sign.bothSides");
        }
    }

    @Test
    void takesAnyNameOfAPerson() {
        for (var name : new String[] {
            "\u5c71\u7530\u592a\u90ce", "Suharto", "Mar\u00eda Jos\u00e9 \u00d1u\u00f1ez", "O\u2019Neil"
        }) {
            var contract = SampleContracts.aReadOne();
            var print = contract.wording().fingerprint();
            var proof = SampleContracts.proofOf(LIZA);
            assertThatExceptionOfType(RuleViolation.class)
                    .as("a name of somebody else")
                    .isThrownBy(() -> contract.sign(name, true, print, LIZA, proof, NOW))
                    .matches(refusal -> "otherName".equals(refusal.field()));
            contract.sign(
                    new Signature.Given(name, true, true),
                    print,
                    Participant.proven(LIZA, proof, contract.parties()),
                    proof,
                    NOW);
            assertThat(contract.signature(Side.VENDOR).orElseThrow().typedName())
                    .isEqualTo(name);
        }
    }

    @Test
    void wantsANameAndConsent() {
        var contract = SampleContracts.aReadOne();
        for (var name : new String[] {"", "  ", "x".repeat(130) + " y"}) {
            assertThatExceptionOfType(RuleViolation.class)
                    .isThrownBy(() -> contract.sign(
                            name, true, contract.wording().fingerprint(), LIZA, SampleContracts.proofOf(LIZA), NOW))
                    .matches(refusal -> "name".equals(refusal.field()));
        }
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> contract.sign(
                        "Liza Cruz", false, contract.wording().fingerprint(), LIZA, SampleContracts.proofOf(LIZA), NOW))
                .matches(refusal -> "consent".equals(refusal.field()));
        assertThat(contract.status()).isEqualTo(ContractStatus.SENT);
    }

    @Test
    void bindsBothSignaturesToTheSameText() {
        var contract = SampleContracts.anActiveOne();

        assertThat(contract.signature(Side.VENDOR).orElseThrow().fingerprint())
                .isEqualTo(contract.signature(Side.US).orElseThrow().fingerprint())
                .isEqualTo(contract.wording().fingerprint())
                .isEqualTo(Canonical.sha256(contract.wording().text()));
    }

    @Test
    void wantsAReasonForDecliningAndTakingBack() {
        var contract = SampleContracts.aSentOne();

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> contract.decline(" ", LIZA, NOW))
                .matches(refusal -> "reason".equals(refusal.field()));
        contract.decline("The price no longer holds.", LIZA, NOW);
        assertThat(contract.status()).isEqualTo(ContractStatus.CANCELLED);
        assertThat(contract.closing().reason()).isEqualTo("The price no longer holds.");
    }

    @Test
    void knowsNoClausesAndQuestionsOfOthers() {
        var contract = SampleContracts.aSentOne();
        var other = SampleContracts.aSentOne();
        var foreign = other.wording().clauses().get(0);

        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> contract.reading().understand(foreign.id(), foreign.fingerprint(), LIZA, NOW));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> contract.reading().settle(QuestionId.next(), LIZA, NOW));
    }

    @Test
    void warnsWhenTermsMoveOnUnderAClauseInOtherWords() {
        var contract = SampleContracts.aDraft();
        var end = clause(contract, ClauseType.TERMINATION);
        contract.wording().change(end.id(), end.title(), end.law() + " Thanks.", end.plain(), ANA, NOW);
        assertThat(contract.wording().lagsBehind(end)).isFalse();

        contract.changeTerms(TermsTests.with(contract.terms(), 45), ANA, NOW);

        assertThat(end.law()).contains("30 days");
        assertThat(contract.wording().lagsBehind(end)).isTrue();
        contract.wording().reset(end.id(), ANA, NOW);
        assertThat(end.law()).contains("45 days");
        assertThat(end.isChanged()).isFalse();
    }

    @Test
    void neverTakesTextForAnInstruction() {
        var work = SampleContracts.work(ContractBasis.Subcontractors.ALLOWED);
        var contractBasis = new ContractBasis(
                new ContractBasis.Work(
                        "${7*7} {total} [if credit] $1",
                        work.version(),
                        work.sha256(),
                        work.frozenAt(),
                        work.purpose(),
                        work.included(),
                        work.excluded(),
                        work.inputs(),
                        work.outputs(),
                        work.levels(),
                        work.start(),
                        work.end(),
                        work.transitionWeeks(),
                        work.renewal(),
                        work.rateModel(),
                        work.oversight(),
                        work.data(),
                        work.further()),
                SampleContracts.anOffer(),
                ContractLocale.ENGLISH);

        var contract = SampleContracts.aDraft(EngagementId.next(), contractBasis);

        assertThat(clause(contract, ClauseType.WORK).law()).contains("\"${7*7} {total} [if credit] $1\"");
    }

    /** The fingerprint that both sides signed is one of this text. */
    @Test
    void aContractCallsTheVendorAsItDidWhenItWasDrafted() {
        var basis = SampleContracts.aBasis();
        var before = SampleContracts.aDraft(
                EngagementId.next(), new ContractBasis(basis.work(), basis.offer(), basis.notation(), null));
        var now = SampleContracts.aDraft(EngagementId.next(), basis);

        assertThat(before.wording().document().text())
                .contains("(the \"Partner\")", "\nPartner: ", "The Partner delivers", "The Partner shall")
                .doesNotContain("The Vendor", "Vendor: ");
        assertThat(now.wording().document().text())
                .contains("(the \"Vendor\")", "\nVendor: ", "The Vendor delivers", "The Vendor shall")
                .doesNotContain("The Partner", "Partner:");
    }

    @Test
    void quotesTheRulesForDataAsWholeSentences() {
        var work = SampleContracts.work(ContractBasis.Subcontractors.NOT_ALLOWED);
        var contractBasis = new ContractBasis(
                new ContractBasis.Work(
                        work.title(),
                        work.version(),
                        work.sha256(),
                        work.frozenAt(),
                        work.purpose(),
                        work.included(),
                        work.excluded(),
                        work.inputs(),
                        work.outputs(),
                        work.levels(),
                        work.start(),
                        work.end(),
                        work.transitionWeeks(),
                        work.renewal(),
                        work.rateModel(),
                        work.oversight(),
                        new ContractBasis.Data(
                                List.of(new ContractBasis.Data.Rule(
                                        "Financial data",
                                        "Only to do this work. Not for other clients.",
                                        "Only in our own program. Nothing in mail.",
                                        "Until the contract ends; in backups 30 days longer.",
                                        "destroyed")),
                                24,
                                ContractBasis.Subcontractors.NOT_ALLOWED,
                                null),
                        work.further()),
                SampleContracts.anOffer(),
                ContractLocale.ENGLISH);

        var data = clause(SampleContracts.aDraft(EngagementId.next(), contractBasis), ClauseType.DATA);

        assertThat(data.law())
                .contains(
                        "\"we\" and \"our\" mean the Client",
                        "Financial data. Allowed use: Only to do this work. Not for other clients."
                                + " Where it is kept: Only in our own program. Nothing in mail."
                                + " How long it is kept: Until the contract ends; in backups 30 days longer."
                                + " At the end: destroyed.",
                        "any security evidence it has shown");
        assertThat(data.law() + data.plain()).doesNotContain("..", "used for", "only for");
    }

    @Test
    void coversEveryKindOfSubcontractorRule() {
        for (var rule : ContractBasis.Subcontractors.values()) {
            var contract = SampleContracts.aDraft(
                    EngagementId.next(),
                    new ContractBasis(SampleContracts.work(rule), SampleContracts.anOffer(), ContractLocale.ENGLISH));
            assertThat(contract.wording().coverage().gaps()).isEmpty();
        }
    }

    @Test
    void everyClauseThatNamesPartsOfTheScopeLeavesAGapWhenItIsEmptied() {
        for (var type : List.of(
                ClauseType.DELIVERABLES,
                ClauseType.QUANTITY,
                ClauseType.QUALITY,
                ClauseType.DEADLINES,
                ClauseType.REPORTING,
                ClauseType.DATA)) {
            var contract = SampleContracts.aDraft();
            var clause = clause(contract, type);
            contract.wording().change(clause.id(), clause.title(), "As agreed.", clause.plain(), ANA, NOW);

            assertThat(contract.wording().coverage().isComplete())
                    .as("%s", type)
                    .isFalse();
            assertThat(contract.wording().coverage().covered())
                    .isLessThan(contract.wording().coverage().rows().size());
            assertThatExceptionOfType(RuleViolation.class)
                    .isThrownBy(() -> contract.send(ANA, NOW))
                    .withMessage("contract.notNamed");
        }
    }

    @Test
    void anItemIsNamedByItsWholeWordsOrByItsSchedule() {
        var contract = SampleContracts.aDraft();
        var clause = clause(contract, ClauseType.DELIVERABLES);
        var texts = Map.of(
                "Posted entries-to-be and the monthly statements.", false,
                "The posted\n entries, and the Monthly Statement.", true,
                "All that schedule 1 names.", true,
                "All that schedule 12 names.", false,
                "Posted entries.", false);
        texts.forEach((law, covered) -> {
            contract.wording().change(clause.id(), clause.title(), law, clause.plain(), ANA, NOW);
            assertThat(contract.wording().coverage().isComplete()).as(law).isEqualTo(covered);
        });
    }

    @Test
    void plainWordsOfAChangedClauseAreUncheckedUntilSomebodyConfirmsOrRewritesThem() {
        var contract = SampleContracts.aDraft();
        var clause = clause(contract, ClauseType.DELIVERABLES);
        var law = clause.law() + "\n\nNothing else.";
        assertThat(clause.isPlainUnchecked()).isFalse();

        contract.wording().change(clause.id(), clause.title(), law, clause.plain(), ANA, NOW);
        assertThat(clause.isPlainUnchecked()).isTrue();
        contract.wording().change(clause.id(), "Deliveries", law, clause.plain(), ANA, NOW);
        assertThat(clause.isPlainUnchecked()).as("another title checks nothing").isTrue();
        contract.wording().confirmPlain(clause.id(), ANA, NOW);
        assertThat(clause.isPlainUnchecked()).isFalse();

        contract.wording().change(clause.id(), "Deliveries", law + " At all.", clause.plain(), ANA, NOW);
        assertThat(clause.isPlainUnchecked()).isTrue();
        contract.wording().change(clause.id(), "Deliveries", law + " At all.", "Only this.", ANA, NOW);
        assertThat(clause.isPlainUnchecked()).as("rewritten").isFalse();

        contract.wording().change(clause.id(), "Deliveries", law, "Only this.", ANA, NOW);
        contract.wording().reset(clause.id(), ANA, NOW);
        assertThat(clause.isPlainUnchecked()).as("the standard text").isFalse();
    }
}
