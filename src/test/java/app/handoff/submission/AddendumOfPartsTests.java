package app.handoff.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import app.handoff.Pages;
import app.handoff.account.SignedIn;
import app.handoff.bidding.ABidding;
import app.handoff.bidding.ABidding.Made;
import app.handoff.bidding.Bidding;
import app.handoff.scope.FrozenScope;
import app.handoff.sharelink.OpenedLinks;
import app.handoff.tenancy.Tenancy;
import app.handoff.tenancy.Tenancy.Scope;
import jakarta.servlet.http.Cookie;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.web.context.WebApplicationContext;

/** A new version drops a part of the work and adds another one, while vendors have bid for the old ones. */
@SpringBootTest
class AddendumOfPartsTests {

    @Autowired
    WebApplicationContext context;

    @Autowired
    ABidding biddings;

    @Autowired
    Bidding bidding;

    @Autowired
    BidsForTests bids;

    @Autowired
    BidPreparation preparation;

    Pages pages;
    Made made;
    String link;
    Cookie proof;

    @BeforeEach
    void aBidForAllThreeParts() {
        pages = Pages.of(context);
        SignedIn ana = pages.owner("Small City");
        made = biddings.preparedPayroll(
                Scope.of(ana.business()).at(Pages.BERLIN),
                LocalDateTime.now(ABidding.BERLIN).plusDays(10),
                ABidding.BERLIN,
                "River City");
        biddings.as(made.scope(), () -> {
            bidding.open(made.request(), "Mia", "mia@example.com", ABidding.MIA, Instant.now());
            return true;
        });
        link = OpenedLinks.path(biddings.link(made, 0));
        proof = OpenedLinks.proof(context, link.substring("/s/".length())).orElseThrow();
        fill(made.frozen(), Map.of(part(0), "22", part(1), "500", part(2), "40"), Set.of());
        send();
    }

    @Test
    void theChangesAreToldAndWhatWasTypedForTheOtherPartsStays() {
        var newer = biddings.addendumOfParts(made);

        var changes = asVendor(() -> preparation.unread(visit())).toString();
        assertThat(changes).contains("Benefits administration", "Time sheets");
        var check = asVendor(() -> visit().check());
        assertThat(typed(check)).containsEntry(part(0), "22").containsEntry(part(2), "40");
        assertThat(check.dropped()).singleElement().asString().contains("Benefits administration");
        assertThat(typed(check)).doesNotContainKey(part(1));
        assertThat(check.gaps(BidPart.OFFER)).isNotEmpty();
        assertThat(asVendor(() -> visit().sent().counts())).isFalse();

        confirmAll();
        fill(newer, Map.of(part(0), "22", part(2), "40"), Set.of(newTimeSheets(newer)));
        send();
        var sent = asVendor(() -> visit());
        assertThat(sent.sent().counts()).isTrue();
        assertThat(sent.check().lines().stream().filter(OfferedPrice::leftOut)).hasSize(1);
    }

    @Test
    void thePageSaysWhatIsNoLongerAskedForAndWhatIsNew() {
        biddings.addendumOfParts(made);

        assertThat(pages.mvc().get().uri(link + "/bid/offer").cookie(proof))
                .hasStatusOk()
                .bodyText()
                .contains("Not asked for any more: Benefits administration", "New since bidding opened", "Time sheets");
    }

    @Test
    void pricesFromAPageOfTheEarlierVersionStayWithTheirParts() {
        int saves = asVendor(() -> visit().check().draft().savesOf(BidPart.OFFER));
        biddings.addendumOfParts(made);

        // The page was read before: payroll, benefits, records, taking over.
        assertThat(pages.mvc()
                        .post()
                        .uri(link + "/bid/offer")
                        .cookie(proof)
                        .with(csrf())
                        .param("version", String.valueOf(saves))
                        .param("document", "1")
                        .param("prices[0].value", "23")
                        .param("prices[1].value", "501")
                        .param("prices[2].value", "41")
                        .param("prices[3].value", "1000"))
                .hasStatus3xxRedirection();

        assertThat(typed(asVendor(() -> visit().check())))
                .containsEntry(part(0), "23")
                .containsEntry(part(2), "41")
                .containsEntry("taking-over", "1000")
                .doesNotContainValue("501");
    }

    private static Map<String, String> typed(BidCheck check) {
        var typed = new HashMap<String, String>();
        check.lines().stream()
                .filter(OfferedPrice::isGiven)
                .forEach(line -> typed.put(line.item().key(), line.typed().typed()));
        return typed;
    }

    private static String newTimeSheets(FrozenScope newer) {
        return newer.outputs().get(2).id().toString();
    }

    private String part(int number) {
        return made.frozen().outputs().get(number).id().toString();
    }

    private void fill(FrozenScope scope, Map<String, String> prices, Set<String> leftOut) {
        var all = new HashMap<>(prices);
        all.put("taking-over", "1000");
        asVendor(() -> {
            bids.fill(made.invited().get(0), scope, all, leftOut, "");
            return true;
        });
    }

    private void confirmAll() {
        asVendor(() -> {
            int changes = preparation.unread(visit()).size();
            preparation.confirm(
                    BidAccess.byMailedCode(made.invited().get(0)),
                    visit().request().scopeVersion(),
                    IntStream.range(0, changes).boxed().toList(),
                    Instant.now());
            return true;
        });
    }

    private void send() {
        asVendor(() -> {
            bids.send(made.invited().get(0), Instant.now());
            return true;
        });
    }

    private BidPreparation.Visit visit() {
        return preparation.visit(made.invited().get(0));
    }

    private <T> T asVendor(Supplier<T> work) {
        return Tenancy.as(made.vendor(0), work);
    }
}
