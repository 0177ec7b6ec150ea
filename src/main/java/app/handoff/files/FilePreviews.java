package app.handoff.files;

import app.handoff.files.FilePreview.Packed;
import app.handoff.kernel.DrawnPicture;
import app.handoff.kernel.NotFound;
import app.handoff.tenancy.RequestTransaction;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Shows what is in a file, as text or as a picture drawn anew: nothing of the file itself reaches a page. Whether this visitor may have
 * the file is for the caller to know.
 */
@Component
public class FilePreviews {

    private static final int START = 64 * 1024;
    private static final int MOST_LINES = 30;
    private static final int MOST_CELLS = 12;
    private static final int LONGEST = 160;
    private static final int MOST_PACKED = 100;

    /** Whatever is larger is downloaded to be seen, so that looking costs little memory. */
    private static final int LARGEST_PICTURE = 12 * 1024 * 1024;

    private static final long MOST_PIXELS = 25_000_000;
    private static final int LONGEST_SIDE = 1_200;

    private static final int LARGEST_PDF = 20 * 1024 * 1024;

    private static final Charset OLDER_TEXT = Charset.forName("windows-1252");

    private final Files files;

    FilePreviews(Files files) {
        this.files = files;
    }

    /** @throws NotFound if there is no such file, or it is another's, or sealed */
    public FilePreview of(FileId id) {
        var file = files.get(id);
        try {
            return switch (file.kind()) {
                case PNG, JPEG, GIF -> picture(file);
                case TEXT -> text(file);
                case CSV -> table(file);
                case ZIP -> archive(file);
                case PDF -> pages(file);
                case DOCX, XLSX, PPTX, ODT, ODS, ODP, HEIC, WEBP -> FilePreview.none(file);
            };
        } catch (IOException unreadable) {
            return FilePreview.none(file);
        }
    }

    /**
     * The picture of the preview, as an answer to the browser.
     *
     * @throws NotFound if the file has none
     */
    public ResponseEntity<byte[]> picture(FileId id) {
        var file = files.get(id);
        try {
            if (!picture(file).drawable()) {
                throw new NotFound();
            }
            var content = content(file);
            RequestTransaction.pause();
            var drawn = DrawnPicture.of(content, format(file), LONGEST_SIDE, LONGEST_SIDE);
            return ResponseEntity.ok()
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox")
                    .cacheControl(CacheControl.noStore())
                    .contentType(MediaType.IMAGE_PNG)
                    .body(drawn.png());
        } catch (IOException damaged) {
            throw new NotFound();
        }
    }

    private FilePreview picture(StoredFile file) throws IOException {
        if (file.size() > LARGEST_PICTURE) {
            return FilePreview.none(file);
        }
        var size = DrawnPicture.size(content(file), format(file));
        return (long) size.width * size.height <= MOST_PIXELS ? FilePreview.picture(file) : FilePreview.none(file);
    }

    private static String format(StoredFile file) {
        return switch (file.kind()) {
            case PNG -> "png";
            case JPEG -> "jpeg";
            case GIF -> "gif";
            default -> throw new NotFound();
        };
    }

    private byte[] content(StoredFile file) throws IOException {
        try (var content = files.content(file).getInputStream()) {
            return content.readAllBytes();
        }
    }

    private FilePreview text(StoredFile file) throws IOException {
        var start = start(file);
        var lines = start.text().lines().limit(MOST_LINES + 1L).toList();
        return FilePreview.text(
                file,
                lines.stream().limit(MOST_LINES).map(FilePreviews::shortened).toList(),
                start.cut() || lines.size() > MOST_LINES);
    }

    private FilePreview table(StoredFile file) throws IOException {
        var start = start(file);
        var rows = new ArrayList<List<String>>();
        try (var records = CsvReader.builder()
                .fieldSeparator(separator(start.text()))
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .ofCsvRecord(start.text())) {
            for (var row : records) {
                if (rows.size() == MOST_LINES) {
                    return FilePreview.table(file, rows, true);
                }
                rows.add(row.getFields().stream()
                        .limit(MOST_CELLS)
                        .map(FilePreviews::shortened)
                        .toList());
            }
        } catch (CsvParseException noTable) {
            return text(file);
        }
        return FilePreview.table(file, rows, start.cut());
    }

    /** The one that stands most often in the first line. */
    private static char separator(String text) {
        var first = text.lines().findFirst().orElse("");
        char most = ',';
        for (char separator : new char[] {';', '\t'}) {
            if (count(first, separator) > count(first, most)) {
                most = separator;
            }
        }
        return most;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(character -> character == wanted).count();
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /** Whole lines from the beginning of a text. */
    private Start start(StoredFile file) throws IOException {
        byte[] bytes;
        try (var content = files.content(file).getInputStream()) {
            bytes = content.readNBytes(START);
        }
        boolean cut = bytes.length < file.size();
        int length = bytes.length;
        while (cut && length > 1 && bytes[length - 1] != '\n') {
            length--;
        }
        return new Start(decoded(ByteBuffer.wrap(bytes, 0, cut && length == 1 ? bytes.length : length)), cut);
    }

    private static String decoded(ByteBuffer bytes) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(bytes.duplicate())
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException older) {
            return OLDER_TEXT.decode(bytes).toString();
        }
    }

    private FilePreview archive(StoredFile file) throws IOException {
        try (var content = spooled(file)) {
            var end = EndOfArchive.find(content.path());
            if (end == null) {
                return FilePreview.none(file);
            }
            try (var archive = Archive.open(content.path(), end)) {
                var packed = archive.parts().stream()
                        .filter(part -> !part.isFolder() && !PackedFiles.isOfSystem(part.name()))
                        .map(part -> new Packed(part.name(), part.size()))
                        .toList();
                return FilePreview.archive(
                        file, packed.stream().limit(MOST_PACKED).toList(), packed.size() > MOST_PACKED);
            }
        }
    }

    private FilePreview pages(StoredFile file) throws IOException {
        if (file.size() > LARGEST_PDF) {
            return FilePreview.none(file);
        }
        try (var content = spooled(file);
                var pdf = Loader.loadPDF(
                        new RandomAccessReadBufferedFile(content.path().toFile()),
                        IOUtils.createTempFileOnlyStreamCache())) {
            return FilePreview.pages(file, pdf.getNumberOfPages());
        } catch (RuntimeException | StackOverflowError damaged) {
            // A damaged file leads its reader into whatever exception there is.
            throw new IOException(damaged);
        }
    }

    private Content spooled(StoredFile file) throws IOException {
        try (var content = files.content(file).getInputStream()) {
            return Content.spool(content, file.size(), () -> {
                throw new UncheckedIOException(new IOException(file.name()));
            });
        } finally {
            RequestTransaction.pause();
        }
    }

    /** @param cut whether the file goes on behind it */
    private record Start(String text, boolean cut) {}
}
