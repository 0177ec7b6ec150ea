package app.handoff.bidding;

import app.handoff.kernel.Actor;
import app.handoff.kernel.BidId;
import app.handoff.kernel.Deadline;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Ids;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A question to one bidder about its bid, once the bids are open, with a day for the answer. Both stay in the file of the
 * evaluation. The bid itself stays as it was sent: an answer changes no price and nothing that was promised.
 */
@Entity
@DynamicUpdate
public class BidInquiry extends BusinessOwned<UUID> {

    public static final int LONGEST_QUESTION = 2_000;
    public static final int LONGEST_ANSWER = 4_000;

    /** How many files come with an answer at most. */
    public static final int MOST_FILES = 5;

    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59);

    @Id
    private UUID id;

    @Embedded
    @EmbeddedColumnNaming("request_%s")
    private BidRequestId request;

    @Embedded
    @EmbeddedColumnNaming("engagement_%s")
    private EngagementId engagement;

    @Embedded
    @EmbeddedColumnNaming("bid_%s")
    private BidId bid;

    @Embedded
    @EmbeddedColumnNaming("invitation_%s")
    private InvitationId invitation;

    private String question;

    @Embedded
    @EmbeddedColumnNaming("asked_by_%s")
    private Actor askedBy;

    private Instant askedAt;
    private Instant answerBy;
    private @Nullable String answer;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<InquiryFile> files = List.of();

    private @Nullable Instant answeredAt;
    private @Nullable Instant withdrawnAt;
    private @Nullable String withdrawnBy;

    /**
     * @param day by the end of which the answer is due, on the clock of the request
     * @throws RuleViolation unless bids are being judged; at {@code question} if there is none, or it is too long; at
     *     {@code day} if it is over
     */
    BidInquiry(
            BidRequest request,
            InvitationId invitation,
            BidId bid,
            String question,
            LocalDate day,
            Actor by,
            Instant now) {
        if (request.status() != BiddingStatus.OPENED) {
            throw new RuleViolation("bidding.inquiry.notJudging");
        }
        this.id = Ids.next();
        this.request = request.id();
        this.engagement = request.engagement();
        this.bid = bid;
        this.invitation = invitation;
        this.question = text(question, LONGEST_QUESTION, "bidding.inquiry.questionMissing", "question");
        this.askedBy = by;
        this.askedAt = now;
        this.answerBy = day.atTime(END_OF_DAY).atZone(request.zone()).toInstant();
        if (!answerBy.isAfter(now)) {
            throw new RuleViolation("bidding.inquiry.dayOver").at("day");
        }
        registerEvent(new Asked(engagement, by, now));
    }

    @SuppressWarnings("NullAway.Init")
    protected BidInquiry() {}

    /**
     * The bidder answers, once.
     *
     * @throws RuleViolation at {@code answer} if there is none, it is too long or too late, or something else was answered
     *     before; if the question was withdrawn
     */
    void answer(String text, Actor by, Instant now) {
        var written = text(text, LONGEST_ANSWER, "bidding.inquiry.answerMissing", "answer");
        switch (state(now)) {
            case ASKED -> {
                answer = written;
                answeredAt = now;
                registerEvent(new Answered(engagement, by, now));
            }
            case ANSWERED -> {
                if (!written.equals(answer)) {
                    throw new RuleViolation("bidding.inquiry.answered").at("answer");
                }
            }
            case TOO_LATE -> throw new RuleViolation("bidding.inquiry.tooLate").at("answer");
            case WITHDRAWN -> throw new RuleViolation("bidding.inquiry.withdrawn").at("answer");
        }
    }

    /**
     * A file comes with the answer; one of the same name takes its place. It is read once the answer is sent.
     *
     * @return what it takes the place of; null for nothing
     * @throws RuleViolation once no answer is awaited, if there are enough, or at {@code file} if the same is there already
     */
    @Nullable InquiryFile attach(InquiryFile file, Instant now) {
        requireAwaited(now);
        if (files.stream().anyMatch(other -> other.sha256().equals(file.sha256()))) {
            throw new RuleViolation("bidding.inquiry.file.twice", file.name()).at("file");
        }
        var replaced = files.stream()
                .filter(other -> other.name().equals(file.name()))
                .findFirst()
                .orElse(null);
        if (replaced == null) {
            requireRoomForAFile();
        }
        files = Stream.concat(files.stream().filter(other -> other != replaced), Stream.of(file))
                .toList();
        return replaced;
    }

    /** @throws RuleViolation at {@code file} if there are as many as an answer takes */
    void requireRoomForAFile() {
        if (files.size() >= MOST_FILES) {
            throw new RuleViolation("bidding.inquiry.file.tooMany", MOST_FILES).at("file");
        }
    }

    /**
     * Takes a file out again, before the answer is sent.
     *
     * @return whether it was there
     */
    boolean detach(UUID file, Instant now) {
        requireAwaited(now);
        int before = files.size();
        files = files.stream().filter(other -> !other.id().equals(file)).toList();
        return files.size() < before;
    }

    /** What comes with the answer, or will. */
    public List<InquiryFile> files() {
        return files;
    }

    /**
     * The bidder gets more time.
     *
     * @param day by the end of which the answer is due then, on the clock of the request
     * @throws RuleViolation once the question was answered or taken back, or its day is over; at {@code day} if that is no later
     *     than now
     */
    void giveMoreTime(BidRequest request, LocalDate day, Actor by, Instant now) {
        requireAwaited(now);
        var later = day.atTime(END_OF_DAY).atZone(request.zone()).toInstant();
        if (later.isBefore(answerBy)) {
            throw new RuleViolation("bidding.inquiry.noLater").at("day");
        }
        if (later.isAfter(answerBy)) {
            answerBy = later;
            registerEvent(new Extended(engagement, by, now));
        }
    }

    /**
     * Nobody needs the answer any more; twice is the same as once.
     *
     * @throws RuleViolation if it was answered
     */
    void withdraw(Actor by, Instant now) {
        if (answeredAt != null) {
            throw new RuleViolation("bidding.inquiry.answered");
        }
        if (withdrawnAt == null) {
            withdrawnAt = now;
            withdrawnBy = by.name();
            registerEvent(new Withdrawn(engagement, by, now));
        }
    }

    /** @throws RuleViolation once no answer is awaited any more */
    public void requireAwaited(Instant now) {
        if (state(now) != State.ASKED) {
            throw new RuleViolation("bidding.inquiry.notAwaited");
        }
    }

    private static String text(String typed, int longest, String missing, String field) {
        if (typed.isBlank()) {
            throw new RuleViolation(missing).at(field);
        }
        var text = typed.strip();
        if (text.length() > longest) {
            throw new RuleViolation("text.tooLong", longest).at(field);
        }
        return text;
    }

    @Override
    public UUID getId() {
        return id;
    }

    public EngagementId engagement() {
        return engagement;
    }

    public BidRequestId request() {
        return request;
    }

    public BidId bid() {
        return bid;
    }

    InvitationId invitation() {
        return invitation;
    }

    public String question() {
        return question;
    }

    public Actor askedBy() {
        return askedBy;
    }

    public Instant askedAt() {
        return askedAt;
    }

    /** By when the answer is due, on the clock of its request. */
    public Deadline due(BidRequest request) {
        return new Deadline(answerBy, request.zone());
    }

    /** What the bidder wrote; null before. */
    public @Nullable String answer() {
        return answer;
    }

    public @Nullable Instant answeredAt() {
        return answeredAt;
    }

    public @Nullable Instant withdrawnAt() {
        return withdrawnAt;
    }

    public @Nullable String withdrawnBy() {
        return withdrawnBy;
    }

    public State state(Instant now) {
        return withdrawnAt != null
                ? State.WITHDRAWN
                : answeredAt != null ? State.ANSWERED : now.isBefore(answerBy) ? State.ASKED : State.TOO_LATE;
    }

    public enum State {
        ASKED,
        ANSWERED,
        /** The day for the answer is over and none came. */
        TOO_LATE,
        WITHDRAWN;

        /** The light that goes with its word. */
        public String light() {
            return switch (this) {
                case ASKED -> "wait";
                case ANSWERED -> "good";
                case TOO_LATE -> "bad";
                case WITHDRAWN -> "idle";
            };
        }
    }

    public record Asked(EngagementId engagement, Actor by, Instant at) implements EngagementEvent {}

    public record Answered(EngagementId engagement, Actor by, Instant at) implements EngagementEvent {}

    public record Extended(EngagementId engagement, Actor by, Instant at) implements EngagementEvent {}

    public record Withdrawn(EngagementId engagement, Actor by, Instant at) implements EngagementEvent {}
}
