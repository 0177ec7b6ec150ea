package app.handoff.tenancy;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.modulith.events.EventPublication;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.modulith.events.core.EventPublicationRegistry;
import org.springframework.stereotype.Component;

/**
 * Does what follows from an act in another module where it failed, or where the node died before it was done; in every
 * business, until it is done.
 */
@Component
class EventRetryJob {

    private static final Logger LOG = LoggerFactory.getLogger(EventRetryJob.class);

    /** Longer than what follows from an act takes; who needs more has died. */
    private static final Duration AT_WORK = Duration.ofMinutes(1);

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final int LONGEST_PAUSE = 10;

    private final ObjectProvider<EventPublicationRegistry> log;
    private final FailedEventPublications failed;
    private final Businesses businesses;
    private final Clock clock;

    EventRetryJob(
            ObjectProvider<EventPublicationRegistry> log,
            FailedEventPublications failed,
            Businesses businesses,
            Clock clock) {
        this.log = log;
        this.failed = failed;
        this.businesses = businesses;
        this.clock = clock;
    }

    /** Visits every business; trouble in one does not keep the others waiting. */
    void retryAll() {
        for (var business : businesses.all()) {
            try {
                businesses
                        .find(business)
                        .ifPresent(
                                profile -> Tenancy.as(Tenancy.Scope.of(business).at(profile.locality()), () -> {
                                    retry();
                                    return true;
                                }));
            } catch (RuntimeException e) {
                LOG.warn("What follows from acts of one business could not be done; it is tried again", e);
            }
        }
    }

    private void retry() {
        var publications = log.getObject();
        if (publications.findIncompletePublications().isEmpty()) {
            return;
        }
        publications.markStalePublicationsFailed(status -> AT_WORK);
        failed.resubmit(ResubmissionOptions.defaults().withFilter(this::isDue));
    }

    /** What fails again and again is tried less and less often, in the end twice a day. */
    private boolean isDue(EventPublication publication) {
        var since = publication.getLastResubmissionDate();
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(publication.getCompletionAttempts() - 1, LONGEST_PAUSE));
        return since == null || !since.plus(pause).isAfter(clock.instant());
    }

    /** How often is looked for what is left to do; a node that was away looks as soon as it is back. */
    @Configuration(proxyBeanMethods = false)
    static class Round {

        private static final Duration PAUSE = Duration.ofMinutes(1);

        @Bean
        RecurringTask<Void> eventRetryRound(EventRetryJob job) {
            return Tasks.recurring("event-retry", FixedDelay.of(PAUSE)).execute((instance, context) -> job.retryAll());
        }
    }
}
