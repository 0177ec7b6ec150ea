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
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Chromium for tests that look at pages as people do. Without one they are skipped with a line that says so, unless
 * REQUIRE_BROWSER=true.
 */
public final class Browser implements AutoCloseable {

    /** The headless shell first: it draws the same pages and takes a quarter less of the processor. */
    private static final List<String> NAMES =
            List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;

    private Browser(Playwright playwright, Path program) {
        this.playwright = playwright;
        this.browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(program)
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
        var program = program();
        if (program.isEmpty()) {
            var remedy = "No Chromium among " + NAMES + "; install one or set CHROMIUM to its path";
            if ("true".equals(System.getenv("REQUIRE_BROWSER"))) {
                throw new IllegalStateException(remedy);
            }
            System.out.println("Skipped: " + remedy);
            Assumptions.abort(remedy);
        }
        return new Browser(
                Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))),
                program.orElseThrow());
    }

    private static Optional<Path> program() {
        var named = System.getenv("CHROMIUM");
        var paths = named == null ? NAMES.stream().map(name -> Path.of("/usr/bin", name)) : Stream.of(Path.of(named));
        return paths.filter(Files::isExecutable).findFirst();
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

    /** Signs somebody in who needs no code, and comes to home. */
    public static void signIn(Page page, String home, String mail, String password) {
        page.navigate(home + "sign-in");
        page.fill("#email", mail);
        page.fill("#password", password);
        page.click("main .btn.primary");
        page.waitForURL(home);
    }

    /** A picture of the whole page under {@code target/screenshots}. */
    public static void shot(Page page, String name) {
        shot(page, Path.of("target", "screenshots"), name);
    }

    /** A picture of the whole page in this folder. */
    public static void shot(Page page, Path folder, String name) {
        page.screenshot(new ScreenshotOptions().setFullPage(true).setPath(folder.resolve(name + ".png")));
    }

    /** A picture at a desk and one on a phone, where nobody has to scroll sideways. */
    public static void pictures(Page page, String name) {
        shot(page, name + "-desk-light");
        page.setViewportSize(Axe.PHONE, 900);
        noSidewaysScroll(page);
        shot(page, name + "-phone-light");
        page.setViewportSize(Axe.DESK, 900);
    }

    /** Begins the bid behind a vendor's link, with a code of the vendor's own; returns its address. */
    public static String beginBid(Page vendor, String link) {
        vendor.navigate(link);
        vendor.waitForNavigation(() -> {
            vendor.locator("[name=code]").first().fill("a-code-of-mine-72");
            vendor.locator("main form button.primary").first().click();
        });
        return vendor.url().replaceAll("(/s/[^/]+).*", "$1/bid");
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
