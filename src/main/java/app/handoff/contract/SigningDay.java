package app.handoff.contract;

import app.handoff.kernel.RuleViolation;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The day by which a contract that was sent for reading is to be signed. The vendor signs until its end; after it both sides are
 * told, and the business gives more time or withdraws the contract.
 *
 * @param signBy null for contracts that were sent before there was such a day
 * @param remindedOn the last day on which somebody was reminded of it
 * @param toldAt when both sides were told that it has passed
 */
@Embeddable
record SigningDay(
        @Column(name = "sign_by") @Nullable LocalDate signBy,
        @Column(name = "sign_reminded_on") @Nullable LocalDate remindedOn,
        @Column(name = "sign_told_at") @Nullable Instant toldAt)
        implements Serializable {

    /** What is proposed when a contract is sent, in days. */
    static final int USUAL_DAYS = 14;

    /** The furthest day, in days from today. */
    static final int LONGEST_DAYS = 180;

    /** How many days before it whoever has not signed is reminded. */
    private static final int[] REMINDERS = {3, 1};

    static LocalDate proposed(LocalDate today) {
        return today.plusDays(USUAL_DAYS);
    }

    /** @throws RuleViolation at {@code signBy} if the day has passed or is too far ahead */
    static SigningDay on(LocalDate day, LocalDate today) {
        if (day.isBefore(today)) {
            throw new RuleViolation("contract.signingDay.passed").at("signBy");
        }
        if (day.isAfter(today.plusDays(LONGEST_DAYS))) {
            throw new RuleViolation("contract.signingDay.tooFar", today.plusDays(LONGEST_DAYS)).at("signBy");
        }
        return new SigningDay(day, null, null);
    }

    boolean isPassed(LocalDate today) {
        return signBy != null && today.isAfter(signBy);
    }

    /** Whether both sides are to be told today that it has passed. */
    boolean isToTell(LocalDate today) {
        return isPassed(today) && toldAt == null;
    }

    /** Whether somebody is to be reminded today: the last day for a reminder has come, and nobody was since. */
    boolean isToRemind(LocalDate today) {
        return !isPassed(today)
                && lastReminder(today)
                        .filter(due -> remindedOn == null || remindedOn.isBefore(due))
                        .isPresent();
    }

    private Optional<LocalDate> lastReminder(LocalDate today) {
        return signBy == null
                ? Optional.empty()
                : IntStream.of(REMINDERS)
                        .mapToObj(signBy::minusDays)
                        .filter(day -> !day.isAfter(today))
                        .reduce((earlier, later) -> later);
    }

    /** The day from which on somebody may have to be reminded. */
    static LocalDate soonest(LocalDate today) {
        return today.plusDays(REMINDERS[0]);
    }

    SigningDay reminded(LocalDate today) {
        return new SigningDay(signBy, today, toldAt);
    }

    SigningDay told(Instant now) {
        return new SigningDay(signBy, remindedOn, now);
    }
}
