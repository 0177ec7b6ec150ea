package app.handoff.bidding;

import app.handoff.tenancy.Businesses;
import app.handoff.tenancy.Tenancy;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Forgets, in every business, what strangers typed behind public links and nobody proved. */
@Component
class NewcomerSweep {

    private static final Logger LOG = LoggerFactory.getLogger(NewcomerSweep.class);

    private final Newcomers newcomers;
    private final Businesses businesses;
    private final Clock clock;

    NewcomerSweep(Newcomers newcomers, Businesses businesses, Clock clock) {
        this.newcomers = newcomers;
        this.businesses = businesses;
        this.clock = clock;
    }

    /** Visits every business; trouble in one does not keep the others waiting. */
    void sweepAll() {
        for (var business : businesses.all()) {
            try {
                Tenancy.as(business, () -> {
                    newcomers.forget(clock.instant());
                });
            } catch (RuntimeException e) {
                LOG.warn("What strangers typed in one business could not be removed; it is tried again", e);
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Round {

        private static final Duration PAUSE = Duration.ofHours(6);

        @Bean
        RecurringTask<Void> newcomerSweepRound(NewcomerSweep sweep) {
            return Tasks.recurring("newcomer-sweep", FixedDelay.of(PAUSE))
                    .execute((instance, context) -> sweep.sweepAll());
        }
    }
}
