package app.handoff.contract;

import static app.handoff.contract.SampleContracts.ANA;
import static app.handoff.contract.SampleContracts.LIZA;
import static app.handoff.contract.SampleContracts.NOW;
import static app.handoff.contract.SampleContracts.clause;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A version on paper is read from exactly the text that its fingerprint is of. */
class ContractTextTests {

    @Test
    void readsEachClauseAndEachTableAsItWasWritten() {
        var document = SampleContracts.aSentOne().wording().document();

        var text = ContractText.read(document.text());

        assertThat(text.title()).isEqualTo(document.title());
        assertThat(text.edition()).isEqualTo(1);
        assertThat(text.client()).isEqualTo(document.client());
        assertThat(text.vendor()).isEqualTo(document.vendor());
        assertThat(text.vendorCalled()).isEqualTo("Vendor");
        assertThat(text.articles()).hasSameSizeAs(document.articles());
        for (var article : document.articles()) {
            var read = text.articles().get(article.number() - 1);
            assertThat(read.number()).isEqualTo(article.number());
            assertThat(read.title()).isEqualTo(article.clause().title());
            assertThat(read.law())
                    .extracting(ContractText.Paragraph::text)
                    .isEqualTo(article.clause().lawParagraphs());
            assertThat(read.plain()).isEqualTo(article.clause().plainParagraphs());
        }
        assertThat(text.schedules()).isEqualTo(document.schedules());
    }

    @Test
    void aReasonMayHoldTheWordsThatComeAfterIt() {
        var contract = SampleContracts.anActiveOne();
        var now = Consolidated.latest(contract, List.of());
        var reason =
                "We agreed so.\n\nFrom that day on the clauses below take the place of those with the same number, we said.";
        var proposal = SampleAmendments.accuracy(now, "99.5", SampleAmendments.FEBRUARY);
        var amendment = SampleAmendments.draft(
                contract,
                List.of(),
                new Amendment.Proposal(
                        proposal.type(), reason, proposal.from(), proposal.basis(), proposal.terms(), Set.of()),
                NOW);
        amendment.send(ANA, NOW);

        var text = amendment.wording().parts();
        var change = Objects.requireNonNull(text.change());
        assertThat(change.reason()).isEqualTo(reason);
        assertThat(change.changes()).hasSize(1);
        assertThat(change.rule()).startsWith("From that day on").endsWith("stays as it is.");
        assertThat(text.articles()).hasSameSizeAs(amendment.wording().clauses());
    }

    /** Each change alone, so that clauses and schedules with gaps between their numbers are read. */
    @Test
    void readsAnAmendmentAsItWasWritten() {
        var contract = SampleContracts.anActiveOne();
        var now = Consolidated.latest(contract, List.of());
        for (var proposal : List.of(
                SampleAmendments.accuracy(now, "99.5", SampleAmendments.FEBRUARY),
                SampleAmendments.ending(now, LocalDate.of(2027, 6, 30), SampleAmendments.FEBRUARY))) {
            var amendment = SampleAmendments.draft(contract, List.of(), proposal, NOW);
            amendment.send(ANA, NOW);
            var document = amendment.wording().document();

            var text = ContractText.read(amendment.wording().text());

            assertThat(text.title()).isEqualTo(document.title());
            assertThat(text.edition()).isEqualTo(1);
            assertThat(text.client()).isEqualTo(document.client());
            assertThat(text.vendor()).isEqualTo(document.vendor());
            assertThat(text.articles())
                    .extracting(ContractText.Article::number, ContractText.Article::title)
                    .isEqualTo(document.articles().stream()
                            .map(article ->
                                    tuple(article.number(), article.clause().title()))
                            .toList());
            for (int at = 0; at < document.articles().size(); at++) {
                var clause = document.articles().get(at).clause();
                assertThat(text.articles().get(at).law())
                        .extracting(ContractText.Paragraph::text)
                        .isEqualTo(clause.lawParagraphs());
                assertThat(text.articles().get(at).plain()).isEqualTo(clause.plainParagraphs());
            }
            assertThat(text.schedules()).isEqualTo(document.schedules());
            var change = Objects.requireNonNull(text.change());
            var written = Objects.requireNonNull(document.change());
            assertThat(change.number()).isEqualTo(written.number());
            assertThat(change.fingerprint()).isEqualTo(contract.wording().fingerprint());
            assertThat(change.from()).isEqualTo(written.from());
            assertThat(change.reason()).isEqualTo(written.reason());
            assertThat(change.changes()).hasSameSizeAs(written.changes());
            assertThat(change.rule()).startsWith("From that day on").endsWith("stays as it is.");
        }
    }

    @Test
    void numbersThatStandInAClauseOfOwnWordsAreNoClauses() {
        var contract = SampleContracts.aDraft();
        var work = clause(contract, ClauseType.IP);
        contract.wording()
                .change(
                        work.id(),
                        "Ideas",
                        "1. All results belong to the Client.\n\n12. Unless they do not.\n\nSchedule 1. is not this.",
                        "Ours.",
                        ANA,
                        NOW);

        var read = ContractText.read(contract.wording().text()).articles();

        assertThat(read).hasSize(16);
        assertThat(read.get(10).law())
                .containsExactly(
                        new ContractText.Paragraph("11.1", "1. All results belong to the Client."),
                        new ContractText.Paragraph("11.2", "12. Unless they do not."),
                        new ContractText.Paragraph("11.3", "Schedule 1. is not this."));
    }

    /** Plain words that begin like the next clause, and binding words that begin like plain ones, are neither. */
    @Test
    void aClauseSaysItsOwnWordsWhateverTheyLookLike() {
        var contract = SampleContracts.aSentOne();
        var clauses = contract.wording().clauses();
        var ip = clause(contract, ClauseType.IP);
        int number = contract.wording().numberOf(ip.id());
        var last = clauses.get(clauses.size() - 1);
        contract.wording()
                .change(
                        ip.id(),
                        "Ideas",
                        "In plain words: all results belong to the Client.\n\nIn plain words: for ever.",
                        "Ours.\n\n" + (number + 1) + ". Nothing else.",
                        ANA,
                        NOW);
        contract.wording()
                .change(
                        last.id(),
                        last.title(),
                        last.law() + "\n\nIn plain words: so be it.",
                        last.plain() + "\n\n" + (clauses.size() + 1) + ". The end",
                        ANA,
                        NOW);
        var version =
                contract.wording().editions().get(contract.wording().editions().size() - 1);

        for (var read : List.of(version.read(), contract.wording().parts())) {
            assertThat(read.articles()).hasSameSizeAs(clauses);
            for (var article : read.articles()) {
                var clause = clauses.get(article.number() - 1);
                assertThat(article.title()).isEqualTo(clause.title());
                assertThat(article.law())
                        .extracting(ContractText.Paragraph::text)
                        .isEqualTo(clause.text().lawParagraphs());
                assertThat(article.plain()).isEqualTo(clause.text().plainParagraphs());
            }
            assertThat(read.schedules()).isEqualTo(contract.wording().document().schedules());
            assertThat(read.edition()).isEqualTo(3);
        }
        assertThat(ContractText.read(version.text()).articles())
                .as("without its clauses the text is still printed")
                .isNotEmpty();
    }

    /** What was read as plain words binds now, and the words one after the other are the same. */
    @Test
    void aSentenceThatMovesIntoTheBindingTextHasToBeReadAgain() {
        var contract = SampleContracts.aSentOne();
        var ip = clause(contract, ClauseType.IP);
        contract.wording().change(ip.id(), "Ideas", "All results belong to the Client.", "Ours.\nFor ever.", ANA, NOW);
        SampleContracts.readAll(contract, LIZA);
        assertThat(contract.reading().unread(Side.VENDOR)).isEmpty();

        contract.wording().change(ip.id(), "Ideas", "All results belong to the Client.\nOurs.", "For ever.", ANA, NOW);

        assertThat(contract.reading().unread(Side.VENDOR)).containsExactly(ip);
    }

    @Test
    void aClauseThatWasTickedBeforeKeepsItsFingerprintUntilItSaysSomethingElse() {
        var contract = SampleContracts.aSentOne();
        var ip = clause(contract, ClauseType.IP);
        var earlier = Clause.earlierPrint(ip.text(), "");
        ip.notice(earlier, 1, null, null);
        SampleContracts.readAll(contract, LIZA);

        var pay = clause(contract, ClauseType.PAY);
        contract.wording().change(pay.id(), "Money", "We pay.", "We pay.", ANA, NOW);
        assertThat(ip.fingerprint()).isEqualTo(earlier);
        assertThat(contract.reading().unread(Side.VENDOR)).containsExactly(pay);

        contract.wording().change(ip.id(), "Ideas", "All is ours.", "Ours.", ANA, NOW);
        assertThat(contract.reading().unread(Side.VENDOR)).contains(ip);
    }

    @Test
    void everyEarlierVersionStaysReadable() {
        var contract = SampleContracts.aSentOne();
        var pay = clause(contract, ClauseType.PAY);
        contract.wording().change(pay.id(), "Money", "We pay.", "We pay.", ANA, NOW);

        var versions = contract.wording().editions().stream()
                .map(version ->
                        ContractText.read(version.text()).articles().get(5).title())
                .toList();

        assertThat(versions).containsExactly("Prices and payment", "Money");
    }
}
