package app.handoff.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Pages;
import app.handoff.StatementCount;
import app.handoff.account.SignedIn;
import app.handoff.bidding.ABidding;
import app.handoff.bidding.ABidding.Made;
import app.handoff.contract.ContractsForTests;
import app.handoff.kernel.VendorId;
import app.handoff.tenancy.Tenancy.Scope;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.LongStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/** What the directory tells of a vendor's past while it is made, from the invitation to the contract. */
@SpringBootTest
class VendorPastPagesTests {

    private static final String REASON = "The best answers and the best references for the price.";

    @Autowired
    WebApplicationContext context;

    @Autowired
    ABidding biddings;

    @Autowired
    Evaluations evaluations;

    @Autowired
    EvaluationsForTests judging;

    @Autowired
    AwardDecisions decisions;

    @Autowired
    ContractsForTests contracts;

    @Autowired
    JdbcTemplate jdbc;

    private Pages pages;
    private SignedIn ana;
    private Scope studio;

    @BeforeEach
    void aStudio() {
        pages = Pages.of(context);
        ana = pages.owner("Studio Fern");
        studio = Scope.of(ana.business()).at(Pages.BERLIN);
    }

    @Test
    void tellsOfABidOnlyThatItWasSentUntilItIsOpened() {
        var made = biddings.open(studio, soon(), "Kontor Vier", "Norte Contable");
        var vendor = vendors(made).get(0);
        assertThat(past(vendor)).containsExactly("Bookkeeping for 2027 | Invited to bid | None | None | None");

        biddings.bids(made, 2);

        assertThat(past(vendor))
                .containsExactly("Bookkeeping for 2027 | Has sent a bid, still sealed | None | None | None");
        assertThat(pages.get(ana, "/vendors/" + vendor)).bodyText().doesNotContain("0.30", "of 100", "place 1");
        assertThat(yields()).containsExactly("Freelance marketplace | 2 | 2 | 2 | 0");
    }

    @Test
    void tellsWhoWasChosenWhatTheBidsWereWorthAndHowTheContractIs() {
        var made = biddings.open(studio, soon(), "Kontor Vier", "Norte Contable", "Tala Ledger");
        var vendors = vendors(made);
        biddings.bids(made, 2);
        biddings.opening(made);
        assertThat(past(vendors.get(0)))
                .containsExactly("Bookkeeping for 2027 | Its bid is being judged | None | None | None");

        choose(made);

        assertThat(past(vendors.get(0)))
                .singleElement()
                .asString()
                .startsWith("Bookkeeping for 2027 | Was chosen | ")
                .endsWith(" of 100, place 1 of 2 | None | None");
        assertThat(past(vendors.get(1)))
                .singleElement()
                .asString()
                .startsWith("Bookkeeping for 2027 | Another vendor was chosen | ")
                .endsWith(" of 100, place 2 of 2 | None | None");
        assertThat(past(vendors.get(2))).containsExactly("Bookkeeping for 2027 | Did not bid | None | None | None");
        assertThat(yields()).containsExactly("Freelance marketplace | 3 | 3 | 2 | 1");

        biddings.as(studio, () -> contracts.draftWithTheWinner(made.engagement(), ABidding.MIA, Instant.now()));
        assertThat(past(vendors.get(0))).singleElement().asString().endsWith("place 1 of 2 | Being drafted | None");
    }

    @Test
    void aLongPastTakesAsManyStatementsAsAShortOneAndItsNewestTwentyAreShown() {
        var made = biddings.open(studio, soon(), "Kontor Vier");
        var vendor = vendors(made).get(0);
        biddings.as(studio, () -> biddings.invitedAgain(vendor, "Not open yet"));
        long ofTwo = statements(vendor);
        biddings.as(studio, () -> {
            for (int i = 0; i < 22; i++) {
                biddings.invitedAgain(vendor, "Round " + i);
            }
            return true;
        });

        assertThat(statements(vendor)).isEqualTo(ofTwo);
        assertThat(past(vendor))
                .hasSize(20)
                .startsWith("Round 21 | On the list to be invited | None | None | None")
                .noneMatch(line -> line.startsWith("Bookkeeping"));
        assertThat(pages.get(ana, "/vendors/" + vendor)).bodyText().contains("The newest 20 are shown.");
    }

    @Test
    void aVendorIsNotArchivedWhileItCountsOnUsAndIsNotInvitedAfterwards() {
        var made = biddings.open(studio, soon(), "Kontor Vier", "Norte Contable");
        var vendors = vendors(made);
        assertThat(archived(vendors.get(0)))
                .contains("Kontor Vier is asked for a bid on \u201cBookkeeping for 2027\u201d. Stop its link first");
        biddings.bids(made, 2);
        biddings.opening(made);
        assertThat(archived(vendors.get(0))).contains("The bid of Kontor Vier on", "is being judged");

        choose(made);
        assertThat(archived(vendors.get(0))).contains("This vendor is chosen for", "it will not do the work");
        biddings.as(studio, () -> contracts.draftWithTheWinner(made.engagement(), ABidding.MIA, Instant.now()));
        assertThat(archived(vendors.get(0))).contains("is being prepared. Take it back first");
        assertThat(pages.get(ana, "/vendors/" + vendors.get(0) + "/archiving"))
                .hasRedirectedUrl("/vendors/" + vendors.get(0));

        assertThat(pages.post(ana, "/vendors/" + vendors.get(1) + "/archiving")).hasRedirectedUrl("/vendors");
        assertThat(past(vendors.get(1))).hasSize(1);
        var next = biddings.as(studio, () -> biddings.invitedAgain(vendors.get(0), "Payroll"));
        var picker = "/engagements/" + next + "/bidding/vendors";
        assertThat(pages.get(ana, picker)).hasStatusOk().bodyText().doesNotContain("Norte Contable");
        assertThat(pages.post(ana, picker).param("vendors", vendors.get(1).toString()))
                .hasStatus(422)
                .bodyText()
                .contains("Norte Contable is archived. Bring it back first.");
    }

    @Test
    void anEntryThatIsAskedForABidStandsForBothAndTellsThePastOfBoth() {
        var made = biddings.open(studio, soon(), "Kontor Vier", "Norte Contable");
        var vendors = vendors(made);
        biddings.bids(made, 2);
        assertThat(merge(vendors.get(0), vendors.get(1)))
                .hasStatus(422)
                .bodyText()
                .contains(
                        "their bids must not become one",
                        "Kontor Vier is asked for a bid",
                        "Norte Contable is asked for a bid");
        biddings.opening(made);
        choose(made);
        biddings.as(studio, () -> biddings.invitedAgain(vendors.get(1), "Payroll"));

        assertThat(merge(vendors.get(0), vendors.get(1))).hasRedirectedUrl("/vendors/" + vendors.get(1));

        assertThat(past(vendors.get(1)))
                .hasSize(2)
                .startsWith("Payroll | On the list to be invited | None | None | None");
        assertThat(yields()).containsExactly("Freelance marketplace | 1 | 1 | 1 | 1");
        assertThat(archived(vendors.get(1))).contains("is on the list to be invited to bid on");
    }

    private MvcTestResult merge(VendorId one, VendorId other) {
        return pages.post(ana, "/vendors/" + one + "/merger")
                .param("other", other.toString())
                .param("version", "0")
                .param("otherVersion", "0")
                .exchange();
    }

    /** What is said to whoever tries to archive a vendor that binds us. */
    private String archived(VendorId vendor) {
        var refused = pages.post(ana, "/vendors/" + vendor + "/archiving").exchange();
        assertThat(refused).hasStatus(422);
        return Jsoup.parse(new String(refused.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
                .select(".errors, [role=alert], main")
                .text();
    }

    private long statements(VendorId vendor) {
        // What pages keep is worked out anew after a change; the fewest of three, since a minute may turn meanwhile.
        return LongStream.generate(() -> afterAChange(vendor)).limit(3).min().orElseThrow();
    }

    private long afterAChange(VendorId vendor) {
        return StatementCount.of(() -> {
            biddings.as(
                    studio, () -> jdbc.update("update vendor set notes = 'Looked at again' where id = ?", vendor.id()));
            return pages.get(ana, "/vendors/" + vendor).exchange();
        });
    }

    private void choose(Made made) {
        biddings.as(studio, () -> {
            judging.waiveAllChecks(
                    made.engagement(), "We have worked with them for years.", ABidding.MIA, Instant.now());
            judging.judgeAllAlike(made.engagement(), ABidding.MIA, Instant.now());
            return true;
        });
        biddings.as(studio, () -> {
            var winner =
                    evaluations.file(made.engagement()).evaluation().ranked().get(0);
            decisions.award(
                    made.engagement(), winner.bid().id(), null, AwardedOrder.ALL, REASON, ABidding.MIA, Instant.now());
            return true;
        });
    }

    /** The lines of the vendor's past, cell by cell. */
    private List<String> past(VendorId vendor) {
        return lines("/vendors/" + vendor, "past");
    }

    private List<String> yields() {
        return lines("/vendors", "yields");
    }

    private List<String> lines(String page, String section) {
        var shown = pages.get(ana, page).exchange();
        assertThat(shown).hasStatusOk();
        return Jsoup.parse(new String(shown.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
                .select("section[aria-labelledby=" + section + "] tbody tr")
                .stream()
                .map(row -> String.join(" | ", row.select("> *").eachText()))
                .toList();
    }

    /** In the order in which they were invited, which is by name. */
    private List<VendorId> vendors(Made made) {
        return biddings.as(
                studio,
                () -> made.invited().stream()
                        .map(invitation -> biddings.vendorOf(invitation))
                        .toList());
    }

    private static LocalDateTime soon() {
        return Instant.now().plusSeconds(300).atZone(ABidding.BERLIN).toLocalDateTime();
    }
}
