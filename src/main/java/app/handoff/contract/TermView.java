package app.handoff.contract;

import app.handoff.kernel.Sentence;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What happens when the term of a contract is over, and what can be decided about it.
 *
 * @param further the last day of a further term
 * @param decided whether somebody decided to leave it as it is
 * @param option whether the business can extend it by itself now
 * @param extendable whether a further term would have to be agreed on
 * @param soon whether it is something to decide about by now
 */
record TermView(
        Renewal renewal,
        Sentence what,
        LocalDate further,
        boolean decided,
        boolean open,
        boolean option,
        boolean extendable,
        boolean soon) {

    /** How long before the last day of notice the end of a term is something to decide about. */
    static final int AHEAD_DAYS = 90;

    /** Null unless the contract is in force and nobody has ended it, and as long as its notice day is far and there is nothing to take up. */
    static @Nullable TermView of(Contract contract, LocalDate today) {
        if (contract.status() != ContractStatus.ACTIVE || contract.termination() != null) {
            return null;
        }
        var terms = contract.termsNow();
        boolean soon = !today.plusDays(AHEAD_DAYS).isBefore(terms.lastNoticeDay());
        boolean option = contract.mayTakeUpOption(today);
        if (terms.rateModel() == RateModel.ONCE || !soon && !option) {
            return null;
        }
        boolean open = !contract.isTermDecided() && !today.isAfter(terms.lastNoticeDay());
        var further = terms.furtherEnd(contract.basis().offer().termMonths());
        return new TermView(
                terms.renewal(),
                Sentence.of("contract.term." + terms.renewal(), terms.end(), terms.lastNoticeDay(), further),
                further,
                contract.isTermDecided(),
                open,
                option,
                terms.renewal() == Renewal.NONE && !today.isAfter(terms.end()),
                soon);
    }

    /** Whether the business can extend it, long before it has to decide. */
    public boolean isExtendedEarly() {
        return option && !soon;
    }
}
