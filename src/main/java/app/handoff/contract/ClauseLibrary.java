package app.handoff.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The standard clauses in our own wording, read from {@code contract/clauses.txt}. Filling one in only puts words into
 * gaps, keeps or drops paragraphs and repeats them for lists; nothing in it is ever evaluated.
 */
final class ClauseLibrary {

    private static final Pattern HEADING = Pattern.compile("== ([A-Z_]+) (.+)");
    private static final Pattern DIRECTIVE = Pattern.compile("\\[(if|unless|each) (\\w+)] (.+)", Pattern.DOTALL);
    private static final Pattern GAP = Pattern.compile("\\{([\\w.]+)}");

    private static final Standard OWN = new Standard(ClauseType.OWN, "", Set.of(), null, null, List.of(), List.of());

    private static final ClauseLibrary STANDARD = read("/contract/clauses.txt");

    private final Map<ClauseType, Standard> clauses;

    private ClauseLibrary(Map<ClauseType, Standard> clauses) {
        this.clauses = clauses;
    }

    static ClauseLibrary standard() {
        return STANDARD;
    }

    /** A clause of the business's own has no words here, names no part of the scope and brings no schedule. */
    Standard of(ClauseType type) {
        return type.isOwn() ? OWN : Objects.requireNonNull(clauses.get(type));
    }

    /** A standard clause before its gaps are filled. */
    record Standard(
            ClauseType type,
            String title,
            Set<ScopeItem.Kind> covers,
            @Nullable String speaksOf,
            @Nullable Integer schedule,
            List<String> law,
            List<String> plain) {

        Text fill(ClauseVariables clauseVariables) {
            return new Text(title, written(law, clauseVariables), written(plain, clauseVariables));
        }

        private static String written(List<String> paragraphs, ClauseVariables clauseVariables) {
            var written = new ArrayList<String>();
            for (var paragraph : paragraphs) {
                var directive = DIRECTIVE.matcher(paragraph);
                if (!directive.matches()) {
                    written.add(filled(paragraph, clauseVariables.words()));
                } else if (directive.group(1).equals("each")) {
                    for (var entry : clauseVariables.list(directive.group(2))) {
                        var words = new HashMap<>(clauseVariables.words());
                        words.putAll(entry);
                        written.add(filled(directive.group(3), words));
                    }
                } else if (clauseVariables.holds(directive.group(2))
                        == directive.group(1).equals("if")) {
                    written.add(filled(directive.group(3), clauseVariables.words()));
                }
            }
            return String.join("\n\n", written);
        }

        private static String filled(String paragraph, Map<String, String> words) {
            return GAP.matcher(paragraph)
                    .replaceAll(gap -> {
                        var word = words.get(gap.group(1));
                        if (word == null) {
                            throw new IllegalStateException("The clause library has no word for " + gap.group());
                        }
                        return Matcher.quoteReplacement(word);
                    })
                    .strip();
        }
    }

    /** The words of a clause: what binds, and the same in plain words. Paragraphs stand apart by a blank line. */
    record Text(String title, String law, String plain) {}

    private static ClauseLibrary read(String resource) {
        var clauses = new EnumMap<ClauseType, Standard>(ClauseType.class);
        var text = load(resource);
        for (var part : text.split("\n(?=== )")) {
            if (part.startsWith("== ")) {
                var clause = parse(part);
                clauses.put(clause.type(), clause);
            }
        }
        if (clauses.size() != ClauseType.ofLibrary().size() + 1) {
            throw new IllegalStateException("The clause library lacks clauses: it has only " + clauses.keySet());
        }
        return new ClauseLibrary(clauses);
    }

    private static Standard parse(String part) {
        int law = part.indexOf("\n-- law\n");
        int plain = part.indexOf("\n-- plain\n");
        var head = part.substring(0, law).split("\n");
        var heading = HEADING.matcher(head[0]);
        if (!heading.matches()) {
            throw new IllegalStateException("Not the heading of a clause: " + head[0]);
        }
        var covers = EnumSet.noneOf(ScopeItem.Kind.class);
        Integer schedule = null;
        String speaksOf = null;
        for (int i = 1; i < head.length; i++) {
            var value = head[i].substring(head[i].indexOf(':') + 1).strip();
            if (head[i].startsWith("covers:")) {
                for (var kind : value.split(" ")) {
                    covers.add(ScopeItem.Kind.valueOf(kind));
                }
            } else if (head[i].startsWith("speaks of:")) {
                speaksOf = value;
            } else if (head[i].startsWith("schedule:")) {
                schedule = Integer.valueOf(value);
            }
        }
        return new Standard(
                ClauseType.valueOf(heading.group(1)),
                heading.group(2).strip(),
                covers,
                speaksOf,
                schedule,
                paragraphs(part.substring(law + "\n-- law\n".length(), plain)),
                paragraphs(part.substring(plain + "\n-- plain\n".length())));
    }

    private static List<String> paragraphs(String text) {
        return List.of(text.strip().split("\n\\s*\n"));
    }

    private static String load(String resource) {
        try (var stream = ClauseLibrary.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("No clause library at " + resource);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
