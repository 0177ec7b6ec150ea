package app.handoff.files;

import app.handoff.kernel.RuleViolation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipException;

/**
 * A document of Word, Excel, PowerPoint or of one of the OpenDocument programs is a packed folder. It is unpacked once, into nothing, with
 * bounds on everything, to see that it holds a document, nothing that runs and no bomb.
 */
final class PackedDocument {

    static final long MOST_UNPACKED = 200 * 1024 * 1024;

    private static final int MOST_PARTS = 5_000;
    private static final long LARGEST_DIRECTORY = 2 * 1024 * 1024;

    private static final Map<FileKind, String> MAIN_PARTS = Map.of(
            FileKind.DOCX, "word/document.xml",
            FileKind.XLSX, "xl/workbook.xml",
            FileKind.PPTX, "ppt/presentation.xml",
            FileKind.ODT, "content.xml",
            FileKind.ODS, "content.xml",
            FileKind.ODP, "content.xml");

    private static final String OFFICE_LIST = "[content_types].xml";
    private static final String OPEN_LIST = "meta-inf/manifest.xml";
    private static final String OPEN_KIND = "mimetype";
    /** A header without anything optional, and the name. */
    private static final int OPEN_KIND_AT = 30 + OPEN_KIND.length();

    private static final String DOCTYPE = "<!doctype";
    /** Where a document lists its parts it says so of macros, whatever their files are called. */
    private static final List<String> MACROS_IN_LIST = List.of("macroenabled", "vbaproject", "activex");

    private static final String MACRO_CALLED = "cript:event-listener";
    private static final String ENCRYPTED = "encryption-data";

    private static final Pattern MACROS =
            Pattern.compile("(?:.*/)?vbaproject\\.bin|(?:.*/)?(?:activex|macrosheets|basic|scripts)/.*");
    /** Whatever another program left in the document, for it alone to open. */
    private static final Pattern OBJECT = Pattern.compile("(?:.*/)?embeddings/(?!_rels/).*|(?:.*/)?object [0-9]+");

    private static final byte[] OLD_KIND = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };
    /** Without its first letter, which occurs in it again. */
    private static final String ENCRYPTED_PACKAGE = "ncryptedpackage";

    private final Content content;
    private final FileName name;
    private final Room room;
    private final byte[] buffer = new byte[32 * 1024];

    private PackedDocument(Content content, FileName name, Room room) {
        this.content = content;
        this.name = name;
        this.room = room;
    }

    /**
     * Whether the document opens only with a password: Office then wraps it into a file of its old kind with a part called
     * "EncryptedPackage"; other programs encrypt the parts of the archive, which its first record says.
     */
    static boolean isLocked(Content content) throws IOException {
        try (InputStream start = content.open()) {
            var record = start.readNBytes(OLD_KIND.length);
            if (Arrays.equals(record, OLD_KIND)) {
                var search = new Search(ENCRYPTED_PACKAGE);
                var buffer = new byte[32 * 1024];
                for (int read = start.read(buffer); read >= 0 && !search.hasFound(); read = start.read(buffer)) {
                    search.through(buffer, read);
                }
                return search.hasFound();
            }
            return record.length == OLD_KIND.length && record[0] == 'P' && record[1] == 'K' && (record[6] & 1) == 1;
        }
    }

    static void inspect(Content content, FileName name, Room room) throws IOException {
        new PackedDocument(content, name, room).inspect();
    }

    private void inspect() throws IOException {
        var end = EndOfArchive.find(content.path());
        if (end == null) {
            throw name.wrongContent();
        }
        if (end.entries() > MOST_PARTS || end.directorySize() > LARGEST_DIRECTORY) {
            throw bomb();
        }
        try (var archive = Archive.open(content.path(), end)) {
            var names = new HashSet<String>();
            for (var part : archive.parts()) {
                var path = part.name().toLowerCase(Locale.ROOT);
                if (!isPath(path) || !names.add(path)) {
                    throw name.wrongContent();
                }
                if (part.locked()) {
                    throw name.locked();
                }
            }
            requireItsKind(archive, names);
            for (var part : archive.parts()) {
                inspect(archive, part, part.name().toLowerCase(Locale.ROOT));
            }
        } catch (ZipException e) {
            throw name.wrongContent();
        }
    }

    private void requireItsKind(Archive archive, Set<String> names) throws IOException {
        boolean itsKind = names.contains(MAIN_PARTS.get(name.kind()));
        if (name.kind().isOpenDocument()) {
            var first = archive.parts().get(0);
            itsKind &= names.contains(OPEN_LIST)
                    && first.name().equals(OPEN_KIND)
                    && first.stored()
                    && first.at() == OPEN_KIND_AT
                    && first.size() == name.kind().mediaType().length();
            if (itsKind) {
                try (var kind = archive.unpack(first)) {
                    itsKind = new String(kind.readAllBytes(), StandardCharsets.US_ASCII)
                            .equals(name.kind().mediaType());
                }
            }
        } else {
            itsKind &= names.contains(OFFICE_LIST);
        }
        if (!itsKind) {
            throw name.wrongContent();
        }
    }

    private static boolean isPath(String path) {
        return !path.startsWith("/")
                && !path.contains("\\")
                && !path.contains(":")
                && !("/" + path + "/").contains("/../");
    }

    private void inspect(Archive archive, Archive.Part part, String path) throws IOException {
        if (MACROS.matcher(path).matches()) {
            throw macros();
        }
        if (FileKind.runs(path)) {
            throw embedded();
        }
        if (!part.isFolder() && OBJECT.matcher(path).matches()) {
            inspectObject(archive, part);
            return;
        }
        boolean isText = path.endsWith(".xml") || path.endsWith(".rels");
        var doctype = isText ? Optional.of(new Search(DOCTYPE)) : Optional.<Search>empty();
        var macros = (path.equals(OFFICE_LIST)
                        ? MACROS_IN_LIST
                        : isText && name.kind().isOpenDocument() ? List.of(MACRO_CALLED) : List.<String>of())
                .stream().map(Search::new).toList();
        var encrypted = path.equals(OPEN_LIST) ? Optional.of(new Search(ENCRYPTED)) : Optional.<Search>empty();
        long size = 0;
        try (var unpacked = archive.unpack(part)) {
            for (int read = unpacked.read(buffer); read >= 0; read = unpacked.read(buffer)) {
                size += read;
                if (!room.take(read, size, part.packed())) {
                    throw bomb();
                }
                int length = read;
                doctype.ifPresent(search -> search.through(buffer, length));
                macros.forEach(search -> search.through(buffer, length));
                encrypted.ifPresent(search -> search.through(buffer, length));
            }
        }
        if (encrypted.map(Search::hasFound).orElse(false)) {
            throw name.locked();
        }
        if (macros.stream().anyMatch(Search::hasFound)) {
            throw macros();
        }
        if (doctype.map(Search::hasFound).orElse(false)) {
            throw name.wrongContent();
        }
    }

    /** The table behind a chart is a document of its own; what only its own program can open is looked into by nobody. */
    private void inspectObject(Archive archive, Archive.Part part) throws IOException {
        var object = part.name().substring(part.name().lastIndexOf('/') + 1);
        var kind = FileKind.ofName(object).filter(FileKind::isPackedDocument).orElseThrow(this::embedded);
        if (!room.enter()) {
            throw embedded();
        }
        try (var unpacked = archive.unpack(part);
                var inner = Content.unpacked(unpacked, part.packed(), room, this::bomb)) {
            Inspection.pass(inner, new FileName(object, kind), room);
        } catch (RuleViolation refused) {
            throw name.inside(refused);
        }
        room.leave();
    }

    private RuleViolation bomb() {
        return new RuleViolation("files.content.unpacksToTooMuch", name.text());
    }

    private RuleViolation macros() {
        return new RuleViolation("files.content.macros", name.text());
    }

    private RuleViolation embedded() {
        return new RuleViolation("files.content.embedded", name.text());
    }
}
