package app.handoff.files;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A picture as phones take it: HEIF with pictures in HEVC, by ISO/IEC 23008-12. It is made of boxes within boxes; each has to end where
 * the next begins, and what the picture is made of has to be there.
 */
final class HeicPicture {

    /** What the first box says: HEVC pictures, or pictures of any kind that are told by the other names in it. */
    private static final Set<String> OF_HEVC = Set.of("heic", "heix", "heim", "heis");

    private static final String OF_ANY_KIND = "mif1";

    /** Beside the picture some phones keep a moment before it, and facts of their own. */
    private static final Set<String> KNOWN = Set.of("ftyp", "meta", "mdat", "free", "skip", "mpvd", "sefd");

    private static final int HEADER = 8;
    private static final int LONG_HEADER = 16;
    private static final int MOST_BOXES = 10_000;
    private static final int LONGEST_LIST = 1024 * 1024;

    private final RandomAccessFile file;
    private int boxes;

    private HeicPicture(RandomAccessFile file) {
        this.file = file;
    }

    /**
     * How many pixels the largest picture in the file has.
     *
     * @throws IOException if it is no such picture, or not a whole one
     */
    static long pixels(Path path) throws IOException {
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            return new HeicPicture(file).pixels();
        }
    }

    private long pixels() throws IOException {
        var all = boxes(0, file.length());
        require(!all.isEmpty() && all.get(0).type().equals("ftyp") && isOfHevc(all.get(0)));
        require(all.stream().allMatch(box -> KNOWN.contains(box.type())));
        require(all.stream().skip(1).noneMatch(box -> box.type().equals("ftyp")));
        var data = all.stream().filter(box -> box.type().equals("mdat")).toList();
        var meta = only(all, "meta");
        var parts = boxes(meta.from() + Integer.BYTES, meta.to());
        require(word(only(parts, "hdlr").from() + 8).equals("pict"));
        requireItems(only(parts, "iloc"), data, parts);
        var properties = only(boxes(only(parts, "iprp")), "ipco");
        long most = 0;
        for (var property : boxes(properties)) {
            if (property.type().equals("ispe")) {
                require(property.to() - property.from() >= 12);
                most = Math.max(most, number(property.from() + 4, 4) * number(property.from() + 8, 4));
            }
        }
        require(most > 0);
        return most;
    }

    private boolean isOfHevc(Box box) throws IOException {
        long length = box.to() - box.from();
        require(length >= 8 && length % 4 == 0 && length <= 256);
        var major = word(box.from());
        if (OF_HEVC.contains(major)) {
            return true;
        }
        boolean named = false;
        for (long at = box.from() + 8; at < box.to(); at += 4) {
            named |= OF_HEVC.contains(word(at));
        }
        return major.equals(OF_ANY_KIND) && named;
    }

    /** Where the bytes of each item lie: within the data of this file, and nowhere else. */
    private void requireItems(Box places, List<Box> data, List<Box> parts) throws IOException {
        require(places.to() - places.from() <= LONGEST_LIST);
        long version = number(places.from(), 1);
        require(version <= 2);
        long at = places.from() + 4;
        long sizes = number(at, 2);
        int offset = (int) (sizes >> 12 & 0xF);
        int length = (int) (sizes >> 8 & 0xF);
        int base = (int) (sizes >> 4 & 0xF);
        int index = version == 0 ? 0 : (int) (sizes & 0xF);
        require(offset <= 8 && length <= 8 && base <= 8 && index <= 8);
        at += 2;
        int counted = version < 2 ? 2 : 4;
        long items = number(at, counted);
        at += counted;
        require(items > 0 && items <= MOST_BOXES);
        for (long item = 0; item < items; item++) {
            at += counted;
            long method = 0;
            if (version > 0) {
                method = number(at, 2) & 0xF;
                at += 2;
            }
            at += 2;
            long from = number(at, base);
            at += base;
            long extents = number(at, 2);
            at += 2;
            require(extents <= MOST_BOXES && at <= places.to());
            for (long extent = 0; extent < extents; extent++) {
                at += index;
                long begin = from + number(at, offset);
                long size = number(at + offset, length);
                at += offset + length;
                require(at <= places.to() && isThere(method, begin, size, data, parts));
            }
        }
        require(at == places.to());
    }

    private static boolean isThere(long method, long begin, long size, List<Box> data, List<Box> parts) {
        if (method == 0) {
            return begin >= 0 && size > 0 && data.stream().anyMatch(box -> box.holds(begin, size));
        }
        return method == 2
                || method == 1
                        && begin >= 0
                        && parts.stream()
                                .anyMatch(box -> box.type().equals("idat") && box.holds(box.from() + begin, size));
    }

    private List<Box> boxes(Box around) throws IOException {
        return boxes(around.from(), around.to());
    }

    private List<Box> boxes(long from, long to) throws IOException {
        var found = new ArrayList<Box>();
        for (long at = from; at < to; ) {
            require(to - at >= HEADER && ++boxes <= MOST_BOXES);
            long size = number(at, 4);
            var type = word(at + 4);
            int header = HEADER;
            if (size == 1) {
                require(to - at >= LONG_HEADER);
                size = number(at + HEADER, 8);
                header = LONG_HEADER;
            }
            require(size >= header && size <= to - at);
            found.add(new Box(type, at + header, at + size));
            at += size;
        }
        return found;
    }

    private Box only(List<Box> boxes, String type) throws IOException {
        var found = boxes.stream().filter(box -> box.type().equals(type)).toList();
        require(found.size() == 1);
        return found.get(0);
    }

    private String word(long at) throws IOException {
        var bytes = new byte[4];
        file.seek(at);
        file.readFully(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private long number(long at, int bytes) throws IOException {
        file.seek(at);
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number = number << 8 | file.readUnsignedByte();
        }
        return number;
    }

    private static void require(boolean asSaid) throws IOException {
        if (!asSaid) {
            throw new IOException("no whole picture");
        }
    }

    /** @param from where its content begins */
    private record Box(String type, long from, long to) {

        boolean holds(long begin, long size) {
            return begin >= from && size >= 0 && size <= to - begin;
        }
    }
}
