package app.handoff.files;

/**
 * How much may still come out of an uploaded file while it is looked into, whatever lies within what: files in an archive and tables in
 * a document count together.
 */
final class Room {

    /** Text packs well, at most to about a fiftieth; a bomb packs to a thousandth. */
    private static final long DENSEST = 150;

    /** Small parts may be as dense as they like. */
    private static final long HARMLESS = 2 * 1024 * 1024;

    private static final int DEEPEST = 3;

    private long left;
    private int depth;

    /** @param most in bytes */
    Room(long most) {
        this.left = most;
    }

    /**
     * Counts what really comes out: the sizes an archive states about itself can be lies.
     *
     * @param read how many bytes came out just now
     * @param size how many have come out of this part by now
     * @param packed how many bytes of the file it takes
     * @return whether it is still within bounds
     */
    boolean take(int read, long size, long packed) {
        left -= read;
        return left >= 0 && (size <= HARMLESS || size / Math.max(1, packed) <= DENSEST);
    }

    /** @return whether something may lie within something once more */
    boolean enter() {
        return ++depth <= DEEPEST;
    }

    void leave() {
        depth--;
    }
}
