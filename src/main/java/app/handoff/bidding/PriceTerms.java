package app.handoff.bidding;

import app.handoff.kernel.RuleViolation;
import jakarta.persistence.Embeddable;

/**
 * For how long prices are counted and hold.
 *
 * @param termMonths for how many months totals are counted
 * @param validityDays how many days after the deadline a price must hold at least
 */
@Embeddable
record PriceTerms(int termMonths, int validityDays) {

    PriceTerms {
        if (termMonths < 1 || termMonths > 60) {
            throw new RuleViolation("bidding.term.outOfRange").at("termMonths");
        }
        if (validityDays < 1 || validityDays > 365) {
            throw new RuleViolation("bidding.validity.outOfRange").at("validityDays");
        }
    }

    /** What a request begins with. */
    static PriceTerms usual() {
        return new PriceTerms(12, 60);
    }
}
