package app.handoff.files;

import app.handoff.kernel.RuleViolation;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A DOCX or XLSX file is a packed folder. It is unpacked once, into nothing, with bounds on everything, to see that it
 * holds a document, no macros and no bomb.
 */
final class OfficeArchive {

    private static final int MOST_ENTRIES = 5_000;
    private static final long LARGEST_DIRECTORY = 2 * 1024 * 1024;
    private static final long MOST_UNPACKED = 200 * 1024 * 1024;
    /** Text packs well, at most to about a fiftieth; a bomb packs to a thousandth. */
    private static final long DENSEST = 150;
    /** Small parts may be as dense as they like. */
    private static final long HARMLESS = 2 * 1024 * 1024;

    private static final byte[] DOCTYPE = {'<', '!', 'D', 'O', 'C', 'T', 'Y', 'P', 'E'};

    private static final byte[] OLD_KIND = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };
    /** Without its first letter, which occurs in it again. */
    private static final byte[] ENCRYPTED_PACKAGE = "ncryptedPackage".getBytes(StandardCharsets.US_ASCII);

    private final Content content;
    private final FileName name;
    private final byte[] buffer = new byte[32 * 1024];
    private long unpacked;

    private OfficeArchive(Content content, FileName name) {
        this.content = content;
        this.name = name;
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
                for (int read = start.read(buffer); read >= 0; read = start.read(buffer)) {
                    if (search.findsIn(buffer, read)) {
                        return true;
                    }
                }
                return false;
            }
            return record.length == OLD_KIND.length && record[0] == 'P' && record[1] == 'K' && (record[6] & 1) == 1;
        }
    }

    static void inspect(Content content, FileName name) throws IOException {
        new OfficeArchive(content, name).inspect();
    }

    private void inspect() throws IOException {
        var end = EndOfArchive.find(content.path());
        if (end == null) {
            throw name.wrongContent();
        }
        if (end.entries() > MOST_ENTRIES || end.directorySize() > LARGEST_DIRECTORY) {
            throw bomb();
        }
        try (var archive = new ZipFile(content.path().toFile())) {
            if (archive.size() != end.entries()) {
                throw name.wrongContent();
            }
            var names = new HashSet<String>();
            for (ZipEntry entry : Collections.list(archive.entries())) {
                requireHarmlessName(entry.getName());
                if (!names.add(entry.getName().toLowerCase(Locale.ROOT))) {
                    throw name.wrongContent();
                }
                unpack(archive, entry);
            }
            if (!names.contains("[content_types].xml") || !names.contains(mainPart())) {
                throw name.wrongContent();
            }
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw name.wrongContent();
        }
    }

    private String mainPart() {
        return name.kind() == FileKind.DOCX ? "word/document.xml" : "xl/workbook.xml";
    }

    private void requireHarmlessName(String entry) {
        var part = entry.toLowerCase(Locale.ROOT);
        if (part.startsWith("/") || part.contains("\\") || part.contains(":") || ("/" + part + "/").contains("/../")) {
            throw name.wrongContent();
        }
        if (part.endsWith("vbaproject.bin")) {
            throw new RuleViolation("files.content.macros", name.text());
        }
    }

    /** Counts what really comes out: the sizes an archive states about itself can be lies. */
    private void unpack(ZipFile archive, ZipEntry entry) throws IOException {
        long packed = Math.max(1, entry.getCompressedSize());
        var part = entry.getName().toLowerCase(Locale.ROOT);
        var doctype = part.endsWith(".xml") || part.endsWith(".rels") ? new Search(DOCTYPE) : null;
        long size = 0;
        try (InputStream in = archive.getInputStream(entry)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
                unpacked += read;
                if (unpacked > MOST_UNPACKED || (size > HARMLESS && size / packed > DENSEST)) {
                    throw bomb();
                }
                if (doctype != null && doctype.findsIn(buffer, read)) {
                    throw name.wrongContent();
                }
            }
        }
    }

    private RuleViolation bomb() {
        return new RuleViolation("files.content.unpacksToTooMuch", name.text());
    }

    /** Finds a word across the edges of buffers, in one-byte and two-byte text alike. */
    private static final class Search {

        private final byte[] word;
        private int matched;

        Search(byte[] word) {
            this.word = word;
        }

        boolean findsIn(byte[] bytes, int length) {
            for (int i = 0; i < length; i++) {
                byte next = bytes[i];
                if (next == 0) {
                    continue;
                }
                // Only the first character of the word can begin it anew: it occurs nowhere else in it.
                matched = next == word[matched] ? matched + 1 : next == word[0] ? 1 : 0;
                if (matched == word.length) {
                    return true;
                }
            }
            return false;
        }
    }
}
