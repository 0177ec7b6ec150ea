package app.handoff.bidding;

import app.handoff.kernel.Actor;
import app.handoff.kernel.BidId;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.scope.ScopeOfWorkId;
import app.handoff.tenancy.BusinessRow;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * That a vendor sent a bid, sent another one, or withdrew: one row for each, never changed. The last one counts. What is
 * offered lies elsewhere, sealed.
 */
@Entity
@Immutable
public class Bid extends BusinessRow {

    @EmbeddedId
    private BidId id;

    @Embedded
    @EmbeddedColumnNaming("request_%s")
    private BidRequestId request;

    @Embedded
    @EmbeddedColumnNaming("invitation_%s")
    private InvitationId invitation;

    @Embedded
    @EmbeddedColumnNaming("scope_%s")
    private ScopeOfWorkId scope;

    private int number;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String receipt;
    private Instant at;
    private @Nullable LocalDate toHoldUntil;
    private boolean finalOffer;

    @SuppressWarnings("NullAway.Init")
    protected Bid() {}

    public BidId id() {
        return id;
    }

    public BidRequestId request() {
        return request;
    }

    public InvitationId invitation() {
        return invitation;
    }

    /** The version of the scope it answers. */
    public ScopeOfWorkId scope() {
        return scope;
    }

    /** Counts what this vendor sent, from 1. */
    public int number() {
        return number;
    }

    public Kind kind() {
        return kind;
    }

    public String receipt() {
        return receipt;
    }

    /** Whether it was sent, or withdrawn, in the round of final offers. */
    public boolean isFinalOffer() {
        return finalOffer;
    }

    /** When it arrived, by the database's clock. */
    public Instant at() {
        return at;
    }

    /**
     * Whether bids must hold longer now than this one was asked to when it was sent: for how long it holds indeed lies sealed.
     */
    boolean mustHoldLonger(BidRequest request) {
        return kind == Kind.SENT && toHoldUntil != null && toHoldUntil.isBefore(request.validAtLeastUntil());
    }

    public enum Kind {
        SENT,
        WITHDRAWN
    }

    public record Sent(BidId bid, EngagementId engagement, int number, Actor by, Instant at)
            implements EngagementEvent {

        /** The first bid and a changed one are told apart; what is in them is not. */
        @Override
        public String messageKey() {
            return number == 1 ? "activity.Bid.Sent" : "activity.Bid.SentAgain";
        }
    }

    /** A final offer, or a changed one; the first bid was told before. */
    public record FinalOfferSent(BidId bid, EngagementId engagement, Actor by, Instant at) implements EngagementEvent {}

    public record FinalOfferWithdrawn(BidId bid, EngagementId engagement, Actor by, Instant at)
            implements EngagementEvent {}

    public record Withdrawn(BidId bid, EngagementId engagement, Actor by, Instant at) implements EngagementEvent {}
}
