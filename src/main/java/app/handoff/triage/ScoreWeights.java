package app.handoff.triage;

import app.handoff.kernel.BusinessId;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;

/** What a business has said about the weights of the score. */
@Entity
class ScoreWeights extends BusinessOwned<BusinessId> {

    @EmbeddedId
    private BusinessId id;

    @Embedded
    private Weights weights = Weights.USUAL;

    protected ScoreWeights() {}

    ScoreWeights(BusinessId id) {
        this.id = id;
    }

    public void weigh(Weights weights) {
        this.weights = weights;
    }

    public Weights weights() {
        return weights;
    }

    /** Minus one until they are written, so that of two first writers the second is told as well. */
    @Override
    public int version() {
        return isNew() ? -1 : super.version();
    }

    @Override
    public BusinessId getId() {
        return id;
    }
}
