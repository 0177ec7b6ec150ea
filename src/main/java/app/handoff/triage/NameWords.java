package app.handoff.triage;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The words that carry the meaning of a name, so that two names of the same work are known as one. Capitals, accents,
 * apostrophes, hyphens, plurals and the order of the words make no difference, and words like "and" do not count.
 */
record NameWords(List<String> words) {

    private static final Set<String> FILLERS = Set.of(
            "a", "an", "and", "or", "of", "the", "to", "for", "with", "in", "on", "at", "by", "from", "our", "my",
            "your", "all", "und", "oder", "der", "die", "das", "den", "mit", "von", "fur", "im", "am", "zu", "et", "ou",
            "de", "du", "des", "la", "le", "les", "pour", "avec", "au", "aux", "y", "o", "el", "los", "las", "del",
            "con", "para", "e", "il", "lo", "gli", "di", "i", "da", "do", "dos", "en", "van", "het", "een", "och",
            "og");
    private static final int SHORTEST_STEM = 3;
    private static final int SHORTEST_WITHOUT_VOWEL = 4;

    static NameWords of(String name) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("[\\p{M}\\p{Cf}'\u2019\u02bc`]", "")
                .toLowerCase(Locale.ROOT)
                .replace("\u00df", "ss")
                .replace("\u00f8", "o")
                .replace("\u0142", "l")
                .replace("\u0111", "d")
                .replace("\u0131", "i")
                .replace("\u00e6", "ae")
                .replace("\u0153", "oe");
        var all = Arrays.stream(plain.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        var meant = all.stream().filter(word -> !FILLERS.contains(word)).toList();
        return new NameWords(meant.isEmpty() ? all : meant);
    }

    /** Whether one of the two names says nothing that the other one does not say: "Crowns" and "Fillings and crowns". */
    boolean namesTheSameAs(NameWords other) {
        if (words.isEmpty() || other.words.isEmpty()) {
            return false;
        }
        return within(other) || other.within(this) || together().equals(other.together());
    }

    boolean sharesAWordWith(NameWords other) {
        return wordSharedWith(other).isPresent();
    }

    /** The first of its words that the other name has as well. */
    Optional<String> wordSharedWith(NameWords other) {
        return words.stream().filter(other::has).findFirst();
    }

    private boolean within(NameWords other) {
        return words.stream().allMatch(other::has);
    }

    private boolean has(String word) {
        var stems = stems(word);
        return words.stream().anyMatch(own -> stems(own).stream().anyMatch(stems::contains));
    }

    private String together() {
        return String.join("", words);
    }

    /** The word and what it may be the plural of, in the languages whose plurals are made at the end of a word. */
    private static Set<String> stems(String word) {
        var stems = new HashSet<>(Set.of(word));
        if (word.endsWith("ies")) {
            stems.add(word.substring(0, word.length() - 3) + "y");
        }
        Stream.of("s", "es", "en", "n")
                .filter(word::endsWith)
                .map(ending -> word.substring(0, word.length() - ending.length()))
                .filter(stem -> stem.length() >= SHORTEST_STEM)
                .forEach(stems::add);
        if (word.length() > SHORTEST_WITHOUT_VOWEL && "aeio".indexOf(word.charAt(word.length() - 1)) >= 0) {
            stems.add(word.substring(0, word.length() - 1));
        }
        return stems;
    }
}
