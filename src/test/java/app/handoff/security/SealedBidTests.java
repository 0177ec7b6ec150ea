package app.handoff.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import app.handoff.Pages;
import app.handoff.bidding.ABidding;
import app.handoff.bidding.BidRequestId;
import app.handoff.bidding.Invitation;
import app.handoff.bidding.InvitationId;
import app.handoff.files.SampleFiles;
import app.handoff.kernel.LinkPurpose;
import app.handoff.sharelink.OpenedLinks;
import app.handoff.submission.BidsForTests;
import app.handoff.tenancy.Tenancy;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** Whoever carried a vendor's link by hand may open it, and by no page and no act sees a byte of the bid. */
@SpringBootTest
class SealedBidTests {

    /** Stands in prices, answers, references, terms, files and an own question, and nowhere else. */
    private static final List<String> TYPED = List.of("4711.37", "4,711.37", "4711,37", "okapi");

    private static final List<String> PARTS = List.of("/bidder", "/offer", "/answers", "/terms", "/references");

    @Autowired
    WebApplicationContext context;

    @Autowired
    BidsForTests bids;

    @Autowired
    ABidding biddings;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private World ours;
    private Pages pages;
    private InvitationId invitation;
    private String token;
    private String file;

    @BeforeEach
    void aSentBid() {
        ours = World.in(context, "Wombat");
        pages = Pages.of(context);
        invitation = new InvitationId(UUID.fromString(ours.first().id("invitation")));
        token = ours.first().tokens().get(LinkPurpose.BID);
        file = Tenancy.as(ours.business().scope().asVendor(invitation.id()), this::sendABid);
    }

    private String sendABid() {
        var now = Instant.now();
        bids.fillNaming(invitation, "4711.37", "okapi");
        bids.attach(invitation, SampleFiles.pdf("okapi"), "okapi.pdf", now);
        bids.ask(invitation, "What does an okapi cost?", now);
        assertThat(bids.gaps(invitation)).isEmpty();
        bids.send(invitation, now);
        return bids.file(invitation, "okapi.pdf");
    }

    @Test
    void theLinkAloneShowsAndChangesNothingOfABid() {
        var before = ours.content();
        var shown = new ArrayList<String>();
        int asked = 0;
        int shownToTheVendor = 0;
        var proof = tell(World.CODE);
        for (var route : routesOfBids()) {
            for (var address : addresses(route)) {
                for (var known :
                        new String[] {null, "", "AAAA", proof.getValue().substring(1)}) {
                    var answer = ask(route, address, known == null ? null : new Cookie(proof.getName(), known));
                    asked++;
                    if (tells(answer)) {
                        shown.add(route.method() + address + " with " + known);
                    }
                    assertThat(answer.getUnresolvedException()).as(address).isNull();
                }
                if (route.isGet() && tells(ask(route, address, proof))) {
                    shownToTheVendor++;
                }
            }
        }
        System.out.printf(
                "Bid behind the link alone: %d routes, %d asked, %d told something; to the vendor %d pages show it%n",
                routesOfBids().size(), asked, shown.size(), shownToTheVendor);
        assertThat(shownToTheVendor)
                .as("pages that would have told, so that the rest proves something")
                .isGreaterThanOrEqualTo(12);
        assertThat(shown).isEmpty();
        assertThat(ours.content()).isEqualTo(before);
    }

    @Test
    void startingAgainLeavesNothingToRead() {
        assertThat(restart()).as("before the business released the bid").hasStatus(422);
        var yesterday = Instant.now().minus(Invitation.TIME_TO_OBJECT);
        var request = new BidRequestId(UUID.fromString(ours.first().id("bid_request")));
        ours.inside(() -> biddings.release(request, invitation, yesterday.plusSeconds(60)));
        assertThat(restart()).as("a minute before its day is over").hasStatus(422);
        ours.inside(() -> transaction.executeWithoutResult(
                status -> jdbc.sql("update invitation set released_at = ? where id = ?")
                        .params(Timestamp.from(yesterday), invitation.id())
                        .update()));
        assertThat(restart()).hasStatus3xxRedirection();
        var proof = tell("seven grey herons");
        var shown = new ArrayList<String>();
        int asked = 0;
        for (var route : routesOfBids()) {
            for (var address : route.isGet() ? addresses(route) : List.<String>of()) {
                asked++;
                if (tells(ask(route, address, proof))) {
                    shown.add(address);
                }
            }
        }
        var left = ours.tablesHolding("okapi");
        System.out.printf(
                "Bid started again: %d pages asked, %d told something; the words stand in %s%n",
                asked, shown.size(), left);
        assertThat(shown).isEmpty();
        assertThat(left)
                .as("the question that everybody will read, once answered")
                .containsExactly("clarification");
        assertThat(asVendor("bid_draft")).isZero();
        assertThat(asVendor("stored_file")).isZero();
        assertThat(asVendor("bid_content")).as("sealed for ever").isOne();
    }

    private MvcTestResult restart() {
        return pages.mvc()
                .post()
                .uri("/s/" + token + "/bid/restart")
                .param("code", "seven grey herons")
                .with(csrf())
                .exchange();
    }

    private int asVendor(String table) {
        return Tenancy.as(
                ours.business().scope().asVendor(invitation.id()),
                () -> transaction.execute(status -> jdbc.sql("select count(*) from " + table)
                        .query(Integer.class)
                        .single()));
    }

    /** All that the link of a bid opens. */
    private List<Route> routesOfBids() {
        var routes = Route.all(context).stream()
                .filter(route -> route.admits(Caller.BIDDER))
                .toList();
        assertThat(routes).hasSizeGreaterThan(25);
        return routes;
    }

    /** With the file that was typed of, and for every part of a bid. */
    private List<String> addresses(Route route) {
        var values = new ArrayList<>(route.values(ours.first(), token));
        int file = route.kinds().indexOf("stored_file");
        if (file >= 0) {
            values.set(file, this.file);
        }
        var address = route.address(values);
        return address.endsWith("/bidder")
                ? PARTS.stream().map(part -> address.replace("/bidder", part)).toList()
                : List.of(address);
    }

    private MvcTestResult ask(Route route, String address, @Nullable Cookie proof) {
        var request = pages.mvc()
                .method(route.method())
                .uri(address)
                .accept(route.accept() == null ? MediaType.TEXT_HTML : route.accept())
                .with(csrf())
                .with(Callers.fromElsewhere());
        if (!route.isGet()) {
            route.form().forEach(request::param);
        }
        return (proof == null ? request : request.cookie(proof)).exchange();
    }

    private Cookie tell(String code) {
        var told = pages.mvc()
                .post()
                .uri("/s/" + token + "/code")
                .param("code", code)
                .with(csrf())
                .exchange();
        return Objects.requireNonNull(told.getResponse().getCookie(OpenedLinks.proofOf(invitation)));
    }

    private static boolean tells(MvcTestResult answer) {
        var response = answer.getResponse();
        var all = new StringBuilder(new String(response.getContentAsByteArray(), StandardCharsets.ISO_8859_1));
        response.getHeaderNames().forEach(name -> all.append(response.getHeaders(name)));
        var text = all.toString().toLowerCase(java.util.Locale.ROOT);
        return TYPED.stream().anyMatch(text::contains);
    }
}
