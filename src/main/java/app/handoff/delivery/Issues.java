package app.handoff.delivery;

import app.handoff.delivery.MeetingAction.Side;
import app.handoff.files.FileId;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EditedMeanwhile;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.Sentence;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.servicelevel.AgreedLevel;
import app.handoff.tenancy.AdvisoryLock;
import app.handoff.tenancy.BusinessCache;
import app.handoff.tenancy.Tenancy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Questions, faults and changes asked for between the weekly reports: raised, answered and closed by both sides. */
@Service
public class Issues {

    /** So much can be open in one work; more is no list that anybody works through. */
    static final int MOST_OPEN = 200;

    private static final int MOST_OF_A_WEEK = 20;
    private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");
    private static final UUID LAST = new UUID(-1L, -1L);

    private final IssueRepository issues;
    private final IssueEntryRepository entries;
    private final DeliveryRepository deliveries;
    private final IssueMessages messages;
    private final SentFiles files;
    private final AdvisoryLock advisoryLock;
    private final BusinessCache cache;

    Issues(
            IssueRepository issues,
            IssueEntryRepository entries,
            DeliveryRepository deliveries,
            IssueMessages messages,
            SentFiles files,
            AdvisoryLock advisoryLock,
            BusinessCache cache) {
        this.issues = issues;
        this.entries = entries;
        this.deliveries = deliveries;
        this.messages = messages;
        this.files = files;
        this.advisoryLock = advisoryLock;
        this.cache = cache;
    }

    /** Who writes, and for which side. */
    record Writer(
            Side side,
            Actor actor,
            String business,
            @Nullable String email) {

        static Writer ours(Actor actor, String business, String email) {
            return new Writer(Side.OURS, actor, business, email);
        }

        static Writer vendor(Delivery delivery, String name, String business) {
            return new Writer(Side.VENDOR, Actor.vendor(delivery.vendor().id(), name), business, null);
        }
    }

    /** What somebody wrote, with files that are not kept yet. */
    record Words(@Nullable String text, SentFiles.Inspected files) {}

    /** Raises something; the same once more, with the same files and before anybody went on with it, is what is there. */
    @Transactional
    IssueId raise(
            Delivery delivery,
            Issue.@Nullable Kind kind,
            @Nullable String title,
            boolean stopsWork,
            Words words,
            Writer writer,
            Instant now) {
        advisoryLock.take("issues " + delivery.id());
        var open = issues.open(delivery.id(), Limit.of(MOST_OPEN));
        var same = open.stream()
                .filter(known -> known.kind() == kind
                        && known.isJustRaised()
                        && known.raisedBySide() == writer.side()
                        && known.title().equals(title == null ? "" : title.strip()))
                .filter(known -> entries.of(known.id()).get(0).says(Issue.Step.RAISED, words, writer))
                .findFirst();
        if (same.isPresent()) {
            return same.get().id();
        }
        if (open.size() >= MOST_OPEN) {
            throw new RuleViolation("delivery.issue.tooManyOpen", MOST_OPEN);
        }
        var issue = new Issue(delivery, kind, title, stopsWork, writer.side(), writer.actor(), now);
        heard(issue, writer);
        IssueEntry.words(Issue.Step.RAISED, words.text());
        issues.save(issue);
        write(issue, Issue.Step.RAISED, words, writer, now);
        messages.toVendor(issue, Issue.Step.RAISED, delivery, writer, now);
        return issue.id();
    }

    private static void heard(Issue issue, Writer writer) {
        if (writer.side() == Side.OURS && writer.email() != null) {
            issue.heardBy(writer.actor().name(), writer.email());
        }
    }

    private void write(Issue issue, Issue.Step step, Words words, Writer writer, Instant now) {
        entries.save(new IssueEntry(
                issue,
                step,
                words.text(),
                files.keep(issue.delivery(), words.files(), writer.actor(), now),
                writer.side(),
                writer.actor(),
                now));
    }

    /**
     * One side goes on with it; pressed twice, from a page on which it had not been said yet, it is once.
     *
     * @throws EditedMeanwhile if somebody else wrote since the page with this version was opened
     */
    @Transactional
    void take(
            Delivery delivery,
            IssueId id,
            int seen,
            Issue.@Nullable Step step,
            Words words,
            Writer writer,
            Instant now) {
        var issue = get(delivery.id(), id);
        if (seen < issue.version() && isLast(id, step, words, writer)) {
            return;
        }
        if (step != null) {
            IssueEntry.words(step, words.text());
        }
        var clock = WorkingClock.of(delivery, issue.answeringSide(), Tenancy.locality());
        issues.change(issue, seen, any -> {
            any.take(step, writer.side(), clock, delivery, writer.actor(), now);
            heard(any, writer);
        });
        write(issue, Objects.requireNonNull(step), words, writer, now);
        messages.toVendor(issue, step, delivery, writer, now);
    }

    private boolean isLast(IssueId id, Issue.@Nullable Step step, Words words, Writer writer) {
        var written = entries.of(id);
        return written.get(written.size() - 1).says(step, words, writer);
    }

    /** @throws NotFound if this work has none such */
    @Transactional(readOnly = true)
    Issue get(DeliveryId delivery, IssueId id) {
        return issues.findById(id)
                .filter(known -> known.delivery().equals(delivery))
                .orElseThrow(NotFound::new);
    }

    @Transactional(readOnly = true)
    List<IssueEntry> entries(IssueId id) {
        return entries.of(id);
    }

    /** The file of one of its entries. @throws NotFound if none has it */
    @Transactional(readOnly = true)
    FileId file(DeliveryId delivery, IssueId id, String file) {
        return SentFiles.one(
                entries.of(get(delivery, id).id()).stream().flatMap(entry -> entry.files().stream()), file);
    }

    /** One page, the latest first; one more than asked for where there are more. */
    @Transactional(readOnly = true)
    List<Issue> page(DeliveryId delivery, Shown shown, Issue.@Nullable Kind kind, @Nullable IssueId after, int size) {
        var last = after == null ? null : get(delivery, after);
        return issues.page(
                delivery,
                shown.statuses(),
                kind == null ? EnumSet.allOf(Issue.Kind.class) : EnumSet.of(kind),
                last == null ? EVER : last.raisedAt(),
                last == null ? LAST : last.id().id(),
                Limit.of(size + 1));
    }

    /** What is not closed: where the work stands still first, then the oldest. */
    @Transactional(readOnly = true)
    List<Issue> open(DeliveryId delivery, int most) {
        return issues.open(delivery, Limit.of(most));
    }

    /** In how many the vendor of this work has to act. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    int waitingForVendor(DeliveryId delivery) {
        return cache.get(Issues.class, delivery, () -> (int) issues.open(delivery, Limit.of(MOST_OPEN)).stream()
                .filter(issue -> issue.turn() == Side.VENDOR)
                .count());
    }

    /** What of it is worth talking about, where the work stands still first. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    List<Sentence> points(DeliveryId delivery, int most) {
        return cache.get(
                MeetingPoints.class,
                delivery,
                () -> issues.open(delivery, Limit.of(most)).stream()
                        .map(issue -> Sentence.of(
                                "delivery.meeting.point.issue." + issue.kind(), issue.title(), issue.raisedByName()))
                        .toList());
    }

    /** What was open on a day of the week of a report. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    List<IssueView.Line> during(Delivery delivery, StatusReport report, IssueView.Reader reader) {
        var period = report.period();
        return cache.get(
                Issues.class,
                new OfAWeek(report.id(), reader),
                () -> IssueView.lines(
                        issues.during(
                                delivery.id(),
                                start(delivery, period.from()),
                                start(delivery, period.to().plusDays(1)),
                                Limit.of(MOST_OF_A_WEEK)),
                        reader));
    }

    private record OfAWeek(StatusReportId report, IssueView.Reader reader) {}

    /**
     * How the vendor answered in the week of a report, for each level that measures the time to a first answer. A week reaches from when
     * the report before was to be sent to when its own is, so that each answer falls due in one.
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    Map<ServiceLevelId, FirstAnswers> firstAnswers(Delivery delivery, StatusReport report, Instant now) {
        var levels = delivery.levels(report.period()).stream()
                .filter(level -> level.asked().kind().isOfIssues()
                        && level.asked().measure().limit() != null)
                .toList();
        return levels.isEmpty()
                ? Map.of()
                : cache.get(
                        FirstAnswers.class,
                        report.id(),
                        () -> levels.stream()
                                .collect(Collectors.toMap(
                                        AgreedLevel::id, level -> firstAnswers(delivery, report, level, now))));
    }

    private FirstAnswers firstAnswers(Delivery delivery, StatusReport report, AgreedLevel level, Instant now) {
        int minutes = Objects.requireNonNull(level.asked().measure().limit()).minutes();
        var clock = WorkingClock.of(delivery, Side.VENDOR, Tenancy.locality());
        var from = delivery.schedule().dueOn(report.period().from().minusDays(1));
        var to = delivery.schedule().dueOn(report.period().to());
        var asked = issues.askedBetween(delivery.id(), Side.OURS, clock.before(from, minutes), to);
        return FirstAnswers.of(asked, clock, minutes, from, to, now);
    }

    /** The faults that we raised in a period. */
    @Transactional(readOnly = true)
    List<Issue> faults(Delivery delivery, LocalDate from, LocalDate to, int most) {
        return issues.faults(delivery.id(), start(delivery, from), start(delivery, to.plusDays(1)), Limit.of(most));
    }

    private static Instant start(Delivery delivery, LocalDate day) {
        return day.atStartOfDay(delivery.schedule().zone()).toInstant();
    }

    /** All that was written in this work, in the order in which it was raised. */
    @Transactional(readOnly = true)
    List<Told> everything(DeliveryId delivery) {
        return entries.everything(delivery);
    }

    /** What was written, and about what. */
    record Told(Issue issue, IssueEntry entry) {}

    /** How many each side raised since the work began, and how fast the other one was. */
    @Transactional(readOnly = true)
    List<IssueSum> sums(DeliveryId delivery) {
        return issues.sums(delivery, Instant.EPOCH, EVER);
    }

    /**
     * How many were raised from one day to another in an engagement, and how fast they were answered and settled, in sentences of ours;
     * nothing where none was raised.
     */
    @Transactional(readOnly = true)
    public List<Sentence> figures(EngagementId engagement, LocalDate from, LocalDate to) {
        return deliveries.ofEngagement(engagement, Limit.of(1)).stream()
                .flatMap(delivery -> IssueView.figures(
                        issues.sums(delivery.id(), start(delivery, from), start(delivery, to.plusDays(1))),
                        Side.OURS,
                        delivery.vendorName())
                        .stream())
                .toList();
    }

    /** Which of them a list shows. */
    public enum Shown {
        OPEN,
        CLOSED,
        ALL;

        Collection<Issue.Status> statuses() {
            return switch (this) {
                case OPEN -> EnumSet.complementOf(EnumSet.of(Issue.Status.CLOSED));
                case CLOSED -> EnumSet.of(Issue.Status.CLOSED);
                case ALL -> EnumSet.allOf(Issue.Status.class);
            };
        }
    }
}
