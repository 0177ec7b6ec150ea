package app.handoff.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.Pages;
import app.handoff.account.Accounts;
import app.handoff.account.SignedIn;
import app.handoff.bidding.ABidding;
import app.handoff.bidding.ABidding.Made;
import app.handoff.bidding.BidRequest;
import app.handoff.bidding.Bidding;
import app.handoff.kernel.Role;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.Tenancy;
import app.handoff.tenancy.Tenancy.Scope;
import app.handoff.tenancy.TextCipher;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.context.WebApplicationContext;

/** Bids are opened once, by one person or by two, and what was in is kept. */
@SpringBootTest
class OpeningTests {

    @Autowired
    WebApplicationContext context;

    @Autowired
    ABidding biddings;

    @Autowired
    Bidding bidding;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcTemplate jdbc;

    Pages pages;
    SignedIn ana;
    SignedIn jonas;
    Scope studio;

    @BeforeEach
    void aStudioOfTwo() {
        pages = Pages.of(context);
        ana = pages.owner("Studio Fern");
        jonas = pages.colleague(ana, Role.MANAGER);
        studio = Scope.of(ana.business()).at(Pages.BERLIN);
    }

    @Test
    void nothingIsSeenBeforeASecondPersonOpensToo() {
        var made = closedForTwo("Kontor Vier", "Norte Contable");
        assertThat(pages.get(ana, bidding(made))).bodyText().contains("Next: open the 2 bids with a second person");

        for (int twice = 0; twice < 2; twice++) {
            assertThat(pages.post(ana, opening(made))).hasRedirectedUrl(bidding(made));
        }
        assertThat(request(made).openedAt()).isNull();
        assertThat(pages.get(ana, bidding(made)))
                .bodyText()
                .contains("Next: a second person opens the 2 bids", "You began to open the bids", "Take it back")
                .doesNotContain("Open the bids too");
        assertThat(pages.get(jonas, bidding(made)))
                .bodyText()
                .contains("Ana Ruiz began to open the bids", "Open the bids too");
        for (var sealed : List.of("/comparison", "/comparison/quality", "/award")) {
            assertThat(pages.get(jonas, "/engagements/" + made.engagement() + sealed))
                    .hasStatus(409);
        }
        assertThat(pages.get(jonas, opening(made))).hasStatus(404);

        assertThat(pages.post(jonas, opening(made))).hasRedirectedUrl(bidding(made));
        assertThat(pages.get(jonas, "/engagements/" + made.engagement() + "/comparison/quality"))
                .hasStatusOk();
        assertThat(pages.get(ana, opening(made)))
                .hasStatusOk()
                .bodyText()
                .contains("First person", "Ana Ruiz", "Second person", "Jonas Weber", "2 bids were in");
        assertThat(pages.post(ana, opening(made))).hasStatus(409).bodyText().contains("The bids are open already");
    }

    @Test
    void whoeverBeganMayTakeItBackAndMoreTimeBeginsItAnew() {
        var made = closedForTwo("Kontor Vier");
        pages.post(ana, opening(made)).exchange();
        assertThat(pages.post(jonas, opening(made) + "/withdrawal")).hasRedirectedUrl(bidding(made));
        assertThat(request(made).openingBegunBy())
                .as("nobody takes it back for somebody else")
                .isNotNull();

        assertThat(pages.post(ana, opening(made) + "/withdrawal")).hasRedirectedUrl(bidding(made));
        assertThat(request(made).openingBegunBy()).isNull();
        pages.post(jonas, opening(made)).exchange();
        assertThat(request(made).openedAt()).isNull();
        pages.post(ana, opening(made)).exchange();
        assertThat(request(made).openedAt()).isNotNull();
        assertThat(pages.post(ana, opening(made) + "/withdrawal")).hasStatus(409);
    }

    @Test
    void whoMayNotOpenAnyMoreDoesNotCountAsTheFirst() {
        var made = closedForTwo("Kontor Vier");
        pages.post(jonas, opening(made)).exchange();
        Tenancy.as(studio, () -> {
            accounts.changeRole(jonas.member(), Role.STAFF);
            return true;
        });

        assertThat(pages.get(ana, bidding(made))).bodyText().contains("You are the only owner or manager here now");
        pages.post(ana, opening(made)).exchange();
        assertThat(request(made).openedAt()).isNull();
        assertThat(request(made).openingBegunBy().name()).isEqualTo("Ana Ruiz");
        assertThat(pages.post(jonas, opening(made))).hasStatus(403);

        var mira = pages.colleague(ana, Role.OWNER);
        pages.post(mira, opening(made)).exchange();
        assertThat(request(made).openedAt()).isNotNull();
    }

    /** Both persons, each twice, all at once: the bids are open, and each of the two is in the record once. */
    @Test
    void twoWhoOpenAtTheSameMomentOpenTogether() {
        for (int round = 0; round < 5; round++) {
            aStudioOfTwo();
            var made = closedForTwo("Kontor Vier");
            var answers = Stream.of(ana, jonas, ana, jonas)
                    .map(person -> CompletableFuture.supplyAsync(() -> pages.post(person, opening(made))
                            .exchange()
                            .getResponse()
                            .getStatus()))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();

            assertThat(answers)
                    .containsOnly(302, 409)
                    .filteredOn(status -> status == 302)
                    .hasSizeBetween(2, 3);
            var opened = request(made);
            assertThat(opened.openedAt()).isNotNull();
            assertThat(List.of(opened.openingBegunBy().name(), opened.openedBy().name()))
                    .containsExactlyInAnyOrder("Ana Ruiz", "Jonas Weber");
        }
    }

    @Test
    void theDatabaseOpensNothingForOneAloneWhereTwoWerePromised() {
        var made = closedForTwo("Kontor Vier");

        for (var attempt : List.of(
                "opened_at = bidding_clock(), status = 'OPENED'",
                "opened_by_two = false",
                "opened_by_two = false, opened_at = bidding_clock(), status = 'OPENED'")) {
            assertThatExceptionOfType(DataAccessException.class)
                    .as(attempt)
                    .isThrownBy(() -> biddings.as(
                            studio,
                            () -> jdbc.update(
                                    "update bid_request set " + attempt + " where id = ?",
                                    made.request().id())));
        }
    }

    @Test
    void askingForTwoTakesTwoWhoMayOpen() {
        var made = biddings.prepared(studio, soon(), ABidding.BERLIN, "Kontor Vier");
        var setup = bidding(made) + "/setup";
        assertThat(pages.get(ana, setup)).bodyText().contains("Two people open the bids together");
        Tenancy.as(studio, () -> {
            accounts.changeRole(jonas.member(), Role.STAFF);
            return true;
        });

        assertThat(pages.get(ana, setup)).bodyText().doesNotContain("Two people open the bids together");
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> biddings.openForTwo(biddings.aBusiness(), soon(), "Norte Contable"))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo("openedByTwo"));
    }

    @Test
    void bidsThatTookTwoAreNotAskedForAgainByWhoeverIsLeftAlone() {
        var made = biddings.openForTwo(studio, soon(), "Kontor Vier");
        assertThat(pages.post(ana, bidding(made) + "/cancellation").param("reason", "The work changes."))
                .hasStatus3xxRedirection();
        Tenancy.as(studio, () -> {
            accounts.changeRole(jonas.member(), Role.STAFF);
            return true;
        });

        var due = soon().toLocalDate().plusDays(7);
        assertThat(pages.post(ana, bidding(made) + "/again")
                        .param("questionsUntil", due.minusDays(1).toString())
                        .param("questionsUntilTime", "16:00")
                        .param("deadline", due.toString())
                        .param("deadlineTime", "16:00"))
                .hasStatus(422)
                .bodyText()
                .contains("Invite another owner or manager under People", due.toString())
                .doesNotContain("#openedByTwo");
    }

    @Test
    void theRecordSaysWhatWasInAndIsGivenToEverybodyWhoBidOnce() {
        var made = biddings.open(studio, soon(), "Kontor Vier", "Norte Contable", "Tala Ledger");
        biddings.bids(made, 2);
        ABidding.endNow(made);
        assertThat(pages.post(ana, opening(made) + "/list"))
                .as("before the opening")
                .hasRedirectedUrl(opening(made));
        pages.post(ana, opening(made)).exchange();

        var hashes = biddings.as(
                studio, () -> jdbc.queryForList("select sha256 from bid_content order by sha256", String.class));
        assertThat(hashes).hasSize(2);
        assertThat(pages.get(ana, opening(made)))
                .hasStatusOk()
                .bodyText()
                .contains("2 bids were in", "Opened by", "Ana Ruiz", "Kontor Vier", "Norte Contable")
                .contains(hashes)
                .doesNotContain("Tala Ledger", "First person", "0.30", "0.35");
        assertThat(pages.get(pages.colleague(ana, Role.STAFF), opening(made)))
                .bodyText()
                .doesNotContain("Send the list");

        for (int twice = 0; twice < 2; twice++) {
            assertThat(pages.post(ana, opening(made) + "/list")).hasRedirectedUrl(opening(made));
        }
        assertThat(lists())
                .hasSize(2)
                .allSatisfy(list -> assertThat(list)
                        .contains("Kontor Vier: arrived", "Norte Contable: arrived", "Berlin")
                        .doesNotContain("Tala Ledger", "0.30", "0.35", "720"));
        assertThat(pages.get(ana, opening(made))).bodyText().contains("Everybody who bid was told");
        assertThat(pages.get(pages.owner("Atelier Nord"), opening(made))).hasStatus(404);
    }

    private List<String> lists() {
        return biddings
                .as(studio, () -> jdbc.queryForList("select sealed_body from message order by id", byte[].class))
                .stream()
                .map(body -> context.getBean(TextCipher.class).decrypt(body).orElseThrow())
                .filter(body -> body.contains("These were in"))
                .toList();
    }

    private Made closedForTwo(String... names) {
        var made = biddings.openForTwo(studio, soon(), names);
        biddings.bids(made, names.length);
        ABidding.endNow(made);
        return made;
    }

    private BidRequest request(Made made) {
        return biddings.as(studio, () -> bidding.get(made.engagement()));
    }

    private static LocalDateTime soon() {
        return LocalDateTime.now(ABidding.BERLIN).plusHours(1);
    }

    private static String bidding(Made made) {
        return "/engagements/" + made.engagement() + "/bidding";
    }

    private static String opening(Made made) {
        return bidding(made) + "/opening";
    }
}
