package app.handoff.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * What a server answered.
 *
 * @param body as it came, compressed where {@code gzip} is set
 * @param onTheWire bytes that came, headers included
 */
record HttpAnswer(
        int status, @Nullable String location, List<String> cookies, boolean gzip, byte[] body, long onTheWire) {

    boolean redirects() {
        return status >= 300 && status < 400 && location != null;
    }

    /** Path and query of where it leads to. */
    String target() {
        var to = URI.create(String.valueOf(location));
        return to.getRawPath() + (to.getRawQuery() == null ? "" : "?" + to.getRawQuery());
    }

    byte[] plain() throws IOException {
        if (!gzip) {
            return body;
        }
        try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return unzipped.readAllBytes();
        }
    }

    String text() throws IOException {
        return new String(plain(), StandardCharsets.UTF_8);
    }
}
