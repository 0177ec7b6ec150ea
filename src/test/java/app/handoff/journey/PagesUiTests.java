package app.handoff.journey;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Axe;
import app.handoff.Browser;
import app.handoff.Pages;
import app.handoff.account.Accounts;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Walks through the sample business from link to link, as its owner, as its vendors and as somebody who reports, and looks at
 * every kind of page, in health and dark, on a desk, on a phone and in the narrowest window ({@link Axe#inEveryLook}). Then sends
 * a form of every kind empty and looks at what is said, and at the pages that refuse.
 */
@Tag("long")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class PagesUiTests {

    private static final int MOST_PAGES = 120;

    private static final String MAIL = "ana.looks@example.com";
    private static final String PASSWORD = "a calm ledger of pine";

    /** What came of a key without a text, or of an object where its words belong. */
    private static final Pattern RAW = Pattern.compile("\\?\\?\\S+\\?\\?|\\b[A-Z]\\w+\\[\\w+=");

    private static final Pattern NO_PAGE = Pattern.compile("/sign-out|/text$|/files/|\\.\\w{2,4}$");

    @Autowired
    private Accounts accounts;

    @LocalServerPort
    private int port;

    /** Marks the form that a person would fill in, if the page has one. */
    private static final String FORM_TO_FILL_IN = """
            () => {
              const form = [...document.querySelectorAll('main form[method=post i]')].find(form =>
                form.querySelector('input:is([type=text],[type=email],[type=number],[type=date],[type=password],:not([type])), textarea'));
              return form ? form.getAttribute('action') || location.pathname : null;
            }""";

    /** Empties that form and sends it as a browser without script does. */
    private static final String SEND_EMPTY = """
            action => {
              const form = [...document.querySelectorAll('main form[method=post i]')]
                .find(form => (form.getAttribute('action') || location.pathname) === action);
              for (const field of form.querySelectorAll('input:not([type=hidden],[type=radio],[type=checkbox]), textarea')) field.value = '';
              for (const field of form.querySelectorAll('input:is([type=radio],[type=checkbox])')) field.checked = false;
              HTMLFormElement.prototype.submit.call(form);
            }""";

    private final List<String> faults = new ArrayList<>();
    private final Map<String, String> forms = new LinkedHashMap<>();
    private int pages;
    private int refusals;

    @Test
    void everyPageIsReadableByEverybody() {
        var began = Instant.now();
        try (var browser = Browser.launch()) {
            accounts.setUp(
                    new Accounts.NewBusiness("Looking closely", "DE", Pages.BERLIN, "Ana Ruiz", MAIL, PASSWORD),
                    Instant.now());
            var office = window(browser);
            signIn(office);
            walk(office, List.of("/settings", "/"), 8);
            answers(office, 409, () -> office.navigate(base() + "/settings/sample/removal"));
            showTheSample(office);
            var links = new LinkedHashSet<String>();
            links.add(linkOfReporter(office));
            links.addAll(linksInLetters(office));
            walk(
                    office,
                    List.of(
                            "/",
                            "/tasks",
                            "/engagements",
                            "/vendors",
                            "/reports",
                            "/results",
                            "/messages",
                            "/people",
                            "/activity"),
                    MOST_PAGES - 40);
            sendFormsEmpty(office);
            var outside = window(browser);
            chooseCodes(outside, window(browser), links);
            walk(outside, links, MOST_PAGES - pages);
            sendFormsEmpty(outside);
            beRefused(office, outside);
        }
        System.out.println(
                "pages " + pages + " and " + refusals + " answers to mistakes, each in 4 looks: faults " + faults.size()
                        + ", in " + Duration.between(began, Instant.now()).toSeconds() + " s");

        assertThat(faults).isEmpty();
        assertThat(pages).isGreaterThan(80);
        assertThat(refusals).isGreaterThan(20);
    }

    /** As the vendors of these links, and as somebody else who has one of them and not its code. */
    private void chooseCodes(Page vendor, Page other, Collection<String> links) {
        var looked = false;
        for (var link : links) {
            var code = link.replaceAll("(/s/[^/]+).*", "$1/code");
            vendor.navigate(base() + code);
            if (!link.endsWith("/bid")) {
                showCode(vendor, code);
                continue;
            }
            if (vendor.locator("#code").count() == 0) {
                continue;
            }
            if (!looked) {
                look(vendor, code);
            }
            vendor.fill("#code", "nine quiet herons");
            vendor.waitForNavigation(() -> vendor.locator("main .btn.primary").click());
            if (!looked) {
                List.of(link, link + "/document", code, link + "/restart").forEach(page -> look(other, page));
                sendFormsEmpty(other);
                looked = true;
            }
        }
        assertThat(looked).as("a bid whose vendor chooses a code").isTrue();
    }

    /** The sample business shows the code that a vendor of a contract or of running work would have been sent. */
    private void showCode(Page vendor, String code) {
        if (vendor.locator("button[name=sendCode]").count() == 0) {
            return;
        }
        look(vendor, code);
        vendor.waitForNavigation(() -> vendor.locator("button[name=sendCode]").click());
        var shown = vendor.locator("main .notice").first().textContent();
        vendor.fill("#code", shown.substring(shown.lastIndexOf(' ') + 1));
        vendor.waitForNavigation(
                () -> vendor.locator("main .btn.primary").first().click());
        look(vendor, code + "/own");
    }

    /** One form of each kind that the walk came by. A form that lacks nothing when empty is left alone. */
    private void sendFormsEmpty(Page page) {
        for (var form : forms.entrySet()) {
            page.navigate(base() + form.getValue());
            var action = page.evaluate(FORM_TO_FILL_IN);
            if (action == null) {
                continue;
            }
            var answer = page.waitForNavigation(() -> page.evaluate(SEND_EMPTY, action));
            if (answer.status() >= 400) {
                lookAtRefusal(page, "empty form of " + form.getValue());
                if (answer.status() >= 500) {
                    faults.add("empty form of " + form.getValue() + " answers " + answer.status());
                }
            }
        }
        forms.clear();
    }

    /** What people see who come to a wrong place, come too late, or have no right to be there. */
    private void beRefused(Page office, Page outside) {
        answers(office, 404, () -> office.navigate(base() + "/engagements/" + UUID.randomUUID()));
        assertThat(office.locator(".rail nav a").count())
                .as("the menu stays where a page is missing")
                .isPositive();
        answers(outside, 404, () -> outside.navigate(base() + "/s/no-such-link/bid"));
        office.navigate(base() + "/settings");
        answers(
                office,
                403,
                () -> office.waitForNavigation(
                        () -> office.evaluate("() => { const form = document.querySelector('main form[method=post i]');"
                                + " form.querySelector('[name=_csrf]').value = 'forged';"
                                + " HTMLFormElement.prototype.submit.call(form); }")));
    }

    private void answers(Page page, int status, Supplier<Response> step) {
        var answer = step.get();
        if (answer.status() != status) {
            faults.add(answer.url() + " answers " + answer.status() + " instead of " + status);
        }
        lookAtRefusal(page, "page " + status);
    }

    private void lookAtRefusal(Page page, String what) {
        refusals++;
        lookClosely(page, fault -> faults.add(what + " (" + page.title() + "): " + fault));
    }

    private void walk(Page page, Collection<String> from, int most) {
        var last = pages + most;
        Deque<String> ahead = new ArrayDeque<>(from);
        Set<String> known = new HashSet<>(from);
        Map<String, Integer> ofKind = new HashMap<>();
        while (!ahead.isEmpty() && pages < last) {
            var address = ahead.removeFirst();
            look(page, address);
            for (var link : linksOn(page)) {
                if (known.add(link) && ofKind.merge(kind(link), 1, Integer::sum) <= examples(kind(link))) {
                    ahead.addLast(link);
                }
            }
        }
    }

    /** Engagements in every stage look different; forms of one kind do not. */
    private static int examples(String kind) {
        return switch ((int) kind.chars().filter(one -> one == '/').count()) {
            case 1 -> 3;
            case 2 -> 6;
            case 3 -> 2;
            default -> 1;
        };
    }

    private static String kind(String address) {
        return address.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "*")
                .replaceAll("^/s/[^/]+", "/s/*")
                .replaceAll("=[^&]*", "");
    }

    private void look(Page page, String address) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        var answer = page.navigate(base() + address);
        pages++;
        Consumer<String> fault = what -> faults.add(address + " (" + page.title() + "): " + what);
        if (answer == null || answer.status() != 200) {
            fault.accept("answers " + (answer == null ? "nothing" : answer.status()));
            return;
        }
        if (page.evaluate(FORM_TO_FILL_IN) instanceof String action) {
            forms.putIfAbsent(kind(action), address);
        }
        lookClosely(page, fault);
    }

    private static void lookClosely(Page page, Consumer<String> fault) {
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
        var raw = RAW.matcher(page.title() + " " + page.innerText("body"));
        if (raw.find()) {
            fault.accept("shows " + raw.group());
        }
        if (page.locator("h1").count() != 1) {
            fault.accept("has " + page.locator("h1").count() + " main headings");
        }
        if (page.locator("main .btn.primary:visible").count() > 1) {
            fault.accept("has more than one primary button: "
                    + page.locator("main .btn.primary:visible").allInnerTexts());
        }
        Axe.inEveryLook(page).forEach(fault);
    }

    private List<String> linksOn(Page page) {
        var hrefs = (List<?>) page.evaluate("[...document.querySelectorAll('a[href]')].map(one => one.href)");
        return hrefs.stream()
                .map(String::valueOf)
                .filter(href -> href.startsWith(base() + "/"))
                .map(href -> href.substring(base().length()).replaceAll("#.*", ""))
                .filter(path -> !NO_PAGE.matcher(path.replaceAll("\\?.*", "")).find())
                .distinct()
                .toList();
    }

    private static Page window(Browser browser) {
        var page = browser.context(new NewContextOptions().setViewportSize(Axe.DESK, 900))
                .newPage();
        page.setDefaultTimeout(Duration.ofMinutes(4).toMillis());
        Axe.keepIn(page);
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

    /** Where somebody without a password writes the weekly report. */
    private String linkOfReporter(Page page) {
        page.navigate(base() + "/engagements");
        page.click("main >> text=Evening support");
        var engagement = URI.create(page.url()).getPath();
        page.navigate(base() + engagement + "/running/reporting");
        page.locator("form[action$='/running/link'] button").click();
        page.waitForSelector("#report-link");
        return URI.create(page.locator("#report-link").innerText().strip()).getPath();
    }

    /** The addresses that vendors were sent. */
    private List<String> linksInLetters(Page page) {
        var found = new ArrayList<String>();
        for (var letter : read(page.context(), "/messages").select("main table a[href^=/messages/]")) {
            var link = read(page.context(), letter.attr("href")).selectFirst("#link");
            if (link != null) {
                found.add(URI.create(link.text()).getPath());
            }
        }
        return found;
    }

    private Document read(BrowserContext context, String address) {
        return Jsoup.parse(context.request().get(base() + address).text());
    }

    private String base() {
        return "http://localhost:" + port;
    }
}
