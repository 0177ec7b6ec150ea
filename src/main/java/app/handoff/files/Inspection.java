package app.handoff.files;

import app.handoff.kernel.RuleViolation;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/**
 * Looks into a file before it is kept: the content must be what the name says, and nothing else at the same time. Never
 * trusts a number that the file states about itself.
 */
final class Inspection {

    private static final Set<String> ARCHIVES = Set.of("application/zip", "application/x-tika-ooxml");
    /** Text in an older encoding is not recognised at all. */
    private static final Set<String> TEXTS = Set.of("text/", "message/", "application/octet-stream");

    private static final long MOST_PIXELS = 100_000_000;
    private static final int TAIL = 2048;

    private final Content content;
    private final FileName name;
    private final Room room;

    private Inspection(Content content, FileName name, Room room) {
        this.content = content;
        this.name = name;
        this.room = room;
    }

    /** @throws RuleViolation if the content is not what the name says, is damaged or would unpack to too much */
    static void pass(Content content, FileName name) throws IOException {
        var most = name.kind() == FileKind.ZIP ? PackedFiles.MOST_UNPACKED : PackedDocument.MOST_UNPACKED;
        pass(content, name, new Room(most));
    }

    /** The same for a file within another one, which leaves it so much room. */
    static void pass(Content content, FileName name, Room room) throws IOException {
        new Inspection(content, name, room).run();
    }

    private void run() throws IOException {
        var detected = detected();
        switch (name.kind()) {
            case PDF -> {
                require(detected.equals("application/pdf") && startsWith("%PDF-"));
                require(tail().contains("%%EOF"));
                requireNoArchive();
                requireUnlocked(PdfLock.isOn(content.path()));
            }
            case DOCX, XLSX, PPTX, ODT, ODS, ODP -> {
                requireUnlocked(PackedDocument.isLocked(content));
                require(detected.equals(name.kind().mediaType()) || ARCHIVES.contains(detected));
                PackedDocument.inspect(content, name, room);
            }
            case ZIP -> {
                require(ARCHIVES.contains(detected));
                PackedFiles.inspect(content, name, room);
            }
            case PNG -> {
                require(detected.equals("image/png"));
                requirePngEndsWhereItSays();
                requirePicture("png");
            }
            case JPEG -> {
                require(detected.equals("image/jpeg"));
                requireNoArchive();
                requirePicture("jpeg");
            }
            case HEIC -> requirePixels(HeicPicture::pixels);
            case WEBP -> requirePixels(WebpPicture::pixels);
            case GIF -> requirePixels(GifPicture::pixels);
            case CSV, TEXT -> {
                require(TEXTS.stream().anyMatch(detected::startsWith) && !detected.equals("text/html"));
                requireText();
            }
        }
    }

    private String detected() throws IOException {
        try (InputStream start = new BufferedInputStream(content.open())) {
            return MimeTypes.getDefaultMimeTypes()
                    .detect(start, new Metadata())
                    .getBaseType()
                    .toString();
        }
    }

    private void require(boolean asNamed) {
        if (!asNamed) {
            throw name.wrongContent();
        }
    }

    /** What opens only with a password nobody could read once it is needed. */
    private void requireUnlocked(boolean locked) {
        if (locked) {
            throw name.locked();
        }
    }

    private boolean startsWith(String magic) throws IOException {
        try (InputStream start = content.open()) {
            return new String(start.readNBytes(magic.length()), StandardCharsets.ISO_8859_1).equals(magic);
        }
    }

    private String tail() throws IOException {
        try (var file = new RandomAccessFile(content.path().toFile(), "r")) {
            var bytes = new byte[(int) Math.min(TAIL, file.length())];
            file.seek(file.length() - bytes.length);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /** A picture or a paper that opens as an archive, too, hides something. */
    private void requireNoArchive() throws IOException {
        require(!EndOfArchive.isAnywhere(content.path()));
    }

    private void requirePngEndsWhereItSays() throws IOException {
        try (var file = new RandomAccessFile(content.path().toFile(), "r")) {
            file.seek(8);
            while (file.length() - file.getFilePointer() >= 12) {
                long length = Integer.toUnsignedLong(file.readInt());
                int type = file.readInt();
                long next = file.getFilePointer() + length + 4;
                if (next > file.length()) {
                    break;
                }
                if (type == 0x49454E44) { // IEND
                    require(next == file.length());
                    return;
                }
                file.seek(next);
            }
            throw name.wrongContent();
        }
    }

    private void requirePicture(String format) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        var reader = readers.next();
        try (var input = new FileImageInputStream(content.path().toFile())) {
            reader.setInput(input, true, true);
            requireDrawable((long) reader.getWidth(0) * reader.getHeight(0));
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw name.wrongContent();
        } finally {
            reader.dispose();
        }
    }

    private void requirePixels(Pixels format) throws IOException {
        requireNoArchive();
        try {
            requireDrawable(format.in(content.path()));
        } catch (IOException damaged) {
            throw name.wrongContent();
        }
    }

    private void requireDrawable(long pixels) {
        if (pixels > MOST_PIXELS) {
            throw new RuleViolation("files.content.tooManyPixels", name.text());
        }
    }

    /** Counts the pixels of a picture, if it is one. */
    private interface Pixels {
        long in(Path path) throws IOException;
    }

    /** Text has no control characters but tabs, line ends and form feeds. */
    private void requireText() throws IOException {
        try (InputStream text = content.open()) {
            var buffer = new byte[16 * 1024];
            for (int read = text.read(buffer); read >= 0; read = text.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    int character = buffer[i] & 0xFF;
                    require(
                            character >= 0x20
                                    ? character != 0x7F
                                    : character >= '\t' && character <= '\r' && character != 0x0B);
                }
            }
        }
    }
}
