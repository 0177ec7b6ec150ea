package app.handoff.scope;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;

/**
 * What a newer version of a bid document says otherwise, line by line, exactly as bidders read it: it compares the documents as
 * they are shown, so that nothing that can be read is left out.
 */
@Component
public class DocumentChanges {

    private static final String DOCUMENT = "scope/_document";

    private static final Pattern AROUND = Pattern.compile(
            "<header>.*?</header>|<footer.*?</footer>|<caption.*?</caption>|<thead.*?</thead>", Pattern.DOTALL);
    private static final Pattern SECTION = Pattern.compile("<h2[^>]*>(.*?)</h2>(.*?)(?=<h2|$)", Pattern.DOTALL);
    private static final Pattern PART = Pattern.compile("(?:<h3[^>]*>(.*?)</h3>)?(.*?)(?=<h3|$)", Pattern.DOTALL);
    private static final Pattern LINE_END = Pattern.compile("</(?:p|li|dd|tr)>");
    private static final Pattern CELL_END = Pattern.compile("</t[hd]>\\s*(?=<td)");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0]+");

    private final ITemplateEngine templates;
    private final ApplicationContext beans;

    DocumentChanges(ITemplateEngine templates, ApplicationContext beans) {
        this.templates = templates;
        this.beans = beans;
    }

    /** Everything that differs, in the order of the newer document. */
    public List<Change> between(BidDocument before, BidDocument after) {
        return compare(before, after).sections().stream()
                .flatMap(section -> section.changes().stream())
                .toList();
    }

    /** Both documents section by section, in the order of the newer one, with how much is the same. */
    ComparedVersions compare(BidDocument before, BidDocument after) {
        var old = sections(shown(before));
        var now = sections(shown(after));
        var titles = new LinkedHashSet<>(now.keySet());
        titles.addAll(old.keySet());
        return new ComparedVersions(titles.stream()
                .map(title -> section(title, old.getOrDefault(title, List.of()), now.getOrDefault(title, List.of())))
                .toList());
    }

    private String shown(BidDocument document) {
        var context = new Context(LocaleContextHolder.getLocale(), Map.of("scope", document));
        context.setVariable(
                ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME,
                new ThymeleafEvaluationContext(beans, null));
        return templates.process(DOCUMENT, Set.of("document"), context);
    }

    /** The lines of each section; what stands under a heading of its own begins with that. */
    static Map<String, List<String>> sections(String html) {
        var sections = new LinkedHashMap<String, List<String>>();
        var section = SECTION.matcher(AROUND.matcher(html).replaceAll(""));
        while (section.find()) {
            var lines = new ArrayList<String>();
            var part = PART.matcher(section.group(2));
            while (part.find()) {
                var heading = part.group(1) == null ? "" : plain(part.group(1));
                var body = CELL_END.matcher(part.group(2)).replaceAll("; ").replace("</dt>", ": ");
                for (var line : LINE_END.split(body)) {
                    var text = plain(line);
                    if (!text.isEmpty()) {
                        lines.add(heading.isEmpty() ? text : heading + ": " + text);
                    }
                }
            }
            sections.put(plain(section.group(1)), lines);
        }
        return sections;
    }

    private static String plain(String html) {
        return SPACE.matcher(HtmlUtils.htmlUnescape(TAG.matcher(html).replaceAll(" ")))
                .replaceAll(" ")
                .strip();
    }

    /** Lines that both have stay; what stands between two of them is one change. */
    static ComparedVersions.Section section(String title, List<String> before, List<String> after) {
        var stretches = Difference.between(before, after);
        return new ComparedVersions.Section(
                title,
                stretches.stream()
                        .filter(stretch -> !stretch.same())
                        .map(stretch -> new Change(title, stretch.before(), stretch.after()))
                        .toList(),
                stretches.stream()
                        .filter(Difference::same)
                        .mapToInt(stretch -> stretch.before().size())
                        .sum());
    }

    /**
     * One place at which two versions differ.
     *
     * @param before the lines that are gone; none where something was added
     * @param after the lines that stand there now; none where something was left out
     */
    public record Change(String section, List<String> before, List<String> after) {

        /** The same word by word. */
        public List<ChangedLine> lines() {
            return ChangedLine.of(before, after);
        }
    }
}
