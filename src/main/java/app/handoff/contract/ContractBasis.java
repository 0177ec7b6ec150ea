package app.handoff.contract;

import app.handoff.kernel.ExchangeRate;
import app.handoff.kernel.Money;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.servicelevel.AgreedLevel;
import app.handoff.servicelevel.ServiceLevel;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the contract is made from: the frozen scope and the winning bid, copied when the contract was prepared. Both sides
 * read this copy, so nothing that happens to scope or bid later can change what they sign. Nothing in it is secret from
 * the vendor: neither the reason of the award nor a budget.
 *
 * @param notation how the business wrote numbers and days at that time
 * @param vendorCalled what the text calls the vendor: "Vendor", as the business is the "Client"
 */
record ContractBasis(Work work, Offer offer, ContractLocale notation, String vendorCalled) {

    /** The highest price and quantity, as in a bid and on an invoice. */
    private static final BigDecimal MOST = new BigDecimal("999999999");

    private static final BigDecimal HIGHEST_TOTAL = new BigDecimal("999999999999");

    /** Contracts that were drafted before these were kept still read as they did then. */
    public ContractBasis {
        if (notation == null) {
            notation = ContractLocale.ENGLISH;
        }
        if (vendorCalled == null) {
            vendorCalled = "Partner";
        }
    }

    public ContractBasis(Work work, Offer offer, ContractLocale notation) {
        this(work, offer, notation, "Vendor");
    }

    /** The same with other outputs and other prices: names, order and everything else stay. */
    ContractBasis with(List<Output> outputs, List<Price> prices, Money total) {
        return with(work.included(), work.excluded(), outputs, work.levels(), prices, total);
    }

    /** The same with another scope: what is in it and what is not, what is delivered, how well, and at which prices. */
    ContractBasis with(
            List<String> included,
            List<String> excluded,
            List<Output> outputs,
            List<Level> levels,
            List<Price> prices,
            Money total) {
        return new ContractBasis(
                new Work(
                        work.title(),
                        work.version(),
                        work.sha256(),
                        work.frozenAt(),
                        work.purpose(),
                        included,
                        excluded,
                        work.inputs(),
                        outputs,
                        levels,
                        work.start(),
                        work.end(),
                        work.transitionWeeks(),
                        work.renewal(),
                        work.rateModel(),
                        work.oversight(),
                        work.data(),
                        work.further()),
                new Offer(
                        prices,
                        offer.takingOver(),
                        total,
                        offer.termMonths(),
                        offer.assumptions(),
                        offer.exclusions(),
                        offer.rules(),
                        offer.rate()),
                notation,
                vendorCalled);
    }

    /** A value of a service level with its direction and its unit: "at least 99.2 %", "at most 1 minute". */
    public String said(Level level, BigDecimal value) {
        return ClauseVariables.bound(level, value, notation);
    }

    /** A value of a service level with its unit: "99.2 %", "1 minute". */
    public String value(Level level, BigDecimal value) {
        return notation.value(value, level.words().unit());
    }

    /** What the winning bid promised, as {@link #said} says it; of a range the one value that it named. */
    public @Nullable String promised(Level level) {
        if (level.committed() == null) {
            return null;
        }
        return level.asked().hasRange() ? value(level, level.committed()) : said(level, level.committed());
    }

    /** Whether the work has one price that is paid once: then nothing in the contract counts months. */
    public boolean pricedOnce() {
        return !offer.prices().isEmpty() && offer.prices().stream().allMatch(Price::once);
    }

    /** The scope of work as candidates got it. */
    public record Work(
            String title,
            int version,
            String sha256,
            Instant frozenAt,
            String purpose,
            List<String> included,
            List<String> excluded,
            List<Input> inputs,
            List<Output> outputs,
            List<Level> levels,
            @Nullable LocalDate start,
            @Nullable LocalDate end,
            @Nullable Integer transitionWeeks,
            @Nullable Renewal renewal,
            @Nullable RateModel rateModel,
            Oversight oversight,
            Data data,
            List<Detail> further) {}

    /** What the business provides. */
    public record Input(String what, String details) {}

    /** What the vendor delivers, already in words. */
    public record Output(
            String name,
            String quantity,
            String quality,
            @Nullable String due,
            String acceptance) {}

    /**
     * A service level with what was promised for it.
     *
     * @param asked what the scope asks for
     * @param committed what the winning bid promised; null where it named nothing of its own
     * @param words how the contract says it
     */
    public record Level(ServiceLevel asked, @Nullable BigDecimal committed, Words words) {

        public ServiceLevelId id() {
            return asked.id();
        }

        public String name() {
            return asked.name();
        }

        /** What the bid promised; the target where it named nothing of its own, and of a range. */
        public BigDecimal proposed() {
            return new AgreedLevel(asked, committed == null ? asked.target() : committed).agreed();
        }

        /** Whether the scope accepts a value: of a range none but its own. */
        public boolean accepts(BigDecimal value) {
            return asked.hasRange() ? value.compareTo(asked.target()) == 0 : !asked.isBeyondMinimum(value);
        }

        /**
         * The words for a service level at the time when the contract was prepared: other words of a later version must not
         * change a text that somebody has read.
         *
         * @param unit "%", "hours"
         * @param window "month", "200 items"
         * @param formula "how many of the entries posted need no correction"
         * @param measuring "Measured by the Client on every item"
         */
        public record Words(String unit, String window, String formula, String measuring) {}
    }

    /** Who of the business looks after the work. */
    public record Oversight(
            String accountable, String deputy, String daily, BigDecimal hoursPerWeek, List<Step> escalation) {

        /** One step of settling a conflict. */
        public record Step(String who, int withinHours) {}
    }

    /** The rules for the data that is shared. */
    public record Data(
            List<Rule> rules,
            int breachNoticeHours,
            Subcontractors subcontractors,
            @Nullable String note) {

        public record Rule(String data, String use, String storage, String retention, String atEnd) {}
    }

    /** Whether the vendor may let others do parts of the work. */
    public enum Subcontractors {
        NOT_ALLOWED,
        WITH_CONSENT,
        ALLOWED
    }

    /** Something else the scope asks for: language, places, systems. */
    public record Detail(String label, String value) {}

    /**
     * The winning bid.
     *
     * @param rules what holds for its prices; null where nothing was said beside them
     * @param rate at which its amounts were compared; no word of the contract. Null where it is in the currency of its request
     */
    public record Offer(
            List<Price> prices,
            Money takingOver,
            Money total,
            int termMonths,
            String assumptions,
            String exclusions,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PriceRules rules,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ExchangeRate rate) {

        /** With nothing beside the prices. */
        public Offer(
                List<Price> prices,
                Money takingOver,
                Money total,
                int termMonths,
                String assumptions,
                String exclusions) {
            this(prices, takingOver, total, termMonths, assumptions, exclusions, null, null);
        }

        /**
         * Makes sure that what is changed of its lines can be paid.
         *
         * @param before the same lines as they are agreed on now
         * @throws RuleViolation at the field of the line
         */
        void requirePayable(Offer before) {
            var changed = -1;
            for (int i = 0; i < prices.size(); i++) {
                var line = prices.get(i);
                if (line.equals(before.prices().get(i))) {
                    continue;
                }
                var field = "prices[" + i + "].";
                payable(line.unitPrice().amount(), MOST, field + "unitPrice");
                payable(line.quantityPerYear(), MOST, field + "quantityPerYear");
                payable(line.perYear().amount(), HIGHEST_TOTAL, field + "unitPrice");
                changed = i;
            }
            if (changed >= 0 && total.minus(takingOver).isNegative()) {
                throw new RuleViolation("contract.amendment.totalBelowZero").at("prices[" + changed + "].unitPrice");
            }
            if (changed >= 0) {
                payable(total.amount(), HIGHEST_TOTAL, "prices[" + changed + "].unitPrice");
            }
        }

        private static void payable(BigDecimal number, BigDecimal most, String field) {
            if (number.signum() < 0) {
                throw new RuleViolation("field.positiveOrZero").at(field);
            }
            if (number.compareTo(most) > 0) {
                throw new RuleViolation("number.tooHigh", most).at(field);
            }
        }
    }

    /**
     * What holds for the prices.
     *
     * @param baseFee whether a fee for each month is paid beside what is delivered
     * @param steps whether some prices hold for a step of a month's volume
     * @param minimums what is paid for in any case, in words: "300 entries (Ledger entries)"
     * @param expenses who bears travel, postage and the like; null where it was not told
     * @param expensesPerYear the most that expenses come to in a year; null where there is no such most
     * @param discountPercent what may be deducted for paying early, in per cent; null where nothing was offered
     * @param discountDays within how many days of the invoice; null where nothing was offered
     */
    public record PriceRules(
            boolean baseFee,
            boolean steps,
            List<String> minimums,
            @Nullable Expenses expenses,
            @Nullable Money expensesPerYear,
            @Nullable BigDecimal discountPercent,
            @Nullable Integer discountDays) {

        PaymentTerms.@Nullable EarlyPayment earlyPayment() {
            return discountPercent == null || discountDays == null
                    ? null
                    : new PaymentTerms.EarlyPayment(discountPercent, discountDays);
        }

        boolean isNothing() {
            return !baseFee && !steps && minimums.isEmpty() && expenses == null && discountPercent == null;
        }
    }

    /** Who bears what the work costs beside the work. */
    public enum Expenses {
        INCLUDED,
        AT_COST,
        CAPPED
    }

    /**
     * One price.
     *
     * @param quantityPerYear how many a year; of what is paid once, how many in all
     * @param perYear unit price times quantity
     * @param once whether it is paid once and not every year
     * @param paidBy null in contracts that were drafted before it was kept
     * @param leastPerMonth how many are paid for in a month in which there are fewer; null where none are
     */
    public record Price(
            String label,
            String unit,
            BigDecimal quantityPerYear,
            Money unitPrice,
            Money perYear,
            boolean once,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PaidBy paidBy,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BigDecimal leastPerMonth) {

        /** A price that is paid as its unit says. */
        public Price(
                String label, String unit, BigDecimal quantityPerYear, Money unitPrice, Money perYear, boolean once) {
            this(label, unit, quantityPerYear, unitPrice, perYear, once, null, null);
        }

        PaidBy paid() {
            return paidBy == null ? PaidBy.told(unit, once) : paidBy;
        }

        /** The same line at another price or for another quantity. */
        Price at(Money each, BigDecimal quantity) {
            return new Price(label, unit, quantity, each, each.times(quantity).payable(), once, paidBy, leastPerMonth);
        }
    }
}
