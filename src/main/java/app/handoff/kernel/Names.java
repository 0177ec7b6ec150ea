package app.handoff.kernel;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
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

    /** What stands beside a name of a person and is shared by many. */
    private static final Set<String> NOT_A_PERSONS = Set.of(
            "al", "da", "de", "del", "della", "der", "di", "dos", "dr", "du", "el", "frau", "herr", "ing", "jr", "la",
            "le", "mag", "miss", "mr", "mrs", "ms", "mx", "prof", "san", "santa", "sr", "st", "van", "von", "zu");

    /**
     * Whether both may name one person: they share a word, or one is made of the initials of the other. Middle names, titles and
     * an order of their own make no other person.
     */
    public static boolean mayBeOnePerson(String one, String other) {
        if (isSame(one, other)
                || joined(one).equals(joined(other)) && !joined(one).isEmpty()) {
            return true;
        }
        var words = words(one);
        var others = words(other);
        return words.stream()
                        .filter(word -> word.length() > 1 && !NOT_A_PERSONS.contains(word))
                        .anyMatch(others::contains)
                || areInitials(words, others)
                || areInitials(others, words);
    }

    private static String joined(String name) {
        return folded(name).replace(" ", "");
    }

    private static List<String> words(String name) {
        return Arrays.stream(folded(name).split(" +"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Whether all words are single letters, and each begins one of the others, in their order. */
    private static boolean areInitials(List<String> words, List<String> others) {
        int at = 0;
        for (var word : words) {
            while (at < others.size() && !others.get(at).startsWith(word)) {
                at++;
            }
            if (word.length() != 1 || at == others.size()) {
                return false;
            }
            at++;
        }
        return words.size() > 1;
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
