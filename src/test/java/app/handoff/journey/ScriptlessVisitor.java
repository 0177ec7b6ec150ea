package app.handoff.journey;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Plain HTTP with cookies: everything must work without a script. */
final class ScriptlessVisitor extends Visitor {

    private static final String BOUNDARY = "----handoff-journey";

    /** How long a page may take where other builds leave little of the machine. */
    private static final Duration A_STARVED_MACHINE = Duration.ofMinutes(4);

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    ScriptlessVisitor(String base) {
        super(base);
    }

    @Override
    protected Answer load(String address) {
        return send(HttpRequest.newBuilder(URI.create(address)).GET());
    }

    @Override
    String download(String address) {
        return load(address).markup();
    }

    @Override
    protected Answer submit(Form form) {
        var element = form.element();
        var button = form.button();
        var action = button.hasAttr("formaction")
                ? button.absUrl("formaction")
                : element.hasAttr("action") ? element.absUrl("action") : page().location();
        var data = element.formData().stream()
                .map(pair -> new String[] {pair.key(), pair.value()})
                .collect(Collectors.toCollection(ArrayList::new));
        if (button.hasAttr("name")) {
            data.add(new String[] {button.attr("name"), button.val()});
        }
        if (!element.attr("method").equalsIgnoreCase("post")) {
            return load(action + "?" + encoded(data));
        }
        var request = HttpRequest.newBuilder(URI.create(action));
        if (element.attr("enctype").equals("multipart/form-data")) {
            return send(request.header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                    .POST(BodyPublishers.ofString(parts(form, data), StandardCharsets.ISO_8859_1)));
        }
        return send(request.header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(data))));
    }

    /** A file field that was left alone is an empty part without a name, as browsers send it. */
    private static String parts(Form form, List<String[]> data) {
        var files = new ArrayList<>(form.files());
        for (var field : form.element().select("input[type=file]").eachAttr("name")) {
            data.removeIf(pair -> pair[0].equals(field));
            if (files.stream().noneMatch(file -> file[0].equals(field))) {
                files.add(new String[] {field, "", "application/octet-stream", ""});
            }
        }
        var body = new StringBuilder();
        for (var pair : data) {
            body.append("--")
                    .append(BOUNDARY)
                    .append("\r\nContent-Disposition: form-data; name=\"")
                    .append(pair[0])
                    .append("\"\r\n\r\n")
                    .append(pair[1])
                    .append("\r\n");
        }
        for (var file : files) {
            body.append("--")
                    .append(BOUNDARY)
                    .append("\r\nContent-Disposition: form-data; name=\"")
                    .append(file[0])
                    .append("\"; filename=\"")
                    .append(file[1])
                    .append("\"\r\nContent-Type: ")
                    .append(file[2])
                    .append("\r\n\r\n")
                    .append(file[3])
                    .append("\r\n");
        }
        return body.append("--").append(BOUNDARY).append("--\r\n").toString();
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.timeout(A_STARVED_MACHINE).build(), BodyHandlers.ofString());
            return new Answer(response.uri().toString(), response.statusCode(), response.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String encoded(List<String[]> data) {
        return data.stream()
                .map(pair -> URLEncoder.encode(pair[0], StandardCharsets.UTF_8)
                        + "="
                        + URLEncoder.encode(pair[1], StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
