package app.handoff.delivery;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ReportVersionRepository extends Repository<ReportVersion, UUID> {

    ReportVersion save(ReportVersion version);

    @Query("select v from ReportVersion v where v.report = :report order by v.revision desc")
    List<ReportVersion> of(StatusReportId report);
}
