package app.handoff.kernel;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * Text as people see it. What a word processor, a web page or another keyboard brings along unseen is dropped: zero-width
 * characters, soft hyphens, marks that turn the direction of the text. Every kind of space becomes a space and every kind
 * of line end a line end; letters with accents are composed (NFC), so that what looks alike compares alike.
 */
public final class PlainText {

    /** Fillers of the Hangul and Braille scripts: letters and symbols by their kind, and blank on every screen. */
    private static final String BLANK_LETTERS = "\u115f\u1160\u2800\u3164\uffa0";

    private static final int JOINER = 0x200D;
    private static final int NON_JOINER = 0x200C;

    private PlainText() {}

    /** The text without what cannot be seen; the character 0 stays, to be refused. */
    public static String of(String typed) {
        if (isPlain(typed)) {
            return typed;
        }
        var plain = new StringBuilder(typed.length());
        int before = ' ';
        for (int at = 0; at < typed.length(); ) {
            int character = typed.codePointAt(at);
            at += Character.charCount(character);
            int after = at < typed.length() ? typed.codePointAt(at) : ' ';
            int seen = seen(character, before, after);
            if (seen >= 0) {
                plain.appendCodePoint(seen);
                before = seen;
            }
        }
        return Normalizer.normalize(plain, Normalizer.Form.NFC);
    }

    /** What somebody typed into a field that may stay empty, without the spaces around it; null where nothing was typed. */
    public static @Nullable String orNull(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    /** Whether anything of the text can be seen at all. */
    public static boolean canBeSeen(String text) {
        return text.codePoints().anyMatch(PlainText::canBeSeen);
    }

    // Most of what people type, and every answer of every form comes by here.
    private static boolean isPlain(String typed) {
        for (int at = 0; at < typed.length(); at++) {
            char character = typed.charAt(at);
            if (character >= 0x7F || character == 0x0B || character == 0x0C) {
                return false;
            }
        }
        return true;
    }

    // What stands for a character, or -1 for nothing.
    private static int seen(int character, int before, int after) {
        if (BLANK_LETTERS.indexOf(character) >= 0) {
            return -1;
        }
        return switch (Character.getType(character)) {
            case Character.SPACE_SEPARATOR -> ' ';
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> '\n';
            // Word ends a line within a paragraph with a vertical tab.
            case Character.CONTROL -> character == 0x0B || character == 0x0C || character == 0x85 ? '\n' : character;
            case Character.FORMAT -> belongs(character, before, after) ? character : -1;
            default -> character == 0x034F || character >= 0x180B && character <= 0x180F ? -1 : character;
        };
    }

    // Families and flags of emoji are joined by them, and some scripts are written with them.
    private static boolean belongs(int format, int before, int after) {
        if (format == JOINER || format == NON_JOINER) {
            return isJoined(before) && isJoined(after);
        }
        boolean tag = format >= 0xE0020 && format <= 0xE007F;
        return tag ? before == 0x1F3F4 || before >= 0xE0020 && before <= 0xE007F : isNumberSign(format);
    }

    private static boolean isJoined(int character) {
        return switch (Character.getType(character)) {
            case Character.OTHER_SYMBOL,
                    Character.MODIFIER_SYMBOL,
                    Character.OTHER_LETTER,
                    Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.UNASSIGNED -> true;
            default -> character == 0x2640 || character == 0x2642;
        };
    }

    // Signs of the Arabic, Syriac and Kaithi scripts that stand around numbers and are drawn.
    private static boolean isNumberSign(int format) {
        return format >= 0x600 && format <= 0x605
                || format == 0x6DD
                || format == 0x70F
                || format >= 0x890 && format <= 0x891
                || format == 0x8E2
                || format == 0x110BD
                || format == 0x110CD;
    }

    private static boolean canBeSeen(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK -> false;
            default -> BLANK_LETTERS.indexOf(character) < 0;
        };
    }
}
