package app.handoff.files;

import java.io.Closeable;

/** A file that was looked into and is good, before anything of it is kept. Whoever asked for it closes it. */
public final class InspectedFile implements Closeable {

    private final FileName name;
    private final Content content;

    InspectedFile(FileName name, Content content) {
        this.name = name;
        this.content = content;
    }

    FileName fileName() {
        return name;
    }

    Content content() {
        return content;
    }

    /** As it will be kept. */
    public String name() {
        return name.text();
    }

    /** In bytes. */
    public long size() {
        return content.size();
    }

    @Override
    public void close() {
        content.close();
    }
}
