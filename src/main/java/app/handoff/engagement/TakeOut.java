package app.handoff.engagement;

import app.handoff.kernel.Sentence;
import app.handoff.text.CsvFile;
import app.handoff.text.Format;
import app.handoff.web.FileArchive;
import app.handoff.web.FileArchive.Content;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.web.servlet.ModelAndView;

/** What is taken out of one engagement, with a list of what is in it and what is not. Files are read when they are sent. */
public final class TakeOut {

    private final FileArchive archive;
    private final String business;
    private final Instant now;
    private final Format format;
    private final Locale locale;
    private final List<Item> items = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final Map<String, Object> data = new LinkedHashMap<>();

    TakeOut(FileArchive archive, String business, Instant now, Format format, Locale locale) {
        this.archive = archive;
        this.business = business;
        this.now = now;
        this.format = format;
        this.locale = locale;
    }

    /** By which name the business stands in documents. */
    public String business() {
        return business;
    }

    public Instant now() {
        return now;
    }

    /** What a page would send to the browser as a file, such as a PDF. */
    public void document(String folder, String name, Sentence what, ModelAndView document) {
        listed(
                archive.add(
                        folder(folder),
                        name,
                        Content.of(Objects.requireNonNull(document.getView()), document.getModel())),
                what);
    }

    public void text(String folder, String name, Sentence what, String text) {
        listed(archive.add(folder(folder), name, Content.of(text)), what);
    }

    /**
     * A table for spreadsheet programs; nothing is added where it has no rows.
     *
     * @param columns keys of the bundle
     */
    public void table(
            String folder, String name, Sentence what, List<String> columns, List<List<@Nullable Object>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var headings = columns.stream().map(key -> format.message(key)).toList();
        listed(
                archive.add(
                        folder(folder),
                        name,
                        (out, request, response) -> out.write(CsvFile.of(headings, rows, locale))),
                what);
    }

    /** A file as it was stored, piece by piece. */
    public void file(String folder, String name, Sentence what, InputStreamSource content) {
        listed(
                archive.add(folder(folder), name, (out, request, response) -> {
                    try (var in = content.getInputStream()) {
                        in.transferTo(out);
                    }
                }),
                what);
    }

    /** Many files that a module puts together itself, in a folder of their own that begins with {@code index.html}. */
    public FileArchive folder(String name, Sentence what) {
        var folder = archive.folder("", name);
        listed(folder + "index.html", what);
        return archive.in(folder);
    }

    /**
     * The same in numbers and words for programs, all in one file.
     *
     * @param value of records, lists, maps, texts and numbers
     */
    public void data(String name, Object value) {
        data.put(name, value);
    }

    /** Something of this engagement that is not in it. */
    public void leaveOut(Sentence what, Sentence why) {
        leftOut.add(new LeftOut(what, why));
    }

    List<Item> items() {
        return items;
    }

    List<LeftOut> leftOut() {
        return leftOut;
    }

    Map<String, Object> data() {
        return data;
    }

    private void listed(String path, Sentence what) {
        items.add(new Item(path, what));
    }

    private static String folder(String name) {
        return name.isEmpty() ? "" : FileArchive.safe(name) + "/";
    }

    /** @param path within the archive */
    record Item(String path, Sentence what) {

        /** As an address within the archive. */
        public String href() {
            return org.springframework.web.util.UriUtils.encodePath(path, java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    record LeftOut(Sentence what, Sentence why) {}
}
