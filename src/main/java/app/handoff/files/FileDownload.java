package app.handoff.files;

import app.handoff.kernel.NotFound;
import app.handoff.tenancy.Tenancy;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.IntFunction;
import org.springframework.core.io.AbstractResource;

/**
 * A stored file as a page sends it. Each piece is read in a short transaction of its own, as the business and the role
 * that asked: a slow reader holds no connection to the database.
 */
class FileDownload extends AbstractResource {

    private final String name;
    private final long size;
    private final IntFunction<byte[]> chunks;
    private final Tenancy.Scope scope = Tenancy.required();

    FileDownload(String name, long size, IntFunction<byte[]> chunks) {
        this.name = name;
        this.size = size;
        this.chunks = chunks;
    }

    @Override
    public String getDescription() {
        return "stored file " + name;
    }

    @Override
    public String getFilename() {
        return name;
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public long contentLength() {
        return size;
    }

    @Override
    public InputStream getInputStream() {
        return new InputStream() {
            private byte[] chunk = new byte[0];
            private int next;
            private int position;
            private long remaining = size;

            @Override
            public int read() throws IOException {
                var one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                if (length == 0) {
                    return 0;
                }
                if (remaining == 0) {
                    return -1;
                }
                if (next == chunk.length) {
                    chunk = Tenancy.as(scope, () -> chunks.apply(position));
                    if (chunk.length == 0) {
                        throw new IOException(new NotFound()); // removed while it was being read
                    }
                    position++;
                    next = 0;
                }
                int read = Math.min(length, chunk.length - next);
                System.arraycopy(chunk, next, target, offset, read);
                next += read;
                remaining -= read;
                return read;
            }

            @Override
            public int available() {
                return chunk.length - next;
            }
        };
    }
}
