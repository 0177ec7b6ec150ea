package app.handoff.kernel;

import java.nio.charset.StandardCharsets;

/** The bytes of a file as letters, one for each (ISO 8859-1), so that words are found in a long file without a copy of it. */
public final class FileText implements CharSequence {

    private final byte[] file;
    private final int from;
    private final int until;

    private FileText(byte[] file, int from, int until) {
        this.file = file;
        this.from = from;
        this.until = until;
    }

    public static FileText of(byte[] file) {
        return new FileText(file, 0, file.length);
    }

    /** Where this word stands last; -1 if nowhere. */
    public int lastIndexOf(String word) {
        for (int at = length() - word.length(); at >= 0; at--) {
            if (startsWith(word, at)) {
                return at;
            }
        }
        return -1;
    }

    /** Where this letter stands next, at this place or behind it; -1 if nowhere. */
    public int indexOf(char letter, int at) {
        for (int next = at; next < length(); next++) {
            if (charAt(next) == letter) {
                return next;
            }
        }
        return -1;
    }

    private boolean startsWith(String word, int at) {
        for (int letter = 0; letter < word.length(); letter++) {
            if (charAt(at + letter) != word.charAt(letter)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int length() {
        return until - from;
    }

    @Override
    public char charAt(int at) {
        return (char) (file[from + at] & 0xFF);
    }

    /** The same bytes, not a copy of them. */
    @Override
    public FileText subSequence(int start, int end) {
        if (start < 0 || end < start || end > length()) {
            throw new IndexOutOfBoundsException("from " + start + " until " + end + " of " + length());
        }
        return new FileText(file, from + start, from + end);
    }

    @Override
    public String toString() {
        return new String(file, from, length(), StandardCharsets.ISO_8859_1);
    }
}
