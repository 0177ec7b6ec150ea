package app.handoff.files;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;

/** A WebP picture: chunks in a container that says how long it is, each ending where the next begins. */
final class WebpPicture {

    private static final Set<String> PICTURES = Set.of("VP8 ", "VP8L", "ANMF");
    private static final Set<String> KNOWN =
            Set.of("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP", "EXIF", "XMP ");

    private static final int HEADER = 8;
    private static final int FIRST_CHUNK = 12;
    private static final int START_OF_PICTURE = 0x9D012A;
    private static final int LOSSLESS = 0x2F;
    private static final int FOURTEEN_BITS = 0x3FFF;

    private final RandomAccessFile file;

    private WebpPicture(RandomAccessFile file) {
        this.file = file;
    }

    /**
     * How many pixels it has.
     *
     * @throws IOException if it is no such picture, or not a whole one
     */
    static long pixels(Path path) throws IOException {
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            return new WebpPicture(file).pixels();
        }
    }

    private long pixels() throws IOException {
        require(file.length() > FIRST_CHUNK + HEADER
                && word(0).equals("RIFF")
                && word(HEADER).equals("WEBP"));
        require(number(4, 4) + HEADER == file.length());
        long pixels = 0;
        boolean pictured = false;
        for (long at = FIRST_CHUNK; at < file.length(); ) {
            require(file.length() - at >= HEADER);
            var type = word(at);
            long size = number(at + 4, 4);
            require(KNOWN.contains(type) && size <= file.length() - at - HEADER);
            pictured |= PICTURES.contains(type);
            pixels = Math.max(pixels, pixels(type, at + HEADER, size));
            at += HEADER + size + size % 2;
            require(at <= file.length());
        }
        require(pictured && pixels > 0);
        return pixels;
    }

    private long pixels(String type, long at, long size) throws IOException {
        return switch (type) {
            case "VP8X" -> {
                require(size == 10);
                yield (number(at + 4, 3) + 1) * (number(at + 7, 3) + 1);
            }
            case "VP8L" -> {
                require(size > 5 && number(at, 1) == LOSSLESS);
                long sides = number(at + 1, 4);
                yield ((sides & FOURTEEN_BITS) + 1) * ((sides >> 14 & FOURTEEN_BITS) + 1);
            }
            case "VP8 " -> {
                require(size > 10 && Long.reverseBytes(number(at + 3, 3)) >>> 40 == START_OF_PICTURE);
                yield (number(at + 6, 2) & FOURTEEN_BITS) * (number(at + 8, 2) & FOURTEEN_BITS);
            }
            default -> 0;
        };
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
            number |= (long) file.readUnsignedByte() << 8 * i;
        }
        return number;
    }

    private static void require(boolean asSaid) throws IOException {
        if (!asSaid) {
            throw new IOException("no whole picture");
        }
    }
}
