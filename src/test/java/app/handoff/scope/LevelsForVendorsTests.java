package app.handoff.scope;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Pages;
import app.handoff.account.SignedIn;
import app.handoff.bidding.ABidding;
import app.handoff.bidding.ABidding.Made;
import app.handoff.bidding.Bidding;
import app.handoff.sharelink.OpenedLinks;
import app.handoff.tenancy.Tenancy.Scope;
import app.handoff.text.Format;
import jakarta.servlet.http.Cookie;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.util.HtmlUtils;

/** Whoever bids to answer calls reads each of the eleven service levels in the very sentence that the owner read. */
@SpringBootTest
class LevelsForVendorsTests {

    private static final List<String> CALLS = List.of(
            "calls-in-time",
            "calls-abandoned",
            "calls-notes",
            "calls-first-solved",
            "calls-handling",
            "calls-hold",
            "calls-line",
            "calls-score",
            "calls-urgent",
            "calls-survey",
            "tickets-first");

    @Autowired
    WebApplicationContext context;

    @Autowired
    ABidding biddings;

    @Autowired
    Bidding bidding;

    @Autowired
    FrozenScopes scopes;

    @Autowired
    CommonLevels common;

    @Autowired
    ScopeWords words;

    @Autowired
    Format format;

    Pages pages;
    SignedIn ana;
    Scope practice;

    @BeforeEach
    void aPractice() {
        pages = Pages.of(context);
        ana = pages.owner("Practice on the hill");
        practice = Scope.of(ana.business()).at(Pages.BERLIN);
    }

    @Test
    void theSentenceOfTheScopeStandsOnTheVendorsPages() {
        var made = open();
        var link = OpenedLinks.path(biddings.link(made, 0)) + "/bid";
        var document = pages.mvc().get().uri(link + "/document").exchange();
        var offer = pages.mvc().get().uri(link + "/offer").cookie(begun(link)).exchange();
        var levels = made.frozen().serviceLevels();

        assertThat(levels).hasSize(CALLS.size());
        biddings.as(practice, () -> {
            for (var level : levels) {
                assertThat(document).bodyText().contains(asTyped(words.asked(level)));
                assertThat(document)
                        .bodyText()
                        .contains(words.further(level).stream()
                                .map(LevelsForVendorsTests::asTyped)
                                .toList());
                assertThat(offer)
                        .as(level.name())
                        .bodyText()
                        .contains(
                                asTyped(level.name()),
                                asTyped(words.bounds(level)),
                                asTyped("You commit, " + words.unit(level)));
            }
            return true;
        });
    }

    /** The vendor has begun its bid, with a code of its own. */
    private Cookie begun(String link) {
        var answer = pages.mvc()
                .post()
                .uri(link + "/beginning")
                .param("code", "a code of mine 72")
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .exchange();
        return Stream.of(answer.getResponse().getCookies())
                .filter(cookie -> cookie.getName().startsWith(OpenedLinks.proofOf("")))
                .findFirst()
                .orElseThrow();
    }

    private static String asTyped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    private Made open() {
        var made = biddings.prepared(
                practice,
                LocalDateTime.now(ABidding.BERLIN).plusDays(10),
                ABidding.BERLIN,
                engagement -> scopes.first(
                        engagement,
                        "Answering the phone",
                        Scopes.bookkeeping()
                                .withLevels(CALLS.stream().map(this::draft).toList())),
                "Kontor Vier");
        biddings.as(practice, () -> {
            bidding.open(made.request(), "Ana", "ana@example.com", Scopes.MIA, Instant.now());
            return true;
        });
        return made;
    }

    private LevelDraft draft(String key) {
        return common.find(key).orElseThrow().draft(format);
    }
}
