package app.handoff.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;

/** Keeps cookies, follows redirects and fills forms in, for what comes before a measurement. */
final class Browser implements AutoCloseable {

    private static final int MOST_REDIRECTS = 10;

    private final HttpConnection connection;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String path = "/";
    private Document page = new Document("");

    Browser(int port) {
        this.connection = new HttpConnection(port);
    }

    /** Opens a page and ends where redirects lead. */
    Browser open(String to) throws IOException {
        show(to, connection.get(to, cookieHeader()));
        return this;
    }

    /** Sends the form that is posted to this path, with these values beside those it holds. */
    Browser submit(String action, Map<String, String> values) throws IOException {
        var form = (FormElement) page.select("form[action=" + action + "]").first();
        if (form == null) {
            throw new IOException("There is no form to " + action + " on " + path);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        form.formData().forEach(field -> fields.put(field.key(), field.value()));
        fields.putAll(values);
        post(action, fields);
        return this;
    }

    private void post(String action, Map<String, String> fields) throws IOException {
        show(action, connection.post(action, cookieHeader(), encoded(fields)));
    }

    private void show(String asked, HttpAnswer answer) throws IOException {
        var last = answer;
        path = asked;
        take(last);
        for (int i = 0; last.redirects() && i < MOST_REDIRECTS; i++) {
            path = last.target();
            last = connection.get(path, cookieHeader());
            take(last);
        }
        if (last.status() != 200) {
            throw new IOException(path + " answered " + last.status());
        }
        page = Jsoup.parse(last.text());
    }

    private void take(HttpAnswer answer) {
        for (var cookie : answer.cookies()) {
            var pair = cookie.split(";", 2)[0].split("=", 2);
            if (pair[1].isEmpty() || cookie.toLowerCase(Locale.ROOT).contains("max-age=0")) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
    }

    static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8);
    }

    String cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /** Where it is now. */
    String path() {
        return path;
    }

    Document page() {
        return page;
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
