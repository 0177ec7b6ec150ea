package app.handoff.files;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * A ZIP archive of which every byte is accounted for: its directory, the header before each part and the part itself say the same, and
 * nothing stands before, between or behind them. So every program that unpacks it finds what was looked at here.
 */
final class Archive implements Closeable {

    private static final int HEADER = 0x04034b50;
    private static final int HEADER_LENGTH = 30;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_LENGTH = 46;
    private static final int SUMS = 0x08074b50;

    private static final int LOCKED = 1 | 1 << 6 | 1 << 13;
    private static final int SUMS_FOLLOW = 1 << 3;
    private static final int IN_UNICODE = 1 << 11;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    /** Larger than four gigabytes. */
    private static final int ELSEWHERE = 0xFFFFFFFF;
    /** The name once more in Unicode. */
    private static final int UNICODE_NAME = 0x7075;

    private static final int KIND_OF_ENTRY = 28;
    private static final int LINK = 0xA;

    private static final Charset OLD_NAMES = Charset.forName("IBM437");

    private final FileChannel file;
    private final List<Part> parts;

    private Archive(FileChannel file, List<Part> parts) {
        this.file = file;
        this.parts = parts;
    }

    /**
     * @param end what the last record says; the caller has found that it is not too much to read
     * @throws ZipException if anything contradicts anything else
     */
    static Archive open(Path path, EndOfArchive end) throws IOException {
        var file = FileChannel.open(path, StandardOpenOption.READ);
        try {
            return new Archive(file, new Layout(file, end).parts());
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** In the order in which they stand in the file; folders too. */
    List<Part> parts() {
        return parts;
    }

    /** What comes out of a part; at its end it turns out whether that was all, and whole: else {@link ZipException}. */
    InputStream unpack(Part part) {
        return new Unpacking(part, new Piece(file, part.at(), part.packed()));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /**
     * @param name as programs show it
     * @param plainName as programs show it that know no Unicode; mostly the same
     * @param at where its packed bytes begin
     * @param packed how many they are
     * @param link whether it only leads to another file
     */
    record Part(
            String name,
            String plainName,
            boolean stored,
            boolean locked,
            boolean link,
            long at,
            long packed,
            long size,
            long checksum) {

        boolean isFolder() {
            return name.endsWith("/");
        }
    }

    /** Reads the directory, and holds the headers against it. */
    private record Layout(FileChannel file, EndOfArchive end) {

        List<Part> parts() throws IOException {
            long directory = end.at() - end.directorySize();
            require(directory >= 0 && directory == end.directoryAt());
            var bytes = read(directory, (int) end.directorySize());
            var entries = new ArrayList<Entry>();
            while (bytes.hasRemaining()) {
                entries.add(entry(bytes));
            }
            require(entries.size() == end.entries());
            entries.sort(Comparator.comparingLong(Entry::headerAt));
            var parts = new ArrayList<Part>();
            long next = 0;
            for (int i = 0; i < entries.size(); i++) {
                require(entries.get(i).headerAt() == next);
                next = i + 1 < entries.size() ? entries.get(i + 1).headerAt() : directory;
                parts.add(part(entries.get(i), next));
            }
            require(next == directory);
            return List.copyOf(parts);
        }

        private Entry entry(ByteBuffer bytes) throws IOException {
            require(bytes.remaining() >= ENTRY_LENGTH && bytes.getInt() == ENTRY);
            int start = bytes.position() - Integer.BYTES;
            int nameLength = Short.toUnsignedInt(bytes.getShort(start + 28));
            int extraLength = Short.toUnsignedInt(bytes.getShort(start + 30));
            int commentLength = Short.toUnsignedInt(bytes.getShort(start + 32));
            require(bytes.limit() - start >= ENTRY_LENGTH + nameLength + extraLength + commentLength);
            require(bytes.getInt(start + 20) != ELSEWHERE
                    && bytes.getInt(start + 24) != ELSEWHERE
                    && bytes.getInt(start + 42) != ELSEWHERE);
            var name = new byte[nameLength];
            bytes.get(start + ENTRY_LENGTH, name);
            var extra =
                    bytes.slice(start + ENTRY_LENGTH + nameLength, extraLength).order(ByteOrder.LITTLE_ENDIAN);
            bytes.position(start + ENTRY_LENGTH + nameLength + extraLength + commentLength);
            return new Entry(
                    name,
                    extra,
                    Short.toUnsignedInt(bytes.getShort(start + 8)),
                    Short.toUnsignedInt(bytes.getShort(start + 10)),
                    Integer.toUnsignedLong(bytes.getInt(start + 16)),
                    Integer.toUnsignedLong(bytes.getInt(start + 20)),
                    Integer.toUnsignedLong(bytes.getInt(start + 24)),
                    bytes.getInt(start + 38) >>> KIND_OF_ENTRY == LINK,
                    Integer.toUnsignedLong(bytes.getInt(start + 42)));
        }

        private Part part(Entry entry, long next) throws IOException {
            require(entry.headerAt() + HEADER_LENGTH <= next);
            var header = read(entry.headerAt(), HEADER_LENGTH);
            require(header.getInt(0) == HEADER);
            int flags = Short.toUnsignedInt(header.getShort(6));
            require(flags == entry.flags() && Short.toUnsignedInt(header.getShort(8)) == entry.method());
            require(entry.method() == STORED || entry.method() == DEFLATED);
            require(entry.method() == DEFLATED || entry.packed() == entry.size() || entry.isLocked());
            if ((flags & SUMS_FOLLOW) == 0) {
                require(Integer.toUnsignedLong(header.getInt(14)) == entry.checksum()
                        && Integer.toUnsignedLong(header.getInt(18)) == entry.packed()
                        && Integer.toUnsignedLong(header.getInt(22)) == entry.size());
            }
            int nameLength = Short.toUnsignedInt(header.getShort(26));
            long at = entry.headerAt() + HEADER_LENGTH + nameLength + Short.toUnsignedInt(header.getShort(28));
            require(nameLength == entry.name().length && at + entry.packed() <= next);
            require(read(entry.headerAt() + HEADER_LENGTH, nameLength).equals(ByteBuffer.wrap(entry.name())));
            requireOnlySums(entry, at + entry.packed(), next);
            return new Part(
                    entry.shownName(),
                    entry.plainName(),
                    entry.method() == STORED,
                    entry.isLocked(),
                    entry.link(),
                    at,
                    entry.packed(),
                    entry.size(),
                    entry.checksum());
        }

        /** Behind a part that was written as it came stand its checksum and sizes, in one of four ways. */
        private void requireOnlySums(Entry entry, long from, long to) throws IOException {
            if (from == to) {
                return;
            }
            require((entry.flags() & SUMS_FOLLOW) != 0 && to - from <= 24 && (to - from) % 4 == 0 && to - from >= 12);
            var sums = read(from, (int) (to - from));
            boolean marked = sums.remaining() == 16 || sums.remaining() == 24;
            require(!marked || sums.getInt() == SUMS);
            require(Integer.toUnsignedLong(sums.getInt()) == entry.checksum());
            boolean wide = sums.remaining() == 16;
            require(entry.packed() == (wide ? sums.getLong() : Integer.toUnsignedLong(sums.getInt())));
            require(entry.size() == (wide ? sums.getLong() : Integer.toUnsignedLong(sums.getInt())));
        }

        private ByteBuffer read(long at, int length) throws IOException {
            var bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
            while (bytes.hasRemaining()) {
                require(file.read(bytes, at + bytes.position()) >= 0);
            }
            return bytes.flip();
        }
    }

    /** What the directory says about a part. */
    private record Entry(
            byte[] name,
            ByteBuffer extra,
            int flags,
            int method,
            long checksum,
            long packed,
            long size,
            boolean link,
            long headerAt) {

        boolean isLocked() {
            return (flags & LOCKED) != 0;
        }

        String plainName() throws IOException {
            return (flags & IN_UNICODE) != 0 ? unicode(ByteBuffer.wrap(name)) : new String(name, OLD_NAMES);
        }

        String shownName() throws IOException {
            while (extra.remaining() >= 4) {
                int field = Short.toUnsignedInt(extra.getShort());
                int length = Short.toUnsignedInt(extra.getShort());
                require(length <= extra.remaining());
                if (field == UNICODE_NAME && length > 5) {
                    return unicode(extra.slice(extra.position() + 5, length - 5));
                }
                extra.position(extra.position() + length);
            }
            return plainName();
        }

        private static String unicode(ByteBuffer bytes) throws IOException {
            try {
                return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            } catch (CharacterCodingException e) {
                throw new ZipException();
            }
        }
    }

    private static void require(boolean agrees) throws ZipException {
        if (!agrees) {
            throw new ZipException();
        }
    }

    /** Some bytes of the file. */
    private static final class Piece extends InputStream {

        private final FileChannel file;
        private final long end;
        private long at;

        Piece(FileChannel file, long at, long length) {
            this.file = file;
            this.at = at;
            this.end = at + length;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (at == end) {
                return -1;
            }
            int read = file.read(ByteBuffer.wrap(target, offset, (int) Math.min(length, end - at)), at);
            if (read < 0) {
                throw new EOFException();
            }
            at += read;
            return read;
        }
    }

    private static final class Unpacking extends InputStream {

        private static final int BUFFER = 16 * 1024;

        private final Part part;
        private final Inflater inflater = new Inflater(true);
        private final InputStream source;
        private final CRC32 checksum = new CRC32();
        private long size;

        Unpacking(Part part, InputStream packed) {
            this.part = part;
            this.source = part.stored() ? packed : new InflaterInputStream(packed, inflater, BUFFER);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = unpacked(target, offset, length);
            if (read < 0) {
                require(size == part.size() && checksum.getValue() == part.checksum());
                require(part.stored() || inflater.getBytesRead() == part.packed());
            } else {
                size += read;
                require(size <= part.size());
                checksum.update(target, offset, read);
            }
            return read;
        }

        private int unpacked(byte[] target, int offset, int length) throws IOException {
            try {
                return source.read(target, offset, length);
            } catch (EOFException cut) {
                throw new ZipException();
            }
        }

        @Override
        public void close() {
            inflater.end();
        }
    }
}
