package app.handoff.files;

/** An upload that is whole, is what was announced, and was looked into: only such a one becomes a file. */
public final class InspectedUpload {

    private final FileId id;

    InspectedUpload(FileId id) {
        this.id = id;
    }

    FileId id() {
        return id;
    }
}
