package app.handoff.delivery;

import app.handoff.kernel.MailRequest;
import app.handoff.kernel.NoLongerAsked;
import app.handoff.tenancy.Businesses;
import app.handoff.tenancy.Tenancy;
import app.handoff.tenancy.Tenancy.Scope;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reminds whoever writes a report: two days before it is due, on the day, two days after; then it is only visible. */
@Component
class ReportReminders {

    private static final Logger LOG = LoggerFactory.getLogger(ReportReminders.class);
    private static final Duration TWO_DAYS = Duration.ofDays(2);
    /** After an outage nobody is reminded of what is long past. */
    private static final Duration TOO_OLD = Duration.ofDays(5);
    /** So long after it was due a report can still have messages that wait, such as a question about it. */
    private static final Duration REMEMBERED = Duration.ofDays(60);
    /** Not in the middle of the night. */
    private static final int MORNING = 7;

    private static final int AT_ONCE = 200;

    private final StatusReportRepository reports;
    private final Breaches breaches;
    private final ReportLinks links;
    private final Businesses businesses;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ReportReminders(
            StatusReportRepository reports,
            Breaches breaches,
            ReportLinks links,
            Businesses businesses,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.reports = reports;
        this.breaches = breaches;
        this.links = links;
        this.businesses = businesses;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Visits every business; trouble in one does not keep the others waiting. */
    void remindAll() {
        for (var business : businesses.all()) {
            try {
                businesses
                        .find(business)
                        .ifPresent(profile -> Tenancy.as(
                                Scope.of(business).at(profile.locality()),
                                () -> remind(profile.name(), clock.instant())));
            } catch (RuntimeException e) {
                LOG.warn("Reminders of one business could not be written; they are tried again", e);
            }
        }
    }

    /** Writes what is to be sent now in the current business, each reminder once, and withdraws what nobody needs any more. */
    public int remind(String businessName, Instant now) {
        var written = transaction.execute(status -> {
            events.publishEvent(new NoLongerAsked(reports.settledSince(now.minus(REMEMBERED), Limit.of(AT_ONCE))));
            breaches.withdrawSettled(now.minus(REMEMBERED), AT_ONCE);
            int count = 0;
            for (var row : reports.toRemind(now.minus(TOO_OLD), now.plus(TWO_DAYS), Limit.of(AT_ONCE))) {
                var delivery = (Delivery) row[0];
                var report = (StatusReport) row[1];
                var kind = kindAt(report, now);
                if (kind != null && reports.remind(report.id().id(), kind.name(), now) == 1) {
                    write(delivery, report, kind, businessName, now);
                    count++;
                }
            }
            return count;
        });
        return written == null ? 0 : written;
    }

    static @Nullable Kind kindAt(StatusReport report, Instant now) {
        var due = report.dueAt();
        var zone = report.period().due().zone();
        var morning = ZonedDateTime.ofInstant(due, zone)
                .toLocalDate()
                .atTime(MORNING, 0)
                .atZone(zone)
                .toInstant();
        if (now.isBefore(due.minus(TWO_DAYS))) {
            return null;
        } else if (now.isBefore(morning)) {
            return Kind.BEFORE;
        } else if (now.isBefore(due)) {
            return Kind.ON_DAY;
        }
        return now.isBefore(due.plus(TWO_DAYS)) ? null : Kind.AFTER;
    }

    /** Until the next reminder takes its place: a message that nobody carried by then is not asked for any more. */
    static Instant usefulUntil(StatusReport report, Kind kind) {
        return switch (kind) {
            case BEFORE -> report.dueAt();
            case ON_DAY -> report.dueAt().plus(TWO_DAYS);
            case AFTER -> report.dueAt().plus(TOO_OLD);
        };
    }

    private void write(Delivery delivery, StatusReport report, Kind kind, String businessName, Instant now) {
        var email = delivery.reporter().email();
        if (email == null) {
            return;
        }
        events.publishEvent(new MailRequest(
                        new MailRequest.Recipient(ReportLinks.writerOf(delivery), email),
                        "delivery.reminder." + kind.key,
                        List.of(
                                businessName,
                                delivery.title(),
                                report.week(),
                                report.period().due()),
                        links.further(delivery, now) + "/" + report.id(),
                        delivery.engagement(),
                        usefulUntil(report, kind))
                .asking(report.id().id()));
    }

    enum Kind {
        BEFORE("before"),
        ON_DAY("onDay"),
        AFTER("after");

        private final String key;

        Kind(String key) {
            this.key = key;
        }
    }

    /** How often reminders are looked for. */
    @Configuration(proxyBeanMethods = false)
    static class Round {

        private static final Duration PAUSE = Duration.ofMinutes(15);

        @Bean
        RecurringTask<Void> reportRemindersRound(ReportReminders reminders) {
            return Tasks.recurring("report-reminders", FixedDelay.of(PAUSE))
                    .execute((instance, context) -> reminders.remindAll());
        }
    }
}
