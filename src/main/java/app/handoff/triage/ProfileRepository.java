package app.handoff.triage;

import app.handoff.kernel.BusinessId;
import app.handoff.tenancy.Tenancy;
import java.util.Optional;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The profile of the business. */
@Transactional(readOnly = true)
interface ProfileRepository extends Repository<Profile, BusinessId> {

    Optional<Profile> findById(BusinessId id);

    @Transactional
    Profile saveAndFlush(Profile profile);

    /** The profile of the business at work; an empty one where nobody wrote it yet. */
    default Profile own() {
        var business = Tenancy.required().business();
        return findById(business).orElseGet(() -> new Profile(business));
    }
}
