package app.handoff.account;

import app.handoff.kernel.Sentence;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people call the browser and the device that a session belongs to, read from how the browser names itself. */
record BrowserName(@Nullable String browser, @Nullable String device) {

    /** The first that is found counts: almost everybody calls itself Chrome and Safari, too. */
    private static final Map<String, String> BROWSERS = ordered(
            "edg",
            "Edge",
            "opr/",
            "Opera",
            "samsungbrowser",
            "Samsung Internet",
            "firefox",
            "Firefox",
            "fxios",
            "Firefox",
            "crios",
            "Chrome",
            "chrome",
            "Chrome",
            "safari",
            "Safari");

    private static final Map<String, String> DEVICES = ordered(
            "iphone",
            "iPhone",
            "ipad",
            "iPad",
            "android",
            "Android",
            "windows",
            "Windows",
            "cros",
            "Chromebook",
            "mac os",
            "Mac",
            "linux",
            "Linux");

    static BrowserName read(@Nullable String named) {
        var text = named == null ? "" : named.toLowerCase(Locale.ROOT);
        return new BrowserName(
                find(BROWSERS, text).orElse(null), find(DEVICES, text).orElse(null));
    }

    /** Firefox on Windows. */
    Sentence text() {
        if (browser != null && device != null) {
            return Sentence.of("account.sessions.browserOn", browser, device);
        }
        var known = browser == null ? device : browser;
        return known == null ? Sentence.of("account.sessions.unknown") : Sentence.of("account.sessions.browser", known);
    }

    private static Optional<String> find(Map<String, String> names, String text) {
        return names.entrySet().stream()
                .filter(name -> text.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Map<String, String> ordered(String... names) {
        var map = new LinkedHashMap<String, String>();
        for (int i = 0; i < names.length; i += 2) {
            map.put(names[i], names[i + 1]);
        }
        return map;
    }
}
