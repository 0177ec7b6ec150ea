package app.handoff.evaluation;

import app.handoff.bidding.BidRequest;
import app.handoff.bidding.BidRequestId;
import app.handoff.kernel.Actor;
import app.handoff.kernel.BidId;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * The choice of one bid of one request: who chose it, when and why, and who is asked next should the winner refuse. A
 * choice that came to nothing stays, with its reason; in each engagement one at most stands. Of work that is put out in parts several
 * may stand, each in its own engagement and for parts of its own.
 */
@Entity
class Award extends BusinessOwned<AwardId> {

    private static final int SHORTEST_REASON = 20;
    private static final int LONGEST_REASON = 4000;

    @EmbeddedId
    private AwardId id;

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
    @EmbeddedColumnNaming("reserve_bid_%s")
    private @Nullable BidId reserve;

    private @Nullable String reserveName;

    @Column(name = "ordered")
    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable AwardedOrder order;

    /** Of work that is put out in parts those that are awarded; null of other work, and where that was not kept. */
    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable List<String> parts;

    private String reason;
    private Instant awardedAt;
    private boolean byLetter;

    @Embedded
    @EmbeddedColumnNaming("awarded_by_%s")
    private Actor awardedBy;

    @Embedded
    @AttributeOverride(name = "reason", column = @Column(name = "withdrawal_reason"))
    private @Nullable AwardWithdrawal withdrawal;

    /**
     * @param reserve who is asked next; null for nobody
     * @param caution what speaks against it, so that the reason has to say why it is right all the same
     * @param reason 20 to 4,000 characters
     * @throws RuleViolation at {@code reserve} if it is the winner again, at {@code reason} if it is too short or too long
     */
    Award(
            BidRequest request,
            Choice choice,
            @Nullable Reserve reserve,
            Caution caution,
            String reason,
            Actor by,
            Instant now) {
        if (reserve != null && choice.bid().equals(reserve.bid())) {
            throw new RuleViolation("evaluation.award.reserveIsWinner").at("reserve");
        }
        this.id = AwardId.next();
        this.request = request.id();
        this.engagement = choice.engagement();
        this.bid = choice.bid();
        this.reserve = reserve == null ? null : reserve.bid();
        this.reserveName = reserve == null ? null : reserve.vendorName();
        this.order = choice.order().isAll() ? null : choice.order();
        this.parts = choice.parts().isEmpty() ? null : choice.parts();
        this.reason = reason.strip();
        if (this.reason.length() < SHORTEST_REASON) {
            throw new RuleViolation(caution.reasonMissing).at("reason");
        }
        if (this.reason.length() > LONGEST_REASON) {
            throw new RuleViolation("text.tooLong", LONGEST_REASON).at("reason");
        }
        this.awardedBy = by;
        this.awardedAt = now;
        this.byLetter = true;
    }

    @SuppressWarnings("NullAway.Init")
    protected Award() {}

    /**
     * The winner will not do the work; another bid may be chosen.
     *
     * @param contract how far the contract with the winner is
     * @throws RuleViolation while that contract is under way or once it is signed, and at {@code reason} if none is given
     */
    void withdraw(AwardContracts.State contract, String reason, Actor by, Instant now) {
        requireWithdrawable(contract);
        withdrawal = AwardWithdrawal.because(reason, by, now);
    }

    /** @throws RuleViolation while a contract with the winner is under way, or once it is signed */
    public void requireWithdrawable(AwardContracts.State contract) {
        if (withdrawal != null) {
            throw new RuleViolation("evaluation.succession.done");
        }
        if (contract == AwardContracts.State.UNDER_WAY || contract == AwardContracts.State.SIGNED) {
            throw new RuleViolation("evaluation.succession.contract." + contract);
        }
    }

    @Override
    public AwardId getId() {
        return id;
    }

    public BidRequestId request() {
        return request;
    }

    public EngagementId engagement() {
        return engagement;
    }

    public boolean stands() {
        return withdrawal == null;
    }

    /** Why the choice came to nothing; null as long as it stands. */
    public @Nullable AwardWithdrawal withdrawal() {
        return withdrawal;
    }

    /** Whether it chose this bid or named it as the reserve. */
    boolean isAbout(BidId one) {
        return bid.equals(one) || one.equals(reserve);
    }

    public BidId bid() {
        return bid;
    }

    public @Nullable BidId reserve() {
        return reserve;
    }

    /** What of the bid is ordered. */
    public AwardedOrder order() {
        return order == null ? AwardedOrder.ALL : order;
    }

    /** Of work that is put out in parts those that are awarded, by their outputs; none of other work. */
    public List<String> parts() {
        return parts == null ? List.of() : parts;
    }

    public String reason() {
        return reason;
    }

    public Instant awardedAt() {
        return awardedAt;
    }

    public Actor awardedBy() {
        return awardedBy;
    }

    /** Whether vendors are told of it by letters that a person sends; before there were letters, messages went out at once. */
    public boolean isByLetter() {
        return byLetter;
    }

    /**
     * What is chosen.
     *
     * @param engagement in which the work goes on with this vendor
     * @param order what of the bid is ordered
     * @param parts of work that is put out in parts those that are ordered
     */
    record Choice(EngagementId engagement, BidId bid, AwardedOrder order, List<String> parts) {

        static Choice of(EngagementId engagement, OpenedBid bid, AwardedOrder order) {
            return new Choice(
                    engagement,
                    bid.id(),
                    order,
                    order.partsOf(bid).stream().sorted().toList());
        }
    }

    /**
     * Who is asked next should the winner refuse.
     *
     * @param vendorName as it stood in the invitation
     */
    record Reserve(BidId bid, String vendorName) {

        static @Nullable Reserve of(@Nullable OpenedBid bid) {
            return bid == null ? null : new Reserve(bid.id(), bid.vendorName());
        }
    }

    /** What speaks against a choice that can still be made, the gravest first. */
    enum Caution {
        /** A requirement that must be met is not. */
        MISSES_MUST("evaluation.award.missesMustNeedsReason"),
        /** The work goes to several vendors, each of which one reason is for. */
        SHARED("evaluation.parts.needsReason"),
        /** The lowest price, which is no reason by itself. */
        LOWEST("evaluation.award.lowestNeedsReason"),
        NONE("evaluation.award.needsReason");

        private final String reasonMissing;

        Caution(String reasonMissing) {
            this.reasonMissing = reasonMissing;
        }

        /** @param shared whether other vendors are chosen with it in one act */
        static Caution of(EvaluationFile evaluationFile, OpenedBid bid, boolean shared) {
            if (!evaluationFile.missedMusts(bid).isEmpty()) {
                return MISSES_MUST;
            }
            if (shared) {
                return SHARED;
            }
            return evaluationFile.isLowest(bid) ? LOWEST : NONE;
        }
    }
}
