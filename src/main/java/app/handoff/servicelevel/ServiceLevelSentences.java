package app.handoff.servicelevel;

import app.handoff.kernel.Sentence;
import app.handoff.servicelevel.Measure.TimeLimit;
import app.handoff.servicelevel.ServiceLevel.Direction;
import app.handoff.servicelevel.ServiceLevel.Method;
import app.handoff.servicelevel.ServiceLevel.Window;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service level in sentences, so that everybody can hear whether it means what was meant: the same on scope, bid, contract,
 * report and review.
 */
public final class ServiceLevelSentences {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private ServiceLevelSentences() {}

    /** All that is to be known of a level: what must be reached, how it is measured, what is a breach, what does not count. */
    public static List<Sentence> of(ServiceLevel level) {
        var sentences = new ArrayList<Sentence>();
        sentences.add(asked(level));
        sentences.add(method(level));
        sentences.add(breach(level));
        if (level.kind().isOutOfCases()) {
            sentences.add(withoutResult(level));
        }
        if (!level.exclusions().isBlank()) {
            sentences.add(Sentence.of("serviceLevel.said.exclusions", level.exclusions()));
        }
        return List.copyOf(sentences);
    }

    /** Who measures it, and how: "80 of them, picked by chance, are checked in a month by us." */
    public static Sentence method(ServiceLevel level) {
        return method(level, Sentence.of("serviceLevel.said.by." + level.measuredBy()));
    }

    /** The same for the vendor, to whom "we" is somebody else. */
    public static Sentence method(ServiceLevel level, String business) {
        return method(
                level,
                switch (level.measuredBy()) {
                    case US -> business;
                    case VENDOR -> Sentence.of("serviceLevel.said.by.YOU");
                    case CUSTOMER -> Sentence.of("serviceLevel.said.by.CUSTOMER");
                });
    }

    private static Sentence method(ServiceLevel level, Object by) {
        if (!level.kind().asksMethod()) {
            return Sentence.of("serviceLevel.said.method." + level.kind());
        }
        return Sentence.of(
                (level.kind().isOutOfCases() ? "serviceLevel.said.method." : "serviceLevel.said.counted.")
                        + level.method(),
                by,
                level.sampleSize(),
                window(level));
    }

    private static Sentence withoutResult(ServiceLevel level) {
        var share = level.kind().isPart() ? ".share" : "";
        return level.minSample() > 1
                ? Sentence.of("serviceLevel.said.tooFew" + share, level.minSample(), cases(level), window(level))
                : Sentence.of("serviceLevel.said.none" + share, cases(level), window(level));
    }

    /** What must be reached, in one sentence: "Of every 100 calls in a month, at least 80 are answered within 20 seconds." */
    public static Sentence asked(ServiceLevel level) {
        return reaching(level, level.target(), level.upperTarget());
    }

    /** The same with another value: what a vendor promises, or what both sides signed. */
    public static Sentence reaching(ServiceLevel level, BigDecimal value) {
        return reaching(level, value, level.upperTarget());
    }

    private static Sentence reaching(ServiceLevel level, BigDecimal value, @Nullable BigDecimal upper) {
        var sentence = switch (level.kind()) {
            case SHARE, WITHIN, TIERS, FIRST_ANSWER -> share(level, value, upper);
            case EVERY, AVERAGE, COUNT, AVAILABILITY, SCORE -> whole(level, value, upper);
        };
        return level.condition().isBlank()
                ? sentence
                : Sentence.of("serviceLevel.said.condition", level.condition(), sentence);
    }

    /** Of every 100 entries posted in a month, at least 99 need no correction. */
    private static Sentence share(ServiceLevel level, BigDecimal value, @Nullable BigDecimal upper) {
        var factor = BigDecimal.TEN.pow(Math.max(places(value), places(upper)));
        return Sentence.of(
                "serviceLevel.said." + level.kind() + "." + level.direction(),
                HUNDRED.multiply(factor),
                cases(level),
                window(level),
                value.multiply(factor),
                level.numeratorLabel(),
                upper == null ? "" : upper.multiply(factor),
                within(level));
    }

    private static int places(@Nullable BigDecimal number) {
        return number == null ? 0 : Math.max(0, number.stripTrailingZeros().scale());
    }

    /** Averaged over the tickets of a week: at most 4 hours until the first answer. */
    private static Sentence whole(ServiceLevel level, BigDecimal value, @Nullable BigDecimal upper) {
        return Sentence.of(
                "serviceLevel.said." + level.kind() + "." + level.direction(),
                cases(level),
                window(level),
                level.said(value),
                level.numeratorLabel(),
                upper == null ? "" : level.said(upper),
                level.measure().lowest(),
                level.measure().highest());
    }

    /** "20 seconds"; of tiers "urgent within 15 minutes, normal within 4 business hours". */
    private static Object within(ServiceLevel level) {
        var measure = level.measure();
        if (measure.limit() != null) {
            return said(measure.limit(), level);
        }
        Object all = "";
        for (var tier : measure.tiers()) {
            var one = Sentence.of("serviceLevel.said.tier", tier.name(), said(tier.limit(), level));
            all = all.equals("") ? one : Sentence.of("serviceLevel.said.tiers", all, one);
        }
        return all;
    }

    private static Sentence said(TimeLimit limit, ServiceLevel level) {
        return limit.unit().said(limit.amount(), level.measure().clock());
    }

    /** Out of what it is told: "calls answered". */
    public static Sentence cases(ServiceLevel level) {
        return level.kind().isOfIssues()
                ? Sentence.of("serviceLevel.cases." + level.kind())
                : Sentence.of("serviceLevel.cases", level.denominatorLabel());
    }

    /** From where on a value is no longer accepted: "Under 97 % is a breach." */
    public static Sentence breach(ServiceLevel level) {
        if (level.hasRange()) {
            return level.minimum() == null
                    ? breach("LOWER", level, level.maximum())
                    : level.maximum() == null
                            ? breach("HIGHER", level, level.minimum())
                            : Sentence.of(
                                    "serviceLevel.said.breach.RANGE",
                                    level.said(level.minimum()),
                                    level.said(level.maximum()));
        }
        return breach(
                level.kind() == MeasureKind.EVERY ? "EVERY" : level.direction().name(), level, level.minimum());
    }

    private static Sentence breach(String how, ServiceLevel level, @Nullable BigDecimal bound) {
        return Sentence.of("serviceLevel.said.breach." + how, bound == null ? "" : level.said(bound));
    }

    /** What is looked at: "How many of the calls in a month are answered within 20 seconds". */
    public static Sentence measured(ServiceLevel level) {
        return Sentence.of(
                "serviceLevel.measured." + level.kind(),
                level.numeratorLabel(),
                cases(level),
                window(level),
                within(level));
    }

    /**
     * How the first of the two numbers of a report is asked for: "are answered within 20 seconds", "The slowest of them took".
     */
    public static Sentence counted(ServiceLevel level) {
        return Sentence.of(
                "serviceLevel.counted." + level.kind(), level.numeratorLabel(), within(level), level.saidUnit());
    }

    /** "in a month". */
    public static Sentence window(ServiceLevel level) {
        return level.window() == Window.ITEMS
                ? Sentence.of("serviceLevel.window.ITEMS", level.windowItems())
                : Sentence.of("serviceLevel.window." + level.window());
    }

    /**
     * What a stricter target would cost: to notice half as many errors takes about twice as many checks. Empty where
     * nothing is counted as a share that should be high.
     */
    public static List<Sentence> stricter(ServiceLevel level) {
        boolean counts = level.kind() == MeasureKind.SHARE
                && level.direction() == Direction.HIGHER
                && level.target().compareTo(HUNDRED) < 0
                && (level.method() == Method.SAMPLE || level.method() == Method.ALL);
        if (!counts) {
            return List.of();
        }
        var halfway = level.target().add(HUNDRED).divide(TWO).stripTrailingZeros();
        return List.of(Sentence.of("serviceLevel.said.stricter", halfway));
    }
}
