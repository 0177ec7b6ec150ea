package app.handoff.delivery;

import app.handoff.kernel.PossibleDays;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.WallTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * When, where and with whom a meeting is to take place.
 *
 * @param at by the clocks of the business
 * @param minutes how long it takes, from 5 to 480
 * @param ourPeople who of us takes part
 * @param vendorPeople who of the vendor
 * @param place a room, a telephone number or the address of a video call; empty where that is settled otherwise
 * @param agenda what is to be talked about; it goes to the vendor with the invitation
 */
record MeetingPlan(
        WallTime at, ZoneId zone, int minutes, String ourPeople, String vendorPeople, String place, String agenda) {

    static final int SHORTEST = 5;
    static final int LONGEST = 480;

    /** @throws RuleViolation at {@code minutes} or {@code day} if nobody would talk for so long, or so late */
    MeetingPlan {
        if (minutes < SHORTEST || minutes > LONGEST) {
            throw new RuleViolation("delivery.meeting.minutes", SHORTEST, LONGEST).at("minutes");
        }
        if (!PossibleDays.contains(at.day())) {
            throw new RuleViolation("typed.farDay").at("day");
        }
    }

    Instant start() {
        return at.in(zone);
    }

    Duration length() {
        return Duration.ofMinutes(minutes);
    }

    /** @throws RuleViolation at {@code time} or {@code day} if no clock shows that time, or it is over */
    void requireAhead(Instant now) {
        at.requireOnce(zone, "time");
        if (!start().isAfter(now)) {
            throw new RuleViolation("delivery.meeting.past").at("day");
        }
    }
}
