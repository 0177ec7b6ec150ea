package app.handoff.submission;

import app.handoff.kernel.Canonical;
import app.handoff.kernel.Money;
import app.handoff.scope.GivenAnswer;
import app.handoff.scope.Pricing;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor offers, complete, as it is sealed. Written in one canonical form, so that its fingerprint on the receipt
 * proves later that nothing was changed.
 *
 * @param request the request it answers
 * @param scopeSha256 the fingerprint of the bid document it answers
 * @param currency the currency of every amount in it
 * @param takingOver once, for taking the work over; zero if free
 * @param earlyPayment the discount for paying early that is not counted, in per cent; null where none is offered
 * @param requirements what is answered to the requirements that a rule checks
 */
public record BidContent(
        UUID request,
        String scopeSha256,
        Bidder bidder,
        Currency currency,
        int termMonths,
        List<Price> prices,
        BigDecimal takingOver,
        List<Commitment> levels,
        List<Answer> answers,
        String assumptions,
        String exclusions,
        List<Reference> references,
        List<BidFile> files,
        LocalDate validUntil,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BigDecimal earlyPayment,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<DeclaredAnswer> requirements) {

    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

    public BidContent {
        requirements = requirements == null ? List.of() : List.copyOf(requirements);
    }

    /** Reads a bid as it was sealed. */
    public static BidContent read(String canonical) {
        return Canonical.read(canonical, BidContent.class);
    }

    /** What all lines and the taking over cost together during the term, as paid; lines that are only ordered if wanted are not in it. */
    public Money totalPerTerm() {
        return total(prices, takingOver, termMonths, currency);
    }

    /** What the lines that are only ordered if wanted would cost together during the term. */
    public Money optionsPerTerm() {
        var ordered =
                prices.stream().filter(Price::optional).map(Price::ordered).toList();
        return total(ordered, BigDecimal.ZERO, termMonths, currency);
    }

    static Money total(Collection<Price> prices, BigDecimal takingOver, int termMonths, Currency currency) {
        var perYear = sum(prices, false).multiply(BigDecimal.valueOf(termMonths));
        var once = sum(prices, true).add(takingOver);
        return new Money(perYear, currency)
                .dividedBy(MONTHS)
                .plus(new Money(once, currency))
                .payable();
    }

    private static BigDecimal sum(Collection<Price> prices, boolean once) {
        return prices.stream()
                .filter(price -> price.once() == once && !price.optional())
                .map(Price::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Who answers for the bid. */
    public record Bidder(String firm, String person, String email, String phone) {}

    /**
     * @param item the price item of the scope it prices
     * @param quantity how many a year; of what is paid once, how many in all
     * @param chosen how the bidder chose to be paid, where the scope left it the choice
     * @param optional whether it is ordered only if the business chooses to, and counts in no total
     * @param part the output it prices, where each output could be bid for without the others
     */
    public record Price(
            String item,
            String label,
            String unit,
            BigDecimal quantity,
            BigDecimal unitPrice,
            boolean once,
            @JsonInclude(JsonInclude.Include.NON_NULL) Pricing.@Nullable Basis chosen,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean optional,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String part) {

        /** As it is paid once it is ordered. */
        Price ordered() {
            return new Price(item, label, unit, quantity, unitPrice, once, chosen, false, part);
        }

        /** What it costs in a year, or in all where it is paid once. */
        public BigDecimal amount() {
            return quantity.multiply(unitPrice);
        }
    }

    /** The value of a service level that the vendor commits to. */
    public record Commitment(UUID level, BigDecimal value) {}

    public record Answer(UUID question, String text) {}

    /**
     * The answer to a requirement that a rule checks.
     *
     * @param answer null where only something is said about it
     * @param remark what the vendor says about it; empty where nothing
     */
    public record DeclaredAnswer(
            UUID requirement,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable GivenAnswer answer,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) String remark) {

        public DeclaredAnswer {
            remark = remark == null ? "" : remark;
        }
    }

    /** A client of the vendor who may be asked. */
    public record Reference(String client, String contact, String reach, ClientRelation relation) {}

    public record BidFile(UUID id, String name, long size, String sha256) {}
}
