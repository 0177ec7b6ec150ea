package app.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/**
 * Chromium for tests that look at pages as people do. Without one they are skipped with a line that says so, unless
 * REQUIRE_BROWSER=true.
 */
public final class Browser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;

    private Browser(Playwright playwright) {
        this.playwright = playwright;
        this.browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                // A page is looked at once: compiling its scripts well takes longer than running them.
                                "--js-flags=--no-opt --no-maglev --single-threaded-gc")));
    }

    public static Browser launch() {
        if (!Files.isExecutable(CHROMIUM)) {
            if ("true".equals(System.getenv("REQUIRE_BROWSER"))) {
                throw new IllegalStateException("No Chromium at " + CHROMIUM + "; set CHROMIUM to its path");
            }
            var line = "Skipped: no Chromium at " + CHROMIUM + "; set CHROMIUM to its path to look at the pages too";
            System.out.println(line);
            Assumptions.abort(line);
        }
        return new Browser(
                Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))));
    }

    /** A window of its own, with its own cookies. */
    public Page open(int width, ColorScheme scheme) {
        return context(new NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme))
                .newPage();
    }

    public Page open(int width) {
        return open(width, ColorScheme.LIGHT);
    }

    public BrowserContext context(NewContextOptions options) {
        return browser.newContext(options.setReducedMotion(ReducedMotion.REDUCE));
    }

    /** Nothing on the page breaks WCAG 2.2 AA or good practice, as far as a machine can tell. */
    public static void axe(Page page) {
        assertThat(Axe.violations(page)).as("accessibility of %s", page.url()).isEmpty();
    }

    /** Nobody has to scroll sideways to read the page; tables and drawings scroll within themselves. */
    public static void noSidewaysScroll(Page page) {
        assertThat(pixelsTooWide(page))
                .as("pixels that %s is wider than its window", page.url())
                .isLessThanOrEqualTo(0);
    }

    public static int pixelsTooWide(Page page) {
        var wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        return ((Number) wide).intValue();
    }

    /** A picture of the whole page under {@code target/screenshots}. */
    public static void shot(Page page, String name) {
        page.screenshot(
                new ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "screenshots", name + ".png")));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
