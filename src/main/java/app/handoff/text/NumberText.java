package app.handoff.text;

import java.util.List;

/**
 * The text of a number with one sign for each thing: digits, spaces, hyphens and apostrophes of all kinds are made alike, and
 * "1½" is "1 1/2".
 */
final class NumberText {

    /** The digit zero of the scripts that people here count in; the other nine follow it. */
    private static final int[] ZEROS = {0x0660, 0x06F0, 0x0966, 0x09E6, 0x0E50};

    /** Signs of fractions in the order of what they say in {@link #SAID}. */
    private static final String FRACTIONS = "½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞";

    private static final List<String> SAID = List.of(
            "1/2", "1/4", "3/4", "1/3", "2/3", "1/5", "2/5", "3/5", "4/5", "1/6", "5/6", "1/8", "3/8", "5/8", "7/8");

    private NumberText() {}

    static String fold(String typed) {
        var folded = new StringBuilder(typed.length());
        typed.codePoints().forEach(character -> {
            int fraction = FRACTIONS.indexOf(character);
            int alike = alike(character);
            if (fraction >= 0) {
                folded.append(' ').append(SAID.get(fraction));
            } else if (alike >= 0) {
                folded.appendCodePoint(alike);
            }
        });
        return folded.toString().replaceAll(" +", " ").strip();
    }

    private static int alike(int character) {
        if (character >= 0xFF01 && character <= 0xFF5E) {
            return alike(character - 0xFF01 + '!');
        }
        for (int zero : ZEROS) {
            if (character >= zero && character <= zero + 9) {
                return '0' + character - zero;
            }
        }
        return switch (character) {
            case 0x2212, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0xFE63 -> '-';
            case 0x2018, 0x2019, 0x02BC, 0x00B4, '`', 0x2032 -> '\'';
            case 0x2044, 0x2215 -> '/';
            case 0x066A, 0xFE6A -> '%';
            case 0xFFE0 -> '¢';
            case 0xFFE1 -> '£';
            case 0xFFE5 -> '¥';
            case 0xFFE6 -> '₩';
            case '\t', '\n', '\r', 0x0B, 0x0C, 0x85, 0x2028, 0x2029 -> ' ';
            default -> other(character);
        };
    }

    private static int other(int character) {
        return switch (Character.getType(character)) {
            case Character.SPACE_SEPARATOR -> ' ';
            case Character.FORMAT -> -1;
            default -> character >= 0xFE00 && character <= 0xFE0F ? -1 : character;
        };
    }
}
