package app.handoff.files;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A GIF picture: blocks that end where the next begins, the last one at the end of the file. */
final class GifPicture {

    private static final int PICTURE = 0x2C;
    private static final int EXTENSION = 0x21;
    private static final int END = 0x3B;
    private static final int HAS_COLOURS = 0x80;
    private static final int COLOURS = 7;
    private static final int MOST_PICTURES = 5_000;

    private final DataInputStream in;

    private GifPicture(DataInputStream in) {
        this.in = in;
    }

    /**
     * How many pixels it has.
     *
     * @throws IOException if it is no such picture, or not a whole one
     */
    static long pixels(Path path) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
            return new GifPicture(in).pixels();
        }
    }

    private long pixels() throws IOException {
        var version = new String(in.readNBytes(6), StandardCharsets.ISO_8859_1);
        require(version.equals("GIF87a") || version.equals("GIF89a"));
        long pixels = (long) side() * side();
        skipColours(in.readUnsignedByte());
        in.skipNBytes(2);
        int pictures = 0;
        for (int block = in.readUnsignedByte(); block != END; block = in.readUnsignedByte()) {
            if (block == PICTURE) {
                require(++pictures <= MOST_PICTURES);
                in.skipNBytes(4);
                pixels = Math.max(pixels, (long) side() * side());
                skipColours(in.readUnsignedByte());
            } else {
                require(block == EXTENSION);
            }
            in.skipNBytes(1);
            for (int length = in.readUnsignedByte(); length > 0; length = in.readUnsignedByte()) {
                in.skipNBytes(length);
            }
        }
        require(pictures > 0 && pixels > 0 && in.read() < 0);
        return pixels;
    }

    private int side() throws IOException {
        return in.readUnsignedByte() | in.readUnsignedByte() << 8;
    }

    private void skipColours(int flags) throws IOException {
        if ((flags & HAS_COLOURS) != 0) {
            in.skipNBytes(3L << (flags & COLOURS) + 1);
        }
    }

    private static void require(boolean asSaid) throws IOException {
        if (!asSaid) {
            throw new IOException("no whole picture");
        }
    }
}
