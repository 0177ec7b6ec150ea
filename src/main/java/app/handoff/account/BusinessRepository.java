package app.handoff.account;

import app.handoff.kernel.BusinessId;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface BusinessRepository extends Repository<Business, BusinessId> {

    Business save(Business business);

    Optional<Business> findById(BusinessId id);

    void delete(Business business);
}
