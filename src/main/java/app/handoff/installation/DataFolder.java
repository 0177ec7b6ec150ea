package app.handoff.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.util.FileSystemUtils;

/** The folder that holds everything an installation writes. Only its own user may look inside. */
final class DataFolder {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private static final Set<Path> LOCKED_HERE = ConcurrentHashMap.newKeySet();

    private final Path root;

    private DataFolder(Path root) {
        this.root = root;
    }

    static DataFolder at(Path path) {
        Path root = path.toAbsolutePath().normalize();
        try {
            if (!Files.isDirectory(root)) {
                Files.createDirectories(root, onlyForOwner("rwx------"));
            }
            if (!Files.isWritable(root)) {
                throw new InstallationProblem("Handoff may not write to its data folder " + root
                        + ". Give its user the right to, or name another folder with --handoff.data=<folder>.");
            }
            return new DataFolder(root.toRealPath());
        } catch (IOException e) {
            throw new InstallationProblem(
                    "Handoff cannot create its data folder " + root
                            + ". Create it yourself, or name another folder with --handoff.data=<folder>.",
                    e);
        }
    }

    Path resolve(String name) {
        return root.resolve(name);
    }

    /** Keeps every other instance out until the lock is closed; the system closes it when this process dies, however it dies. */
    Lock lock() {
        // Asked first, because on many systems closing a second channel to the file would let go of the first one's
        // lock.
        if (!LOCKED_HERE.add(root)) {
            throw inUse();
        }
        boolean locked = false;
        try {
            FileChannel channel =
                    FileChannel.open(root.resolve("handoff.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw inUse();
            }
            locked = true;
            return new Lock(root, channel);
        } catch (IOException e) {
            throw new InstallationProblem("Handoff cannot lock its data folder " + root + ": " + e.getMessage(), e);
        } finally {
            if (!locked) {
                LOCKED_HERE.remove(root);
            }
        }
    }

    private DataFolderInUse inUse() {
        return new DataFolderInUse("Handoff is already running on the data folder " + root
                + ". Use the one that runs, stop it first, or name another folder with --handoff.data=<folder>.");
    }

    /** The content of a file for the owner's eyes only, which is written with the given content when it does not exist yet. */
    String readOrCreate(String name, String initialContent) throws IOException {
        Path file = root.resolve(name);
        try {
            String content = Files.readString(file);
            keepPrivate(file, "rw-------");
            return content;
        } catch (NoSuchFileException e) {
            writePrivately(file, initialContent);
            return initialContent;
        }
    }

    /** Complete or not there at all: a power cut must not leave half a key behind. */
    static void writePrivately(Path file, String content) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, onlyForOwner("rw-------"));
        if (!POSIX) {
            draft.toFile().setReadable(false, false);
            draft.toFile().setReadable(true, true);
        }
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
        move(draft, file);
    }

    /** Takes the rights of everybody else away, which somebody may have given without thinking of it. */
    static void keepPrivate(Path path, String rights) throws IOException {
        if (POSIX) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
        }
    }

    static void createPrivateFolder(Path folder) throws IOException {
        try {
            Files.createDirectory(folder, onlyForOwner("rwx------"));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** How many bytes lie in a folder. */
    static long size(Path folder) throws IOException {
        long[] size = {0};
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                size[0] += attributes.size();
                return FileVisitResult.CONTINUE;
            }
        });
        return size[0];
    }

    static void delete(Path folder) throws IOException {
        FileSystemUtils.deleteRecursively(folder);
    }

    private static FileAttribute<?>[] onlyForOwner(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    @Override
    public String toString() {
        return root.toString();
    }

    /** Held while an instance works on the folder. */
    record Lock(Path root, FileChannel channel) implements AutoCloseable {

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                LOCKED_HERE.remove(root);
            }
        }
    }
}
