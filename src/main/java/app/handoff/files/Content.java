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
    static Content spool(InputStream source, FileName name, FileRules rules) {
        Path path = null;
        try {
            path = Files.createTempFile("handoff-upload-", null);
            var digest = MessageDigest.getInstance("SHA-256");
            long size = 0;
            try (OutputStream disk = Files.newOutputStream(path)) {
                var buffer = new byte[BUFFER];
                for (int read = source.read(buffer); read >= 0; read = source.read(buffer)) {
                    size += read;
                    if (size > rules.maxBytes()) {
                        throw new RuleViolation("files.tooLarge", name.text(), rules.maxMegabytes());
                    }
                    digest.update(buffer, 0, read);
                    disk.write(buffer, 0, read);
                }
            }
            if (size == 0) {
                throw new RuleViolation("files.empty", name.text());
            }
            return new Content(path, size, HexFormat.of().formatHex(digest.digest()));
        } catch (IOException e) {
            delete(path);
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (RuntimeException e) {
            delete(path);
            throw e;
        }
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
