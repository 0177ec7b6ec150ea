package app.handoff.submission;

import app.handoff.kernel.Canonical;
import app.handoff.kernel.FileText;
import app.handoff.tenancy.SecretKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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

    /** The names of all files of a bid take a part of it. Letters. */
    private static final int LONGEST_STATED = 1 << 20;

    /** How far before its last byte the end of a PDF begins at most. */
    private static final int LONGEST_END = 1024;

    private static final int LONGEST_SIGNATURE = 1024;

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
        var tail = tail(pdf, pdf.length, stated)
                .orElseThrow(() -> new IllegalArgumentException("No end of a PDF"))
                .getBytes(StandardCharsets.ISO_8859_1);
        var file = Arrays.copyOf(pdf, pdf.length + tail.length);
        System.arraycopy(tail, 0, file, pdf.length, tail.length);
        return file;
    }

    /** What a receipt has behind its PDF, which goes until there; nothing if that is no PDF. */
    private Optional<String> tail(byte[] file, int until, String stated) {
        var end = END.matcher(FileText.of(file).subSequence(Math.max(0, until - LONGEST_END), until));
        return end.find()
                ? Optional.of("\n" + MARK + stated + " "
                        + key.signature("receipt " + fingerprint(file, until) + " " + stated) + "\n" + end.group())
                : Optional.empty();
    }

    /** What a receipt states; nothing if it is none, was changed, or was sealed elsewhere. */
    Optional<ReceiptFacts> open(byte[] file) {
        var text = FileText.of(file);
        int mark = text.lastIndexOf("\n" + MARK);
        int begin = mark + MARK.length() + 1;
        int until = mark < 0 ? -1 : text.indexOf(' ', begin);
        if (until < 0 || until - begin > LONGEST_STATED) {
            return Optional.empty();
        }
        var stated = text.subSequence(begin, until).toString();
        var written = Arrays.copyOfRange(file, mark, Math.min(file.length, until + LONGEST_END + LONGEST_SIGNATURE));
        return tail(file, mark, stated)
                .map(tail -> tail.getBytes(StandardCharsets.ISO_8859_1))
                .filter(tail -> tail.length == file.length - mark && MessageDigest.isEqual(written, tail))
                .map(genuine -> Canonical.read(
                        new String(Base64.getUrlDecoder().decode(stated), StandardCharsets.UTF_8), ReceiptFacts.class));
    }

    private static String fingerprint(byte[] file, int until) {
        try {
            return Canonical.sha256(new ByteArrayInputStream(file, 0, until));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
