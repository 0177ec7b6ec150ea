package app.handoff.sample;

import app.handoff.account.SampleBusinesses;
import app.handoff.account.SignedIn;
import app.handoff.kernel.RuleViolation;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.FailureHandler.OnFailureRetryLater;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes sample businesses in the background, one for each person. If the node ends in the middle, another one, or the same after
 * its start, clears away what there is and makes it again.
 */
@Service
class SampleJob implements SampleBusinesses {

    private static final Logger LOG = LoggerFactory.getLogger(SampleJob.class);

    private static final String NAME = "sample";

    private final SampleBusiness sample;
    private final SampleOrders orders;
    private final OneTimeTask<Void> task;
    private final ObjectProvider<SchedulerClient> jobs;
    private final Clock clock;

    SampleJob(
            SampleBusiness sample,
            SampleOrders orders,
            OneTimeTask<Void> sampleOrder,
            ObjectProvider<SchedulerClient> jobs,
            Clock clock) {
        this.sample = sample;
        this.orders = orders;
        this.task = sampleOrder;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void order(SignedIn owner, Instant now) {
        orders.add(owner, now);
        jobs.getObject().scheduleIfNotExists(task.instance(owner.login().toString()), now);
    }

    @Override
    public Optional<Progress> progressOf(SignedIn owner) {
        return orders.progressOf(owner.login());
    }

    /** Says nothing of a failure that cannot be written down: the database is away then, and the order stands. */
    void carryOut(UUID login) {
        var owner = orders.ownerOf(login);
        if (owner.isEmpty()) {
            return;
        }
        orders.isAt(login, 0);
        try {
            sample.make(owner.get(), clock.instant(), steps -> orders.isAt(login, steps));
            orders.remove(login);
        } catch (RuleViolation thereAlready) {
            orders.remove(login);
        } catch (RuntimeException e) {
            orders.fail(login, clock.instant());
            LOG.warn("The sample business could not be made and was left out.", e);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Orders {

        private static final Duration UNTIL_THE_NEXT_TRY = Duration.ofSeconds(20);

        @Bean
        OneTimeTask<Void> sampleOrder(ObjectProvider<SampleJob> job) {
            return Tasks.oneTime(NAME)
                    .onFailure(new OnFailureRetryLater<>(UNTIL_THE_NEXT_TRY))
                    .onDeadExecutionRevive()
                    .execute((instance, context) -> job.getObject().carryOut(UUID.fromString(instance.getId())));
        }
    }
}
