package app.handoff.delivery;

import app.handoff.contract.ReportedBy;
import app.handoff.tenancy.AggregateRepository;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface StatusReportRepository extends AggregateRepository<StatusReport, StatusReportId> {

    List<StatusReport> saveAll(Iterable<StatusReport> reports);

    Optional<StatusReport> findById(StatusReportId id);

    /** For whoever adds to it what others must not overwrite. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from StatusReport r where r.id = :id")
    Optional<StatusReport> lock(StatusReportId id);

    @Query("select new app.handoff.delivery.ReportFile(r, d) from StatusReport r join Delivery d on d.id = r.delivery"
            + " where r.id = :id")
    Optional<ReportFile> file(StatusReportId id);

    @Query("select r from StatusReport r where r.delivery = :delivery order by r.period.week")
    List<StatusReport> of(DeliveryId delivery);

    /** Those that touch this time. */
    @Query("select r from StatusReport r where r.delivery = :delivery and r.period.to >= :from and r.period.from <= :to"
            + " order by r.period.week")
    List<StatusReport> touching(DeliveryId delivery, LocalDate from, LocalDate to);

    /**
     * Those that end from {@code since} on, those that end by {@code firstUntil}, these ones, and all that need somebody; of those to
     * come only the ones that begin by {@code until}.
     */
    @Query(
            "select r from StatusReport r where r.delivery = :delivery and r.period.from <= :until and (r.period.to >= :since"
                    + " or r.period.to <= :firstUntil or r.status in (Status.OPEN, Status.SUBMITTED, Status.QUERIED)"
                    + " or r.id.id in :also) order by r.period.week")
    List<StatusReport> shown(
            DeliveryId delivery, LocalDate since, LocalDate until, LocalDate firstUntil, Collection<UUID> also);

    /** Those that touch this time and begin before {@code released} or tell hours of ours spent in parallel. */
    @Query("select r from StatusReport r where r.delivery = :delivery and r.period.to >= :from and r.period.from <= :to"
            + " and (r.period.from < :released"
            + " or function('jsonb_extract_path_text', r.submission.content, 'parallelHours') is not null"
            + " or function('jsonb_extract_path_text', r.ourHours, 'parallel') is not null) order by r.period.week")
    List<StatusReport> inParallel(DeliveryId delivery, LocalDate from, LocalDate to, LocalDate released);

    /** The newest that were sent or have begun, the newest first. */
    @Query(
            "select r from StatusReport r where r.delivery = :delivery and (r.status <> Status.OPEN or r.period.from <= :today)"
                    + " order by r.period.week desc")
    List<StatusReport> newestBegun(DeliveryId delivery, LocalDate today, Limit limit);

    /** The newest that are in, the newest first. */
    @Query("select r from StatusReport r where r.delivery = :delivery"
            + " and r.status in (Status.SUBMITTED, Status.QUERIED, Status.ACKNOWLEDGED) order by r.period.week desc")
    List<StatusReport> newestIn(DeliveryId delivery, Limit limit);

    /** The first ones that are still to come. */
    @Query(
            "select r from StatusReport r where r.delivery = :delivery and r.status = Status.OPEN and r.period.dueAt > :now"
                    + " order by r.period.week")
    List<StatusReport> toCome(DeliveryId delivery, Instant now, Limit limit);

    /** Those that end between two days, both included. */
    @Query("select r from StatusReport r where r.delivery = :delivery and r.period.to between :from and :to"
            + " order by r.period.week")
    List<StatusReport> endingBetween(DeliveryId delivery, LocalDate from, LocalDate to);

    /** Where each of these weeks stands, in order. */
    @Query("select new app.handoff.delivery.WeekOfWork(r.period.week, r.period.to, r.status) from StatusReport r"
            + " where r.delivery = :delivery and r.period.week between :first and :last order by r.period.week")
    List<WeekOfWork> standing(DeliveryId delivery, int first, int last);

    /** Those of these weeks that were skipped, or whose report is not in, in order. */
    @Query(
            "select r.period.week from StatusReport r where r.delivery = :delivery and r.period.week between :first and :last"
                    + " and r.status in (Status.OPEN, Status.SKIPPED) order by r.period.week")
    List<Integer> without(DeliveryId delivery, int first, int last);

    /** The newest that begin by this day, the newest first. */
    @Query(
            "select r from StatusReport r where r.delivery = :delivery and r.period.from <= :day order by r.period.week desc")
    List<StatusReport> begun(DeliveryId delivery, LocalDate day, Limit limit);

    @Query("select r from StatusReport r where r.delivery = :delivery and r.period.week between :first and :last"
            + " order by r.period.week")
    List<StatusReport> weeks(DeliveryId delivery, int first, int last);

    /**
     * In order: those in question and those that were due and did not come, the first ones of each, and the newest one that is in.
     *
     * @param most of a kind
     */
    @Query("select r from StatusReport r where r.delivery = :delivery and ("
            + "r.id.id in (select q.id.id from StatusReport q where q.delivery = :delivery and q.status = Status.QUERIED"
            + " order by q.period.week limit :most)"
            + " or r.id.id in (select o.id.id from StatusReport o where o.delivery = :delivery and o.status = Status.OPEN"
            + " and o.period.dueAt < :now order by o.period.week limit :most)"
            + " or r.id.id in (select n.id.id from StatusReport n where n.delivery = :delivery"
            + " and n.status in (Status.SUBMITTED, Status.QUERIED, Status.ACKNOWLEDGED) order by n.period.week desc limit 1))"
            + " order by r.period.week")
    List<StatusReport> toTalkAbout(DeliveryId delivery, Instant now, int most);

    /** Those that are still to come and due before then. */
    @Query("select r from StatusReport r where r.delivery = :delivery and r.status = Status.OPEN"
            + " and r.period.dueAt > :now and r.period.dueAt < :until order by r.period.week")
    List<StatusReport> toComeUntil(DeliveryId delivery, Instant now, Instant until);

    /** The newest one of this status whose week had begun by then. */
    @Query("select r from StatusReport r where r.delivery = :delivery and r.status = :status and r.period.from <= :day"
            + " order by r.period.week desc")
    List<StatusReport> newestBegunBy(DeliveryId delivery, StatusReport.Status status, LocalDate day, Limit limit);

    /** The last days of those that are in or were due, the newest first. */
    @Query("select r.period.to from StatusReport r where r.delivery = :delivery and (r.period.dueAt < :now"
            + " or r.status in (Status.SUBMITTED, Status.QUERIED, Status.ACKNOWLEDGED)) order by r.period.week desc")
    List<LocalDate> lastReportedDays(DeliveryId delivery, Instant now, Limit limit);

    @Query("select r from StatusReport r where r.delivery = :delivery and r.period.week = :week")
    Optional<StatusReport> of(DeliveryId delivery, int week);

    /** @param whole those of which all are read, whatever their age */
    @Query(
            "select r from StatusReport r where r.delivery in :deliveries"
                    + " and (r.period.dueAt >= :since or r.delivery in :whole) and r.period.from <= :today order by r.period.week")
    List<StatusReport> recent(
            Collection<DeliveryId> deliveries, Collection<DeliveryId> whole, Instant since, LocalDate today);

    /** Those that did not come by their time, the oldest first. */
    @Query("select r from StatusReport r where r.delivery = :delivery and r.status = Status.OPEN"
            + " and r.period.dueAt < :now order by r.period.dueAt, r.id.id")
    List<StatusReport> late(DeliveryId delivery, Instant now, Limit limit);

    @Modifying
    @Query(
            "delete from StatusReport r where r.delivery = :delivery and r.status = Status.OPEN and r.period.dueAt > :after")
    void cancelAfter(DeliveryId delivery, Instant after);

    @Modifying
    @Query(
            "delete from StatusReport r where r.delivery = :delivery and r.status = Status.OPEN and r.period.from > :last")
    void cancelBeyond(DeliveryId delivery, LocalDate last);

    /** Weeks that are planned anew: from this day on, and without a report. */
    @Modifying
    @Query("delete from StatusReport r where r.delivery = :delivery and r.period.from >= :first"
            + " and r.status in (Status.OPEN, Status.SKIPPED)")
    void unplanFrom(DeliveryId delivery, LocalDate first);

    @Query(
            "select new app.handoff.delivery.ReportLine(r, d.title, d.vendor.vendorName, d.reporter.reportedBy) from StatusReport r"
                    + " join Delivery d on d.id = r.delivery where r.status in :statuses"
                    + " and (r.period.dueAt <= :until or r.status <> Status.OPEN) and"
                    + " (r.period.dueAt < :dueBefore or (r.period.dueAt = :dueBefore and r.id.id < :idBefore)) order by r.period.dueAt desc,"
                    + " r.id.id desc")
    List<ReportLine> page(
            Collection<StatusReport.Status> statuses, Instant until, Instant dueBefore, UUID idBefore, Limit limit);

    @Query(
            "select new app.handoff.delivery.ReportLine(r, d.title, d.vendor.vendorName, d.reporter.reportedBy) from StatusReport r"
                    + " join Delivery d on d.id = r.delivery where r.status in :statuses and r.period.from <= :today and"
                    + " d.reporter.reportedBy = :side and d.phase <> Phase.ENDED order by r.period.dueAt desc, r.id.id desc")
    List<ReportLine> toWrite(Collection<StatusReport.Status> statuses, LocalDate today, ReportedBy side, Limit limit);

    @Query(
            "select new app.handoff.delivery.ReportLine(r, d.title, d.vendor.vendorName, d.reporter.reportedBy) from StatusReport r"
                    + " join Delivery d on d.id = r.delivery where r.status = Status.OPEN and r.period.dueAt between :from and"
                    + " :to and d.phase <> Phase.ENDED order by r.period.dueAt, r.id.id")
    List<ReportLine> dueBetween(Instant from, Instant to, Limit limit);

    /** Reports that are due from one moment to another and not sent, of work that goes on. */
    @Query("select new app.handoff.delivery.ReportFile(r, d) from StatusReport r join Delivery d on d.id = r.delivery"
            + " where r.status = Status.OPEN and r.period.dueAt between :from and :to and d.phase <> Phase.ENDED"
            + " order by r.period.dueAt, r.id.id")
    List<ReportFile> planned(Instant from, Instant to, Limit limit);

    @Query(
            "select new app.handoff.delivery.ReportLine(r, d.title, d.vendor.vendorName, d.reporter.reportedBy) from StatusReport r"
                    + " join Delivery d on d.id = r.delivery where r.status = Status.SUBMITTED and d.phase <> Phase.ENDED"
                    + " order by r.submission.submittedAt, r.id.id")
    List<ReportLine> toRead(Limit limit);

    /** Reports that can be sent now; a missing one waits until it came or was skipped with a reason. */
    @Query(
            "select new app.handoff.delivery.ReportLine(r, d.title, d.vendor.vendorName, d.reporter.reportedBy) from StatusReport r"
                    + " join Delivery d on d.id = r.delivery where (r.status = Status.QUERIED or r.status = Status.OPEN"
                    + " and r.period.from <= :today) and d.phase <> Phase.ENDED order by r.period.dueAt, r.id.id")
    List<ReportLine> waiting(LocalDate today, Limit limit);

    @Query("select d, r from StatusReport r join Delivery d on d.id = r.delivery"
            + " where r.status = Status.OPEN and r.period.dueAt between :from and :to and d.phase <> Phase.ENDED"
            + " and d.reporter.reporterEmail is not null order by r.period.dueAt, r.id.id")
    List<Object[]> toRemind(Instant from, Instant to, Limit limit);

    /** Reports due since then that need nothing more from their writer: sent and not in question, skipped, or of ended work. */
    @Query("select r.id.id from StatusReport r join Delivery d on d.id = r.delivery where r.period.dueAt >= :from"
            + " and (r.status in (Status.SUBMITTED, Status.ACKNOWLEDGED, Status.SKIPPED) or d.phase = Phase.ENDED)"
            + " order by r.period.dueAt desc, r.id.id")
    Set<UUID> settledSince(Instant from, Limit limit);

    /** Reports of this work that its writer may still have messages about. */
    @Query("select r from StatusReport r where r.delivery = :delivery and r.status in (Status.OPEN, Status.QUERIED)"
            + " order by r.period.week")
    List<StatusReport> unsettled(DeliveryId delivery);

    /** Makes sure that each reminder goes out once, however many nodes look at the same report. */
    @Modifying
    @Query(
            nativeQuery = true,
            value = "insert into report_reminder (report_id, kind, sent_at) values (:report, :kind, :now) on conflict"
                    + " do nothing")
    int remind(UUID report, String kind, Instant now);
}
