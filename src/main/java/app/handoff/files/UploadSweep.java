package app.handoff.files;

import app.handoff.tenancy.Businesses;
import app.handoff.tenancy.Tenancy;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Removes uploads that were given up, in every business. */
@Component
class UploadSweep {

    private static final Logger LOG = LoggerFactory.getLogger(UploadSweep.class);

    private final Uploads uploads;
    private final Businesses businesses;

    UploadSweep(Uploads uploads, Businesses businesses) {
        this.uploads = uploads;
        this.businesses = businesses;
    }

    /** Visits every business; trouble in one does not keep the others waiting. */
    void sweepAll() {
        for (var business : businesses.all()) {
            try {
                Tenancy.as(business, () -> {
                    uploads.sweep();
                });
            } catch (RuntimeException e) {
                LOG.warn("Uploads of one business could not be removed; it is tried again", e);
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Round {

        private static final Duration PAUSE = Duration.ofHours(1);

        @Bean
        RecurringTask<Void> uploadSweepRound(UploadSweep sweep) {
            return Tasks.recurring("upload-sweep", FixedDelay.of(PAUSE))
                    .execute((instance, context) -> sweep.sweepAll());
        }
    }
}
