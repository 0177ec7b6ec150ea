package app.handoff.security;

import app.handoff.Archives;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.springframework.mock.web.MockHttpServletResponse;

/** What an answer says, whatever it is packed in: the text of a PDF and of each file in an archive, and the headers. */
final class Bytes {

    /** What differs between any two answers: identities, tokens, hashes, numbers of receipts, moments and times of day. */
    private static final List<Pattern> NONCES = List.of(
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
            Pattern.compile("BID-[0-9A-Z]{4}-[0-9A-Z]{4}"),
            Pattern.compile("(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{22,}={0,2}(?![A-Za-z0-9+/_-])"),
            Pattern.compile("(?:[0-9a-f]{4} ){7,}[0-9a-f]{4}"),
            // The first letters of the fingerprint of a document that names its rows by identity.
            Pattern.compile("\\b[0-9a-f]{12}\\b"),
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z?"),
            Pattern.compile("\\b\\d{1,2}:\\d{2}(?::\\d{2})?\\b"));

    private static final Set<String> OF_THE_CONNECTION = Set.of("Set-Cookie", "Date", "ETag");

    private Bytes() {}

    static String of(MockHttpServletResponse response) {
        boolean packed = isPacked(response.getContentAsByteArray());
        var headers = response.getHeaderNames().stream()
                .filter(name -> !OF_THE_CONNECTION.contains(name))
                // Identities of other letters pack otherwise.
                .filter(name -> !packed || !name.equals("Content-Length"))
                .map(name -> name + ": " + response.getHeaders(name))
                .collect(Collectors.joining("\n"));
        return response.getStatus() + "\n" + headers + "\n" + of(response.getContentAsByteArray());
    }

    static String of(byte[] content) {
        try {
            if (startsWith(content, "%PDF-")) {
                try (var pdf = Loader.loadPDF(content)) {
                    var about = pdf.getDocumentInformation();
                    return about.getTitle() + "\n" + about.getAuthor() + "\n" + about.getKeywords() + "\n"
                            + pdf.getNumberOfPages() + "\n" + new PDFTextStripper().getText(pdf);
                }
            }
            if (startsWith(content, "PK")) {
                return Archives.entries(content).entrySet().stream()
                        .map(entry -> entry.getKey() + "\n" + of(entry.getValue()))
                        .collect(Collectors.joining("\n"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new String(content, StandardCharsets.UTF_8);
    }

    /** The same without what differs between any two answers. */
    static String masked(String text) {
        var masked = text;
        for (var nonce : NONCES) {
            masked = nonce.matcher(masked).replaceAll("…");
        }
        return masked;
    }

    /** Where two texts part, with what stands around. */
    static String difference(String one, String other) {
        int at = 0;
        while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return "“%s” and “%s”".formatted(around(one, at), around(other, at));
    }

    private static String around(String text, int at) {
        return text.substring(Math.max(0, at - 60), Math.min(text.length(), at + 100))
                .replaceAll("\\s+", " ");
    }

    private static boolean isPacked(byte[] content) {
        return startsWith(content, "%PDF-") || startsWith(content, "PK");
    }

    private static boolean startsWith(byte[] content, String magic) {
        return content.length >= magic.length()
                && Objects.equals(new String(content, 0, magic.length(), StandardCharsets.ISO_8859_1), magic);
    }
}
