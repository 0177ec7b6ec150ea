package app.handoff.evaluation;

import app.handoff.bidding.BidRequestId;
import app.handoff.bidding.CriterionId;
import app.handoff.bidding.CriterionScore;
import app.handoff.evaluation.Evaluations.GivenScore;
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

/** What one of several people who score apart gives one bid for one criterion. It counts for nothing by itself. */
@Entity
class EvaluatorScore extends BusinessOwned<UUID> implements Scored {

    @Id
    private UUID id;

    @Embedded
    @EmbeddedColumnNaming("request_%s")
    private BidRequestId request;

    private UUID evaluatorId;

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

    EvaluatorScore(Evaluator evaluator, GivenScore given, Actor by, Instant now) {
        this.id = Ids.next();
        this.request = evaluator.request();
        this.evaluatorId = evaluator.getId();
        this.bid = given.bid();
        this.criterion = given.criterion();
        this.given = given.score();
        this.by = by;
        this.at = now;
    }

    @SuppressWarnings("NullAway.Init")
    protected EvaluatorScore() {}

    void change(CriterionScore criterionScore, Instant now) {
        this.given = criterionScore;
        this.at = now;
    }

    @Override
    public UUID getId() {
        return id;
    }

    boolean isBy(Evaluator evaluator) {
        return evaluatorId.equals(evaluator.getId());
    }

    boolean isOf(BidId bid, CriterionId criterion) {
        return this.bid.equals(bid) && this.criterion.equals(criterion);
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
