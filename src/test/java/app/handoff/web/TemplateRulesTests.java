package app.handoff.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What no template and no style may do, because it would be unsafe, silently wrong, or another text than the bundles'. */
class TemplateRulesTests {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final int LONGEST_LINE = 160;
    private static final Pattern TAG = Pattern.compile("<[a-z][^<>]*(?:\"[^\"]*\"[^<>]*)*>", Pattern.DOTALL);
    private static final Pattern MESSAGE = Pattern.compile("#\\{([A-Za-z0-9_.]+)\\s*[(}]");
    private static final Pattern BEAN_IN_PARAMETER =
            Pattern.compile("th:(?:replace|insert|cache)=\"[^\"]*(?:@[a-zA-Z]+\\.|[^A-Za-z]T\\()");
    private static final Pattern CONDITION = Pattern.compile("th:(?:if|unless)=\"([^\"]*)\"");
    private static final Pattern QUOTED = Pattern.compile("'[^']*'");
    private static final Pattern DECIDES = Pattern.compile(
            "\\b(?:and|or|eq|neq?|gt|lt|ge|le)\\b|&&|&amp;|\\|\\||==|!=|[<>]|&[lg]t;", Pattern.CASE_INSENSITIVE);
    private static final Pattern FIELD = Pattern.compile("_parts/field :: \\w+\\(name='([\\w.-]+)'");
    private static final Pattern ID = Pattern.compile("(?<![:-])\\bid=\"([\\w-]+)\"");
    private static final Pattern FRAME = Pattern.compile("th:fragment=\"page\\(([^)]*)\\)");
    private static final Pattern FRAMED = Pattern.compile("th:replace=\"~\\{(\\S+) :: page\\([^\"]*~\\{::");
    private static final Pattern COMMENT = Pattern.compile("<!--/?\\*.*?\\*/?-->", Pattern.DOTALL);

    @Test
    void nothingIsInlineOrUnescaped() {
        var forbidden = Map.of(
                "th:utext", "shows what people typed as markup; use th:text",
                "__${", "evaluates what people typed; use a parameter",
                " style=", "is refused by the content security policy; use a class of app.css",
                "th:style=", "is refused by the content security policy; use a class of app.css",
                " onclick=", "is refused by the content security policy; use a hook of app.js",
                "<script>", "is refused by the content security policy; use app.js");
        var broken = new ArrayList<String>();
        templates()
                .forEach((file, text) -> forbidden.forEach((what, why) -> {
                    if (text.contains(what)) {
                        broken.add(file + ": " + what.strip() + " " + why);
                    }
                }));

        assertThat(broken).isEmpty();
    }

    @Test
    void nothingIsRepeatedOrLeftOutByAnElementThatIsReplaced() {
        var broken = new ArrayList<String>();
        templates()
                .forEach((file, text) -> TAG.matcher(text).results().forEach(tag -> {
                    var element = tag.group();
                    boolean replaced = element.contains("th:replace=")
                            || element.contains("th:insert=")
                            || element.contains("th:cache=");
                    if (replaced
                            && (element.contains("th:each=")
                                    || element.contains("th:if=")
                                    || element.contains("th:unless="))) {
                        broken.add(file + ": " + element);
                    }
                }));

        assertThat(broken)
                .as("th:replace comes first and drops the condition or the loop: put that on a th:block around it")
                .isEmpty();
    }

    @Test
    void aPageHasOneMainPart() {
        assertThat(templates())
                .allSatisfy((file, text) -> assertThat(text.split("<main\\b", -1).length - 1)
                        .as("%s: the layout takes every <main> of a page, so a part of it stands in a th:block", file)
                        .isLessThanOrEqualTo(1));
    }

    @Test
    void noBeanIsAskedInTheParametersOfAPart() {
        var broken = new ArrayList<String>();
        templates()
                .forEach((file, text) -> TAG.matcher(text)
                        .results()
                        .map(tag -> tag.group())
                        .filter(element -> BEAN_IN_PARAMETER.matcher(element).find())
                        .forEach(element -> broken.add(file + ": " + element)));

        assertThat(broken)
                .as("Thymeleaf refuses beans and classes there when the page is shown: put the value into th:with on a"
                        + " th:block around it")
                .isEmpty();
    }

    /** What stands in Java is said once, has a name and is tested. */
    @Test
    void noConditionComparesOrCombines() {
        var broken = new ArrayList<String>();
        templates()
                .forEach((file, text) -> CONDITION
                        .matcher(text)
                        .results()
                        .filter(condition -> DECIDES.matcher(
                                        QUOTED.matcher(condition.group(1)).replaceAll(""))
                                .find())
                        .forEach(condition -> broken.add(file + ": " + condition.group())));

        assertThat(broken)
                .as("A template decides nothing: ask a method of the view that is named as the business says it"
                        + " (view.awaitsSignatures()); of presence, th:if=\"${x}\" is enough")
                .isEmpty();
    }

    @Test
    void everyTextIsInTheBundles() {
        var known = keys();
        var missing = new TreeSet<String>();
        templates()
                .forEach((file, text) -> MESSAGE.matcher(text)
                        .results()
                        .map(match -> match.group(1))
                        .filter(key -> !known.contains(key))
                        .forEach(key -> missing.add(file + ": " + key)));

        assertThat(missing).isEmpty();
    }

    @Test
    void coloursStandInTheTokensOnly() throws IOException {
        var css = Files.readString(RESOURCES.resolve("static/app.css"));
        var afterTokens = css.substring(css.indexOf("@layer base {"));

        assertThat(afterTokens).doesNotContainPattern("#[0-9A-Fa-f]{3,8}\\b").doesNotContain("rgb(", "!important");
    }

    /** A field takes its name as its id; where a heading has it too, neither is what a label or a screen reader finds. */
    @Test
    void nothingElseHasTheIdOfAField() {
        var broken = new ArrayList<String>();
        templates().forEach((file, text) -> {
            var fields =
                    FIELD.matcher(text).results().map(field -> field.group(1)).collect(Collectors.toSet());
            ID.matcher(text)
                    .results()
                    .map(id -> id.group(1))
                    .filter(fields::contains)
                    .forEach(id -> broken.add(file + ": id=\"" + id + "\" is that of a field; use another"));
        });

        assertThat(broken).isEmpty();
    }

    /** What a field is not given it takes from the page: "(optional)" beside what has to be filled in, or the example of another. */
    @Test
    void noPageCallsAnythingAsAFieldCallsWhatItIsGiven() throws IOException {
        var given =
                Pattern.compile("addAttribute\\(\\s*\"(hint|example|optional|unit|size|blank|suggestions|autocomplete"
                        + "|maxlength|countsAs|countedIn|groups)\"");
        var found = new ArrayList<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                given.matcher(read(file)).results().forEach(one -> found.add(file + ": " + one.group(1)));
            }
        }

        assertThat(found).isEmpty();
    }

    /**
     * A frame hides what the page calls by the same name while it writes the part of the page it was given: where the
     * page says {@code ${title}} there, it shows the title's tag as it stands in the template.
     */
    @Test
    void noPageCallsAnythingAsItsFrameCallsWhatItIsGiven() {
        var templates = templates();
        var names = new TreeMap<String, String>();
        templates.forEach((file, text) -> FRAME.matcher(text)
                .results()
                .forEach(frame -> names.put(
                        file.replace("templates/", "").replace(".html", ""),
                        frame.group(1).replaceAll(",\\s*", "|"))));
        var broken = new TreeSet<String>();
        templates.forEach((file, text) -> FRAMED.matcher(text).results().forEach(call -> {
            var given = names.get(call.group(1).startsWith("$") ? "_layout/page" : call.group(1));
            Pattern.compile("\\$\\{[^}]*(?<![.\\w'])(?:" + given + ")\\b(?![\\w'(])")
                    .matcher(text)
                    .results()
                    .forEach(one -> broken.add(file + ": " + one.group() + "}"));
        }));

        assertThat(names).containsKeys("_layout/page", "_layout/guest", "_layout/plain", "_layout/refusal");
        assertThat(broken)
                .as("is what the frame was given, not the value of the model: call one of them otherwise")
                .isEmpty();
    }

    @Test
    void everyLineCanBeReadWithoutScrolling() {
        var tooLong = new ArrayList<String>();
        for (var file : under("templates", ".html")) {
            var lines = read(file).lines().toList();
            for (int at = 0; at < lines.size(); at++) {
                if (lines.get(at).length() > LONGEST_LINE) {
                    tooLong.add(file + ":" + (at + 1) + " begin a new line before an attribute or after a comma");
                }
            }
        }

        assertThat(tooLong).isEmpty();
    }

    private static Map<String, String> templates() {
        var templates = new TreeMap<String, String>();
        for (var file : under("templates", ".html")) {
            templates.put(
                    RESOURCES.relativize(file).toString(),
                    COMMENT.matcher(read(file)).replaceAll(""));
        }
        return templates;
    }

    private static Set<String> keys() {
        var keys = new TreeSet<String>();
        for (var file : under("messages", ".properties")) {
            var bundle = new Properties();
            try (var text = Files.newBufferedReader(file)) {
                bundle.load(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            keys.addAll(bundle.stringPropertyNames());
        }
        return keys;
    }

    private static List<Path> under(String folder, String ending) {
        try (var files = Files.walk(RESOURCES.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
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
