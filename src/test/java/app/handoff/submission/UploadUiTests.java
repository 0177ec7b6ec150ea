package app.handoff.submission;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Axe;
import app.handoff.Browser;
import app.handoff.Pages;
import app.handoff.account.SignedIn;
import app.handoff.bidding.ABidding;
import app.handoff.files.SampleFiles;
import app.handoff.tenancy.Tenancy.Scope;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.context.WebApplicationContext;

/** Several files at once, on a line that is cut, in a browser that is closed meanwhile. */
@Tag("long")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class UploadUiTests {

    /** The browser reckons the hash of each file, and waits after each cut: on a busy machine that is not done in half a minute. */
    private static final Page.WaitForConditionOptions LONG = new Page.WaitForConditionOptions().setTimeout(120_000);

    private static final String PARTS = "**/files/uploads/*";

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private ABidding biddings;

    @LocalServerPort
    private int port;

    @Test
    void filesGoOnByThemselvesAfterACutAndWhenTheyAreChosenAgain() throws IOException {
        try (var browser = Browser.launch()) {
            SignedIn ana = Pages.of(context).owner("Studio Fern");
            var made = biddings.open(
                    Scope.of(ana.business()).at(Pages.BERLIN),
                    LocalDateTime.now().plusDays(10),
                    "Kontor Vier");
            var vendor = browser.open(Axe.DESK);
            var bid = Browser.beginBid(
                    vendor,
                    "http://localhost:" + port + "/s/" + biddings.link(made, 0).value());
            vendor.navigate(bid + "/files");
            Browser.pictures(vendor, "upload-empty");

            var cuts = new AtomicInteger();
            vendor.route(PARTS, part -> {
                if (part.request().method().equals("PATCH") && cuts.incrementAndGet() % 3 == 2) {
                    part.abort("connectionreset");
                } else {
                    part.resume();
                }
            });
            vendor.setInputFiles("input[type=file]", new FilePayload[] {
                file("Offer.pdf", 5_000_000), file("Plan.pdf", 4_500_000),
            });
            vendor.waitForCondition(() -> vendor.locator("#files li").count() == 2, LONG);
            assertThat(cuts.get())
                    .as("parts that were asked for, some of them cut")
                    .isGreaterThan(6);
            assertThat(vendor.locator("[data-uploads] li").count()).isZero();
            vendor.unroute(PARTS);
            assertThat(Axe.inEveryLook(vendor)).isEmpty();
            Browser.pictures(vendor, "upload-two");

            closesItInTheMiddle(vendor);
            vendor.navigate(bid + "/files");
            assertThat(vendor.locator("[data-unfinished]").textContent()).contains("Photos.pdf", "have arrived");
            assertThat(Axe.inEveryLook(vendor)).isEmpty();
            Browser.pictures(vendor, "upload-unfinished");
            vendor.unroute(PARTS);
            vendor.setInputFiles("input[type=file]", file("Photos.pdf", 9_000_000));
            vendor.waitForCondition(() -> vendor.locator("#files li").count() == 3, LONG);
            assertThat(vendor.locator("[data-unfinished]").count()).isZero();
        }
    }

    /** After one part the line is gone, and then the page. */
    private static void closesItInTheMiddle(Page vendor) throws IOException {
        var parts = new AtomicInteger();
        vendor.route(PARTS, part -> {
            if (part.request().method().equals("PATCH") && parts.incrementAndGet() > 1) {
                part.abort("connectionreset");
            } else {
                part.resume();
            }
        });
        vendor.setInputFiles("input[type=file]", file("Photos.pdf", 9_000_000));
        vendor.waitForCondition(
                () -> vendor.locator("[data-uploads]").textContent().contains("It goes on by itself"), LONG);
        Browser.pictures(vendor, "upload-waiting");
    }

    private static FilePayload file(String name, long size) throws IOException {
        try (var content = SampleFiles.largePdf(size)) {
            return new FilePayload(name, "application/pdf", content.readAllBytes());
        }
    }
}
