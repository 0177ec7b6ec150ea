package app.handoff.scope;

import app.handoff.kernel.Sentence;
import app.handoff.text.Format;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words that mean something else to everybody: "soon", "as needed", "good quality". Finding one only warns; it never
 * blocks, since only the writer knows whether it matters.
 */
final class VagueWords {

    private final Pattern pattern;

    /** @param words in the language of the scope, which is the language of the page */
    public VagueWords(List<String> words) {
        var alternatives = words.stream()
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .sorted((one, other) -> Integer.compare(other.length(), one.length()))
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        this.pattern = alternatives.isEmpty()
                ? Pattern.compile("(?!)")
                : Pattern.compile(
                        "(?<![\\p{L}\\p{N}])(?:" + alternatives + ")(?![\\p{L}\\p{N}])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Those of the language of the page. */
    static VagueWords of(Format format) {
        return new VagueWords(List.of(format.message("scope.vague.words").split(",")));
    }

    /** Each vague word once per section, in the order of the sections. */
    public List<Hint> in(ScopeContent scope) {
        var hints = new ArrayList<Hint>();
        texts(scope).forEach((section, texts) -> {
            var found = new LinkedHashMap<String, String>();
            for (var text : texts) {
                var matcher = pattern.matcher(text);
                while (matcher.find()) {
                    found.putIfAbsent(matcher.group().toLowerCase(Locale.ROOT), matcher.group());
                }
            }
            found.values().forEach(word -> hints.add(new Hint(section, word, Sentence.of("scope.section." + section))));
        });
        return hints;
    }

    /** What is written in a scope, section by section. */
    static Map<Section, List<String>> texts(ScopeContent scope) {
        var texts = new LinkedHashMap<Section, List<String>>();
        var purpose = new ArrayList<>(List.of(scope.purpose().text()));
        purpose.addAll(scope.purpose().included());
        purpose.addAll(scope.purpose().excluded());
        texts.put(Section.PURPOSE, purpose);
        var inputs = new ArrayList<String>();
        scope.inputs().items().forEach(input -> inputs.addAll(List.of(input.what(), input.format(), input.when())));
        texts.put(Section.INPUTS, inputs);
        var outputs = new ArrayList<String>();
        scope.outputs()
                .forEach(output -> outputs.addAll(List.of(
                        output.deliverable(),
                        output.format(),
                        output.acceptance(),
                        output.quality(),
                        output.quantity().variation(),
                        output.due().rule())));
        texts.put(Section.OUTPUTS, outputs);
        var levels = new ArrayList<String>();
        scope.levels()
                .forEach(level -> levels.addAll(
                        List.of(level.name(), level.numeratorLabel(), level.denominatorLabel(), level.exclusions())));
        texts.put(Section.LEVELS, levels);
        texts.put(
                Section.TIMELINE,
                List.of(scope.timeline().place(), scope.timeline().other()));
        var interfaces = new ArrayList<String>();
        scope.interfaces()
                .items()
                .forEach(point -> interfaces.addAll(List.of(point.theirRole(), point.channel(), point.frequency())));
        texts.put(Section.INTERFACES, interfaces);
        texts.put(Section.OVERSIGHT, scope.oversight().approvals());
        texts.put(
                Section.DATA,
                List.of(
                        scope.data().allowedUse(),
                        scope.data().storage(),
                        scope.data().retention()));
        texts.put(
                Section.QUALIFICATIONS,
                scope.qualifications().stream().map(Qualification::text).toList());
        texts.put(Section.PRICING, List.of(scope.pricing().note()));
        return texts;
    }

    /**
     * A vague word and where it stands.
     *
     * @param place the section's name
     */
    public record Hint(Section section, String word, Sentence place) {}
}
