package app.handoff.evaluation;

import app.handoff.bidding.BidRequestId;
import app.handoff.bidding.InvitationId;
import app.handoff.kernel.Actor;
import app.handoff.kernel.BidId;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Ids;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * What one vendor is told of its bid: words that a person may change until it is sent, and facts that follow from the decision
 * and nobody changes. What was sent stays as it was sent; a later decision writes another letter.
 */
@Entity
class Letter extends BusinessOwned<UUID> {

    static final int LONGEST_WORDS = 4_000;

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

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String vendorName;
    private String recipientName;
    private String recipientEmail;
    private ZoneId zone;
    private String words;

    @JdbcTypeCode(SqlTypes.JSON)
    private LetterFacts facts;

    private Instant preparedAt;
    private @Nullable Instant sentAt;
    private @Nullable String sentBy;
    private @Nullable String sentSubject;
    private @Nullable String sentText;

    /** @param words as they are proposed */
    Letter(Kind kind, OpenedBid bid, EngagementId engagement, String words, LetterFacts facts, Instant now) {
        this.id = Ids.next();
        this.request = bid.request();
        this.engagement = engagement;
        this.bid = bid.id();
        this.invitation = bid.invitation();
        this.kind = kind;
        this.vendorName = bid.vendorName();
        this.recipientName = bid.bidder().person();
        this.recipientEmail = bid.bidder().email();
        this.zone = bid.vendorZone();
        this.words = words;
        this.facts = facts;
        this.preparedAt = now;
    }

    @SuppressWarnings("NullAway.Init")
    protected Letter() {}

    /**
     * Says it in other words; the facts stay.
     *
     * @throws RuleViolation once it is sent; at {@code words} if there are none, or more than 4,000 characters
     */
    void say(String words) {
        requireUnsent();
        this.words = OwnWords.of(words, LONGEST_WORDS, "evaluation.letters.wordsMissing", "words");
    }

    /**
     * It goes out, in just these words.
     *
     * @param text all of it: the words, the facts and the end
     * @throws RuleViolation if it is sent already
     */
    void send(String subject, String text, Actor by, Instant now) {
        requireUnsent();
        sentAt = now;
        sentBy = by.name();
        sentSubject = subject;
        sentText = text;
        registerEvent(new Sent(engagement, vendorName, by, now));
    }

    private void requireUnsent() {
        if (isSent()) {
            throw new RuleViolation("evaluation.letters.sentAlready", vendorName);
        }
    }

    @Override
    public UUID getId() {
        return id;
    }

    BidRequestId request() {
        return request;
    }

    EngagementId engagement() {
        return engagement;
    }

    BidId bid() {
        return bid;
    }

    InvitationId invitation() {
        return invitation;
    }

    Kind kind() {
        return kind;
    }

    String vendorName() {
        return vendorName;
    }

    String recipientName() {
        return recipientName;
    }

    String recipientEmail() {
        return recipientEmail;
    }

    /** Where the vendor is: dates of its letter are told on its clock. */
    ZoneId zone() {
        return zone;
    }

    String words() {
        return words;
    }

    LetterFacts facts() {
        return facts;
    }

    boolean isSent() {
        return sentAt != null;
    }

    @Nullable Instant sentAt() {
        return sentAt;
    }

    @Nullable String sentBy() {
        return sentBy;
    }

    @Nullable String sentSubject() {
        return sentSubject;
    }

    /** All of it as it was sent; null before. */
    @Nullable String sentText() {
        return sentText;
    }

    /** What it tells of the bid. */
    enum Kind {
        /** It is chosen. */
        WON,
        /** It is chosen after another one came to nothing. */
        WON_NEXT,
        /** It is asked next should the winner refuse. */
        RESERVE,
        /** The contract with the winner is signed: the reserve need not wait. */
        RESERVE_RELEASED,
        LOST,
        /** None of the bids is chosen. */
        NOBODY,
        /** It was chosen, and the choice stands no longer. */
        CHOICE_WITHDRAWN,
        /** It does not count. */
        DISQUALIFIED;

        boolean isChosen() {
            return this == WON || this == WON_NEXT;
        }
    }

    record Sent(EngagementId engagement, String vendorName, Actor by, Instant at) implements EngagementEvent {}
}
