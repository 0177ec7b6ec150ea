package app.handoff.files;

import app.handoff.kernel.RuleViolation;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is being uploaded, on disk until it has been looked at: a file of any size passes through a few kilobytes of
 * memory.
 */
record Content(Path path, long size, String sha256) implements Closeable {

    private static final int BUFFER = 64 * 1024;

    /**
     * Writes at most the allowed size to disk.
     *
     * @throws RuleViolation if there is nothing or too much
     */
    static Content spool(InputStream source, FileName name, FileRules rules) throws IOException {
        var content = spool(source, rules.maxBytes(), () -> name.tooLarge(rules));
        if (content.size() == 0) {
            content.close();
            throw name.empty();
        }
        return content;
    }

    /**
     * Writes to disk whatever comes, as long as it is no more than that.
     *
     * @param most in bytes
     */
    static Content spool(InputStream source, long most, Supplier<RuleViolation> tooMuch) throws IOException {
        return spool(source, (read, size) -> size <= most, tooMuch);
    }

    /**
     * Writes to disk what comes out of a part of an archive.
     *
     * @param packed how many bytes of the archive it takes
     */
    static Content unpacked(InputStream source, long packed, Room room, Supplier<RuleViolation> tooMuch)
            throws IOException {
        return spool(source, (read, size) -> room.take(read, size, packed), tooMuch);
    }

    private static Content spool(InputStream source, Bound bound, Supplier<RuleViolation> tooMuch) throws IOException {
        Path path = null;
        try {
            path = Files.createTempFile("handoff-upload-", null);
            var digest = MessageDigest.getInstance("SHA-256");
            long size = 0;
            try (OutputStream disk = Files.newOutputStream(path)) {
                var buffer = new byte[BUFFER];
                for (int read = source.read(buffer); read >= 0; read = source.read(buffer)) {
                    size += read;
                    if (!bound.allows(read, size)) {
                        throw tooMuch.get();
                    }
                    digest.update(buffer, 0, read);
                    disk.write(buffer, 0, read);
                }
            }
            return new Content(path, size, HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (IOException | RuntimeException e) {
            delete(path);
            throw e;
        }
    }

    /** How much may be written. */
    private interface Bound {

        /**
         * @param read how many bytes came just now
         * @param size how many have come by now
         */
        boolean allows(int read, long size);
    }

    InputStream open() throws IOException {
        return Files.newInputStream(path);
    }

    @Override
    public void close() {
        delete(path);
    }

    private static void delete(@Nullable Path path) {
        try {
            if (path != null) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
