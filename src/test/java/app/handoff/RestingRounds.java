package app.handoff;

import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.schedule.DisabledSchedule;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Rounds that visit every business begin only where a test begins one. On a database that all tests of a JVM share they would
 * visit, again and again, the many hundred businesses that tests left behind, and change what another test is just looking at.
 * Named to each context by {@link TestDatabase.Initializer}, unless a test says {@code handoff.test-rounds=true} to see rounds as
 * they come.
 */
final class RestingRounds implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof RecurringTask<?> round ? resting(round) : bean;
    }

    private static <T> RecurringTask<T> resting(RecurringTask<T> round) {
        return new RecurringTask<>(round.getName(), new DisabledSchedule(), round.getDataClass()) {
            @Override
            public void executeRecurringly(TaskInstance<T> instance, ExecutionContext context) {
                round.executeRecurringly(instance, context);
            }
        };
    }
}
