package app.handoff.installation;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A backup in one file, made while Handoff works and then restored: the file is unpacked, a database server of its own starts on
 * what was in it, and every table is counted and compared with what was stored when the backup was made.
 */
final class ProvenBackup {

    /** The database that is restored for the proof serves nobody and is thrown away. */
    private static final Map<String, String> SMALL_AND_FAST =
            Map.of("fsync", "off", "shared_buffers", "16MB", "max_connections", "20");

    /** The copy, the file, and what is unpacked from it lie side by side for a while. */
    private static final int ROOM = 3;

    private static final long MEGABYTE = 1_000_000;

    private final Path data;
    private final Path folder;
    private final Consumer<Step> progress;

    /**
     * @param data the data folder of a running Handoff
     * @param folder where backups lie
     * @param progress is told of each step as it begins
     */
    ProvenBackup(Path data, Path folder, Consumer<Step> progress) {
        this.data = data;
        this.folder = folder;
        this.progress = progress;
    }

    /**
     * Makes the backup and restores it.
     *
     * @param file does not exist yet
     * @return what the proof found
     * @throws InstallationProblem if the backup cannot be made or cannot be restored
     */
    Proof make(Path file) {
        Path copy = folder.resolve("copying");
        Path draft = folder.resolve("packing.zip");
        Path scratch = folder.resolve("restoring");
        try {
            DataFolder.createPrivateFolder(folder);
            clear(copy, draft, scratch);
            requireRoom();
            progress.accept(Step.COPYING);
            Map<String, String> before = Backup.takeCounted(data, copy);
            progress.accept(Step.PACKING);
            pack(copy, draft);
            DataFolder.delete(copy);
            progress.accept(Step.RESTORING);
            unpack(draft, scratch);
            progress.accept(Step.COMPARING);
            Proof proof = Proof.of(before, count(scratch));
            DataFolder.move(draft, file);
            return proof;
        } catch (IOException | SQLException e) {
            throw new InstallationProblem("The backup failed: " + e.getMessage(), e);
        } finally {
            try {
                clear(copy, draft, scratch);
            } catch (IOException e) {
                // It is in nobody's way: the next backup removes it first.
            }
        }
    }

    private static void clear(Path copy, Path draft, Path scratch) throws IOException {
        DataFolder.delete(copy);
        DataFolder.delete(scratch);
        Files.deleteIfExists(draft);
    }

    private void requireRoom() throws IOException {
        long size = 0;
        for (Path cluster : Clusters.in(data).values()) {
            size += DataFolder.size(cluster);
        }
        long needed = ROOM * size;
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < needed) {
            throw new InstallationProblem("A backup needs " + (needed / MEGABYTE + 1) + " MB beside the data, and "
                    + free / MEGABYTE + " MB are free.");
        }
    }

    /** Every file and every folder, since the server also wants its empty ones. */
    static void pack(Path folder, Path file) throws IOException {
        DataFolder.writePrivately(file, "");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(out))) {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) throws IOException {
                    if (!each.equals(folder)) {
                        zip.putNextEntry(new ZipEntry(name(folder, each) + "/"));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) throws IOException {
                    zip.putNextEntry(new ZipEntry(name(folder, each)));
                    Files.copy(each, zip);
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
            written.force(true);
        }
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    /** As a person would, with the rights that files get who does not think of them. */
    static void unpack(Path file, Path folder) throws IOException {
        DataFolder.createPrivateFolder(folder);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("The backup reaches outside its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(zip, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static Map<String, String> count(Path restored) throws SQLException {
        Map<String, String> found = new TreeMap<>();
        try (EmbeddedServer server = EmbeddedServer.start(restored, SMALL_AND_FAST);
                Connection connection = server.connect(Cluster.DATABASE)) {
            for (String table : Upgrade.tables(connection).keySet()) {
                found.put(table, Upgrade.sum(connection, table));
            }
        }
        return found;
    }

    /** What is done one after the other. */
    enum Step {
        COPYING,
        PACKING,
        RESTORING,
        COMPARING
    }

    /**
     * What the restored backup was found to hold.
     *
     * @param rows in all tables together, as they were when the backup was made
     * @param differences how many tables are missing, too many, or do not hold the same rows
     */
    record Proof(int tables, long rows, int differences) {

        static Proof of(Map<String, String> before, Map<String, String> restored) {
            long rows = before.values().stream()
                    .mapToLong(sum -> Long.parseLong(sum.split(" ", 2)[0]))
                    .sum();
            long differing = before.entrySet().stream()
                    .filter(table -> !table.getValue().equals(restored.get(table.getKey())))
                    .count();
            long unknown = restored.keySet().stream()
                    .filter(table -> !before.containsKey(table))
                    .count();
            return new Proof(before.size(), rows, (int) (differing + unknown));
        }
    }
}
