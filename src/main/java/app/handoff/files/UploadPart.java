package app.handoff.files;

import app.handoff.kernel.RuleViolation;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** One part of an upload as it arrived, on disk until it is written to where it belongs. */
public final class UploadPart implements Closeable {

    /** In bytes. */
    public static final int LARGEST = 4 * Chunks.SIZE;

    private final Content content;

    private UploadPart(Content content) {
        this.content = content;
    }

    /**
     * Takes a part from the line, however long that takes.
     *
     * @throws RuleViolation if it is longer than a part may be
     */
    public static UploadPart receive(InputStream line) throws IOException {
        return new UploadPart(Content.spool(
                line, LARGEST, () -> new RuleViolation("files.upload.partTooLarge", LARGEST / (1024 * 1024))));
    }

    /** In bytes. */
    public long size() {
        return content.size();
    }

    /** SHA-256 in lower-case hex. */
    public String sha256() {
        return content.sha256();
    }

    InputStream open() throws IOException {
        return content.open();
    }

    @Override
    public void close() {
        content.close();
    }
}
