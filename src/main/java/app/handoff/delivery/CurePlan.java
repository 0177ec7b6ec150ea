package app.handoff.delivery;

import app.handoff.kernel.Actor;
import app.handoff.kernel.RuleViolation;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a vendor brings a missed level back, who does it and by which day.
 *
 * @param accepted our word for it; null while it is only proposed
 * @param closed whether it was kept, said by us; null while it runs
 * @param kept whether it was kept; only once it is closed
 * @param refused why it did not convince us; null where nobody said so
 */
record CurePlan(
        String what,
        String who,
        LocalDate by,
        Actor proposedBy,
        Instant proposedAt,
        @Nullable ReasonedDecision accepted,
        @Nullable ReasonedDecision closed,
        boolean kept,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ReasonedDecision refused) {

    static final int LONGEST_WHAT = 2_000;
    static final int LONGEST_WHO = 120;

    /** @throws RuleViolation at {@code plan}, {@code planWho} or {@code planBy} if that is missing, too long or past */
    static CurePlan proposed(
            @Nullable String what,
            @Nullable String who,
            @Nullable LocalDate by,
            LocalDate today,
            Actor proposedBy,
            Instant now) {
        if (by == null) {
            throw new RuleViolation("delivery.recoveryDay.required").at("planBy");
        }
        if (by.isBefore(today)) {
            throw new RuleViolation("delivery.recoveryDay.past").at("planBy");
        }
        return new CurePlan(
                text(what, LONGEST_WHAT, "delivery.cure.required", "plan"),
                text(who, LONGEST_WHO, "delivery.cure.who.required", "planWho"),
                by,
                proposedBy,
                now,
                null,
                null,
                false,
                null);
    }

    static String text(@Nullable String typed, int longest, String missing, String field) {
        if (typed == null || typed.isBlank()) {
            throw new RuleViolation(missing).at(field);
        }
        var text = typed.strip();
        if (text.length() > longest) {
            throw new RuleViolation("text.tooLong", longest).at(field);
        }
        return text;
    }

    CurePlan acceptedBy(Actor by, Instant now) {
        return new CurePlan(
                what, who, this.by, proposedBy, proposedAt, new ReasonedDecision(by, now, null), closed, kept, null);
    }

    CurePlan closed(boolean kept, Actor by, Instant now) {
        return new CurePlan(
                what, who, this.by, proposedBy, proposedAt, accepted, new ReasonedDecision(by, now, null), kept, null);
    }

    CurePlan refusedBy(String reason, List<SentFile> files, Actor by, Instant now) {
        return new CurePlan(
                what,
                who,
                this.by,
                proposedBy,
                proposedAt,
                accepted,
                closed,
                kept,
                ReasonedDecision.toldToVendor(by, now, reason, files));
    }

    State state() {
        if (refused != null) {
            return State.REFUSED;
        }
        return accepted == null ? State.PROPOSED : closed == null ? State.ACCEPTED : kept ? State.KEPT : State.MISSED;
    }

    enum State {
        PROPOSED,
        ACCEPTED,
        KEPT,
        MISSED,
        REFUSED;

        /** Whether the vendor can propose another one in its place. */
        boolean canBeFollowed() {
            return this == PROPOSED || this == MISSED || this == REFUSED;
        }
    }
}
