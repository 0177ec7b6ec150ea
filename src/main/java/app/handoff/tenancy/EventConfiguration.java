package app.handoff.tenancy;

import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.interceptor.AsyncUncaughtExceptionHandler;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.AsyncConfigurer;

/**
 * How a module acts after an event of another one: right after the commit, so that the next page shows it, and with the
 * application's own rights, which a vendor who acts through a link does not have. The cause stands even if this fails; then
 * {@link EventRetryJob} does it.
 */
@Configuration(proxyBeanMethods = false)
class EventConfiguration implements AsyncConfigurer {

    private static final Logger LOG = LoggerFactory.getLogger(EventConfiguration.class);

    /** The log of what is still to be done, and what it is made of. */
    private static final List<String> PUBLICATION_LOG = List.of(
            "databaseType",
            "jdbcEventPublicationRepositorySettings",
            "jdbcEventPublicationRepository",
            "eventPublicationRegistry",
            "org.springframework.modulith.events.config.StalenessMonitorConfiguration");

    @Override
    public Executor getAsyncExecutor() {
        return EventConfiguration::asTheApplication;
    }

    private static void asTheApplication(Runnable act) {
        var scope = Tenancy.required();
        Tenancy.as(Tenancy.Scope.of(scope.business()).at(scope.locality()), () -> {
            act.run();
            return true;
        });
    }

    @Override
    public AsyncUncaughtExceptionHandler getAsyncUncaughtExceptionHandler() {
        return EventConfiguration::willBeTriedAgain;
    }

    private static void willBeTriedAgain(Throwable failure, Method listener, Object... event) {
        LOG.error(
                "{} could not do what follows from {}; it is tried again",
                listener.getDeclaringClass().getSimpleName(),
                event[0].getClass().getSimpleName(),
                failure);
    }

    /** The log asks the database what kind it is, and a start does not wait for the database. */
    @Bean
    static BeanFactoryPostProcessor publicationLogOnceNeeded() {
        return beans -> PUBLICATION_LOG.stream()
                .filter(beans::containsBeanDefinition)
                .forEach(part -> beans.getBeanDefinition(part).setLazyInit(true));
    }
}
