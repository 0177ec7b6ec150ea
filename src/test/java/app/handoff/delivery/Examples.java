package app.handoff.delivery;

import app.handoff.contract.ContractsForTests.Agreed;
import app.handoff.contract.ReportedBy;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.LinkHolder;
import app.handoff.kernel.MemberId;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.kernel.VendorId;
import app.handoff.servicelevel.AgreedLevel;
import app.handoff.servicelevel.ServiceLevel;
import app.handoff.servicelevel.ServiceLevel.Direction;
import app.handoff.servicelevel.ServiceLevel.MeasuredBy;
import app.handoff.servicelevel.ServiceLevel.Method;
import app.handoff.servicelevel.ServiceLevel.Unit;
import app.handoff.servicelevel.ServiceLevel.Window;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Studio Fern's bookkeeping at Tala Ledger in Manila, from Mon 4 Jan 2027. */
public final class Examples {

    public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    public static final ZoneId MANILA = ZoneId.of("Asia/Manila");
    public static final LocalDate START = LocalDate.parse("2027-01-04");
    public static final Instant SIGNED = Instant.parse("2026-12-14T10:00:00Z");
    public static final Actor ANA = Actor.member(MemberId.next(), "Ana Ruiz");
    public static final Actor JONAS = Actor.member(MemberId.next(), "Jonas Weber");

    public static final AgreedLevel RIGHT_FIRST_TIME = share("Entries right first time", "98.5", "95", 20);
    public static final AgreedLevel OVERNIGHT = share("Receipts posted overnight", "97", "90", 0);

    private Examples() {}

    public static AgreedLevel share(String name, String agreed, String minimum, int sample) {
        return new AgreedLevel(
                asked(name, Unit.PERCENT, Direction.HIGHER, agreed, minimum, null, null, Window.WEEK, null, sample),
                new BigDecimal(agreed));
    }

    /** A share that is judged over this window; of pieces over so many. */
    static AgreedLevel share(String agreed, String minimum, Window window, @Nullable Integer items) {
        return new AgreedLevel(
                asked(
                        "Entries right first time",
                        Unit.PERCENT,
                        Direction.HIGHER,
                        agreed,
                        minimum,
                        null,
                        null,
                        window,
                        items,
                        0),
                new BigDecimal(agreed));
    }

    static ServiceLevel asked(
            String name,
            Unit unit,
            Direction direction,
            String target,
            String minimum,
            @Nullable String upperTarget,
            @Nullable String maximum,
            Window window,
            @Nullable Integer items,
            int sample) {
        return new ServiceLevel(
                ServiceLevelId.next(),
                "SL1",
                name,
                unit,
                direction,
                new BigDecimal(target),
                new BigDecimal(minimum),
                upperTarget == null ? null : new BigDecimal(upperTarget),
                maximum == null ? null : new BigDecimal(maximum),
                "Right",
                "checked",
                window,
                items,
                Method.ALL,
                null,
                MeasuredBy.US,
                sample,
                "",
                null,
                "");
    }

    /** What this example would say of the work of another contract, which begins on this day. */
    static DeliveryTerms starting(LocalDate start, Agreed contract, DeliveryTerms example) {
        return starting(start, contract, example.title(), example.vendorName(), example);
    }

    /** The same until another day than a year later. */
    static DeliveryTerms until(LocalDate end, LocalDate start, Agreed contract, DeliveryTerms example) {
        var schedule = new ReportSchedule(start.plusDays(6).getDayOfWeek(), LocalTime.of(16, 0), BERLIN);
        return of(contract, example.title(), example.vendorName(), start, end, schedule, example);
    }

    static DeliveryTerms starting(
            LocalDate start, Agreed contract, String title, String vendorName, DeliveryTerms example) {
        var schedule = new ReportSchedule(start.plusDays(6).getDayOfWeek(), LocalTime.of(16, 0), BERLIN);
        return of(contract, title, vendorName, start, start.plusYears(1), schedule, example);
    }

    /** What this example would say of the work of another contract. */
    static DeliveryTerms of(Agreed contract, DeliveryTerms example) {
        return of(
                contract,
                example.title(),
                example.vendorName(),
                example.starts(),
                example.ends(),
                example.schedule(),
                example);
    }

    static DeliveryTerms of(
            Agreed contract,
            String title,
            String vendorName,
            LocalDate starts,
            LocalDate ends,
            ReportSchedule schedule,
            DeliveryTerms example) {
        return new DeliveryTerms(
                contract.engagement(),
                contract.contract(),
                title,
                contract.vendor(),
                vendorName,
                example.vendorEmail(),
                contract.holder(),
                example.vendorZone(),
                starts,
                ends,
                example.levels(),
                example.remedy(),
                example.transitionWeeks(),
                example.exitWeeksInARow(),
                schedule,
                example.reportedBy(),
                example.oversightHoursPerWeek(),
                example.baselineHoursPerWeek());
    }

    /** Work that began on this day, where the staff reports these levels, after two weeks of transition. */
    public static void begin(Deliveries deliveries, Agreed contract, LocalDate start, List<AgreedLevel> levels) {
        deliveries.start(
                starting(start, contract, terms(2, ReportedBy.STAFF, levels.toArray(AgreedLevel[]::new))),
                ANA,
                start.atStartOfDay(BERLIN).toInstant());
    }

    /** Work that began on this day, where the vendor reports. */
    public static UUID begin(
            Deliveries deliveries,
            Agreed contract,
            String title,
            String vendorName,
            LocalDate start,
            Actor by,
            Instant now) {
        var example = terms(8, ReportedBy.VENDOR, RIGHT_FIRST_TIME, OVERNIGHT);
        deliveries.start(starting(start, contract, title, vendorName, example), by, now);
        return deliveries.get(contract.engagement()).id().id();
    }

    /** The first day of each week whose report is planned or was sent. */
    public static List<LocalDate> weeks(Deliveries deliveries, EngagementId engagement) {
        return deliveries.reports(deliveries.get(engagement).id()).stream()
                .map(report -> report.period().from())
                .toList();
    }

    public static EngagementEvent started(EngagementId engagement, Actor by, Instant at) {
        return new Delivery.Started(DeliveryId.next(), engagement, "Tala Ledger", by, at);
    }

    public static EngagementEvent ended(EngagementId engagement, Actor by, Instant at) {
        return new Delivery.Ended(DeliveryId.next(), engagement, "Tala Ledger", by, at);
    }

    static DeliveryTerms terms() {
        return terms(8, ReportedBy.STAFF, RIGHT_FIRST_TIME, OVERNIGHT);
    }

    static DeliveryTerms terms(int transitionWeeks, ReportedBy side, AgreedLevel... levels) {
        return new DeliveryTerms(
                EngagementId.next(),
                UUID.randomUUID(),
                "Bookkeeping for 2027",
                VendorId.next(),
                "Tala Ledger",
                "liza@tala.example",
                new LinkHolder(UUID.randomUUID(), "Liza Cruz", "liza@tala.example"),
                MANILA,
                START,
                LocalDate.parse("2027-12-31"),
                List.of(levels),
                "5 % of the month's price is credited.",
                transitionWeeks,
                2,
                new ReportSchedule(DayOfWeek.FRIDAY, LocalTime.of(16, 0), BERLIN),
                side,
                new BigDecimal("1.25"),
                new BigDecimal("7.5"));
    }

    public static Delivery inTransition() {
        return new Delivery(terms(), ANA, SIGNED);
    }

    /** The planned reports of a delivery, as they are made when it starts. */
    public static List<StatusReport> planned(Delivery delivery) {
        var weeks = delivery.schedule().weeks(delivery.starts(), delivery.ends());
        var reports = new ArrayList<StatusReport>();
        for (int i = 0; i < weeks.size(); i++) {
            reports.add(new StatusReport(
                    delivery,
                    weeks.get(i),
                    i + 1 < weeks.size() ? weeks.get(i + 1).dueAt() : null));
        }
        return reports;
    }

    public static Measurement measured(AgreedLevel level, int numerator, int denominator) {
        return new Measurement(level.id(), BigDecimal.valueOf(numerator), BigDecimal.valueOf(denominator));
    }

    public static ReportContent content(Health health, Measurement... measurements) {
        return new ReportContent(
                health,
                health == Health.ON_TRACK
                        ? null
                        : new RecoveryPlan("A call on tax codes.", "Liza", LocalDate.parse("2027-12-31")),
                List.of(measurements),
                null,
                new BigDecimal("4"),
                new BigDecimal("1.5"),
                null,
                "January receipts up to the 28th.",
                null,
                null,
                null);
    }

    /** Sends a report an hour before it is due. */
    public static void send(Delivery delivery, StatusReport report, ReportContent content) {
        report.submit(content, null, delivery.levels(), JONAS, report.dueAt().minus(Duration.ofHours(1)));
    }

    public static void send(Delivery delivery, StatusReport report, int right) {
        send(delivery, report, content(Health.ON_TRACK, measured(RIGHT_FIRST_TIME, right, 80)));
    }
}
