package app.handoff.vendor;

import app.handoff.tenancy.AggregateRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

interface OutreachWordingRepository extends AggregateRepository<OutreachWording, UUID> {

    Optional<OutreachWording> findBySource(LeadSource source);

    List<OutreachWording> findAll();

    void delete(OutreachWording wording);
}
