package app.handoff.delivery;

import app.handoff.contract.SignedContract;
import app.handoff.kernel.Sentence;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The right to end a contract early, for misses of one level or for a transition that came to its end without success.
 *
 * @param clause which clause gives it: {@code REMEDIES} or {@code TRANSITION}
 * @param earliest the first day on which the contract can end if that is said today
 */
record RightToEnd(Sentence why, String clause, LocalDate earliest) {

    private static final int NOTICE_AFTER_TRANSITION = 14;

    /** @param since when misses gave it; empty where they do not */
    static Optional<RightToEnd> of(
            Delivery delivery, Optional<MissesOfWork.Since> since, SignedContract contract, LocalDate today) {
        if (delivery.hasEnded()) {
            return Optional.empty();
        }
        var remedies = contract.remedies();
        var missed = since.map(from -> new RightToEnd(
                Sentence.of("delivery.right.misses", from.level(), remedies.breaches(), remedies.windows(), from.day()),
                "REMEDIES",
                within(contract, today.plusDays(remedies.noticeDays()), today)));
        if (missed.isPresent()) {
            return missed;
        }
        var transition = delivery.transition();
        return delivery.phase() == Delivery.Phase.TRANSITION
                        && contract.transitionWeeks() > 0
                        && today.isAfter(transition.ends())
                ? Optional.of(new RightToEnd(
                        Sentence.of("delivery.right.transition", transition.ends()),
                        "TRANSITION",
                        within(contract, today.plusDays(NOTICE_AFTER_TRANSITION), today)))
                : Optional.empty();
    }

    private static LocalDate within(SignedContract contract, LocalDate day, LocalDate today) {
        return !today.isAfter(contract.end()) && day.isAfter(contract.end()) ? contract.end() : day;
    }
}
