package app.handoff.files;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Files as people and attackers send them, made here. */
public final class SampleFiles {

    private static final String TYPES =
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";

    private SampleFiles() {}

    public static byte[] pdf() {
        return pdf("");
    }

    public static byte[] pdf(String padding) {
        return ascii(
                "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%"
                        + padding
                        + "\nxref\n0 1\n0000000000 65535 f \ntrailer<</Root 1 0 R/Size 3>>\nstartxref\n9\n%%EOF\n");
    }

    public static byte[] docx() {
        return docx(Map.of());
    }

    static byte[] docx(Map<String, byte[]> more) {
        var parts = new LinkedHashMap<String, byte[]>();
        parts.put("[Content_Types].xml", ascii(TYPES));
        parts.put("word/document.xml", ascii("<w:document><w:body>Our offer</w:body></w:document>"));
        parts.putAll(more);
        return zip(parts);
    }

    static byte[] xlsx() {
        var parts = new LinkedHashMap<String, byte[]>();
        parts.put("[Content_Types].xml", ascii(TYPES));
        parts.put("xl/workbook.xml", ascii("<workbook/>"));
        return zip(parts);
    }

    static byte[] picture(String format) {
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] zip(Map<String, byte[]> parts) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] join(byte[]... parts) {
        var joined = new ByteArrayOutputStream();
        for (var part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    /** A PDF of any size that is never in memory as a whole. */
    static InputStream largePdf(long size) {
        return new InputStream() {
            private final byte[] head = ascii("%PDF-1.7\n");
            private final byte[] end = ascii("\n%%EOF\n");
            private long at;

            @Override
            public int read() {
                if (at == size) {
                    return -1;
                }
                long fromEnd = size - at;
                int next = at < head.length
                        ? head[(int) at]
                        : fromEnd <= end.length ? end[(int) (end.length - fromEnd)] : (int) (at * 31 % 95) + 32;
                at++;
                return next;
            }
        };
    }
}
