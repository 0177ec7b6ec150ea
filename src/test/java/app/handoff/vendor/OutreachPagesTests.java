package app.handoff.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import app.handoff.Pages;
import app.handoff.account.ABusiness;
import app.handoff.bidding.ABidding;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Ids;
import app.handoff.kernel.Money;
import app.handoff.scope.FrozenScopes;
import app.handoff.triage.EngagementsForTests;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.context.WebApplicationContext;

@SpringBootTest
class OutreachPagesTests {

    private static final String TEXTS = "/vendors/advert";
    private static final String WORDING = TEXTS + "/REFERRAL/wording";
    private static final String SENDING = TEXTS + "/REFERRAL/sending";

    @Autowired
    WebApplicationContext context;

    @Autowired
    EngagementsForTests engagements;

    @Autowired
    FrozenScopes frozenScopes;

    @Autowired
    ABidding bidding;

    @Autowired
    Vendors vendors;

    @Autowired
    Outreach outreach;

    @Autowired
    PlatformTransactionManager transactions;

    MockMvcTester mvc;
    ABusiness studio;
    EngagementId bookkeeping;

    @BeforeEach
    void aBusinessThatLooksForVendors() {
        mvc = Pages.of(context).mvc();
        studio = ABusiness.in(context);
        bookkeeping = studio.inside(() ->
                new TransactionTemplate(transactions).execute(status -> engagements.open("Bookkeeping for 2027")));
    }

    @ParameterizedTest
    @EnumSource(
            value = LeadSource.class,
            names = {"REFERRAL", "ASSOCIATION", "SOCIAL", "MARKETPLACE", "PAST_VENDOR"})
    void everyTextThatComesWithHandoffCanBeUsed(LeadSource source) {
        outreach.usual(source).requireUsable(source);
    }

    @Test
    void fillsTheTextsForTheWork() {
        assertThat(get(TEXTS + "?engagement=" + bookkeeping))
                .hasStatusOk()
                .bodyText()
                .contains("Whom would you recommend for Bookkeeping for 2027?", "Studio Fern", "Ana Ruiz", "Nobody yet")
                .doesNotContain("{work}", "{mail}");
    }

    @Test
    void usesTheWordsOfTheBusinessUntilItGoesBack() {
        var mine = wording("Who keeps your books?", "Hi, {business} needs help with {work}. Write to {mail}", -1);
        assertThat(get(WORDING)).hasStatusOk().bodyText().contains("{business} is looking for a vendor for {work}");
        assertThat(post(WORDING, wording("For {budget}", "Write to {mail}", -1)))
                .hasStatus(422)
                .bodyText()
                .contains("Nothing is known by the name of {budget}");
        assertThat(post(WORDING, wording("", "", -1)))
                .hasStatus(422)
                .bodyText()
                .contains("Enter a subject", "Enter the text");
        assertThat(post(WORDING, wording("Hello", "Call me.", -1)))
                .hasStatus(422)
                .bodyText()
                .contains("Keep the placeholder {mail}");

        assertThat(post(WORDING, mine)).hasStatus3xxRedirection();
        assertThat(post(WORDING, mine)).as("pressed twice").hasStatus3xxRedirection();
        assertThat(get(TEXTS))
                .bodyText()
                .contains("Who keeps your books?", "Studio Fern needs help with some of our work");
        assertThat(post(WORDING, wording("Another", "Write to {mail}", -1)))
                .as("somebody else was first")
                .hasStatus(422)
                .bodyText()
                .contains("Saved meanwhile: Who keeps your books?");

        assertThat(post(WORDING + "/restoration", new LinkedMultiValueMap<>())).hasStatus3xxRedirection();
        assertThat(get(TEXTS)).bodyText().contains("Whom would you recommend").doesNotContain("Who keeps your books?");
        assertThat(post(WORDING, wording("Late", "Write to {mail}", 0)))
                .as("restored meanwhile")
                .hasStatus(422);
    }

    @Test
    void sendsATextToAPersonOnceAndSaysWhoWasAsked() {
        var form = form("Jonas Berg", "jonas@berg.example");
        assertThat(form.getFirst("subject")).isEqualTo("Whom would you recommend for Bookkeeping for 2027?");

        assertThat(post(SENDING, form)).hasStatus3xxRedirection();
        assertThat(post(SENDING, form)).as("pressed twice").hasStatus3xxRedirection();

        assertThat(messagesTo("jonas@berg.example")).isEqualTo(1);
        assertThat(get(TEXTS)).bodyText().contains("Jonas Berg", "jonas@berg.example", "Bookkeeping for 2027");
        var page = Jsoup.parse(body(get("/messages")));
        var message = page.select("a[href^=/messages/]:contains(Whom would you recommend)")
                .attr("href");
        assertThat(get(message)).hasStatusOk().bodyText().contains("A name and a way to reach them is all I need");

        var again = form("Jonas", "JONAS@berg.example");
        assertThat(post(SENDING, again))
                .hasStatus(422)
                .bodyText()
                .contains("Jonas Berg was asked about this on", "Ask again");
        assertThat(messagesTo("jonas@berg.example")).isEqualTo(1);
        again.set("again", "true");
        assertThat(post(SENDING, again)).hasStatus3xxRedirection();
        assertThat(messagesTo("jonas@berg.example")).isEqualTo(2);
    }

    @Test
    void refusesWhatCannotBeSent() {
        var form = form("", "nobody");
        form.set("subject", "");
        assertThat(post(SENDING, form))
                .hasStatus(422)
                .bodyText()
                .contains("Enter the name of the person", "Enter a subject");
        var unanswerable = form("Jonas", "jonas@berg.example");
        unanswerable.set("body", "Who keeps your books?");
        assertThat(post(SENDING, unanswerable)).hasStatus(422).bodyText().contains("Keep your address");
        var open = form("Jonas", "jonas@berg.example");
        open.set("subject", "{budget} for {work}?");
        assertThat(post(SENDING, open)).hasStatus(422).bodyText().contains("Nothing is known by the name of {budget}");
        for (var posted : new String[] {"SOCIAL", "MARKETPLACE"}) {
            assertThat(get(TEXTS + "/" + posted + "/sending")).as(posted).hasStatus(404);
            assertThat(post(TEXTS + "/" + posted + "/sending", form("Jonas", "jonas@berg.example")))
                    .hasStatus(404);
        }
        assertThat(get(TEXTS + "/WEB/wording")).hasStatus(404);
        assertThat(messagesTo("jonas@berg.example")).isZero();
    }

    @Test
    void neverNamesABudgetUnlessSomebodyDecidesSo() {
        studio.inside(() -> {
            frozenScopes.first(bookkeeping, "Bookkeeping for 2027");
            var vendor = VendorExamples.kept(vendors, "Ledgerly", studio.ana(), Instant.now());
            bidding.opened(bookkeeping, vendor, "Bookkeeping for 2027", "How?", Money.of("23456", "EUR"), studio.ana());
        });
        var form = form("Jonas Berg", "jonas@berg.example");
        form.set("body", form.getFirst("body") + "\nWe can pay 23.456 a year.");
        assertThat(post(SENDING, form))
                .hasStatus(422)
                .bodyText()
                .contains("names what you want to pay", "Send it although");
        assertThat(messagesTo("jonas@berg.example")).isZero();
        assertThat(post(WORDING, wording("About 23,456", "Write to {mail}", -1)))
                .hasStatus(422)
                .bodyText()
                .contains("names what you want to pay");

        form.set("anyway", "true");
        assertThat(post(SENDING, form)).hasStatus3xxRedirection();
        assertThat(messagesTo("jonas@berg.example")).isEqualTo(1);
    }

    @Test
    void sendsNoMoreThanAFewDozenADay() {
        for (int i = 0; i < 40; i++) {
            assertThat(post(SENDING, form("Person " + i, "person" + i + "@example.com")))
                    .hasStatus3xxRedirection();
        }

        assertThat(post(SENDING, form("One more", "one.more@example.com")))
                .hasStatus(422)
                .bodyText()
                .contains("You have sent 40 messages", "one.more@example.com");
        assertThat(messagesTo("one.more@example.com")).isZero();
        var first = Jsoup.parse(body(get(TEXTS)));
        assertThat(first.select("#asked tbody tr")).hasSize(25);
        var second = Jsoup.parse(body(get(first.select("#asked a[rel=next]").attr("href"))));
        assertThat(second.select("#asked tbody tr")).hasSize(15);
    }

    @Test
    void isNoPageOfAnotherBusiness() {
        var foreign = bookkeeping;
        mvc = Pages.of(context).mvc();
        studio = ABusiness.in(context);

        assertThat(get(SENDING + "?engagement=" + foreign)).hasStatus(404);
        assertThat(get(TEXTS + "?before=" + Ids.next())).hasStatusOk();
        assertThat(mvc.get().uri(SENDING).with(studio.manager()).exchange()).hasStatusOk();
        assertThat(mvc.get().uri(SENDING).with(studio.staff()).exchange()).hasStatus(403);
    }

    private long messagesTo(String email) {
        return Jsoup.parse(body(get("/messages")))
                        .text()
                        .toLowerCase(Locale.ROOT)
                        .split(email, -1)
                        .length
                - 1;
    }

    /** The form as the page fills it, with whom it goes to. */
    private LinkedMultiValueMap<String, String> form(String name, String email) {
        var page = Jsoup.parse(body(get(SENDING + "?engagement=" + bookkeeping)));
        var form = new LinkedMultiValueMap<String, String>();
        page.select("main form input[name], main form textarea").forEach(field -> {
            if (!field.attr("type").equals("checkbox") && !field.attr("name").equals("_csrf")) {
                form.set(field.attr("name"), field.tagName().equals("textarea") ? field.wholeText() : field.val());
            }
        });
        form.set("name", name);
        form.set("email", email);
        return form;
    }

    private static LinkedMultiValueMap<String, String> wording(String subject, String body, int version) {
        var form = new LinkedMultiValueMap<String, String>();
        form.set("subject", subject);
        form.set("body", body);
        form.set("version", String.valueOf(version));
        return form;
    }

    private static String body(MvcTestResult page) {
        try {
            return page.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(path).with(studio.owner()).exchange();
    }

    private MvcTestResult post(String path, MultiValueMap<String, String> form) {
        return mvc.post()
                .uri(path)
                .params(form)
                .with(studio.owner())
                .with(csrf())
                .exchange();
    }
}
