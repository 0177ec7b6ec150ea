package app.handoff.delivery;

import app.handoff.contract.PaymentTerms;
import app.handoff.contract.RateModel;
import app.handoff.contract.SignedContract;
import app.handoff.kernel.Money;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * How the clause on remedies credits a missed level: for each level missed in a measuring period a percentage of the fee of the
 * month in which that period ends, and for one month at most another percentage of its fee over all levels.
 *
 * @param percent of the month's fee for each miss, from 0 to 100
 * @param capPercent the most of it for one month, from 0 to 100
 * @param monthFee a twelfth of the yearly price of what is paid regularly, as it can be paid; one-off prices and taking over
 *     are no part of it
 */
record CreditRule(BigDecimal percent, BigDecimal capPercent, Money monthFee) {

    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

    /** What a contract says; empty where it credits nothing, or is paid once and so has no month's fee. */
    static Optional<CreditRule> of(SignedContract contract) {
        var remedies = contract.remedies();
        if (absence(contract) != Absence.NONE) {
            return Optional.empty();
        }
        return yearly(contract.payment())
                .map(year -> new CreditRule(
                        remedies.creditPercent(),
                        remedies.capPercent(),
                        year.dividedBy(MONTHS).payable()));
    }

    /** Why a contract credits nothing by the month. */
    static Absence absence(SignedContract contract) {
        if (contract.payment().rateModel() == RateModel.ONCE
                || yearly(contract.payment()).isEmpty()) {
            return Absence.PAID_ONCE;
        }
        return contract.remedies().creditPercent().signum() == 0 ? Absence.NOTHING_AGREED : Absence.NONE;
    }

    private static Optional<Money> yearly(PaymentTerms payment) {
        return payment.prices().stream()
                .filter(price -> price.paidBy().isFee())
                .map(PaymentTerms.Price::perYear)
                .reduce(Money::plus);
    }

    /** What one miss brings before the most of the month. */
    Money full() {
        return share(percent);
    }

    /** The most that is credited for one month. */
    Money cap() {
        return share(capPercent);
    }

    /** What one more miss brings, where this much is credited for the same month already. */
    Money next(Money credited) {
        var left = left(credited);
        return left.compareTo(full()) < 0 ? left : full();
    }

    /** What can still be credited for the month, where this much is credited already. */
    Money left(Money credited) {
        var left = cap().minus(credited);
        return left.isNegative() ? Money.zero(left.currency()) : left;
    }

    private Money share(BigDecimal of) {
        return monthFee.times(of.movePointLeft(2)).payable();
    }

    /** Why there is no rule for credits. */
    enum Absence {
        NONE,
        /** The price is paid once, so there is no fee of a month. */
        PAID_ONCE,
        /** The contract credits nothing. */
        NOTHING_AGREED,
        /** No contract of this work is signed by both sides. */
        NOT_SIGNED
    }
}
