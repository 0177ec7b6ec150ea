package app.handoff.delivery;

import app.handoff.engagement.TakeOut;
import app.handoff.engagement.TakeOutPart;
import app.handoff.files.FileId;
import app.handoff.files.Files;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Sentence;
import app.handoff.servicelevel.AgreedLevel;
import app.handoff.text.Format;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Weekly reports, what was measured and missed, and what each side asked of the other, for the files of an engagement. */
@Component
class DeliveryTakeOut implements TakeOutPart {

    private static final LocalDate EVER = LocalDate.of(1970, 1, 1);
    private static final LocalDate FOR_EVER = LocalDate.of(2200, 1, 1);

    private final Deliveries deliveries;
    private final Issues issues;
    private final Credits credits;
    private final Meetings meetings;
    private final HandOvers handOvers;
    private final Breaches misses;
    private final Files files;
    private final Format format;

    DeliveryTakeOut(
            Deliveries deliveries,
            Issues issues,
            Credits credits,
            Meetings meetings,
            HandOvers handOvers,
            Breaches misses,
            Files files,
            Format format) {
        this.deliveries = deliveries;
        this.issues = issues;
        this.credits = credits;
        this.meetings = meetings;
        this.handOvers = handOvers;
        this.misses = misses;
        this.files = files;
        this.format = format;
    }

    @Override
    public int position() {
        return 50;
    }

    @Override
    public void addTo(TakeOut takeOut, EngagementId engagement) {
        deliveries.find(engagement).ifPresent(delivery -> add(takeOut, delivery));
    }

    private void add(TakeOut takeOut, Delivery delivery) {
        var reports = deliveries.reports(delivery.id());
        var breaches = deliveries.breaches(delivery.id());
        var written = issues.everything(delivery.id());
        var folder = format.message("delivery.takeOut.folder");
        takeOut.table(
                folder,
                format.message("delivery.takeOut.reports") + ".csv",
                Sentence.of("delivery.takeOut.reports.what"),
                keys(
                        "week",
                        "from",
                        "to",
                        "status",
                        "sentAt",
                        "sentBy",
                        "health",
                        "parallel",
                        "oversight",
                        "done",
                        "next",
                        "need"),
                reports.stream().map(DeliveryTakeOut::report).toList());
        takeOut.table(
                folder,
                format.message("delivery.takeOut.levels") + ".csv",
                Sentence.of("delivery.takeOut.levels.what"),
                keys("week", "level", "numerator", "denominator", "value", "agreed", "unit"),
                reports.stream()
                        .flatMap(report -> delivery.levels().stream()
                                .map(level -> measured(delivery, report, level))
                                .filter(row -> row.get(2) != null || row.get(3) != null))
                        .toList());
        takeOut.table(
                folder,
                format.message("delivery.takeOut.breaches") + ".csv",
                Sentence.of("delivery.takeOut.breaches.what"),
                keys("week", "level", "value", "agreed", "minimum", "status"),
                breaches.stream().map(breach -> breach(delivery, breach)).toList());
        takeOut.table(
                folder,
                format.message("delivery.takeOut.issues") + ".csv",
                Sentence.of("delivery.takeOut.issues.what"),
                keys("kind", "title", "status", "raisedBy", "writtenAt", "writtenBy", "step", "text"),
                written.stream().map(DeliveryTakeOut::written).toList());
        takeOut.table(
                folder,
                format.message("delivery.takeOut.credits") + ".csv",
                Sentence.of("delivery.takeOut.credits.what"),
                keys("month", "week", "level", "percent", "credit", "currency", "status"),
                credits.between(delivery.engagement(), EVER, FOR_EVER).stream()
                        .map(DeliveryTakeOut::credit)
                        .toList());
        takeOut.table(
                folder,
                format.message("delivery.takeOut.meetings") + ".csv",
                Sentence.of("delivery.takeOut.meetings.what"),
                keys("begins", "place", "ourPeople", "vendorPeople", "status", "agenda", "notes", "decisions"),
                meetings.all(delivery.id()).stream()
                        .map(DeliveryTakeOut::meeting)
                        .toList());
        takeOut.table(
                folder,
                format.message("delivery.takeOut.actions") + ".csv",
                Sentence.of("delivery.takeOut.actions.what"),
                keys("what", "side", "owner", "due", "status"),
                meetings.allActions(delivery.id()).stream()
                        .map(action -> action(action, format))
                        .toList());
        takeOut.table(
                folder,
                format.message("delivery.takeOut.handOvers") + ".csv",
                Sentence.of("delivery.takeOut.handOvers.what"),
                keys(
                        "evening",
                        "what",
                        "notes",
                        "status",
                        "handedOverAt",
                        "handedOverBy",
                        "backBy",
                        "takenAt",
                        "takenBy",
                        "takenNote",
                        "returnedAt",
                        "returnedBy",
                        "returnedNote"),
                handOvers.all(delivery.id()).stream()
                        .map(DeliveryTakeOut::handOver)
                        .toList());
        reports.forEach(report -> report.attachments()
                .of(report.submission().revision())
                .forEach(file -> file(
                        takeOut, folder, file.id(), file.name(), Sentence.of("delivery.takeOut.file", report.week()))));
        written.forEach(told -> files(
                takeOut,
                folder,
                told.entry().files().stream(),
                Sentence.of("delivery.takeOut.issueFile", told.issue().title())));
        misses.notices(delivery.id())
                .forEach(notice -> files(
                        takeOut,
                        folder,
                        notice.files().stream(),
                        Sentence.of("delivery.takeOut.noticeFile", notice.sentAt())));
        breaches.forEach(breach -> files(
                takeOut,
                folder,
                breach.files(),
                Sentence.of("delivery.takeOut.breachFile", breach.levelName(), breach.week())));
        var told = new LinkedHashMap<String, @Nullable Object>();
        told.put("vendor", delivery.vendorName());
        told.put("phase", delivery.phase().name());
        told.put("starts", delivery.starts().toString());
        told.put("ends", delivery.ends().toString());
        told.put(
                "levels",
                delivery.levels().stream()
                        .map(level ->
                                Map.of("id", level.id().toString(), "name", level.name(), "agreed", level.agreed()))
                        .toList());
        told.put(
                "reports",
                reports.stream().map(report -> told(delivery, report)).toList());
        told.put(
                "breaches",
                breaches.stream()
                        .map(breach -> Map.of(
                                "week", breach.week(),
                                "level", breach.level().toString(),
                                "value", breach.value(),
                                "agreed", breach.agreed(),
                                "minimum", breach.minimum(),
                                "status", breach.status().name()))
                        .toList());
        takeOut.data("delivery", told);
    }

    private void files(TakeOut takeOut, String folder, Stream<SentFile> sent, Sentence what) {
        sent.forEach(file -> file(takeOut, folder, file.id(), file.name(), what));
    }

    private void file(TakeOut takeOut, String folder, UUID id, String name, Sentence what) {
        takeOut.file(
                folder,
                name,
                what,
                () -> files.content(files.get(new FileId(id))).getInputStream());
    }

    private static List<@Nullable Object> handOver(HandOver handOver) {
        return Arrays.asList(
                handOver.evening(),
                handOver.what(),
                handOver.notes(),
                handOver.status().name(),
                handOver.handedOverAt(),
                handOver.handedOverBy(),
                handOver.backBy(),
                handOver.takenAt(),
                handOver.takenBy(),
                handOver.takenNote(),
                handOver.returnedAt(),
                handOver.returnedBy(),
                handOver.returnedNote());
    }

    private static List<String> keys(String... columns) {
        return Arrays.stream(columns)
                .map(column -> "delivery.takeOut." + column)
                .toList();
    }

    private static List<@Nullable Object> report(StatusReport report) {
        var content = report.submission().content();
        var row = new ArrayList<@Nullable Object>();
        row.add(BigDecimal.valueOf(report.week()));
        row.add(report.period().from());
        row.add(report.period().to());
        row.add(report.status().name());
        row.add(report.submission().submittedAt());
        row.add(report.submittedBy() == null ? null : report.submittedBy().name());
        row.add(content == null ? null : content.health().name());
        row.add(report.parallelHoursEntered().orElse(null));
        row.add(report.oversightHours());
        row.add(content == null ? null : content.done());
        row.add(content == null ? null : content.next());
        row.add(content == null ? null : content.need());
        return row;
    }

    static List<@Nullable Object> measured(Delivery delivery, StatusReport report, AgreedLevel level) {
        var measurement = report.submission().measurement(level.id());
        var row = new ArrayList<@Nullable Object>();
        row.add(BigDecimal.valueOf(report.week()));
        row.add(level.name());
        row.add(measurement.map(Measurement::numerator).orElse(null));
        row.add(measurement.map(Measurement::denominator).orElse(null));
        row.add(report.submission().resultOf(level).value());
        row.add(delivery.inForce(level, report.period()).agreed());
        row.add(level.asked().unit().name());
        return row;
    }

    private static List<@Nullable Object> breach(Delivery delivery, Breach breach) {
        var row = new ArrayList<@Nullable Object>();
        row.add(BigDecimal.valueOf(breach.week()));
        row.add(delivery.levels().stream()
                .filter(level -> level.id().equals(breach.level()))
                .map(AgreedLevel::name)
                .findFirst()
                .orElse(null));
        row.add(breach.value());
        row.add(breach.agreed());
        row.add(breach.minimum());
        row.add(breach.status().name());
        return row;
    }

    private static List<@Nullable Object> written(Issues.Told told) {
        var row = new ArrayList<@Nullable Object>();
        row.add(told.issue().kind().name());
        row.add(told.issue().title());
        row.add(told.issue().status().name());
        row.add(told.issue().raisedByName());
        row.add(told.entry().writtenAt());
        row.add(told.entry().authorName());
        row.add(told.entry().step().name());
        row.add(told.entry().text());
        return row;
    }

    private static List<@Nullable Object> credit(Credit credit) {
        return Arrays.asList(
                credit.month().toString(),
                BigDecimal.valueOf(credit.week()),
                credit.level(),
                credit.percent(),
                credit.amount().amount(),
                credit.amount().currency().getCurrencyCode(),
                credit.status().name());
    }

    private static List<@Nullable Object> meeting(Meeting meeting) {
        var plan = meeting.plan();
        return Arrays.asList(
                meeting.startsAt(),
                plan.place(),
                plan.ourPeople(),
                plan.vendorPeople(),
                meeting.status().name(),
                plan.agenda(),
                meeting.notes(),
                meeting.decisions());
    }

    private static List<@Nullable Object> action(MeetingAction action, Format format) {
        return Arrays.asList(
                action.what(),
                action.side().name(),
                action.owner(),
                action.dueOn(),
                format.message(action.isDone() ? "delivery.takeOut.isDone" : "delivery.takeOut.isOpen"));
    }

    private static Map<String, @Nullable Object> told(Delivery delivery, StatusReport report) {
        var content = report.submission().content();
        var told = new LinkedHashMap<String, @Nullable Object>();
        told.put("week", report.week());
        told.put("from", report.period().from().toString());
        told.put("to", report.period().to().toString());
        told.put("dueAt", report.dueAt().toString());
        told.put("status", report.status().name());
        told.put(
                "sentAt",
                report.submission().submittedAt() == null
                        ? null
                        : report.submission().submittedAt().toString());
        told.put("health", content == null ? null : content.health().name());
        told.put("done", content == null ? null : content.done());
        told.put("next", content == null ? null : content.next());
        told.put("need", content == null ? null : content.need());
        told.put("parallelHours", report.parallelHoursEntered().orElse(null));
        told.put("oversightHours", report.oversightHours());
        told.put(
                "measurements",
                delivery.levels().stream()
                        .flatMap(level -> report.submission().measurement(level.id()).stream())
                        .map(measurement -> {
                            var one = new LinkedHashMap<String, @Nullable Object>();
                            one.put("level", measurement.level().toString());
                            one.put("numerator", measurement.numerator());
                            one.put("denominator", measurement.denominator());
                            if (measurement.note() != null) {
                                one.put("note", measurement.note());
                            }
                            return one;
                        })
                        .toList());
        return told;
    }
}
