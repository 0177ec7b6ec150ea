package app.handoff.files;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be seen of a file without opening it; everything is text or a picture drawn anew. Where there is nothing to be seen, the
 * file can still be downloaded.
 *
 * @param drawable whether there is a picture of it
 * @param pages how many it has; null where nobody counted
 * @param lines the first lines of a text
 * @param rows the first rows of a table
 * @param contents what lies in an archive
 * @param more whether it has more than what is shown
 */
public record FilePreview(
        StoredFile file,
        boolean drawable,
        @Nullable Integer pages,
        List<String> lines,
        List<List<String>> rows,
        List<Packed> contents,
        boolean more) {

    /**
     * A file within an archive.
     *
     * @param size unpacked, in bytes
     */
    public record Packed(String name, long size) {}

    static FilePreview none(StoredFile file) {
        return new FilePreview(file, false, null, List.of(), List.of(), List.of(), false);
    }

    static FilePreview picture(StoredFile file) {
        return new FilePreview(file, true, null, List.of(), List.of(), List.of(), false);
    }

    static FilePreview pages(StoredFile file, int pages) {
        return new FilePreview(file, false, pages, List.of(), List.of(), List.of(), false);
    }

    static FilePreview text(StoredFile file, List<String> lines, boolean more) {
        return new FilePreview(file, false, null, lines, List.of(), List.of(), more);
    }

    static FilePreview table(StoredFile file, List<List<String>> rows, boolean more) {
        return new FilePreview(file, false, null, List.of(), rows, List.of(), more);
    }

    static FilePreview archive(StoredFile file, List<Packed> contents, boolean more) {
        return new FilePreview(file, false, null, List.of(), List.of(), contents, more);
    }

    /** The lines as a page shows them. */
    public String text() {
        return String.join("\n", lines);
    }

    /** Whether nothing of it can be seen here. */
    public boolean isBare() {
        return !drawable && pages == null && lines.isEmpty() && rows.isEmpty() && contents.isEmpty();
    }
}
