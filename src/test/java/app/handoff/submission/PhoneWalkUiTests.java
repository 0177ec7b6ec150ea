package app.handoff.submission;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Axe;
import app.handoff.Browser;
import app.handoff.bidding.ABidding;
import app.handoff.bidding.ABidding.Made;
import app.handoff.bidding.Bidding;
import app.handoff.files.SampleFiles;
import app.handoff.scope.FrozenScopes;
import app.handoff.tenancy.Tenancy;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A vendor bids on its phone, from the link to the receipt. */
@Tag("long")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class PhoneWalkUiTests {

    private static final int SECONDS_AN_ACTION = 3;
    private static final double SECONDS_A_LETTER = 0.5;

    /** The browser reckons the hash of the photo and waits after the cut. */
    private static final Page.WaitForConditionOptions LONG = new Page.WaitForConditionOptions().setTimeout(120_000);

    @Autowired
    private ABidding biddings;

    @Autowired
    private Bidding bidding;

    @Autowired
    private BidsForTests bids;

    @Autowired
    private FrozenScopes scopes;

    @LocalServerPort
    private int port;

    private Page page;
    private int taps;
    private int fields;
    private int letters;

    @Test
    void aBidWithSixPriceLinesTakesFewerThanSixtyActions() {
        var made = sixLines("Tala Ledger");
        try (var browser = Browser.launch()) {
            begin(browser, made);
            look("phone-tasks");
            open("document");
            go("form[action$='/document'] button");
            offer();
            open("answers");
            look("phone-answers");
            page.locator("main textarea").all().forEach(answer -> type(answer, "With two more people."));
            save();
            open("references");
            for (int i = 0; i < page.locator("input[name$='.client']").count(); i++) {
                type("[name='references[" + i + "].client']", "Bakery " + i);
                type("[name='references[" + i + "].contact']", "Jo Lang");
                type("[name='references[" + i + "].reach']", "+49 30 5550 10" + i);
                tap(page.locator("[name='references[" + i + "].relation'][value=EXISTING]"));
            }
            look("phone-references");
            save();
            photo();
            send();
        }
        assertThat(told("a first bid with a photo, cut once")).isLessThan(60);
    }

    @Test
    void whoBidBeforeTakesOverInsteadOfTyping() {
        var before = sixLines("Tala Ledger");
        Tenancy.as(before.vendor(0), () -> {
            bids.attach(before.invited().get(0), SampleFiles.pdf(), "certificate.pdf", Instant.now());
            bids.fill(before.invited().get(0), before.frozen(), "12.50");
            bids.send(before.invited().get(0), Instant.now());
            return true;
        });
        biddings.opening(before);
        var made = biddings.openAgain(
                before,
                0,
                "Bookkeeping for 2028",
                LocalDateTime.now().plusDays(10),
                id -> scopes.firstWithSixPriceLines(id, "Bookkeeping for 2028"));
        try (var browser = Browser.launch()) {
            begin(browser, made);
            open("earlier");
            look("phone-earlier");
            assertThat(Axe.violations(page)).isEmpty();
            tap(page.locator("[name=file]"));
            go("main form button.primary");
            look("phone-taken-over");
            open("document");
            go("form[action$='/document'] button");
            offer();
            for (var part : List.of("bidder", "answers", "references")) {
                open(part);
                look("phone-marked-" + part);
                save();
            }
            send();
        }
        assertThat(told("a bid that takes over")).isLessThan(40);
    }

    private Made sixLines(String vendor) {
        var made = biddings.prepared(
                biddings.aBusiness(),
                LocalDateTime.now().plusDays(10),
                ABidding.BERLIN,
                id -> scopes.firstWithSixPriceLines(id, "Bookkeeping for 2027"),
                vendor);
        biddings.as(made.scope(), () -> {
            bidding.open(made.request(), "Mia", "mia@example.com", ABidding.MIA, Instant.now());
            return made;
        });
        return made;
    }

    private void begin(Browser browser, Made made) {
        page = browser.open(Axe.PHONE);
        page.navigate(
                "http://localhost:" + port + "/s/" + biddings.link(made, 0).value() + "/bid");
        look("phone-invitation");
        page.locator("details summary").first().click();
        look("phone-points");
        type("[name=code]", "nine quiet herons");
        go("main form button.primary");
    }

    private void offer() {
        open("offer");
        var prices = page.locator("input[name^='prices'][name$='.value']");
        assertThat(prices.count()).isEqualTo(6);
        prices.all().forEach(price -> type(price, "12.50"));
        page.locator("input[name^='levels']").all().forEach(level -> type(level, "99"));
        look("phone-offer");
        save();
    }

    /** A photo of several parts, on a line that goes while the second one is under way; nobody does anything about it. */
    private void photo() {
        open("files");
        var parts = new AtomicInteger();
        page.route("**/files/uploads/*", part -> {
            if (part.request().method().equals("PATCH") && parts.incrementAndGet() == 2) {
                part.abort("connectionreset");
            } else {
                part.resume();
            }
        });
        // A tap on the field, and one on the photo in the gallery of the phone.
        taps += 2;
        page.setInputFiles("input[type=file]", new FilePayload("IMG_2041.jpg", "image/jpeg", noise()));
        page.waitForCondition(
                () -> page.locator("[data-uploads]").textContent().contains("It goes on by itself"), LONG);
        look("phone-photo-cut");
        page.waitForCondition(() -> page.locator("#files li").count() == 1, LONG);
        assertThat(parts.get()).as("parts, and the one that was cut").isGreaterThan(3);
        look("phone-photo");
        go("main a.btn.primary");
    }

    /** A photo of nothing: more than two parts, since no two points of it are alike. */
    private static byte[] noise() {
        var photo = new BufferedImage(3200, 2400, BufferedImage.TYPE_INT_RGB);
        var random = new Random(7);
        for (int x = 0; x < photo.getWidth(); x++) {
            for (int y = 0; y < photo.getHeight(); y++) {
                photo.setRGB(x, y, random.nextInt(0x1000000));
            }
        }
        var file = new ByteArrayOutputStream();
        try {
            ImageIO.write(photo, "jpg", file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private void send() {
        open("check");
        look("phone-check");
        go("form[action$='/sending'] button");
        assertThat(page.url()).endsWith("/bid/receipt");
    }

    private int told(String bid) {
        int actions = taps + fields;
        System.out.printf(
                "Phone walk of %s: %d actions (%d taps, %d fields), about %.0f minutes of tapping and typing%n",
                bid, actions, taps, fields, (actions * SECONDS_AN_ACTION + letters * SECONDS_A_LETTER) / 60);
        return actions;
    }

    private void open(String part) {
        go("main a[href$='/bid/" + part + "']");
    }

    private void save() {
        go("main form .actions .btn.primary");
    }

    /** A tap that leads to another page. */
    private void go(String what) {
        page.waitForNavigation(() -> tap(page.locator(what).first()));
        Browser.noSidewaysScroll(page);
    }

    private void tap(Locator what) {
        taps++;
        what.click();
    }

    private void type(String field, String text) {
        type(page.locator(field).first(), text);
    }

    private void type(Locator field, String text) {
        fields++;
        letters += text.length();
        field.fill(text);
    }

    private void look(String name) {
        Browser.noSidewaysScroll(page);
        Browser.shot(page, name);
    }
}
