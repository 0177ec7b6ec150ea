package app.handoff.installation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.web.util.HtmlUtils;

/**
 * What a browser shows where the server answers before the application is asked: an address with characters that no address
 * has, a head that is too large. A page in plain words instead of the server's own, which names the server and its version.
 */
final class BarePages extends ErrorReportValve {

    private static final int FIRST_ERROR = 400;

    private final MessageSource messages;

    BarePages(MessageSource messages) {
        this.messages = messages;
        setShowReport(false);
        setShowServerInfo(false);
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < FIRST_ERROR || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            response.setContentType("text/html");
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            var writer = response.getReporter();
            if (writer != null) {
                writer.write(page(request));
                response.finishResponse();
            }
        } catch (IOException | IllegalStateException gone) {
            // Nobody reads it any more.
        }
    }

    private String page(Request request) {
        return """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><title>%1$s</title>
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark"></head>
                <body><main><h1>%1$s</h1><p>%2$s</p><p>%3$s</p><p><a href="/">%4$s</a></p></main></body></html>
                """.formatted(
                        say("ui.error.bad.title", request),
                        say("ui.error.bad.text", request),
                        say("ui.error.bad.next", request),
                        say("ui.home", request));
    }

    private String say(String key, Request request) {
        return HtmlUtils.htmlEscape(messages.getMessage(key, null, request.getLocale()));
    }
}
