package app.handoff.kernel;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Compares names of people, firms and things as people do: capitals, accents, apostrophes, hyphens and spaces make no other
 * name. "d'arcy" is "D’Arcy", "Müller & Söhne" is "MULLER SOHNE". The function {@code folded} of the database does the same.
 */
public final class Names {

    private static final Pattern MARKS = Pattern.compile("[\\u0300-\\u036f]+");
    private static final Pattern APOSTROPHES = Pattern.compile("['\u2018\u2019\u02bc`\u2032.]");
    private static final Pattern OTHERS =
            Pattern.compile("[\\x00-\\x2f\\x3a-\\x40\\x5b-\\x60\\x7b-\\u00bf\\u2000-\\u206f\\u3000-\\u303f]+");
    /** Legal forms that are written apart or without a space. */
    private static final Pattern LEGAL_WORDS = Pattern.compile(
            "\\bsp z o ?o\\b|\\bs r [ol]\\b|\\bsa r ?l\\b|\\bs p a\\b|\\ba s\\b|\\bd o o\\b|\\bs ?a de c ?v\\b|\\bs a\\b"
                    + "|株式会社|有限会社|合同会社|有限公司|(?<![^ ])[株有](?![^ ])");

    /** Legal forms of firms, folded: they say how a firm is held, not which it is. */
    private static final Set<String> LEGAL_FORMS = Set.of(
            "ab",
            "ag",
            "aps",
            "as",
            "asa",
            "bv",
            "co",
            "company",
            "corp",
            "corporation",
            "cv",
            "doo",
            "eirl",
            "ek",
            "eurl",
            "ev",
            "gbr",
            "gmbh",
            "inc",
            "incorporated",
            "kg",
            "kgaa",
            "kk",
            "kft",
            "lda",
            "limited",
            "llc",
            "llp",
            "lp",
            "ltd",
            "ltda",
            "mbh",
            "nv",
            "nyrt",
            "ohg",
            "ou",
            "oy",
            "oyj",
            "plc",
            "private",
            "pte",
            "pty",
            "pvt",
            "sa",
            "sas",
            "sasu",
            "sarl",
            "se",
            "sl",
            "slu",
            "snc",
            "spa",
            "spol",
            "sro",
            "srl",
            "spzoo",
            "ug",
            "unipessoal",
            "zrt",
            "зао",
            "оао",
            "ооо",
            "пао",
            "тов",
            "and",
            "und",
            "et",
            "y");

    private Names() {}

    /** The name in the form in which it is compared and searched. */
    public static String folded(String name) {
        var text = Normalizer.normalize(PlainText.of(name).replace('\u00b4', '\''), Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT);
        text = MARKS.matcher(text).replaceAll("");
        text = text.replace("ß", "ss").replace("æ", "ae").replace("œ", "oe").replace("þ", "th");
        text = text.replace('ø', 'o')
                .replace('ł', 'l')
                .replace('đ', 'd')
                .replace('ı', 'i')
                .replace('ð', 'd')
                .replace('ς', 'σ');
        return OTHERS.matcher(APOSTROPHES.matcher(text).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }

    /** What a name must look like, folded, to hold these words; nothing looks like that where they are only signs. */
    public static String pattern(String words) {
        var folded = folded(words);
        return folded.isEmpty() ? "" : "%" + folded + "%";
    }

    /** Whether both are the same name, however it was typed; a name of which nothing is left is nobody's. */
    public static boolean isSame(String one, String other) {
        var folded = folded(one);
        return folded.isEmpty() ? one.strip().equals(other.strip()) : folded.equals(folded(other));
    }

    /** Whether both are the same firm: as {@link #isSame}, whatever legal form stands behind it. */
    public static boolean isSameFirm(String one, String other) {
        return firm(one).equals(firm(other));
    }

    /** The name of a firm in the form in which it is compared, without its legal form. */
    public static String firm(String name) {
        var folded = folded(name);
        var own = Arrays.stream(
                        LEGAL_WORDS.matcher(folded).replaceAll(" ").strip().split(" +"))
                .filter(word -> !LEGAL_FORMS.contains(word))
                .collect(Collectors.joining());
        return own.isEmpty() ? (folded.isEmpty() ? name.strip() : folded.replace(" ", "")) : own;
    }
}
