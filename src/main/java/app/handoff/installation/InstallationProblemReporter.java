package app.handoff.installation;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;

/** Says what keeps Handoff from starting in one sentence, where a stack trace would only frighten. */
class InstallationProblemReporter implements SpringBootExceptionReporter, Ordered {

    InstallationProblemReporter(@Nullable ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InstallationProblem problem) {
                LoggerFactory.getLogger(InstallationProblem.class).error(problem.getMessage());
                return true;
            }
        }
        return false;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
