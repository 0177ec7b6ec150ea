package app.handoff.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every key of a text is asked for, and every sentence stands under one. */
class MessageKeysTests {

    private static final Path RESOURCES = Path.of("src", "main", "resources");

    private static final Pattern KEY = Pattern.compile("[A-Za-z]\\w*(?:\\.[\\w-]+)*");

    /** The beginning of a key whose end is known only when the page is built: {@code "submission.part." + part}, {@code |a.b.${c}|}. */
    private static final Pattern BEGINNING =
            Pattern.compile("[\"'|{#]([A-Za-z][\\w.-]*)(?:[\"'] ?\\+|\\$\\{|\\.[\"'])");

    private static final Pattern END = Pattern.compile("\\+ ?[\"'](\\.[\\w.-]+)[\"']|\\}(\\.[\\w.-]+)[|}\"]");

    /** What a framework or a kind of text asks for by itself. */
    private static final List<String> ASKED_BY_KIND = List.of("enum.", "activity.", "mail.", "typeMismatch");

    private final String code = read(Path.of("src", "main", "java"), ".java")
            + read(RESOURCES.resolve("templates"), ".html")
            + read(RESOURCES.resolve("static"), ".js");
    private final Set<String> literal = all(KEY);
    private final Set<String> beginnings = all(BEGINNING);
    private final Set<String> ends = all(END);

    @Test
    void everyKeyIsAskedFor() {
        assertThat(texts().keySet()).isNotEmpty().allMatch(key -> literal.contains(key) || isComposed(key));
    }

    @Test
    void noSentenceStandsUnderTwoKeys() {
        var keys = new TreeMap<String, List<String>>();
        texts().forEach((key, text) -> {
            if (text.split(" ").length > 3 && literal.contains(key) && !isComposed(key)) {
                keys.computeIfAbsent(text, none -> new ArrayList<>()).add(key);
            }
        });
        assertThat(keys.values()).isNotEmpty().allMatch(same -> same.size() == 1);
    }

    /** A key that stands twice would show its last sentence in both places. */
    @Test
    void noKeyStandsTwice() throws IOException {
        var twice = new ArrayList<String>();
        var seen = new HashSet<String>();
        try (var bundles = Files.list(RESOURCES.resolve("messages"))) {
            for (var bundle : bundles.toList()) {
                Files.readAllLines(bundle).stream()
                        .filter(line -> !line.startsWith("#") && line.contains("="))
                        .map(line -> line.substring(0, line.indexOf('=')))
                        .filter(key -> !seen.add(key))
                        .forEach(twice::add);
            }
        }
        assertThat(seen).isNotEmpty();
        assertThat(twice).isEmpty();
    }

    private boolean isComposed(String key) {
        return ASKED_BY_KIND.stream().anyMatch(key::startsWith)
                || beginnings.stream().anyMatch(beginning -> beginning.contains(".") && key.startsWith(beginning))
                || ends.stream().anyMatch(end -> end.length() > 3 && key.endsWith(end));
    }

    private Set<String> all(Pattern pattern) {
        var found = new HashSet<String>();
        var match = pattern.matcher(code);
        while (match.find()) {
            for (int group = 0; group <= match.groupCount(); group++) {
                if (match.group(group) != null && (group > 0 || match.groupCount() == 0)) {
                    found.add(match.group(group));
                }
            }
        }
        return found;
    }

    private static Map<String, String> texts() {
        var texts = new TreeMap<String, String>();
        try (var bundles = Files.list(RESOURCES.resolve("messages"))) {
            for (var bundle : bundles.toList()) {
                var properties = new Properties();
                try (var text = new InputStreamReader(Files.newInputStream(bundle), StandardCharsets.UTF_8)) {
                    properties.load(text);
                }
                properties.forEach((key, text) -> texts.put((String) key, (String) text));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private static String read(Path folder, String kind) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(kind))
                    .map(MessageKeysTests::read)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
