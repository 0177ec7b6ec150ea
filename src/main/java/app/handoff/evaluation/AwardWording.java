package app.handoff.evaluation;

import app.handoff.evaluation.Evaluation.Column;
import app.handoff.kernel.Money;
import app.handoff.kernel.Sentence;
import app.handoff.servicelevel.ServiceLevel;
import app.handoff.text.Format;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** How points, places and levels are written wherever bids are compared. */
record AwardWording(Format format) {

    private static final int SHOWN_OF_A_LOT = 8;

    String say(String key, @Nullable Object... words) {
        return format.message(key, words);
    }

    /** What a bid asks: US$ 42,331 for 12 months, compared in CAD as $ 58,099.30, at 1 USD = 1.3725 CAD. */
    Sentence total(OpenedBid bid) {
        return bid.rate() == null
                ? Sentence.of("evaluation.total", bid.totalPerTerm(), bid.termMonths())
                : Sentence.of(
                        "evaluation.total.compared",
                        bid.totalPerTerm(),
                        bid.termMonths(),
                        bid.comparableTotal(),
                        bid.rate(),
                        bid.rate().to().getCurrencyCode());
    }

    /** 76.0. */
    String points(BigDecimal points) {
        return format.decimals(points, 1);
    }

    /** 24.0 points. */
    String pointsInWords(BigDecimal points) {
        return say("evaluation.comparison.pointsOf", points(points));
    }

    /** First, or joint first; without a place, why. */
    String place(Column column) {
        return place(column.place(), column.shared());
    }

    /** Why it is ahead of, or behind, another bid with the same points; empty where that is not so or no rule decides. */
    String tie(Column column, TieBreak ties) {
        var step = column.tie();
        if (step == null) {
            return "";
        }
        return switch (step) {
            case QUALITY -> say("evaluation.tie.QUALITY", points(column.quality()));
            case EARLIER ->
                say("evaluation.tie.EARLIER", format.dayTime(column.bid().sentAt()));
            case LOT -> say("evaluation.tie.LOT", ties.lot(column.bid()).substring(0, SHOWN_OF_A_LOT));
        };
    }

    String place(int place, boolean shared) {
        if (place == Column.NO_PLACE) {
            return say("evaluation.comparison.noPlace");
        }
        var word = say("evaluation.comparison.place", place);
        return shared ? say("evaluation.comparison.place.shared", word) : word;
    }

    /** 99.2 %, 1 hour, 4 hours. */
    String level(ServiceLevel level, BigDecimal value) {
        return format.text(level.said(value));
    }

    /** € 6,640 less, € 200 more, or the same. */
    String against(Money own, Money other) {
        var difference = own.minus(other);
        return difference.isZero()
                ? say("evaluation.comparison.asMuch")
                : difference.isNegative()
                        ? say("evaluation.comparison.less", other.minus(own))
                        : say("evaluation.comparison.more", difference);
    }
}
