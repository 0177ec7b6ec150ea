package app.handoff.delivery;

import app.handoff.tenancy.AggregateRepository;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;

interface IssueEntryRepository extends AggregateRepository<IssueEntry, UUID> {

    /** What was written about it, the first word in front. */
    @Query("select e from IssueEntry e where e.issue = ?1 order by e.writtenAt, e.id")
    List<IssueEntry> of(IssueId issue);

    @Query(
            "select new app.handoff.delivery.Issues$Told(i, e) from IssueEntry e join Issue i on i.id = e.issue where e.delivery = ?1"
                    + " order by i.raisedAt, i.id.id, e.writtenAt, e.id")
    List<Issues.Told> everything(DeliveryId delivery);
}
