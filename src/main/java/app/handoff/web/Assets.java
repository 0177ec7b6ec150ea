package app.handoff.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * The files that pages load, as {@code #assets} in templates. Each is read and compressed once, and its address carries a
 * digest of its content: browsers keep it for good, since a changed file has another address.
 */
@Component
final class Assets {

    private static final List<String> FONTS =
            List.of("fonts/inter.woff2", "fonts/serif-400.woff2", "fonts/serif-600.woff2");
    private static final List<String> OTHERS = List.of("app.css", "app.js", "reading.js", "upload.js", "favicon.svg");
    private static final Pattern FONT = Pattern.compile("url\\(\"(fonts/[^\"]+)\"\\)");

    private final Map<String, Asset> files = new LinkedHashMap<>();

    Assets() {
        FONTS.forEach(name -> files.put(name, Asset.read(name)));
        // After the fonts, whose addresses stand in the style sheet.
        OTHERS.forEach(name -> files.put(name, Asset.read(name).replacing(FONT, this::withVersion)));
    }

    private String withVersion(MatchResult font) {
        return "url(\"" + font.group(1) + "?v=" + version(font.group(1)) + "\")";
    }

    /** What the address of a file ends with. */
    public String version(String name) {
        Asset file = files.get(name);
        if (file == null) {
            throw new IllegalArgumentException("static/" + name + " is not among the files of pages");
        }
        return file.version();
    }

    Map<String, Asset> files() {
        return files;
    }
}
