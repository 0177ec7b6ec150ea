package app.handoff.diligence;

import app.handoff.tenancy.AggregateRepository;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;

interface SampleRepository extends AggregateRepository<Sample, SampleId> {

    void delete(Sample sample);

    @Query("select s from Sample s where s.id = ?1")
    Optional<Sample> find(SampleId id);
}
