package app.handoff.submission;

import app.handoff.bidding.BidRequest;
import app.handoff.kernel.CurrenciesInUse;
import app.handoff.kernel.ExchangeRate;
import app.handoff.kernel.Money;
import app.handoff.kernel.Sentence;
import app.handoff.kernel.YearProfile;
import app.handoff.scope.FrozenScope;
import app.handoff.scope.PriceItem;
import app.handoff.scope.ScopeWords;
import app.handoff.servicelevel.ServiceLevel;
import app.handoff.text.Format;
import app.handoff.text.NumberKind;
import app.handoff.text.Option;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The offer as a page shows it: volumes as a small picture, numbers as they were read, totals as the server counts them.
 *
 * @param given how many of the lines are priced that count in the total, of {@code asked}
 * @param options what the lines that are only ordered if wanted come to together
 * @param currencies what the bidder chooses from; none where there is no choice
 * @param rate at what rate the bid is compared; null where it is in the currency of the request
 * @param compared what the total is for comparing; null where it is compared as it is
 * @param discountDays within how many days the business could pay for a discount; null where it asks for none
 * @param discount the discount for that, as it will stand in the bid; null where none is offered
 * @param dropped what has a price in the draft and is not asked for any more
 */
record OfferView(
        List<Line> lines,
        List<Level> levels,
        boolean either,
        long given,
        long asked,
        Money total,
        Money options,
        List<Choice> currencies,
        @Nullable ExchangeRate rate,
        @Nullable Money compared,
        String currency,
        String symbol,
        String signs,
        int places,
        int months,
        @Nullable Integer discountDays,
        @Nullable String discount,
        List<String> dropped) {

    /**
     * A currency that the bidder can choose, with how its amounts are written, so that a script can show the page in it.
     *
     * @param rate at what rate a bid in it is compared; empty for that of the request
     * @param said the same in words
     * @param source of which day it is and where it stands, with the rate; that it is compared as it is for that of the request
     */
    record Choice(
            String code,
            String name,
            String symbol,
            String signs,
            int places,
            String rate,
            String said,
            String source) {}

    /** Whether the bidder chooses its currency. */
    public boolean hasChoice() {
        return !currencies.isEmpty();
    }

    /** In which currency bids are compared, where there is a choice. */
    public String own() {
        return currencies.get(0).code();
    }

    public List<Option> choices() {
        return currencies.stream()
                .map(choice -> new Option(choice.code(), choice.name(), choice.source()))
                .toList();
    }

    /** As what the total is compared, where there is a choice of currencies. */
    public Sentence saidCompared() {
        return rate == null || compared == null
                ? Sentence.of("submission.offer.compared.same")
                : Sentence.of(
                        "submission.offer.compared", compared, rate, rate.to().getCurrencyCode());
    }

    /** The levels for which less is offered than is acceptable. */
    public List<Level> unacceptable() {
        return levels.stream()
                .filter(level -> level.unacceptable().equals(level.standing()))
                .toList();
    }

    /** The lines that count in the total, and below them those that do not: ordered only if wanted. */
    public List<Group> groups() {
        return Stream.of(false, true)
                .map(optional -> new Group(
                        optional,
                        lines.stream()
                                .filter(line -> line.optional() == optional)
                                .toList()))
                .filter(group -> !group.lines().isEmpty())
                .toList();
    }

    /** @param optional whether its lines are ordered only if the business chooses to, and count in no total */
    record Group(boolean optional, List<Line> lines) {}

    /** The lines of the total that are offered, without those that the bidder has priced another one instead of. */
    public List<Line> chosen() {
        boolean chosen = lines.stream().anyMatch(line -> line.alternative() && line.answered());
        return lines.stream()
                .filter(line -> !line.optional() && !line.leftOut())
                .filter(line -> !chosen || !line.alternative() || line.answered())
                .toList();
    }

    /** The lines that are ordered only if wanted. */
    public List<Line> optional() {
        return lines.stream().filter(Line::optional).toList();
    }

    /** The parts of the work that are not offered. */
    public List<String> leftOut() {
        return lines.stream()
                .filter(line -> line.leftOut() && line.leftOutField() != null)
                .map(Line::label)
                .toList();
    }

    /**
     * @param optional whether it is ordered only if the business chooses to, and counts in no total
     * @param part the part of the work that it belongs to; null where all go together
     * @param leftOut whether that part is not offered
     * @param leftOutField where it is ticked that the part which begins here is not offered; null where none does
     * @param overTheYear whether the work that it prices goes on over the year
     * @param freeField where it is ticked that it is free of charge
     * @param offered the price as it will stand in the bid, with what it comes to; as typed where it cannot be read, else empty
     * @param answered whether the vendor has said anything about it
     * @param readAs how a price was read, where that is worth saying
     * @param amount what it comes to over the term; null while no price is given
     * @param news that it is new or was changed since bidding opened; null where it is as it was
     */
    record Line(
            String label,
            @Nullable String news,
            boolean alternative,
            boolean optional,
            @Nullable String part,
            boolean leftOut,
            @Nullable String leftOutField,
            String note,
            boolean overTheYear,
            @Nullable Bars seasons,
            String field,
            String freeField,
            String unit,
            BigDecimal quantity,
            String offered,
            boolean answered,
            @Nullable String readAs,
            @Nullable Money amount) {}

    /**
     * @param news that it is new or was changed since bidding opened; null where it is as it was
     * @param offered the value as it will stand in the bid; as typed where it cannot be read, else empty
     * @param light good, wait or bad
     */
    record Level(
            String label,
            @Nullable String news,
            String note,
            String bounds,
            String field,
            String unit,
            NumberKind kind,
            String offered,
            @Nullable String readAs,
            @Nullable String standing,
            String light,
            String unacceptable,
            Judged judged) {}

    /** The bounds of a level in plain numbers, so that a script can judge while somebody types; empty where there are none. */
    record Judged(String direction, String target, String minimum, String upperTarget, String maximum) {

        static Judged by(ServiceLevel level) {
            return new Judged(
                    level.direction().name(),
                    plain(level.target()),
                    plain(level.minimum()),
                    plain(level.upperTarget()),
                    plain(level.maximum()));
        }

        private static String plain(@Nullable BigDecimal bound) {
            return bound == null ? "" : bound.toPlainString();
        }
    }

    /** A bar for each season, as high as an average month of it. */
    record Bars(String label, int width, List<Bar> bars) {

        private static final double HIGHEST = 30;
        private static final double GROUND = 44;
        private static final int STEP = 56;

        static Bars of(YearProfile yearProfile, BigDecimal year, Format format) {
            var highest = yearProfile.highestPerMonth().max(BigDecimal.ONE);
            var bars = new ArrayList<Bar>();
            for (var season : yearProfile.all()) {
                int left = 4 + STEP * bars.size();
                double height = season.perMonth()
                                .divide(highest, 4, RoundingMode.HALF_UP)
                                .doubleValue()
                        * HIGHEST;
                bars.add(new Bar(
                        left,
                        left + 22,
                        decimal(GROUND - height),
                        decimal(height),
                        decimal(GROUND - height - 4),
                        format.number(season.perMonth().setScale(0, RoundingMode.HALF_UP)),
                        format.shortMonths(season)));
            }
            var rest = format.restOfYear(yearProfile, year);
            var said = rest.isEmpty() ? format.seasons(yearProfile) : format.seasons(yearProfile) + "; " + rest;
            return new Bars(format.message("submission.offer.seasons", said), STEP * bars.size(), bars);
        }

        private static String decimal(double number) {
            return String.format(Locale.ROOT, "%.1f", number);
        }
    }

    record Bar(int x, int middle, String y, String height, String valueY, String value, String name) {}

    /** @param business who asks for the bid, as the vendor knows it */
    static OfferView of(BidCheck check, String business, ScopeWords words, Format format) {
        var lines = new ArrayList<Line>();
        for (int i = 0; i < check.lines().size(); i++) {
            lines.add(line(check, check.lines().get(i), "prices[" + i + "]", words, format));
        }
        var levels = new ArrayList<Level>();
        for (int i = 0; i < check.levels().size(); i++) {
            levels.add(level(check, check.levels().get(i), "levels[" + i + "].value", business, words, format));
        }
        var currency = check.currency();
        var rate = check.request().rateOf(currency).orElse(null);
        return new OfferView(
                lines,
                levels,
                check.lines().stream().anyMatch(line -> line.item().alternative()),
                check.pricesGiven() - check.optionsGiven(),
                check.pricesAsked() - lines.stream().filter(Line::optional).count(),
                check.totalSoFar(),
                check.optionsSoFar(),
                check.request().rates().isEmpty() ? List.of() : currencies(check.request(), format),
                rate,
                rate == null ? null : rate.convert(check.totalSoFar()),
                CurrenciesInUse.name(currency),
                format.symbol(currency),
                format.signs(currency),
                format.places(currency),
                check.request().termMonths(),
                check.discountDays().orElse(null),
                discount(check, format),
                check.dropped());
    }

    private static @Nullable String discount(BidCheck check, Format format) {
        var percent = check.earlyPayment().value();
        return percent == null || percent.signum() == 0 ? null : format.percent(percent);
    }

    private static List<Choice> currencies(BidRequest request, Format format) {
        return request.currencies().stream()
                .map(currency -> new Choice(
                        currency.getCurrencyCode(),
                        CurrenciesInUse.name(currency),
                        format.symbol(currency),
                        format.signs(currency),
                        format.places(currency),
                        request.rateOf(currency)
                                .map(rate -> rate.rate().toPlainString())
                                .orElse(""),
                        request.rateOf(currency).map(format::rate).orElse(""),
                        request.rateOf(currency)
                                .map(rate -> format.message("bidding.rates.stated", rate, rate.day(), rate.source()))
                                .orElseGet(() -> format.message("submission.offer.currency.own"))))
                .toList();
    }

    private static Line line(BidCheck check, OfferedPrice line, String field, ScopeWords words, Format format) {
        var item = line.item();
        return new Line(
                item.alternative() ? format.message("submission.item." + item.kind()) : line.label(),
                news(check.noveltyOf(item), format),
                item.alternative(),
                item.optional(),
                item.part(),
                line.leftOut(),
                check.beginsPart(line) ? field + ".leftOut" : null,
                note(line, check.scope(), words, format),
                isOverTheYear(item),
                item.seasons() == null ? null : Bars.of(item.seasons(), item.quantityPerYear(), format),
                field + ".value",
                field + ".free",
                item.kind().name(),
                line.quantityPerTerm(),
                offered(line, format),
                line.isAnswered(),
                line.typed().needsEcho() ? format.moneyExact(line.unitPrice()) : null,
                line.amount());
    }

    private static boolean isOverTheYear(PriceItem item) {
        return switch (item.kind()) {
            case PIECE, YEAR, MONTH, HOUR -> item.step() == null && !item.once() && !item.optional();
            case BASE, WHOLE, EXPENSES, TAKING_OVER -> false;
        };
    }

    private static String offered(OfferedPrice line, Format format) {
        var price = line.unitPrice();
        var amount = line.amount();
        if (price == null || amount == null) {
            return line.typed().typed();
        }
        var each = line.free() && price.isZero()
                ? format.message("submission.offer.free")
                : format.message("submission.offer.each." + line.item().kind(), format.moneyExact(price));
        return format.message("submission.offer.comesTo", each, format.moneyExact(amount));
    }

    private static String note(OfferedPrice line, FrozenScope scope, ScopeWords words, Format format) {

        var item = line.item();
        var quantity = format.number(item.quantityPerYear());
        return switch (item.kind()) {
            case PIECE ->
                item.quantityPerYear().signum() == 0
                        ? format.message("submission.offer.note.notReached")
                        : item.once()
                                ? format.message(
                                        "submission.offer.note.once", format.count(item.quantityPerYear(), item.unit()))
                                : item.quantityPerYear().compareTo(BigDecimal.ONE) == 0
                                        ? format.message("submission.offer.note.onceAYear")
                                        : format.message(
                                                "submission.offer.note.perYear",
                                                format.count(item.quantityPerYear(), item.unit()));
            case HOUR ->
                format.message(
                        "submission.offer.note.hours",
                        quantity,
                        item.quantityPerYear().doubleValue());
            case TAKING_OVER -> format.message("submission.offer.note.TAKING_OVER", words.takingOver(scope.timeline()));
            case MONTH, YEAR, BASE, EXPENSES, WHOLE -> format.message("submission.offer.note." + item.kind());
        };
    }

    /** What stands beside something that is not as it was when bidding opened. */
    static @Nullable String news(Novelty novelty, Format format) {
        return novelty == Novelty.SAME ? null : format.message("submission.news." + novelty);
    }

    private static Level level(
            BidCheck check, PromisedLevel level, String field, String business, ScopeWords words, Format format) {
        var known = level.level();
        var standing = level.standing();
        return new Level(
                known.name(),
                news(check.noveltyOf(known), format),
                words.method(known, business),
                words.bounds(known),
                field,
                words.unit(known),
                known.unit().kind(),
                level.typed().isGiven()
                        ? value(known, level.typed().value(), format)
                        : level.typed().typed(),
                level.typed().needsEcho() ? value(known, level.typed().value(), format) : null,
                standing == null
                        ? null
                        : standing == ServiceLevel.Standing.BREACH
                                ? unacceptable(known, format)
                                : format.message("submission.offer.standing." + standingOf(level)),
                standing == null
                        ? "idle"
                        : switch (standing) {
                            case ON_TARGET -> "good";
                            case BELOW_TARGET -> "wait";
                            case BREACH -> "bad";
                        },
                unacceptable(known, format),
                Judged.by(known));
    }

    private static String unacceptable(ServiceLevel level, Format format) {
        var bounds = level.minimum() == null
                ? ServiceLevel.Direction.LOWER
                : level.hasRange() && level.maximum() == null ? ServiceLevel.Direction.HIGHER : level.direction();
        return format.message(
                "submission.offer.standing.BREACH." + bounds,
                value(level, level.minimum() == null ? level.maximum() : level.minimum(), format),
                level.maximum() == null ? "" : value(level, level.maximum(), format));
    }

    private static String standingOf(PromisedLevel level) {
        var value = level.typed().value();
        boolean exactly = value != null && value.compareTo(level.level().target()) == 0;
        return level.standing() == ServiceLevel.Standing.ON_TARGET && exactly
                ? "EXACTLY"
                : String.valueOf(level.standing());
    }

    static String value(ServiceLevel level, @Nullable BigDecimal value, Format format) {
        return level.unit().isShare() ? format.percent(value) : value == null ? "" : format.text(level.said(value));
    }
}
