package app.handoff.contract;

import app.handoff.kernel.Canonical;
import app.handoff.kernel.FileText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.GregorianCalendar;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * Seals the file of a contract so that any reader of PDFs shows whether it was changed (PAdES, {@code ETSI.CAdES.detached}, certified
 * with no changes allowed), and tells later, from the file and the key alone, whether a single byte is another one. Since one
 * content has one seal, the seal is made again and compared: not even what stands unused behind a signature may differ.
 */
@Component
class ContractSeal {

    /** What is longer is no file of ours: text with one picture takes a tenth of it. Bytes. */
    static final int LONGEST = 8 << 20;

    private static final int ROOM_FOR_SIGNATURE = 4096;
    private static final int NO_CHANGES = 1;
    private static final COSName FACTS = COSName.getPDFName("HandoffContract");
    private static final Pattern STATED = Pattern.compile("/HandoffContract \\(([\\w-]{1,65536})\\)");
    private static final Pattern RANGE = Pattern.compile("/ByteRange \\[0 (\\d{1,9}) (\\d{1,9}) (\\d{1,9})]");

    private final SealKey key;

    ContractSeal(SealKey key) {
        this.key = key;
    }

    /**
     * The file with its seal.
     *
     * @param reason what readers of PDFs show as the reason of the seal
     */
    byte[] seal(byte[] pdf, SealFacts facts, String reason) {
        try (var document = Loader.loadPDF(pdf);
                var options = new SignatureOptions()) {
            var signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(PDSignature.SUBFILTER_ETSI_CADES_DETACHED);
            signature.setName(key.name());
            signature.setReason(reason);
            signature.setSignDate(GregorianCalendar.from(facts.at().atZone(ZoneOffset.UTC)));
            signature.getCOSObject().setString(FACTS, written(facts));
            certify(document, signature);
            options.setPreferredSignatureSize(ROOM_FOR_SIGNATURE);
            document.addSignature(signature, content -> sign(content.readAllBytes()), options);
            document.getSignatureFields().get(0).setAlternateFieldName(reason);
            var sealed = new ByteArrayOutputStream(pdf.length + 4 * ROOM_FOR_SIGNATURE);
            document.saveIncremental(sealed);
            return sealed.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] sign(byte[] content) {
        return key.sign(out -> out.write(content));
    }

    /** Says that the file may not be changed at all (DocMDP, ISO 32000-1, 12.8.2.2). */
    private static void certify(PDDocument document, PDSignature signature) {
        var parameters = new COSDictionary();
        parameters.setItem(COSName.TYPE, COSName.TRANSFORM_PARAMS);
        parameters.setInt(COSName.P, NO_CHANGES);
        parameters.setName(COSName.V, "1.2");
        var reference = new COSDictionary();
        reference.setItem(COSName.TYPE, COSName.SIG_REF);
        reference.setItem(COSName.TRANSFORM_METHOD, COSName.DOCMDP);
        reference.setItem(COSName.TRANSFORM_PARAMS, parameters);
        var references = new COSArray();
        references.add(reference);
        signature.getCOSObject().setItem(COSName.REFERENCE, references);
        var permissions = new COSDictionary();
        permissions.setItem(COSName.DOCMDP, signature);
        var catalog = document.getDocumentCatalog().getCOSObject();
        catalog.setItem(COSName.PERMS, permissions);
        catalog.setNeedToBeUpdated(true);
    }

    /** What an untouched file states; nothing if it is none of ours, was changed, or was sealed with another key. */
    Optional<SealFacts> open(byte[] file) {
        var text = FileText.of(file);
        var range = last(RANGE, text);
        if (range.isEmpty()) {
            return Optional.empty();
        }
        int until = Integer.parseInt(range.get().group(1));
        int from = Integer.parseInt(range.get().group(2));
        int rest = Integer.parseInt(range.get().group(3));
        if (until < 1
                || from <= until + 1
                || (long) from + rest != file.length
                || text.charAt(until) != '<'
                || text.charAt(from - 1) != '>') {
            return Optional.empty();
        }
        var expected = HexFormat.of().withUpperCase().formatHex(key.sign(content -> {
            content.write(file, 0, until);
            content.write(file, from, rest);
        }));
        int room = from - until - 2;
        if (expected.length() > room
                || !stands(expected, file, until + 1)
                || !isZero(file, until + 1 + expected.length(), from - 1)) {
            return Optional.empty();
        }
        return stated(file);
    }

    private static boolean stands(String expected, byte[] file, int at) {
        return MessageDigest.isEqual(bytes(expected), Arrays.copyOfRange(file, at, at + expected.length()));
    }

    private static boolean isZero(byte[] file, int from, int until) {
        for (int at = from; at < until; at++) {
            if (file[at] != '0') {
                return false;
            }
        }
        return true;
    }

    /** What a file says about itself, whether it is true or not; nothing if it does not look like one of ours. */
    Optional<SealFacts> stated(byte[] file) {
        return last(STATED, FileText.of(file)).flatMap(found -> read(found.group(1)));
    }

    private static Optional<SealFacts> read(String written) {
        try {
            return Optional.ofNullable(Canonical.read(
                            new String(Base64.getUrlDecoder().decode(written), StandardCharsets.UTF_8),
                            SealFacts.class))
                    .filter(SealFacts::isWhole);
        } catch (IllegalArgumentException | JacksonException changed) {
            return Optional.empty();
        }
    }

    private static String written(SealFacts facts) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Canonical.write(facts).getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<Matcher> last(Pattern pattern, FileText text) {
        int at = text.lastIndexOf(pattern == RANGE ? "/ByteRange [" : "/HandoffContract (");
        if (at < 0) {
            return Optional.empty();
        }
        var matcher = pattern.matcher(text.subSequence(at, text.length()));
        return matcher.lookingAt() ? Optional.of(matcher) : Optional.empty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
