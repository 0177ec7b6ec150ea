package app.handoff.bidding;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What in a text tells who wrote it: the name of an invited vendor, of the person asked there, an e-mail or web address, a
 * telephone number. Accents, capitals, hyphens and the form of a company make no difference.
 */
final class Mentions {

    private static final String REMOVED = "[…]";

    private static final String BETWEEN = "[\\s\\p{Punct}‐-―’]*";
    private static final Set<String> COMPANY_FORMS = Set.of(
            "gmbh", "ag", "kg", "ohg", "ug", "gbr", "ev", "ltd", "limited", "llc", "llp", "lp", "inc", "corp", "co",
            "plc", "pty", "pvt", "sa", "sarl", "sas", "sl", "slu", "srl", "spa", "bv", "nv", "ab", "as", "oy", "aps",
            "sp", "zoo", "kft", "sro", "doo", "the", "and", "und", "et", "y");

    private static final Pattern ADDRESS =
            Pattern.compile("[\\p{L}\\p{N}._%+-]+@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+");

    /** Numbers as people write them to be called: with +, 00, 0 or a bracket at the start, or in three groups as in America. */
    private static final Pattern TELEPHONE = Pattern.compile(
            "(?<![\\p{L}\\d.,])(?<!\\d )(?!\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}(?!\\d))(?:(?:\\+|00?)\\s?\\(?\\d|\\(\\+?\\d)(?:[ ()./-]{0,2}\\d){5,13}(?![\\d,.]\\d)"
                    + "|(?<![\\d.,-])\\d{3}[-. ]\\d{3}[-. ]\\d{4}(?![\\d.,-]\\d)");

    private final List<Pattern> patterns;

    Mentions(Collection<Invitation> invited) {
        this(List.of(ADDRESS, TELEPHONE), invited);
    }

    private Mentions(List<Pattern> beside, Collection<Invitation> invited) {
        patterns = new ArrayList<>(beside);
        for (var vendor : invited) {
            name(vendor.vendorName());
            name(vendor.contact());
            var surname = words(vendor.contact());
            if (surname.size() > 1 && surname.get(surname.size() - 1).length() >= 4) {
                name(surname.get(surname.size() - 1));
            }
            website(vendor.email());
        }
    }

    /** The same without addresses and numbers of whomever: in a text of our own they may be ours. */
    static Mentions ofNames(Collection<Invitation> invited) {
        return new Mentions(List.of(), invited);
    }

    private void name(String name) {
        var words = words(name);
        if (!words.isEmpty()) {
            patterns.add(Pattern.compile("(?<![\\p{L}\\p{N}])"
                    + words.stream().map(Pattern::quote).collect(Collectors.joining(BETWEEN)) + "(?![\\p{L}\\p{N}])"));
        }
    }

    /** Mail addresses at the vendor's own site give its name away; those of a mail provider's do too, whoever writes them. */
    private void website(String email) {
        var site = folded(email.substring(email.indexOf('@') + 1));
        patterns.add(Pattern.compile(
                "(?<![\\p{L}\\p{N}-])(?:https?://)?(?:www\\.)?" + Pattern.quote(site) + "(?![\\p{L}\\p{N}-])"));
    }

    private static List<String> words(String name) {
        var all = Arrays.stream(folded(name).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        var own = all.stream().filter(word -> !COMPANY_FORMS.contains(word)).toList();
        return own.isEmpty() || own.size() == 1 && own.get(0).length() < 3 ? all : own;
    }

    /** Each thing found, as it is written in the text, the first one first. */
    List<String> in(String text) {
        return spans(text).stream()
                .map(span -> text.substring(span[0], span[1]))
                .distinct()
                .toList();
    }

    /** The text with everything found left out. */
    String without(String text) {
        var kept = new StringBuilder();
        int at = 0;
        for (var span : spans(text)) {
            kept.append(text, at, span[0]).append(REMOVED);
            at = span[1];
        }
        return kept.append(text, at, text.length()).toString();
    }

    /** Where something is found, in order and without overlaps. */
    private List<int[]> spans(String text) {
        var folded = new StringBuilder();
        var origins = new ArrayList<Integer>();
        for (int i = 0; i < text.length(); i++) {
            var plain = folded(text.substring(i, i + 1));
            folded.append(plain);
            for (int j = 0; j < plain.length(); j++) {
                origins.add(i);
            }
        }
        var found = new ArrayList<int[]>();
        for (var pattern : patterns) {
            var matcher = pattern.matcher(folded);
            while (matcher.find()) {
                found.add(new int[] {origins.get(matcher.start()), origins.get(matcher.end() - 1) + 1});
            }
        }
        found.sort((one, other) ->
                one[0] != other[0] ? Integer.compare(one[0], other[0]) : Integer.compare(other[1], one[1]));
        var apart = new ArrayList<int[]>();
        for (var span : found) {
            var last = apart.isEmpty() ? null : apart.get(apart.size() - 1);
            if (last == null || span[0] >= last[1]) {
                apart.add(span);
            } else {
                last[1] = Math.max(last[1], span[1]);
            }
        }
        return apart;
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss");
    }
}
