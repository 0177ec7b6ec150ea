package app.handoff.journey;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Browser;
import app.handoff.Pages;
import app.handoff.account.Accounts;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Types into every long form that the sample business has, for its members and its vendors, and sends it while the session or
 * the proof is gone, while the database is away, and when it is too large. What was typed is then put back and compared.
 */
@Tag("long")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class LongFormsUiTests {

    private static final String MAIL = "ana.types@example.com";
    private static final String PASSWORD = "a calm ledger of larch";
    private static final Pattern NO_PAGE = Pattern.compile("/sign-out|/text$|/copy$|/files/|\\.\\w{2,4}$|/printed");
    private static final int MORE_THAN_A_PAGE_MAY_HAVE = 2_150_000;

    /** Types into every field of the form with this address, and says what stands in each then. */
    private static final String TYPE = """
            ([action, word, length]) => {
              const form = [...document.querySelectorAll('main form[method=post i]')].find(one => one.getAttribute('action') === action);
              const boxes = [...form.elements].filter(one => one.matches('textarea, input:is([type=text],[type=email],[type=tel],:not([type]))') && one.name && !one.disabled);
              boxes.forEach((box, at) => {
                box.value = `${word} ${at}`;
                if (at === 0 && length) box.value = box.value.padEnd(length, 'x');
                box.dispatchEvent(new Event('input', { bubbles: true }));
              });
              return boxes.map(box => box.name + '=' + box.value.slice(0, 80) + ' (' + box.value.length + ')');
            }""";

    private static final String STANDS_THERE = """
            action => {
              const form = [...document.querySelectorAll('main form[method=post i]')].find(one => one.getAttribute('action') === action);
              return form ? [...form.elements].filter(one => one.name && one.matches('textarea, input')).map(one => one.name + '=' + one.value.slice(0, 80) + ' (' + one.value.length + ')') : [];
            }""";

    private static final String SEND = """
            action => [...document.querySelectorAll('main form[method=post i]')].find(one => one.getAttribute('action') === action).requestSubmit()""";

    /** What a copy would show that is no word of the form: a field without its label, a choice by its code. */
    private static final String NOT_IN_WORDS = """
            () => Object.keys(localStorage).filter(name => name.startsWith('kept '))
              .flatMap(name => JSON.parse(localStorage.getItem(name)).values)
              .filter(([name, value, label, said]) => value.trim() !== ''
                && (!label || label === name || (said ?? value) === '' || /^(true|false|[A-Z]+_[A-Z_]+|[A-Z]{4,}|[0-9a-f]{8}-[0-9a-f-]{27})$/.test(said ?? value)))
              .map(answer => answer.join(' | '))""";

    private static final String COPIES =
            "() => Object.keys(localStorage).filter(name => name.startsWith('kept ')).length";

    private static final int FORMS_THAT_MEET_ALL = 2;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Outage outage;

    @LocalServerPort
    private int port;

    private final List<String> lost = new ArrayList<>();
    private final Map<String, Integer> typed = new LinkedHashMap<>();
    private int forms;

    @Test
    void nothingTypedIntoALongFormIsLost() {
        var began = Instant.now();
        try (var browser = Browser.launch()) {
            var person = accounts.setUp(
                    new Accounts.NewBusiness("Typing a lot", "DE", Pages.BERLIN, "Ana Ruiz", MAIL, PASSWORD),
                    Instant.now());
            assertThat(person).isNotNull();
            var office = window(browser);
            signIn(office);
            showTheSample(office);
            var ofMembers = longForms(
                    office.context(),
                    List.of("/tasks/new", "/", "/tasks", "/engagements", "/vendors", "/reports", "/settings"));
            goesToSignInAndBack(office, ofMembers.entrySet().iterator().next());
            belongsToThePersonAlone(office, ofMembers.entrySet().iterator().next());
            tryAll(office, ofMembers);
            isDroppedOnceItIsStored(office);
            goesWithASignOut(office);
            assertThat(ofMembers.size()).isGreaterThan(25);

            signIn(office);
            var vendor = window(browser);
            enterByEveryLink(vendor, linksInLetters(office));
            var ofVendors = longForms(vendor.context(), starts.keySet());
            tryAll(vendor, ofVendors);
            assertThat(ofVendors.size()).isGreaterThan(6);
            comesBackByTheLinkOfTheLetter(
                    vendor, ofVendors.entrySet().iterator().next());
        }
        System.out.printf(
                "Long forms: %d, sent with %s; texts typed %d, lost %d; in %d s%n",
                forms,
                typed.keySet(),
                typed.values().stream().mapToInt(Integer::intValue).sum(),
                lost.size(),
                Duration.between(began, Instant.now()).toSeconds());
        assertThat(lost).isEmpty();
    }

    /** The link in the letter, by the page behind it. */
    private final Map<String, String> starts = new LinkedHashMap<>();

    /** The real way once: the form leads to signing in, that leads back to the form, and the form offers what was typed. */
    private void goesToSignInAndBack(Page page, Map.Entry<String, String> form) {
        page.navigate(base() + form.getValue());
        var words = type(page, form.getKey(), "before I was signed out", 0);
        page.context().clearCookies();
        page.waitForNavigation(() -> page.evaluate(SEND, form.getKey()));
        assertThat(page.url()).contains("/sign-in?to=");
        assertThat(page.locator("main").innerText())
                .contains("Sign in to go on where you were.", "What you typed is kept in this browser.");
        Browser.axe(page);
        page.fill("#email", MAIL);
        page.fill("#password", PASSWORD);
        page.waitForNavigation(() -> page.click("main .btn.primary"));
        assertThat(URI.create(page.url()).getPath()).isEqualTo(form.getValue());
        Browser.axe(page);
        putBack(page, form.getKey(), words, "session lost, signed in again");
        page.evaluate("localStorage.clear()");
    }

    private void belongsToThePersonAlone(Page page, Map.Entry<String, String> form) {
        page.navigate(base() + form.getValue());
        type(page, form.getKey(), "for my eyes only", 0);
        page.navigate(base() + "/settings");
        page.evaluate("""
                () => Object.keys(localStorage).filter(name => name.startsWith('kept ')).forEach(name => {
                  localStorage.setItem(name.replace(/^kept \\S+/, 'kept 00000000-0000-0000-0000-000000000000'), localStorage.getItem(name));
                  localStorage.removeItem(name);
                })""");
        page.navigate(base() + form.getValue());
        assertThat(page.evaluate(COPIES))
                .as("somebody else's copy is still there")
                .isEqualTo(1);
        assertThat(page.locator("main").innerText()).doesNotContain("We kept what you typed");
        page.evaluate("localStorage.clear()");
    }

    private void tryAll(Page page, Map<String, String> longForms) {
        int number = 0;
        for (var form : longForms.entrySet()) {
            forms++;
            isKeptInItsWords(page, form.getKey(), form.getValue());
            tryAll(page, form.getKey(), form.getValue(), mishaps(number++));
        }
    }

    private void isKeptInItsWords(Page page, String action, String address) {
        page.navigate(base() + address);
        type(page, action, "said in words", 0);
        page.waitForFunction("() => Object.keys(localStorage).some(name => name.startsWith('kept '))");
        ((Collection<?>) page.evaluate(NOT_IN_WORDS)).forEach(answer -> lost.add(address + ", in words: " + answer));
        page.evaluate("localStorage.clear()");
    }

    /**
     * The first forms of each side meet every mishap, the others one each in turn: what is kept is the same for all. Only
     * the first ones are too large, since that takes long.
     */
    private static List<Mishap> mishaps(int form) {
        var all = List.of(Mishap.values());
        return form < FORMS_THAT_MEET_ALL ? all : List.of(all.get(form % (all.size() - 1)));
    }

    private void tryAll(Page page, String action, String address, List<Mishap> mishaps) {
        for (var mishap : mishaps) {
            page.navigate(base() + address);
            var words =
                    type(page, action, "typed " + forms, mishap == Mishap.TOO_LARGE ? MORE_THAN_A_PAGE_MAY_HAVE : 0);
            var cookies = page.context().cookies();
            switch (mishap) {
                case SESSION_LOST ->
                    page.context()
                            .clearCookies(new BrowserContext.ClearCookiesOptions()
                                    .setName(Pattern.compile("^handoff(-proof-.*)?$")));
                case DATABASE_AWAY -> outage.meetsTheNextForm();
                case STALE_TOKEN ->
                    page.evaluate(
                            "() => document.querySelectorAll('[name=_csrf]').forEach(one => { one.value = 'old'; })");
                case TOO_LARGE -> {}
            }
            var answer = page.waitForNavigation(() -> page.evaluate(SEND, action));
            var seen = answer == null ? 0 : answer.status();
            var expected = switch (mishap) {
                case SESSION_LOST ->
                    page.url().contains("/sign-in?to=")
                            || page.locator("main [name=code], main [name=sendCode]")
                                            .count()
                                    > 0;
                case DATABASE_AWAY -> seen == 503;
                case TOO_LARGE -> seen == 413;
                case STALE_TOKEN -> seen == 200;
            };
            if (!expected) {
                lost.add(address + ": " + mishap + " led to " + seen + " " + page.url());
            }
            if (mishap == Mishap.SESSION_LOST) {
                page.context().addCookies(cookies);
                page.navigate(base() + address);
            } else if (mishap != Mishap.STALE_TOKEN
                    && page.locator("[data-way-back] a:visible").count() == 1) {
                page.waitForNavigation(() -> page.click("[data-way-back] a"));
            }
            putBack(page, action, words, mishap.name());
            page.evaluate("localStorage.clear()");
        }
    }

    private List<String> type(Page page, String action, String word, int length) {
        return texts(page.evaluate(TYPE, List.of(action, word, length)));
    }

    private void putBack(Page page, String action, List<String> words, String mishap) {
        typed.merge(mishap, words.size(), Integer::sum);
        var offer = page.locator("button:text-is('Put it back')");
        if (offer.count() > 0) {
            offer.first().click();
        }
        var there = new HashSet<>(texts(page.evaluate(STANDS_THERE, action)));
        words.stream()
                .filter(word -> !there.contains(word))
                .map(word -> page.url() + " after " + mishap + ": " + word)
                .forEach(lost::add);
    }

    /** The copy goes when the server says that it has the text, and not before. */
    private void isDroppedOnceItIsStored(Page page) {
        page.navigate(base() + "/vendors/new");
        page.fill("#name", "Kept Until Stored Ltd");
        page.fill("textarea >> nth=0", "typed once");
        page.fill("#contact", "Kim Lee");
        page.fill("#email", "kim@kept.example");
        page.fill("#city", "Lisbon");
        page.selectOption("#country", "PT");
        page.selectOption("#zone", "Europe/Lisbon");
        page.check("input[name=source][value=SOCIAL]");
        outage.meetsTheNextForm();
        page.waitForNavigation(() -> page.click("main .btn.primary"));
        assertThat(page.evaluate(COPIES)).isEqualTo(1);
        page.navigate(base() + "/tasks");
        assertThat(page.locator("main .notice").first().innerText()).contains("was not saved");
        Browser.axe(page);
        page.waitForNavigation(() -> page.click("main .notice a"));
        page.click("button:text-is('Put it back')");
        page.waitForNavigation(() -> page.click("main .btn.primary"));
        assertThat(page.locator("[data-error-summary]").count()).isZero();
        assertThat(page.evaluate(COPIES)).isEqualTo(0);
    }

    private void goesWithASignOut(Page page) {
        page.navigate(base() + "/vendors/new");
        page.fill("#name", "Never sent");
        page.navigate(base() + "/settings");
        assertThat(page.evaluate(COPIES)).isEqualTo(1);
        page.waitForNavigation(
                () -> page.locator("form[action='/sign-out'] button").first().click());
        assertThat(page.evaluate(COPIES)).isEqualTo(0);
    }

    /** Address of the page by address of the form, for one form of each kind. */
    private Map<String, String> longForms(BrowserContext context, Collection<String> from) {
        var found = new LinkedHashMap<String, String>();
        var kinds = new HashSet<String>();
        var ahead = new ArrayDeque<>(from);
        var known = new LinkedHashSet<>(from);
        var ofKind = new HashMap<String, Integer>();
        while (!ahead.isEmpty()) {
            var address = ahead.removeFirst();
            var page = read(context, address);
            for (var form : page.select("main form[method=post]")) {
                if (isLong(form) && kinds.add(kind(form.attr("action")))) {
                    found.put(form.attr("action"), address);
                }
            }
            for (var link : page.select("a[href^=/]")) {
                var to = link.attr("href").replaceAll("#.*", "");
                if (!NO_PAGE.matcher(to.replaceAll("\\?.*", "")).find()
                        && known.add(to)
                        && ofKind.merge(kind(to), 1, Integer::sum)
                                <= (to.matches("/engagements/[^/]+") ? 9 : to.startsWith("/engagements") ? 3 : 2)) {
                    ahead.addLast(to);
                }
            }
        }
        return found;
    }

    private static boolean isLong(Element form) {
        return form.hasAttr("data-autosave")
                || !form.select("textarea").isEmpty()
                || form.select("input:not([type=hidden]):not([type=password]), select").stream()
                                .map(field -> field.attr("name"))
                                .distinct()
                                .count()
                        > 8;
    }

    private static String kind(String address) {
        return address.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "*")
                .replaceAll("^/s/[^/]+", "/s/*")
                .replaceAll("clauses/[^/]+", "clauses/*")
                .replaceAll("[?=].*", "");
    }

    private void enterByEveryLink(Page vendor, Collection<String> links) {
        for (var link : links) {
            if (enter(vendor, link)) {
                starts.put(URI.create(vendor.url()).getPath(), link);
            }
        }
        assertThat(starts).isNotEmpty();
    }

    /** Whether there is a page behind the link that asks for a code. */
    private boolean enter(Page vendor, String link) {
        vendor.navigate(base() + link.replaceAll("(/s/[^/]+).*", "$1/code"));
        if (vendor.locator("button[name=sendCode]").count() > 0) {
            vendor.waitForNavigation(
                    () -> vendor.locator("button[name=sendCode]").first().click());
            var shown = vendor.locator("main .notice").first().textContent();
            vendor.fill("#code", shown.substring(shown.lastIndexOf(' ') + 1));
        } else if (vendor.locator("#code").count() > 0) {
            vendor.fill("#code", "nine quiet herons");
        } else {
            return false;
        }
        vendor.waitForNavigation(
                () -> vendor.locator("main .btn.primary").first().click());
        return true;
    }

    /** A browser that forgot the link, too: the page says to open the letter again, and behind its link the text is offered. */
    private void comesBackByTheLinkOfTheLetter(Page vendor, Map.Entry<String, String> form) {
        vendor.navigate(base() + form.getValue());
        var words = type(vendor, form.getKey(), "before my browser forgot me", 0);
        vendor.context().clearCookies();
        var answer = vendor.waitForNavigation(() -> vendor.evaluate(SEND, form.getKey()));
        assertThat(answer.status()).isEqualTo(410);
        Browser.axe(vendor);
        var link = starts.entrySet().stream()
                .filter(start -> form.getValue().startsWith(start.getKey().replaceAll("(/s/[^/]+).*", "$1/")))
                .map(Map.Entry::getValue)
                .findFirst();
        assertThat(enter(vendor, link.orElseThrow())).isTrue();
        vendor.navigate(base() + form.getValue());
        putBack(vendor, form.getKey(), words, "everything forgotten");
        vendor.evaluate("localStorage.clear()");
    }

    private Collection<String> linksInLetters(Page page) {
        return read(page.context(), "/messages").select("main table a[href^=/messages/]").stream()
                .map(letter -> read(page.context(), letter.attr("href")).selectFirst("#link"))
                .filter(link -> link != null)
                .map(link -> URI.create(link.text()).getPath())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<String> texts(Object all) {
        return ((List<?>) all).stream().map(String::valueOf).toList();
    }

    private Document read(BrowserContext context, String address) {
        return Jsoup.parse(context.request().get(base() + address).text());
    }

    private static Page window(Browser browser) {
        var page = browser.context(new NewContextOptions().setViewportSize(1280, 900))
                .newPage();
        page.setDefaultTimeout(Duration.ofMinutes(4).toMillis());
        return page;
    }

    private void signIn(Page page) {
        page.navigate(base() + "/sign-in");
        page.fill("#email", MAIL);
        page.fill("#password", PASSWORD);
        page.click("main .btn.primary");
        page.waitForURL(base() + "/");
    }

    private void showTheSample(Page page) {
        page.navigate(base() + "/settings");
        page.click("text=Show me the sample business");
        page.waitForSelector("text=This is the sample business");
    }

    private String base() {
        return "http://localhost:" + port;
    }

    private enum Mishap {
        SESSION_LOST,
        DATABASE_AWAY,
        STALE_TOKEN,
        TOO_LARGE
    }
}
