package app.handoff;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Looks at a page with axe, by the rules of WCAG 2.2 AA and of good practice.
 *
 * <p>{@link #inEveryLook} looks in light and dark, on a desk (1280 px) and on a phone (390 px), without loading the page again.
 * What is on a page, and where, depends on its width; the scheme changes nothing but colours. So each width is held against
 * all rules once, in one scheme, and in the other scheme against the rules that look at colours.
 */
public final class Axe {

    public static final int DESK = 1280;
    public static final int PHONE = 390;
    public static final int NARROWEST = 320;

    private static final Map<String, Object> ALL_RULES = options(Map.of(
            "type", "tag", "values", List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")));

    private static final Map<String, Object> RULES_OF_COLOUR =
            options(Map.of("type", "rule", "values", List.of("color-contrast", "link-in-text-block")));

    private static final String RUN = """
            async options => {
              const found = await axe.run(document, options);
              return found.violations.flatMap(rule => rule.nodes.map(node =>
                `${rule.id}: ${rule.help}\\n    ${node.target}\\n    ${node.html}\\n    ${node.failureSummary}`));
            }""";

    private static final String SOURCE = source();

    private Axe() {}

    /** Has the rules at hand in all that this window opens from now on, where they would be sent to each page. */
    public static void keepIn(Page window) {
        window.addInitScript(SOURCE);
    }

    /** What on the page, as it is now, breaks a rule, with the place; empty if nothing does. */
    public static List<String> violations(Page page) {
        return run(page, ALL_RULES);
    }

    /** What on the page breaks a rule in any of the four looks, or makes people scroll sideways, down to the narrowest window. */
    public static List<String> inEveryLook(Page page) {
        var found = new ArrayList<String>();
        look(page, DESK, ColorScheme.LIGHT, ALL_RULES, found);
        look(page, DESK, ColorScheme.DARK, RULES_OF_COLOUR, found);
        look(page, PHONE, ColorScheme.DARK, ALL_RULES, found);
        look(page, PHONE, ColorScheme.LIGHT, RULES_OF_COLOUR, found);
        page.setViewportSize(NARROWEST, 900);
        measure(page, NARROWEST, found);
        page.setViewportSize(DESK, 900);
        return found;
    }

    private static void measure(Page page, int width, List<String> found) {
        var pixels = Browser.pixelsTooWide(page);
        if (pixels > 0) {
            found.add("is " + pixels + " pixels wider than a window of " + width);
        }
    }

    private static void look(Page page, int width, ColorScheme scheme, Map<String, Object> rules, List<String> found) {
        page.setViewportSize(width, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        for (var violation : run(page, rules)) {
            found.add("at %d px in %s: %s".formatted(width, scheme, violation));
        }
        measure(page, width, found);
    }

    private static List<String> run(Page page, Map<String, Object> rules) {
        if (!Boolean.TRUE.equals(page.evaluate("'axe' in window"))) {
            page.evaluate(SOURCE);
        }
        return ((List<?>) page.evaluate(RUN, rules))
                .stream().map(String::valueOf).toList();
    }

    private static Map<String, Object> options(Map<String, Object> only) {
        return Map.of("runOnly", only, "resultTypes", List.of("violations"), "preload", false);
    }

    private static String source() {
        try (InputStream source = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
