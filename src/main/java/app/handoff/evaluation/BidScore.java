package app.handoff.evaluation;

import app.handoff.bidding.BidRequestId;
import app.handoff.bidding.CriterionId;
import app.handoff.bidding.CriterionScore;
import app.handoff.kernel.Actor;
import app.handoff.kernel.BidId;
import app.handoff.kernel.Ids;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;

/** The score of one bid for one criterion that counts, with who gave it, or noted what several people agreed on. */
@Entity
class BidScore extends BusinessOwned<UUID> implements Scored {

    @Id
    private UUID id;

    @Embedded
    @EmbeddedColumnNaming("request_%s")
    private BidRequestId request;

    @Embedded
    @EmbeddedColumnNaming("bid_%s")
    private BidId bid;

    @Embedded
    @EmbeddedColumnNaming("criterion_%s")
    private CriterionId criterion;

    @Embedded
    private CriterionScore given;

    @Embedded
    @EmbeddedColumnNaming("by_%s")
    private Actor by;

    private Instant at;

    BidScore(
            BidRequestId request,
            BidId bid,
            CriterionId criterion,
            CriterionScore criterionScore,
            Actor by,
            Instant now) {
        this.id = Ids.next();
        this.request = request;
        this.bid = bid;
        this.criterion = criterion;
        this.given = criterionScore;
        this.by = by;
        this.at = now;
    }

    @SuppressWarnings("NullAway.Init")
    protected BidScore() {}

    void change(CriterionScore criterionScore, Actor by, Instant now) {
        this.given = criterionScore;
        this.by = by;
        this.at = now;
    }

    @Override
    public UUID getId() {
        return id;
    }

    public BidId bid() {
        return bid;
    }

    public CriterionId criterion() {
        return criterion;
    }

    @Override
    public CriterionScore given() {
        return given;
    }

    @Override
    public Actor by() {
        return by;
    }

    @Override
    public Instant at() {
        return at;
    }
}
