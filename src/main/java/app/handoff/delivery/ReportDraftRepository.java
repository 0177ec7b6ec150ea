package app.handoff.delivery;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ReportDraftRepository extends Repository<ReportDraft, UUID> {

    ReportDraft save(ReportDraft draft);

    void delete(ReportDraft draft);

    @Query("select d from ReportDraft d where d.report = :report and d.writer = :writer")
    Optional<ReportDraft> of(StatusReportId report, String writer);

    @Query("select d from ReportDraft d where d.report = :report and d.writer in :writers")
    List<ReportDraft> of(StatusReportId report, Collection<String> writers);
}
