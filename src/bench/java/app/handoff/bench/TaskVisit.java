package app.handoff.bench;

import app.handoff.bench.Business.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.FormElement;

/**
 * Opens the form of a task, changes its notes, saves it and follows to the page after it. Each session has a task of its own, by its
 * number.
 */
final class TaskVisit implements Visit {

    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");

    private final List<String> tasks;
    private final AtomicInteger saved = new AtomicInteger();
    /** Read with care once; afterwards only what changes is looked up. */
    private final Map<Integer, Map<String, String>> forms = new ConcurrentHashMap<>();

    TaskVisit(List<String> tasks) {
        this.tasks = tasks;
    }

    @Override
    public HttpAnswer by(Session session, HttpConnection connection, boolean checked) throws IOException {
        var path = "/tasks/" + tasks.get(session.number() % tasks.size());
        var page = Visit.expecting("", path, connection.get(path, session.cookies()), checked)
                .text();
        var fields = new LinkedHashMap<>(forms.computeIfAbsent(session.number(), number -> read(page, path)));
        var version = VERSION.matcher(page);
        if (!version.find()) {
            throw new IOException("No version of the task stands on " + path);
        }
        fields.put("version", version.group(1));
        fields.put("notes", "Looked at " + saved.incrementAndGet() + " times.");
        var answer = connection.post(path, session.cookies(), Browser.encoded(fields));
        if (answer.status() == 503) {
            throw new Refused();
        }
        if (!answer.redirects()) {
            throw new IOException(path + " was not saved but answered " + answer.status() + ": "
                    + new String(answer.plain(), StandardCharsets.UTF_8));
        }
        return Visit.expecting("href=\"/tasks", path, connection.get(answer.target(), session.cookies()), checked);
    }

    private static Map<String, String> read(String page, String path) {
        var form = (FormElement)
                Jsoup.parse(page).select("form[action=" + path + "]").first();
        Map<String, String> fields = new LinkedHashMap<>();
        form.formData().forEach(field -> fields.put(field.key(), field.value()));
        return fields;
    }
}
