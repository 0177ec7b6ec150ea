package app.handoff.files;

import java.nio.charset.StandardCharsets;

/** Finds a word across the edges of buffers, in large and small letters, in one-byte and two-byte text alike. */
final class Search {

    private final byte[] word;
    private int matched;
    private boolean found;

    /** @param word in small letters; its first one occurs in it only once */
    Search(String word) {
        this.word = word.getBytes(StandardCharsets.US_ASCII);
        if (word.lastIndexOf(word.charAt(0)) > 0) {
            throw new IllegalArgumentException(word);
        }
    }

    /** Looks through what follows. */
    void through(byte[] bytes, int length) {
        for (int i = 0; i < length && !found; i++) {
            int next = bytes[i] >= 'A' && bytes[i] <= 'Z' ? bytes[i] + 'a' - 'A' : bytes[i];
            if (next == 0) {
                continue;
            }
            // Only the first character of the word can begin it anew.
            matched = next == word[matched] ? matched + 1 : next == word[0] ? 1 : 0;
            found = matched == word.length;
        }
    }

    boolean hasFound() {
        return found;
    }
}
