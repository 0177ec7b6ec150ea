package app.handoff.triage;

import app.handoff.kernel.BusinessId;
import app.handoff.tenancy.Tenancy;
import java.util.Optional;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The weights of the business. */
@Transactional(readOnly = true)
interface ScoreWeightsRepository extends Repository<ScoreWeights, BusinessId> {

    Optional<ScoreWeights> findById(BusinessId id);

    @Transactional
    ScoreWeights saveAndFlush(ScoreWeights weights);

    /** The weights of the business at work; the usual ones where nobody has changed them. */
    default ScoreWeights own() {
        var business = Tenancy.required().business();
        return findById(business).orElseGet(() -> new ScoreWeights(business));
    }
}
