package app.handoff.diligence;

import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface SampleRepository extends Repository<Sample, SampleId> {

    Sample save(Sample sample);

    void delete(Sample sample);

    @Query("select s from Sample s where s.id = ?1")
    Optional<Sample> find(SampleId id);
}
