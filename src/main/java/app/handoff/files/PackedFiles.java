package app.handoff.files;

import app.handoff.kernel.RuleViolation;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipException;

/**
 * Files that somebody packed into one. Each is unpacked on its own and looked into like any other file; an archive within an archive is
 * not taken, nor what any program could run.
 */
final class PackedFiles {

    static final long MOST_UNPACKED = 250 * 1024 * 1024;

    private static final int MOST_FILES = 500;
    private static final long LARGEST_DIRECTORY = 512 * 1024;
    private static final int LONGEST_PATH = 240;

    private static final FileRules INSIDE = FileRules.of(EnumSet.complementOf(EnumSet.of(FileKind.ZIP)));

    private static final Set<String> ARCHIVES = Set.of(
            "zip", "zipx", "7z", "rar", "tar", "gz", "tgz", "bz2", "xz", "zst", "lz", "lzma", "cab", "arj", "ace", "z");

    private static final List<SystemFile> OF_SYSTEMS = List.of(
            new SystemFile("._", "__macosx/", new byte[] {0, 5, 0x16, 7}),
            new SystemFile(".ds_store", "", new byte[] {0, 0, 0, 1, 'B', 'u', 'd', '1'}));

    private final Content content;
    private final FileName name;
    private final Room room;
    private final Set<String> paths = new HashSet<>();

    private PackedFiles(Content content, FileName name, Room room) {
        this.content = content;
        this.name = name;
        this.room = room;
    }

    static void inspect(Content content, FileName name, Room room) throws IOException {
        new PackedFiles(content, name, room).inspect();
    }

    private void inspect() throws IOException {
        var end = EndOfArchive.find(content.path());
        if (end == null) {
            throw name.wrongContent();
        }
        if (end.entries() > 2 * MOST_FILES || end.directorySize() > LARGEST_DIRECTORY) {
            throw tooMany();
        }
        try (var archive = Archive.open(content.path(), end)) {
            requireFewEnough(archive);
            for (var part : archive.parts()) {
                requireHarmlessPath(part);
                if (part.locked()) {
                    throw name.locked();
                }
                if (part.isFolder()) {
                    requireEmpty(part);
                } else {
                    inspect(archive, part);
                }
            }
        } catch (ZipException e) {
            throw name.wrongContent();
        }
    }

    private void requireFewEnough(Archive archive) {
        long files = archive.parts().stream()
                .filter(part -> !part.isFolder() && !isOfSystem(part.name()))
                .count();
        if (files == 0) {
            throw new RuleViolation("files.archive.empty", name.text());
        }
        if (files > MOST_FILES) {
            throw tooMany();
        }
    }

    private void requireEmpty(Archive.Part folder) {
        if (folder.size() > 0) {
            throw name.wrongContent();
        }
    }

    /** What one system shows as two files, another would unpack into one; so paths that differ in their case alone are the same. */
    private void requireHarmlessPath(Archive.Part part) {
        var path = part.name();
        boolean harmless = !part.link()
                && path.length() <= LONGEST_PATH
                && isHarmless(path)
                && isHarmless(part.plainName())
                && paths.add(path.toLowerCase(Locale.ROOT).replaceAll("/$", ""));
        if (!harmless) {
            throw new RuleViolation("files.archive.paths", name.text());
        }
    }

    private static boolean isHarmless(String path) {
        var steps = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return Arrays.stream(steps.split("/", -1)).allMatch(step -> FileName.isSafe(step) || isOfSystem(path));
    }

    /** Whether a system wrote it for itself. */
    static boolean isOfSystem(String path) {
        return OF_SYSTEMS.stream().anyMatch(file -> file.isAt(path)) && !path.contains("..") && !path.contains("\\");
    }

    private void inspect(Archive archive, Archive.Part part) throws IOException {
        var path = part.name();
        var title = path.substring(path.lastIndexOf('/') + 1);
        if (isOfSystem(path)) {
            skip(archive, part, title);
            return;
        }
        var ending = title.substring(title.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (ARCHIVES.contains(ending)) {
            throw new RuleViolation("files.archive.nested", name.text(), title);
        }
        try {
            var inner = FileName.of(title, INSIDE);
            if (FileKind.ofName(part.plainName()).filter(inner.kind()::equals).isEmpty()) {
                throw name.wrongContent();
            }
            try (var unpacked = archive.unpack(part);
                    var file = Content.unpacked(unpacked, part.packed(), room, this::bomb)) {
                if (file.size() == 0) {
                    throw new RuleViolation("files.empty", title);
                }
                Inspection.pass(file, inner, room);
            }
        } catch (RuleViolation refused) {
            throw refused.code().startsWith("files.archive.") ? refused : name.inside(refused);
        }
    }

    /** What a Mac packs beside the files, unasked. */
    private void skip(Archive archive, Archive.Part part, String title) throws IOException {
        try (var unpacked = archive.unpack(part);
                var file = Content.unpacked(unpacked, part.packed(), room, this::bomb);
                var start = file.open()) {
            var begun = start.readNBytes(8);
            if (OF_SYSTEMS.stream().noneMatch(known -> known.isAt(part.name()) && known.begins(begun))) {
                throw FileName.wrongKind(title, INSIDE);
            }
        }
    }

    private RuleViolation tooMany() {
        return new RuleViolation("files.archive.tooMany", name.text(), MOST_FILES);
    }

    private RuleViolation bomb() {
        return new RuleViolation("files.archive.unpacksToTooMuch", name.text(), MOST_UNPACKED / (1024 * 1024));
    }

    /** A file that a system writes for itself: what its name begins with, in which folder, and its first bytes. */
    private record SystemFile(String prefix, String folder, byte[] magic) {

        boolean isAt(String path) {
            var small = path.toLowerCase(Locale.ROOT);
            return small.startsWith(folder)
                    && small.substring(small.lastIndexOf('/') + 1).startsWith(prefix);
        }

        boolean begins(byte[] start) {
            return start.length >= magic.length && Arrays.equals(magic, 0, magic.length, start, 0, magic.length);
        }
    }
}
