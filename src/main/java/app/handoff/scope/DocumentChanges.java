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
        var old = sections(shown(before));
        var now = sections(shown(after));
        var titles = new LinkedHashSet<>(now.keySet());
        titles.addAll(old.keySet());
        var changes = new ArrayList<Change>();
        for (var title : titles) {
            changes.addAll(changes(title, old.getOrDefault(title, List.of()), now.getOrDefault(title, List.of())));
        }
        return changes;
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
    static List<Change> changes(String section, List<String> before, List<String> after) {
        var common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        var changes = new ArrayList<Change>();
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            var gone = new ArrayList<String>();
            var come = new ArrayList<String>();
            while ((i < before.size() || j < after.size())
                    && !(i < before.size() && j < after.size() && before.get(i).equals(after.get(j)))) {
                if (j == after.size() || i < before.size() && common[i + 1][j] >= common[i][j + 1]) {
                    gone.add(before.get(i++));
                } else {
                    come.add(after.get(j++));
                }
            }
            if (!gone.isEmpty() || !come.isEmpty()) {
                changes.add(new Change(section, List.copyOf(gone), List.copyOf(come)));
            }
            while (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
                i++;
                j++;
            }
        }
        return changes;
    }

    /**
     * One place at which two versions differ.
     *
     * @param before the lines that are gone; none where something was added
     * @param after the lines that stand there now; none where something was left out
     */
    public record Change(String section, List<String> before, List<String> after) {}
}
