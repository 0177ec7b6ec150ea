package app.handoff.sample;

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
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes the sample business, in which a person may look around beside their own. Takes its time, so nobody is kept waiting: it is
 * made in the background. If the node ends in the middle, another one, or the same after its start, clears away what there is and
 * makes it again.
 */
@Service
public class SampleJob {

    private static final Logger LOG = LoggerFactory.getLogger(SampleJob.class);

    private static final String NAME = "sample";

    private final SampleBusiness sample;
    private final SampleOrders orders;
    private final OneTimeTask<Void> task;
    private final ObjectProvider<SchedulerClient> jobs;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SampleJob(
            SampleBusiness sample,
            SampleOrders orders,
            OneTimeTask<Void> sampleOrder,
            ObjectProvider<SchedulerClient> jobs,
            ApplicationEventPublisher events,
            Clock clock) {
        this.sample = sample;
        this.orders = orders;
        this.task = sampleOrder;
        this.jobs = jobs;
        this.events = events;
        this.clock = clock;
    }

    /** Has it made. Whoever asks again meanwhile waits for the same one; after a failure it begins anew. */
    @Transactional
    public void order(SampleOwner owner, Instant now) {
        orders.add(owner, now);
        jobs.getObject().scheduleIfNotExists(task.instance(owner.login().toString()), now);
    }

    /** How far it is for this person; empty where none was ordered, or where it is there already. */
    public Optional<Progress> progressOf(UUID login) {
        return orders.progressOf(login);
    }

    /** Says nothing of a failure that cannot be written down: the database is away then, and the order stands. */
    void carryOut(UUID login) {
        var owner = orders.ownerOf(login);
        if (owner.isEmpty()) {
            return;
        }
        orders.isAt(login, 0);
        SampleOwner made;
        try {
            made = sample.make(owner.get(), clock.instant(), chapters -> orders.isAt(login, chapters));
            orders.remove(login);
        } catch (RuleViolation thereAlready) {
            orders.remove(login);
            return;
        } catch (RuntimeException e) {
            orders.fail(login, clock.instant());
            LOG.warn("The sample business could not be made and was left out.", e);
            return;
        }
        events.publishEvent(new SampleMade(made.business()));
    }

    /**
     * How far a sample business is.
     *
     * @param done how many of its steps are done
     * @param steps how many there are
     * @param failed whether it could not be made; nothing of it is left then
     */
    public record Progress(int done, int steps, boolean failed) {}

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
