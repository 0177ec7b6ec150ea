package app.handoff.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Pages;
import app.handoff.account.SignedIn;
import app.handoff.bidding.ABidding;
import app.handoff.bidding.ABidding.Made;
import app.handoff.contract.ContractsForTests;
import app.handoff.kernel.Money;
import app.handoff.scope.Scopes;
import app.handoff.sharelink.OpenedLinks;
import app.handoff.tenancy.Tenancy.Scope;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.web.context.WebApplicationContext;

/** Work that is priced in parts, with lines beside it: from the vendor's page to the contract. */
@SpringBootTest
class PriceStructurePagesTests {

    private static final String REASON = "The best answers and the best references for the price.";

    @Autowired
    WebApplicationContext context;

    @Autowired
    ABidding biddings;

    @Autowired
    Evaluations evaluations;

    @Autowired
    BidsInParts inParts;

    @Autowired
    Awards awards;

    @Autowired
    ContractsForTests contracts;

    Pages pages;
    SignedIn ana;
    Scope studio;

    @BeforeEach
    void aStudio() {
        pages = Pages.of(context);
        ana = pages.owner("Studio Fern");
        studio = Scope.of(ana.business()).at(Pages.BERLIN);
    }

    @Test
    void theVendorsPageSaysWhatEachLineIsAndAsksForTheDiscount() {
        var made = inParts.open(studio);
        var link = OpenedLinks.path(biddings.link(made, 0)) + "/bid";

        assertThat(pages.mvc().get().uri(link + "/document"))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Lines to price",
                        "Ledger entries: the first 150 of a month",
                        "Ledger entries: above 150 and up to 200 of a month",
                        "Ledger entries: all above 200 of a month",
                        "Ledger entries: we pay for at least 160 entries a month",
                        "A bid may be for some of the outputs only",
                        "We can pay within 10 days of an invoice",
                        "Once, for beginning: access, learning how the work is done",
                        "up to the most for a year that the bid names");
    }

    @Test
    void partsAndOptionsAreChosenWithTheAwardAndStandInTheContract() {
        var made = inParts.judged(studio);
        var at = "/engagements/" + made.engagement();
        var kontor = bid(made, "Kontor Vier");
        var norte = bid(made, "Norte Contable");

        // Base 600; entries, 160 a month at least: 1,800 at 1, 320 at 0.90, 300 at 0.80; statements 360, archive 200,
        // expenses 300, taking over 400.
        assertThat(kontor.totalPerTerm()).isEqualTo(Money.of("4188", "EUR"));
        // The same without the statements, which count as the 360 that the other asks.
        assertThat(norte.totalPerTerm()).isEqualTo(Money.of("3828", "EUR"));
        assertThat(pages.get(ana, at + "/comparison"))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Total to compare",
                        "4,188",
                        "3,828",
                        "Not offered",
                        "Training",
                        "only if ordered, not in the total",
                        "Only if ordered, together",
                        "Discount if paid within 10 days",
                        "2\u00a0%");
        assertThat(pages.get(ana, at + "/award"))
                .hasStatusOk()
                .bodyText()
                .contains("Does not offer: Quarterly statements", "Not awarded", "Also ordered");

        var statements = made.frozen().outputs().get(1).id().toString();
        var entries = made.frozen().outputs().get(0).id().toString();
        assertThat(pages.post(ana, at + "/award")
                        .param("winner", kontor.id().toString())
                        .param("reason", REASON)
                        .param("leftOut", statements, entries))
                .hasStatus(422)
                .bodyText()
                .contains("Nothing of the bid of Kontor Vier would be left", REASON);
        assertThat(pages.post(ana, at + "/award")
                        .param("winner", kontor.id().toString())
                        .param("reason", REASON)
                        .param("leftOut", statements)
                        .param("options", Scopes.TRAINING.toString()))
                .hasStatus3xxRedirection();
        assertThat(pages.get(ana, at + "/award"))
                .bodyText()
                .contains("Not awarded: Quarterly statements.", "Ordered beside the regular work: Training.");

        var awarded = biddings.as(studio, () -> awards.of(made.engagement())).orElseThrow();
        // Without 360 for the statements, with 2 days of training at 700.
        assertThat(awarded.totalPerTerm()).isEqualTo(Money.of("5228", "EUR"));

        biddings.as(studio, () -> contracts.draftWithTheWinner(made.engagement(), ABidding.MIA, Instant.now()));
        assertThat(pages.get(ana, at + "/contract/document"))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Ledger entries: the first 150 of a month",
                        "Training",
                        "160 entries (Ledger entries)",
                        "the base fee of Schedule 3 for each month",
                        "each holds for the units of a calendar month that fall into its step",
                        "never more than EUR 300.00 in a year",
                        "Where the Client pays an invoice within 10 days of receiving it, it may deduct 2 % of it");
    }

    private OpenedBid bid(Made made, String vendor) {
        return biddings.as(made.scope(), () -> evaluations.file(made.engagement())).bids().stream()
                .filter(bid -> bid.vendorName().equals(vendor))
                .findFirst()
                .orElseThrow();
    }
}
