package app.handoff.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.View;

/**
 * Files under readable names in one ZIP, written to the browser one after the other: no more of it is held than the piece that is
 * being sent. The same files make the same archive, in the order in which they were put in.
 */
public final class FileArchive implements View {

    public static final String TYPE = "application/zip";

    private static final int LONGEST_NAME = 80;

    private final String fileName;
    private final Instant at;
    private final String root;
    private final List<Entry> entries;
    private final Set<String> taken;

    /**
     * @param fileName without its ending
     * @param at what every file in it is dated
     */
    public FileArchive(String fileName, Instant at) {
        this(fileName, at, "", new ArrayList<>(), new HashSet<>());
    }

    private FileArchive(String fileName, Instant at, String root, List<Entry> entries, Set<String> taken) {
        this.fileName = fileName;
        this.at = at;
        this.root = root;
        this.entries = entries;
        this.taken = taken;
    }

    /**
     * A folder of this archive, filled as an archive of its own is: where its files are is told from there.
     *
     * @param folder ends with a slash
     */
    public FileArchive in(String folder) {
        return new FileArchive(fileName, at, root + folder, entries, taken);
    }

    /**
     * Puts a file in.
     *
     * @param folder ends with a slash; empty for none
     * @param name as people would call it; what file systems do not take is replaced, and what is there twice is numbered
     * @return where it is in the archive
     */
    public String add(String folder, String name, Content content) {
        var path = free(folder + safe(name));
        entries.add(new Entry(root + path, content));
        return path;
    }

    /** The name of a folder that no other has, ending with a slash. */
    public String folder(String parent, String name) {
        return free(parent + safe(name)) + "/";
    }

    private String free(String wanted) {
        int dot = wanted.lastIndexOf('.');
        boolean hasEnding = dot > wanted.lastIndexOf('/') + 1;
        var stem = hasEnding ? wanted.substring(0, dot) : wanted;
        var ending = hasEnding ? wanted.substring(dot) : "";
        var free = wanted;
        for (int number = 2; !taken.add((root + free).toLowerCase(Locale.ROOT)); number++) {
            free = stem + " (" + number + ")" + ending;
        }
        return free;
    }

    /** A name that every file system takes and that leads nowhere else. */
    public static String safe(String name) {
        var plain = name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}\\p{Cf}]+", "_")
                .strip()
                .replaceAll("^[.\\s]+|[.\\s]+$", "");
        if (plain.isEmpty()) {
            return "_";
        }
        if (plain.length() <= LONGEST_NAME) {
            return plain;
        }
        int dot = plain.lastIndexOf('.');
        var ending = dot > 0 && plain.length() - dot <= 10 ? plain.substring(dot) : "";
        return plain.substring(0, LONGEST_NAME - ending.length()).strip() + ending;
    }

    @Override
    public String getContentType() {
        return TYPE;
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        response.setContentType(TYPE);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(safe(fileName) + ".zip", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        var zip = new ZipOutputStream(response.getOutputStream(), StandardCharsets.UTF_8);
        for (var entry : entries) {
            var file = new ZipEntry(entry.path());
            file.setTime(at.toEpochMilli());
            zip.putNextEntry(file);
            entry.content().writeTo(zip, request, response);
            zip.closeEntry();
        }
        zip.finish();
    }

    /** What writes one file; it leaves the stream open. */
    public interface Content {

        void writeTo(OutputStream out, HttpServletRequest request, HttpServletResponse response) throws Exception;

        static Content of(String text) {
            return (out, request, response) -> out.write(text.getBytes(StandardCharsets.UTF_8));
        }

        /** What a view would send to the browser. */
        static Content of(View view, Map<String, ?> model) {
            return (out, request, response) -> {
                var captured = new CapturedAnswer(response, out);
                view.render(model, request, captured);
                captured.end();
            };
        }
    }

    private record Entry(String path, Content content) {}
}
