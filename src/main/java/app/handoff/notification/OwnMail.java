package app.handoff.notification;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** The address that opens a message, ready to be sent, in the mail program of whoever reads the page. */
final class OwnMail {

    private OwnMail() {}

    static String of(Message message, String words, @Nullable String link) {
        var body = words + (link == null ? "" : "\n\n" + message.button() + ":\n" + link) + "\n";
        return "mailto:" + encoded(message.recipientEmail()).replace("%40", "@") + "?subject="
                + encoded(message.subject()) + "&body=" + encoded(body.replace("\n", "\r\n"));
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }
}
