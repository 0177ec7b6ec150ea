package app.handoff.installation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Leaves out of the log what every part of the application has to say about a database that is away: jobs, sessions and
 * libraries would fill it with traces of one and the same thing.
 */
final class OutageLogFilter extends TurboFilter {

    private static final String NAME = "quiet while the database is away";

    /** The one filter of this process. */
    static OutageLogFilter inThisProcess() {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext log)) {
            return new OutageLogFilter();
        }
        synchronized (OutageLogFilter.class) {
            return log.getTurboFilterList().stream()
                    .filter(OutageLogFilter.class::isInstance)
                    .map(OutageLogFilter.class::cast)
                    .findFirst()
                    .orElseGet(() -> {
                        OutageLogFilter filter = new OutageLogFilter();
                        filter.setName(NAME);
                        filter.start();
                        log.addTurboFilter(filter);
                        return filter;
                    });
        }
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] parameters,
            @Nullable Throwable failure) {
        return DatabaseAway.isMeantBy(failure == null ? last(parameters) : failure)
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }

    private static @Nullable Throwable last(Object @Nullable [] parameters) {
        return parameters != null
                        && parameters.length > 0
                        && parameters[parameters.length - 1] instanceof Throwable failure
                ? failure
                : null;
    }
}
