package app.handoff.files;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
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

    static byte[] pptx(Map<String, byte[]> more) {
        var parts = new LinkedHashMap<String, byte[]>();
        parts.put("[Content_Types].xml", ascii(TYPES));
        parts.put("ppt/presentation.xml", ascii("<p:presentation/>"));
        parts.putAll(more);
        return zip(parts);
    }

    /** @param kind text, spreadsheet or presentation */
    static byte[] openDocument(String kind, Map<String, byte[]> more) {
        var type = ascii("application/vnd.oasis.opendocument." + kind);
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            var first = new ZipEntry("mimetype");
            first.setMethod(ZipEntry.STORED);
            first.setSize(type.length);
            var sum = new CRC32();
            sum.update(type);
            first.setCrc(sum.getValue());
            zip.putNextEntry(first);
            zip.write(type);
            var parts = new LinkedHashMap<String, byte[]>();
            parts.put("content.xml", ascii("<office:document-content><office:scripts/></office:document-content>"));
            parts.put("META-INF/manifest.xml", ascii("<manifest:manifest/>"));
            parts.putAll(more);
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** As a phone takes it. */
    public static byte[] heic() {
        return heic("heic", 40, 30, 64);
    }

    /** @param data how many bytes the picture itself is said to have, of 64 */
    static byte[] heic(String brand, int width, int height, int data) {
        var start = box("ftyp", ascii(brand), new byte[4], ascii("mif1heic"));
        int from = start.length + heicFacts(width, height, 0, data).length + 8;
        return join(start, heicFacts(width, height, from, data), box("mdat", new byte[64]));
    }

    private static byte[] heicFacts(int width, int height, int from, int data) {
        return box(
                "meta",
                new byte[4],
                box("hdlr", new byte[8], ascii("pict"), new byte[13]),
                box("pitm", new byte[] {0, 0, 0, 0, 0, 1}),
                box("iloc", new byte[] {0, 0, 0, 0, 0x44, 0, 0, 1, 0, 1, 0, 0, 0, 1}, number(from), number(data)),
                box("iprp", box("ipco", box("ispe", new byte[4], number(width), number(height)))));
    }

    static byte[] box(String type, byte[]... content) {
        var inside = join(content);
        return join(number(inside.length + 8), ascii(type), inside);
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    static byte[] webp(byte[]... more) {
        var picture = new byte[] {0x2F, 39, (byte) 0xC0, 7, 0, 0, 0, 0};
        var chunks = join(ascii("WEBP"), chunk("VP8L", picture), join(more));
        return join(ascii("RIFF"), backwards(chunks.length), chunks);
    }

    static byte[] chunk(String type, byte[] content) {
        return join(ascii(type), backwards(content.length), content);
    }

    private static byte[] backwards(int value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }

    static byte[] picture(String format) {
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] zip(Map<String, byte[]> parts) {
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

    public static byte[] ascii(String text) {
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
    public static InputStream largePdf(long size) {
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
