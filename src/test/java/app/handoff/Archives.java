package app.handoff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipFile;

/** What is in an archive, read by its directory as people's programs do: read as a stream, some do not say how long a part is. */
public final class Archives {

    private Archives() {}

    /** By their names, in the order of the directory. */
    public static Map<String, byte[]> entries(byte[] archive) {
        try {
            var file = Files.createTempFile("archive", ".zip");
            try {
                Files.write(file, archive);
                return entries(new ZipFile(file.toFile(), StandardCharsets.UTF_8));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, byte[]> entries(ZipFile archive) throws IOException {
        var entries = new LinkedHashMap<String, byte[]>();
        try (archive) {
            for (var entry : archive.stream().toList()) {
                entries.put(entry.getName(), archive.getInputStream(entry).readAllBytes());
            }
        }
        return entries;
    }
}
