package app.handoff.security;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Pages;
import app.handoff.WithMailServer;
import app.handoff.account.ABusiness;
import app.handoff.account.Accounts;
import app.handoff.account.SignedIn;
import app.handoff.kernel.Actor;
import app.handoff.kernel.Ids;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.MailRequest;
import app.handoff.kernel.Role;
import app.handoff.sharelink.ShareLinks;
import app.handoff.tenancy.Tenancy;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/**
 * Two businesses, and people who belong to both. Eve owns one of them and does with its pages, letters and links whatever they
 * let her do, to become somebody in the other.
 */
class TakeoverTests {

    private static final String PASSWORD = "a calm ledger of pine";
    private static final String EVES = "a password that eve has chosen";
    private static final String BOS = "the quiet river of slate beyond";
    private static final Pattern LINK = Pattern.compile("/s/[A-Za-z0-9._~-]+(?:/[a-z-]+)*");
    private static final Pattern PAGE = Pattern.compile("href=\"(/[^\"#?]*)");

    @Nested
    @SpringBootTest
    @ExtendWith(OutputCaptureExtension.class)
    class WithoutAMailServer extends TwoBusinesses {

        @Test
        void nothingThatTheOwnerOfOneBusinessCanReadOrPressOpensTheOther() {
            eveTriesEverything(this::linksThatEveCanRead);
        }

        @Test
        void aLoginThatItsVoucherMadeOpensNoOtherBusinessAndStopsNobody(CapturedOutput console) {
            var bo = Ids.next() + "@example.com";
            var evesBo = takeUp(inviteAndRead(eves, eve, bo), "Bo Berg", EVES);
            assertThat(evesBo.get("/settings")).bodyText().contains("Eves Works");
            assertThat(eves.get("/people")).bodyText().contains("Not confirmed by e-mail; Eve Moss vouched for it on");

            var link = inviteAndRead(anas, ana, bo);
            assertThat(new AnyBrowser(context).get(link)).bodyText().contains("Code from the console");
            for (var wrong : List.of("", "ABCD-EFGH", "AAAA-AAAA")) {
                assertThat(join(new AnyBrowser(context), link, BOS, wrong))
                        .hasStatus(422)
                        .bodyText()
                        .contains("not the code");
            }
            assertThat(join(evesBo, link, EVES, "")).hasStatus(422);

            var real = new AnyBrowser(context);
            assertThat(real.post(link, link + "/code", "name", "Bo Berg")).hasStatusOk();
            assertThat(join(real, link, BOS, ConsoleCodeTests.code(console, bo)))
                    .hasRedirectedUrl("/");

            assertThat(real.get("/settings")).bodyText().contains("Anas Works");
            assertThat(evesBo.get("/settings"))
                    .as("the session of the voucher")
                    .hasRedirectedUrl("/sign-in?to=%2Fsettings");
            assertThat(ABusiness.signIn(context, bo, EVES)).isEmpty();
            assertThat(ABusiness.signIn(context, bo, BOS)).isPresent();
        }
    }

    @Nested
    @SpringBootTest
    @WithMailServer
    @RecordApplicationEvents
    class WithAMailServer extends TwoBusinesses {

        @Autowired
        ApplicationEvents letters;

        @Test
        void nothingThatTheOwnerOfOneBusinessCanReadOrPressOpensTheOther() {
            eveTriesEverything(() -> {
                var confidential = letters.stream(MailRequest.class)
                        .filter(MailRequest::confidential)
                        .map(mailRequest -> String.valueOf(mailRequest.path()))
                        .toList();
                assertThat(confidential).isNotEmpty();
                var readable = new LinkedHashSet<>(linksThatEveCanRead());
                assertThat(readable).noneMatch(link -> link.endsWith("/sign-in") || link.endsWith("/new-address"));
                return readable;
            });
            assertThat(letters.stream(MailRequest.class)
                            .filter(mailRequest -> mailRequest.key().equals("join")))
                    .isNotEmpty()
                    .allMatch(MailRequest::confidential);
        }

        @Test
        void aLinkByMailProvesTheAddressAndReplacesWhatAVoucherChose() {
            var bo = Ids.next() + "@example.com";
            invite(eves, bo);
            var evesBo = takeUp(carriedByHand(eve, bo), "Bo Berg", EVES);
            assertThat(evesBo.get("/settings")).bodyText().contains("Eves Works");

            invite(anas, bo);
            var real = new AnyBrowser(context);
            assertThat(join(real, lastLinkTo(bo), BOS, "")).hasRedirectedUrl("/");

            assertThat(real.get("/settings")).bodyText().contains("Anas Works");
            assertThat(anas.get("/people")).bodyText().doesNotContain("vouched for it");
            assertThat(evesBo.get("/settings")).hasRedirectedUrl("/sign-in?to=%2Fsettings");
            assertThat(ABusiness.signIn(context, bo, EVES)).isEmpty();
        }

        @Test
        void aLinkByMailLetsItsPersonInAndAForgottenPasswordIsReplaced() {
            var elsewhere = new AnyBrowser(context);
            elsewhere.post("/sign-in", "/sign-in", "email", anasMail, "password", PASSWORD);
            new AnyBrowser(context).post("/sign-in/link", "/sign-in/link", "email", anasMail);
            var link = lastLinkTo(anasMail);
            new AnyBrowser(context).post("/sign-in/link", "/sign-in/link", "email", anasMail);
            var browser = new AnyBrowser(context);

            assertThat(browser.post(link, link, "next", "password"))
                    .as("also after somebody asked for another link")
                    .hasRedirectedUrl("/settings/password");
            assertThat(browser.post("/settings/password", "/settings/password", "password", BOS))
                    .hasRedirectedUrl("/settings");

            assertThat(elsewhere.get("/settings")).hasRedirectedUrl("/sign-in?to=%2Fsettings");
            assertThat(ABusiness.signIn(context, anasMail, BOS)).isPresent();
            assertThat(letters.stream(MailRequest.class)
                            .filter(mailRequest -> mailRequest.key().equals("passwordChanged")))
                    .hasSize(1);
        }

        private void invite(AnyBrowser owner, String address) {
            assertThat(owner.post("/people", "/people", "name", "Bo Berg", "email", address, "role", "STAFF"))
                    .hasRedirectedUrl("/people");
        }

        private String lastLinkTo(String address) {
            var links = letters.stream(MailRequest.class)
                    .filter(mailRequest -> mailRequest.to().email().equals(address))
                    .map(mailRequest -> String.valueOf(mailRequest.path()))
                    .toList();
            return links.get(links.size() - 1);
        }
    }

    abstract static class TwoBusinesses {

        @Autowired
        WebApplicationContext context;

        @Autowired
        Accounts accounts;

        @Autowired
        ShareLinks links;

        SignedIn ana;
        SignedIn eve;
        String anasMail;
        String evesMail;
        AnyBrowser anas;
        AnyBrowser eves;

        @BeforeEach
        void twoBusinesses() {
            anasMail = Ids.next() + "@example.com";
            evesMail = Ids.next() + "@example.com";
            ana = owner("Anas Works", "Ana Ruiz", anasMail, PASSWORD);
            eve = owner("Eves Works", "Eve Moss", evesMail, EVES);
            anas = new AnyBrowser(context);
            anas.post("/sign-in", "/sign-in", "email", anasMail, "password", PASSWORD);
            eves = new AnyBrowser(context);
            eves.post("/sign-in", "/sign-in", "email", evesMail, "password", EVES);
        }

        private SignedIn owner(String business, String name, String email, String password) {
            var owner = accounts.setUp(
                    new Accounts.NewBusiness(business, "DE", Pages.BERLIN, name, email, password), Instant.now());
            Pages.of(context).prove(email);
            return owner;
        }

        /** What Eve does, and then with every link that she has read. Counts in how many of her browsers she is in Ana's business. */
        void eveTriesEverything(Supplier<Set<String>> read) {
            // Ana belongs to both; Mia to Ana's business, by an invitation that was carried by hand.
            takeUp(carriedByHand(eve, anasMail), "Ana Ruiz", PASSWORD);
            var mia = Ids.next() + "@example.com";
            takeUp(carriedByHand(ana, mia), "Mia Moreau", BOS);

            var browsers = new ArrayList<AnyBrowser>(List.of(eves));
            for (var address : List.of(anasMail, mia)) {
                var browser = new AnyBrowser(context);
                browser.post("/sign-in/link", "/sign-in/link", "email", address);
                browser.post("/sign-in/link", "/sign-in/code", "email", address, "code", "ABCD-EFGH");
                eves.post("/settings/address", "/settings/address", "email", address, "password", EVES);
                eves.post("/settings", "/settings/address/code", "email", address, "code", "ABCD-EFGH");
                browsers.add(browser);
            }
            var anaAtEves = Tenancy.as(
                    eve.business(), () -> ABusiness.person(context, anasMail).orElseThrow());
            eves.post("/people", "/people/" + anaAtEves + "/departure");
            for (var address : List.of(anasMail, mia)) {
                eves.post("/people", "/people", "name", "Someone", "email", address, "role", "OWNER");
            }
            eves.post("/people", "/people/" + anaAtEves + "/invitation");

            var found = read.get();
            int acts = 0;
            for (var link : found) {
                for (var password : List.of(EVES, "")) {
                    var browser = new AnyBrowser(context);
                    for (var page : List.of("", "/join", "/sign-in", "/new-address", "/join/code")) {
                        var address = link.replaceAll("(/s/[^/]+).*", "$1") + page;
                        browser.post(address, address, "name", "Ana Ruiz", "password", password, "code", "ABCD-EFGH");
                        acts++;
                    }
                    browsers.add(browser);
                }
            }
            for (var address : List.of(anasMail, mia)) {
                var browser = new AnyBrowser(context);
                browser.post("/sign-in", "/sign-in", "email", address, "password", EVES);
                browsers.add(browser);
            }
            var takeovers = browsers.stream()
                    .filter(browser -> AnyBrowser.text(browser.get("/settings")).contains("Anas Works"))
                    .count();

            System.out.printf(
                    "Takeovers, %s: %d of %d browsers, links read: %d, acts with them: %d%n",
                    getClass().getSimpleName(), takeovers, browsers.size(), found.size(), acts);
            assertThat(eves.get("/settings")).bodyText().contains("Eves Works");
            assertThat(takeovers).isZero();
            assertThat(anas.get("/settings"))
                    .as("and Ana is still in")
                    .bodyText()
                    .contains("Anas Works");
            assertThat(ABusiness.signIn(context, anasMail, PASSWORD)).isPresent();
        }

        /** Every link on every page that Eve reaches from her settings and letters. */
        Set<String> linksThatEveCanRead() {
            var read = new HashSet<String>();
            var found = new LinkedHashSet<String>();
            var next = new ArrayDeque<>(List.of("/messages", "/people", "/settings", "/activity", "/"));
            while (!next.isEmpty()) {
                var page = next.poll();
                if (!read.add(page) || page.startsWith("/s/") || read.size() > 60) {
                    continue;
                }
                var text = AnyBrowser.text(eves.get(page));
                LINK.matcher(text).results().forEach(link -> found.add(link.group()));
                PAGE.matcher(text).results().forEach(link -> next.add(link.group(1)));
            }
            assertThat(read).hasSizeGreaterThan(8).anyMatch(page -> page.startsWith("/messages/"));
            return found;
        }

        String inviteAndRead(AnyBrowser owner, SignedIn by, String address) {
            assertThat(owner.post("/people", "/people", "name", "Bo Berg", "email", address, "role", "STAFF"))
                    .hasRedirectedUrl("/people");
            var letter = Pattern.compile("href=\"(/messages/[0-9a-f-]{36})")
                    .matcher(AnyBrowser.text(owner.get("/messages")));
            assertThat(letter.find()).isTrue();
            var link = Pattern.compile("/s/[^<\"/]+/join").matcher(AnyBrowser.text(owner.get(letter.group(1))));
            assertThat(link.find()).isTrue();
            return link.group();
        }

        /** An invitation as it was carried before there was a mail server. */
        String carriedByHand(SignedIn by, String address) {
            var now = Instant.now();
            return Tenancy.as(by.business(), () -> {
                var member = ABusiness.person(context, address)
                        .orElseGet(() -> ABusiness.invited(
                                context, "Someone", address, Role.STAFF, Actor.member(by.member(), "Ana"), "Works"));
                Pages.of(context).carryByHand(by, member);
                return "/s/"
                        + links.issueAnother(LinkPurpose.JOIN, member.id(), address, now.plusSeconds(600), now)
                                .value()
                        + "/join";
            });
        }

        AnyBrowser takeUp(String link, String name, String password) {
            var browser = new AnyBrowser(context);
            assertThat(browser.post(link, link, "name", name, "password", password))
                    .hasRedirectedUrl("/");
            return browser;
        }

        static MvcTestResult join(AnyBrowser browser, String link, String password, String code) {
            return browser.post(link, link, "name", "Bo Berg", "password", password, "code", code);
        }
    }
}
