package app.handoff.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/**
 * Whatever somebody types into whichever form, the answer is one of ours: saved, the form shown again with a sentence and
 * with what was typed, or a page in plain words; never a breakdown.
 */
@Tag("long")
@SpringBootTest
class AbsurdFormsTests {

    /** Each of them once in every field of a form at the same time. */
    private static final List<String> EVERYWHERE = List.of(
            "",
            "\u200b\u2060\u3164",
            "a lot",
            "-1",
            "1e400",
            "99999999999999999999999999",
            "2026-02-30",
            "00000000-0000-0000-0000-000000000000",
            "<b onclick=alert(1)>x</b>",
            "\ud83d\ude80\u202e\ufffd",
            "x".repeat(25_000));

    /** Each of them in one field, with the others as the page proposes them. */
    private static final List<String> IN_ONE_FIELD = List.of("-1", "y".repeat(25_000));

    /** What no page makes of the name of a field: a field within a value, and the marks of the framework. */
    private static final List<String> NAMED_OTHERWISE = List.of("%s.x", "%s.", "_%s", "_%s[0]", "!%s[0]", "%s[0].x");

    /** Rows that no page has. */
    private static final List<String> CRAFTED =
            List.of("rows[99999].what", "rows[abc].what", "prices[-1].value", "answers[].value");

    @Autowired
    WebApplicationContext context;

    private final List<String> breakdowns = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();
    private int kept;
    private final Map<Integer, Integer> answers = new TreeMap<>();

    @Test
    void noFormBreaksDown() {
        var ours = World.in(context, "Quokka");
        var callers = new Callers(context, ours.business());
        var forms = forms(ours, callers);
        // What ends or removes something asks for little: it comes last.
        forms.sort(
                Comparator.comparing((TypedForm form) -> form.proposed().size()).reversed());
        forms.forEach(form -> tryOut(callers, form));
        System.out.printf(
                "Absurd forms: %d forms, answers by status %s, %d breakdowns; typed texts kept %d, lost %d%n",
                forms.size(), answers, breakdowns.size(), kept, lost.size());
        assertThat(breakdowns).isEmpty();
        assertThat(lost).isEmpty();
    }

    /** Every form that a page shows, and whatever else an address reads. */
    private List<TypedForm> forms(World ours, Callers callers) {
        var routes = Route.all(context);
        var forms = new LinkedHashMap<List<Object>, TypedForm>();
        for (var route : routes) {
            var caller = callerOf(route);
            var values = route.values(ours.first(), token(ours, caller));
            if (!route.isGet()) {
                var form = new TypedForm(route, values, route.form(), Set.of());
                forms.putIfAbsent(form.kind(), form);
                continue;
            }
            var page = callers.request(route, values, caller).exchange();
            for (var shown : formsOn(page)) {
                var action = shown.attr("action").isEmpty() ? page.getRequest().getRequestURI() : shown.attr("action");
                routes.stream()
                        .filter(target ->
                                !target.isGet() && target.valuesIn(action).isPresent())
                        .min(Comparator.comparing(target -> target.kinds().size()))
                        .map(target -> new TypedForm(
                                target, target.valuesIn(action).orElseThrow(), proposed(shown), texts(shown)))
                        .ifPresent(form -> forms.putIfAbsent(form.kind(), form));
            }
        }
        return forms.values().stream()
                .filter(form -> !form.proposed().isEmpty())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private void tryOut(Callers callers, TypedForm form) {
        for (var absurd : EVERYWHERE) {
            var typed = new LinkedHashMap<>(form.proposed());
            typed.replaceAll((field, value) -> field.equals("version") ? value : absurd);
            send(callers, form, "everywhere " + shown(absurd), typed);
        }
        for (var field : form.proposed().keySet()) {
            for (var absurd : form.texts().contains(field) ? IN_ONE_FIELD : List.of("-1")) {
                var answer = send(callers, form, field + " " + shown(absurd), with(form.proposed(), field, absurd));
                if (form.texts().contains(field)) {
                    requireKept(answer, form, field, absurd);
                }
            }
        }
        for (var name : NAMED_OTHERWISE) {
            var typed = new LinkedHashMap<String, String>();
            form.proposed().forEach((field, value) -> typed.put(name.formatted(field), value));
            send(callers, form, name, typed);
        }
        for (var crafted : CRAFTED) {
            send(callers, form, crafted, with(form.proposed(), crafted, "1"));
        }
    }

    private static Map<String, String> with(Map<String, String> proposed, String field, String value) {
        var typed = new LinkedHashMap<>(proposed);
        typed.put(field, value);
        return typed;
    }

    /** A form that is refused comes back with a summary of what is wrong and with the text in its field. */
    private void requireKept(MvcTestResult answer, TypedForm form, String field, String typed) {
        if (answer.getUnresolvedException() != null || answer.getResponse().getStatus() != 422 || !isPage(answer)) {
            return;
        }
        var page = page(answer);
        boolean there = page.select("[name]").stream()
                .anyMatch(element -> element.attr("name").equals(field)
                        && element.val().strip().equals(typed));
        if (there && !page.select(".error-summary").isEmpty()) {
            kept++;
        } else {
            lost.add(form.route() + " " + field + " " + shown(typed));
        }
    }

    private MvcTestResult send(Callers callers, TypedForm form, String tried, Map<String, String> typed) {
        var answer = callers.send(form.route(), form.values(), typed, callerOf(form.route()));
        var failure = answer.getUnresolvedException();
        int status = failure == null ? answer.getResponse().getStatus() : 500;
        answers.merge(status, 1, Integer::sum);
        if (status >= 500) {
            breakdowns.add(form.route() + " " + tried + ": " + failure);
        }
        return answer;
    }

    private static String shown(String typed) {
        return typed.length() > 60 ? typed.charAt(0) + " × " + typed.length() : "\"" + typed + "\"";
    }

    private static Caller callerOf(Route route) {
        return !route.isBehindLink()
                ? Caller.OWNER
                : Arrays.stream(Caller.values())
                        .filter(route::admits)
                        .findFirst()
                        .orElseThrow();
    }

    private static @Nullable String token(World ours, Caller caller) {
        return caller.purpose() == null ? null : ours.first().tokens().get(caller.purpose());
    }

    private static boolean isPage(MvcTestResult answer) {
        return String.valueOf(answer.getResponse().getContentType()).startsWith("text/html");
    }

    private static List<Element> formsOn(MvcTestResult answer) {
        return answer.getUnresolvedException() != null || !isPage(answer)
                ? List.of()
                : page(answer).select("form[method=post]");
    }

    private static Document page(MvcTestResult answer) {
        try {
            return Jsoup.parse(answer.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> proposed(Element form) {
        var fields = new LinkedHashMap<String, String>();
        for (var field : form.select("input[name], select[name], textarea[name]")) {
            if (!field.attr("type").equals("file") && !field.attr("name").startsWith("_csrf")) {
                fields.putIfAbsent(field.attr("name"), field.val());
            }
        }
        return fields;
    }

    /** The fields into which a text is typed that may come back; a password never does. */
    private static Set<String> texts(Element form) {
        return Set.copyOf(form.select("input[type=text], input[type=email], input:not([type]), textarea")
                .eachAttr("name"));
    }

    /**
     * @param proposed the fields with what the page proposes
     * @param texts those into which a text is typed; none where only the address is known
     */
    private record TypedForm(Route route, List<String> values, Map<String, String> proposed, Set<String> texts) {

        List<Object> kind() {
            return List.of(route.toString(), proposed.keySet());
        }
    }
}
