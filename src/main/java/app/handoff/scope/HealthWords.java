package app.handoff.scope;

import app.handoff.kernel.DataClass;
import app.handoff.kernel.Names;
import app.handoff.kernel.Sentence;
import app.handoff.text.Format;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Words that speak of people's health, such as dental or patient. Whoever works for a practice learns what its patients have, even
 * where only names are shared on purpose; the law asks more of those who do. Finding one only asks.
 *
 * @param words parts of words, as they are compared: small letters, without accents
 */
record HealthWords(List<String> words) {

    /** Those of the language of the page and of the countries around. */
    static HealthWords of(Format format) {
        return new HealthWords(Stream.of(format.message("scope.health.words").split(","))
                .map(Names::folded)
                .toList());
    }

    /**
     * Asks once where a business or its scope speaks of health, and no health records are shared.
     *
     * @param business its name
     */
    Stream<Doubt> about(String business, ScopeContent scope) {
        return scope.data().shared().contains(DataClass.HEALTH)
                ? Stream.of()
                : Stream.concat(
                                Stream.of(business),
                                Stream.concat(
                                        scope.purpose().told().stream(),
                                        VagueWords.texts(scope).values().stream()
                                                .flatMap(Collection::stream)))
                        .flatMap(text -> in(text).stream())
                        .limit(1)
                        .map(word -> new Doubt(Section.DATA, Sentence.of("scope.doubt.health", word)));
    }

    /** The first word that holds one of these. */
    private Optional<String> in(String text) {
        return Stream.of(text.split("[^\\p{L}]+"))
                .filter(word -> words.stream().anyMatch(Names.folded(word)::contains))
                .findFirst();
    }
}
