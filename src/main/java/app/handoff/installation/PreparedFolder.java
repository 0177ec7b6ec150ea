package app.handoff.installation;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The application unpacked: its classes in one jar, its libraries beside it in {@code lib}, and for each JDK that it was prepared
 * with an archive of the classes that a start loads.
 *
 * @param jar the jar to start
 */
record PreparedFolder(Path jar) {

    /** Of which jar the folder was made, as {@link #contentsOf} tells it. */
    static final String ORIGIN = "made-from";

    private static final int END_OF_CONTENTS = 0x06054b50;
    private static final int LENGTH_OF_END = 22;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int AT_LENGTH = 12;

    /** What belongs to the jar that Java was started with: the folder beside it, or its own where it is unpacked already. */
    static Optional<PreparedFolder> of(Path started) throws IOException {
        Path jar = started.toAbsolutePath();
        if (!jar.toString().endsWith(".jar") || !Files.isRegularFile(jar)) {
            return Optional.empty();
        }
        if (Files.isDirectory(jar.resolveSibling("lib"))) {
            PreparedFolder unpacked = new PreparedFolder(jar);
            return unpacked.hasArchive() ? Optional.of(unpacked) : Optional.empty();
        }
        Path folder = beside(jar);
        Path origin = folder.resolve(ORIGIN);
        if (!Files.isRegularFile(origin) || !Files.readString(origin).equals(inventory(folder, jar))) {
            return Optional.empty();
        }
        return Optional.of(new PreparedFolder(folder.resolve(jar.getFileName())));
    }

    /** Whether a folder may be replaced: there is none, it is empty, or it says that an earlier preparation made it. */
    static boolean isOurs(Path folder) throws IOException {
        if (Files.notExists(folder) || Files.isRegularFile(folder.resolve(ORIGIN))) {
            return true;
        }
        try (var content = Files.list(folder)) {
            return content.findAny().isEmpty();
        }
    }

    /** A folder that says whose it is before anything else is in it. */
    static void begin(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(ORIGIN), "being unpacked");
    }

    /** Says of which jar the folder was made and what belongs to it. */
    static void finish(Path folder, Path jar) throws IOException {
        Files.writeString(folder.resolve(ORIGIN), inventory(folder, jar));
    }

    /** The jar's contents, and how long each file is that was made of them: a copy that broke off is not started from. */
    private static String inventory(Path folder, Path jar) throws IOException {
        StringBuilder said = new StringBuilder(contentsOf(jar)).append('\n');
        List<Path> files = new ArrayList<>(List.of(folder.resolve(jar.getFileName())));
        try (var libraries = Files.list(folder.resolve("lib"))) {
            libraries.sorted().forEach(files::add);
        } catch (NoSuchFileException nothingUnpacked) {
            return said.toString();
        }
        for (Path file : files) {
            said.append(file.getFileName()).append(' ').append(length(file)).append('\n');
        }
        return said.toString();
    }

    private static long length(Path file) throws IOException {
        return Files.isRegularFile(file) ? Files.size(file) : -1;
    }

    static Path beside(Path jar) {
        String name = jar.getFileName().toString();
        return jar.resolveSibling(name.substring(0, name.length() - ".jar".length()));
    }

    /** Whether there is an archive, as long as it was when it was made: Java would break down over half of one. */
    boolean hasArchive() {
        try {
            Path length = lengthOfArchive();
            return Files.isRegularFile(length) && Files.readString(length).equals(String.valueOf(length(archive())));
        } catch (IOException e) {
            return false;
        }
    }

    void archiveIsWhole() throws IOException {
        Files.writeString(lengthOfArchive(), String.valueOf(length(archive())));
    }

    private Path lengthOfArchive() {
        return jar.resolveSibling(archive().getFileName() + ".length");
    }

    /** The archive of the JVM that runs now. It fits this very version and no other. */
    Path archive() {
        String version = System.getProperty("java.vm.vendor") + "-" + System.getProperty("java.vm.version");
        return jar.resolveSibling(
                "classes-" + version.replaceAll("[^\\w.+-]+", "-") + (isAheadOfTime() ? ".aot" : ".jsa"));
    }

    /** From Java 25 on, an archive also holds linked classes and what is worth compiling first. */
    static boolean isAheadOfTime() {
        return Runtime.version().feature() >= 25;
    }

    /** Without a word where the archive does not fit after all: Java then loads the classes as ever. */
    List<String> archiveOptions() {
        if (!hasArchive()) {
            return List.of();
        }
        List<String> options = new ArrayList<>();
        options.add((isAheadOfTime() ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + archive());
        // Where it was made for: moved anywhere else, all of it would be read, and kept in memory, at once.
        options.addAll(List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0"));
        options.addAll(
                isAheadOfTime()
                        ? List.of("-Xlog:aot*=off", "-Xlog:cds*=off")
                        : List.of("-Xlog:cds*=off", "-Xlog:class+path=off"));
        return options;
    }

    /** A digest of the table of contents of a jar, in which the checksum of each of its files stands. */
    static String contentsOf(Path jar) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(jar.toFile(), "r")) {
            int length = (int) Math.min(file.length(), LENGTH_OF_END + LONGEST_COMMENT);
            ByteBuffer tail = read(file, file.length() - length, length);
            for (int at = length - LENGTH_OF_END; at >= 0; at--) {
                if (tail.getInt(at) == END_OF_CONTENTS) {
                    int size = tail.getInt(at + AT_LENGTH);
                    long start = Integer.toUnsignedLong(tail.getInt(at + AT_LENGTH + Integer.BYTES));
                    return digest(read(file, start, size));
                }
            }
            throw new IOException(jar + " is no jar");
        }
    }

    private static ByteBuffer read(RandomAccessFile file, long position, int length) throws IOException {
        byte[] bytes = new byte[length];
        file.seek(position);
        file.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static String digest(ByteBuffer bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
