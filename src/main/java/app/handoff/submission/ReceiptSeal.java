package app.handoff.submission;

import app.handoff.kernel.Canonical;
import app.handoff.tenancy.SecretKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Seals the file of a receipt with the key of this installation, so that it can be told later, without asking the database and
 * whoever shows it, whether a single byte was changed. The seal is a comment behind the end of the PDF, which no reader shows,
 * with the end written once more behind it.
 */
@Component
class ReceiptSeal {

    /** What is longer is no receipt. Bytes. */
    static final int LONGEST = 8 << 20;

    private static final String MARK = "%Handoff-receipt ";
    private static final Pattern END = Pattern.compile("startxref\\s+\\d+\\s+%%EOF\\s*$");

    private final SecretKey key;

    ReceiptSeal(SecretKey key) {
        this.key = key;
    }

    /** The file with its seal. */
    byte[] seal(byte[] pdf, ReceiptFacts facts) {
        return sealed(
                pdf,
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(Canonical.write(facts).getBytes(StandardCharsets.UTF_8)));
    }

    private byte[] sealed(byte[] pdf, String stated) {
        var end = END.matcher(text(pdf));
        if (!end.find()) {
            throw new IllegalArgumentException("No end of a PDF");
        }
        var tail = "\n" + MARK + stated + " " + key.signature("receipt " + Canonical.sha256(pdf) + " " + stated) + "\n"
                + end.group();
        var file = Arrays.copyOf(pdf, pdf.length + tail.length());
        System.arraycopy(tail.getBytes(StandardCharsets.ISO_8859_1), 0, file, pdf.length, tail.length());
        return file;
    }

    /** What a receipt states; nothing if it is none, was changed, or was sealed elsewhere. */
    Optional<ReceiptFacts> open(byte[] file) {
        var text = text(file);
        int mark = text.lastIndexOf("\n" + MARK);
        int until = mark < 0 ? -1 : text.indexOf(' ', mark + MARK.length() + 1);
        if (until < 0) {
            return Optional.empty();
        }
        var pdf = Arrays.copyOf(file, mark);
        var stated = text.substring(mark + MARK.length() + 1, until);
        if (!END.matcher(text(pdf)).find() || !MessageDigest.isEqual(file, sealed(pdf, stated))) {
            return Optional.empty();
        }
        return Optional.of(Canonical.read(
                new String(Base64.getUrlDecoder().decode(stated), StandardCharsets.UTF_8), ReceiptFacts.class));
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1);
    }
}
