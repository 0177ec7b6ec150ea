package app.handoff.scope;

import app.handoff.kernel.Sentence;
import app.handoff.servicelevel.ServiceLevel;
import app.handoff.servicelevel.ServiceLevel.Direction;
import app.handoff.servicelevel.ServiceLevel.Method;
import app.handoff.servicelevel.ServiceLevel.Window;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A service level in sentences, so that everybody can hear whether it means what was meant. */
final class ServiceLevelSentences {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private ServiceLevelSentences() {}

    static List<Sentence> of(ServiceLevel level) {
        var sentences = new ArrayList<Sentence>();
        sentences.add(level.unit().isShare() ? share(level) : average(level));
        sentences.add(Sentence.of(
                "scope.said.method." + level.method(),
                Sentence.of("scope.said.by." + level.measuredBy()),
                level.sampleSize(),
                window(level)));
        sentences.add(
                level.hasRange()
                        ? Sentence.of(
                                "scope.said.breach.RANGE",
                                level.unit().said(level.minimum()),
                                level.unit().said(level.maximum() == null ? level.minimum() : level.maximum()))
                        : Sentence.of(
                                "scope.said.breach." + level.direction(),
                                level.unit().said(level.minimum())));
        sentences.add(
                level.minSample() > 1
                        ? Sentence.of("scope.said.tooFew", level.minSample(), level.denominatorLabel(), window(level))
                        : Sentence.of("scope.said.none", level.denominatorLabel(), window(level)));
        if (!level.exclusions().isBlank()) {
            sentences.add(Sentence.of("scope.said.exclusions", level.exclusions()));
        }
        return List.copyOf(sentences);
    }

    /** Of every 100 entries posted in a month, at least 99 need no correction. */
    private static Sentence share(ServiceLevel level) {
        int places = Math.max(places(level.target()), places(level.upperTarget()));
        var factor = BigDecimal.TEN.pow(places);
        return Sentence.of(
                "scope.said.share." + level.direction(),
                HUNDRED.multiply(factor),
                level.denominatorLabel(),
                window(level),
                level.target().multiply(factor),
                level.numeratorLabel(),
                level.upperTarget() == null ? "" : level.upperTarget().multiply(factor));
    }

    private static int places(@Nullable BigDecimal number) {
        return number == null ? 0 : Math.max(0, number.stripTrailingZeros().scale());
    }

    /** Averaged over the tickets of a week: at most 4 hours until the first answer. */
    private static Sentence average(ServiceLevel level) {
        return Sentence.of(
                "scope.said.average." + level.direction(),
                level.denominatorLabel(),
                window(level),
                level.unit().said(level.target()),
                level.numeratorLabel(),
                level.upperTarget() == null ? "" : level.unit().said(level.upperTarget()));
    }

    static Sentence window(ServiceLevel level) {
        return level.window() == Window.ITEMS
                ? Sentence.of("scope.window.ITEMS", level.windowItems())
                : Sentence.of("scope.window." + level.window());
    }

    /**
     * What a stricter target would cost: to notice half as many errors takes about twice as many checks. Empty where
     * nothing is counted as a share that should be high.
     */
    static List<Sentence> stricter(ServiceLevel level) {
        boolean counts = level.unit().isShare()
                && level.direction() == Direction.HIGHER
                && level.target().compareTo(HUNDRED) < 0
                && (level.method() == Method.SAMPLE || level.method() == Method.ALL);
        if (!counts) {
            return List.of();
        }
        var halfway = level.target().add(HUNDRED).divide(TWO).stripTrailingZeros();
        return List.of(Sentence.of("scope.said.stricter", halfway));
    }
}
