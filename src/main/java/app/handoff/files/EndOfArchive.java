package app.handoff.files;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the last record of a ZIP archive says, read before anything believes it.
 *
 * @param at where the record itself begins
 */
record EndOfArchive(int entries, long directorySize, long directoryAt, long at) {

    private static final int SIGNATURE = 0x06054b50;
    private static final int LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;

    /** The record that ends exactly where the file ends, or null: then it is no proper archive. */
    static @Nullable EndOfArchive find(Path path) throws IOException {
        var tail = tail(path);
        for (int at = tail.limit() - LENGTH; at >= 0; at--) {
            if (tail.getInt(at) == SIGNATURE
                    && at + LENGTH + Short.toUnsignedInt(tail.getShort(at + 20)) == tail.limit()) {
                return new EndOfArchive(
                        Short.toUnsignedInt(tail.getShort(at + 10)),
                        Integer.toUnsignedLong(tail.getInt(at + 12)),
                        Integer.toUnsignedLong(tail.getInt(at + 16)),
                        Files.size(path) - tail.limit() + at);
            }
        }
        return null;
    }

    /** Whether a program that is not strict could open the file as an archive. */
    static boolean isAnywhere(Path path) throws IOException {
        var tail = tail(path);
        for (int at = tail.limit() - LENGTH; at >= 0; at--) {
            if (tail.getInt(at) == SIGNATURE) {
                return true;
            }
        }
        return false;
    }

    private static ByteBuffer tail(Path path) throws IOException {
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            var tail = new byte[(int) Math.min(file.length(), LENGTH + LONGEST_COMMENT)];
            file.seek(file.length() - tail.length);
            file.readFully(tail);
            return ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
        }
    }
}
