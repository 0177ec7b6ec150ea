package app.handoff.evaluation;

import app.handoff.bidding.BidRequest;
import app.handoff.bidding.BidRequestId;
import app.handoff.bidding.InvitationId;
import app.handoff.kernel.Actor;
import app.handoff.kernel.BidId;
import app.handoff.kernel.Deadline;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Ids;
import app.handoff.kernel.Money;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;

/**
 * Asks the reserve of a choice whether its bid still stands, since the vendor that was chosen does not do the work, or no longer. The
 * reserve says yes to the bid as it was sent, until a day, or no with a reason. Nothing is ordered by its yes.
 */
@Entity
@DynamicUpdate
class ReserveInquiry extends BusinessOwned<UUID> {

    static final int LONGEST_WORDS = 2_000;
    static final int LONGEST_ANSWER = 2_000;

    /** A bid does not stand for longer without being asked again. */
    static final int MOST_DAYS_TO_HOLD = 365;

    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59);

    @Id
    private UUID id;

    @Embedded
    @EmbeddedColumnNaming("engagement_%s")
    private EngagementId engagement;

    @Embedded
    @EmbeddedColumnNaming("request_%s")
    private BidRequestId request;

    @Embedded
    @EmbeddedColumnNaming("bid_%s")
    private BidId bid;

    @Embedded
    @EmbeddedColumnNaming("invitation_%s")
    private InvitationId invitation;

    private String title;
    private String vendorName;

    @Embedded
    @AttributeOverride(name = "amount", column = @Column(name = "total"))
    @AttributeOverride(name = "currency", column = @Column(name = "currency"))
    private Money total;

    private int termMonths;
    private Instant bidSentAt;
    private LocalDate validUntil;
    private ZoneId zone;
    private String words;
    private LocalDate holdUntil;
    private Instant answerBy;

    @Embedded
    @EmbeddedColumnNaming("asked_by_%s")
    private Actor askedBy;

    private Instant askedAt;

    @Enumerated(EnumType.STRING)
    private @Nullable Answer answer;

    private @Nullable String answerText;
    private @Nullable Instant answeredAt;
    private @Nullable String answeredBy;
    private @Nullable Instant withdrawnAt;
    private @Nullable String withdrawnBy;

    /**
     * @param engagement in which the reserve would do the work
     * @param words what the reserve reads
     * @param answerDay by the end of which it answers, on the clock of its request
     * @param holdUntil until which day its bid is to stand
     * @throws RuleViolation at {@code words} if there are none or too many, at {@code answerDay} if it is over, at {@code holdUntil} if it
     *     is before that day or too far ahead
     */
    ReserveInquiry(
            EngagementId engagement,
            BidRequest request,
            OpenedBid reserve,
            @Nullable String words,
            LocalDate answerDay,
            LocalDate holdUntil,
            Actor by,
            Instant now) {
        this.id = Ids.next();
        this.engagement = engagement;
        this.request = request.id();
        this.bid = reserve.id();
        this.invitation = reserve.invitation();
        this.title = request.title();
        this.vendorName = reserve.vendorName();
        this.total = reserve.totalPerTerm();
        this.termMonths = reserve.termMonths();
        this.bidSentAt = reserve.sentAt();
        this.validUntil = reserve.validUntil();
        this.zone = request.zone();
        this.words = OwnWords.of(words, LONGEST_WORDS, "evaluation.reserve.wordsMissing", "words");
        this.answerBy = answerDay.atTime(END_OF_DAY).atZone(zone).toInstant();
        if (!answerBy.isAfter(now)) {
            throw new RuleViolation("evaluation.reserve.dayOver").at("answerDay");
        }
        if (holdUntil.isBefore(answerDay)) {
            throw new RuleViolation("evaluation.reserve.holdsTooShort").at("holdUntil");
        }
        if (holdUntil.isAfter(answerDay.plusDays(MOST_DAYS_TO_HOLD))) {
            throw new RuleViolation("evaluation.reserve.holdsTooLong", MOST_DAYS_TO_HOLD).at("holdUntil");
        }
        this.holdUntil = holdUntil;
        this.askedBy = by;
        this.askedAt = now;
        registerEvent(new Asked(engagement, vendorName, by, now));
    }

    @SuppressWarnings("NullAway.Init")
    protected ReserveInquiry() {}

    /**
     * The reserve answers, once; the same answer twice is once.
     *
     * @throws RuleViolation at {@code answer} if there is none, at {@code text} if it declines without a reason or writes too much; once it
     *     has answered otherwise, nobody asks any more, or the day is over
     */
    void answer(@Nullable Answer given, @Nullable String text, Actor by, Instant now) {
        if (given == null) {
            throw new RuleViolation("field.choose").at("answer");
        }
        var written = given == Answer.DECLINES || !OwnWords.plain(text).isEmpty()
                ? OwnWords.of(text, LONGEST_ANSWER, "evaluation.reserve.whyDeclined", "text")
                : "";
        switch (state(now)) {
            case ASKED -> {
                answer = given;
                answerText = written;
                answeredAt = now;
                answeredBy = by.name();
                registerEvent(
                        given == Answer.CONFIRMS
                                ? new Confirmed(engagement, vendorName, holdUntil, by, now)
                                : new Declined(engagement, vendorName, by, now));
                registerEvent(new Answered(id, now));
            }
            case CONFIRMED, DECLINED -> {
                if (given != answer || !written.equals(answerText)) {
                    throw new RuleViolation("evaluation.reserve.answered");
                }
            }
            case TOO_LATE -> throw new RuleViolation("evaluation.reserve.tooLate");
            case WITHDRAWN -> throw new RuleViolation("evaluation.reserve.withdrawn");
        }
    }

    /** Nobody needs the answer any more; twice is the same as once. @throws RuleViolation once it was answered */
    void withdraw(Actor by, Instant now) {
        if (answer != null) {
            throw new RuleViolation("evaluation.reserve.answered");
        }
        if (withdrawnAt == null) {
            withdrawnAt = now;
            withdrawnBy = by.name();
            registerEvent(new TakenBack(engagement, vendorName, by, now));
        }
    }

    /** Whether just this is asked already, such as when the button was pressed twice. */
    boolean asks(@Nullable String words, LocalDate holdUntil) {
        return this.words.equals(OwnWords.plain(words)) && this.holdUntil.equals(holdUntil);
    }

    @Override
    public UUID getId() {
        return id;
    }

    public EngagementId engagement() {
        return engagement;
    }

    BidRequestId request() {
        return request;
    }

    BidId bid() {
        return bid;
    }

    InvitationId invitation() {
        return invitation;
    }

    public String title() {
        return title;
    }

    public String vendorName() {
        return vendorName;
    }

    /** What its bid asks over the term, as it was sent. */
    public Money total() {
        return total;
    }

    public int termMonths() {
        return termMonths;
    }

    public Deadline bidSent() {
        return new Deadline(bidSentAt, zone);
    }

    /** Until when the bid was to stand when it was sent. */
    public LocalDate validUntil() {
        return validUntil;
    }

    public String words() {
        return words;
    }

    /** Until which day the bid stands once the reserve has said yes. */
    public LocalDate holdUntil() {
        return holdUntil;
    }

    public Deadline due() {
        return new Deadline(answerBy, zone);
    }

    public Actor askedBy() {
        return askedBy;
    }

    public Instant askedAt() {
        return askedAt;
    }

    /** What the reserve wrote; empty where it said yes without a word, null before. */
    public @Nullable String answerText() {
        return answerText;
    }

    public @Nullable Instant answeredAt() {
        return answeredAt;
    }

    public @Nullable String answeredBy() {
        return answeredBy;
    }

    public State state(Instant now) {
        if (answer != null) {
            return answer == Answer.CONFIRMS ? State.CONFIRMED : State.DECLINED;
        }
        return withdrawnAt != null ? State.WITHDRAWN : now.isBefore(answerBy) ? State.ASKED : State.TOO_LATE;
    }

    /** Whether the reserve said that its bid stands. */
    boolean saysYes() {
        return answer == Answer.CONFIRMS;
    }

    /** Whether the reserve said yes, and its bid stands on this day. */
    boolean holds(LocalDate on) {
        return saysYes() && !holdUntil.isBefore(on);
    }

    enum Answer {
        CONFIRMS,
        DECLINES
    }

    enum State {
        ASKED,
        CONFIRMED,
        DECLINED,
        /** The day for the answer is over and none came. */
        TOO_LATE,
        WITHDRAWN;

        /** The light that goes with its word. */
        public String light() {
            return switch (this) {
                case ASKED -> "wait";
                case CONFIRMED -> "good";
                case DECLINED, TOO_LATE -> "bad";
                case WITHDRAWN -> "idle";
            };
        }
    }

    /** The reserve has answered, so that whoever asked is to hear of it. */
    record Answered(UUID inquiry, Instant at) {}

    public record Asked(EngagementId engagement, String vendorName, Actor by, Instant at) implements EngagementEvent {}

    public record Confirmed(EngagementId engagement, String vendorName, LocalDate until, Actor by, Instant at)
            implements EngagementEvent {}

    public record Declined(EngagementId engagement, String vendorName, Actor by, Instant at)
            implements EngagementEvent {}

    public record TakenBack(EngagementId engagement, String vendorName, Actor by, Instant at)
            implements EngagementEvent {}
}
