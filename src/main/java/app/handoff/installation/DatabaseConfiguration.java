package app.handoff.installation;

import app.handoff.tenancy.Tenancy;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.boot.jpa.autoconfigure.EntityManagerFactoryBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.Ordered;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.jdbc.support.lob.DefaultLobHandler;
import org.springframework.jdbc.support.lob.LobHandler;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/**
 * Lets a start do three things at once, since each takes about as long as the others: the server starts and its tables are
 * brought up to date, Hibernate learns what is kept in them, and everything else is put together. Whatever goes wrong in one
 * of them ends the start before the first request is answered.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    EntityManagerFactoryBuilderCustomizer learnMeanwhile() {
        return builder -> builder.setBootstrapExecutor(new SimpleAsyncTaskExecutor("hibernate-"));
    }

    /** Given here, or the sessions would ask the database at once which one it is, and the start would wait for it. */
    @Bean
    @SuppressWarnings("deprecation")
    LobHandler springSessionLobHandler() {
        return new DefaultLobHandler();
    }

    /** Where Hibernate holds its mappings against the tables, as in tests, the tables have to be there before. */
    @Bean
    Migration migration(@Value("${spring.jpa.hibernate.ddl-auto}") String ddlAuto) {
        return new Migration(ddlAuto.equals("none") ? new SimpleAsyncTaskExecutor("migration-") : Runnable::run);
    }

    /** Brings the tables up to date while the application is put together. */
    static final class Migration implements FlywayMigrationStrategy, SmartInitializingSingleton {

        private final Executor when;
        private volatile CompletableFuture<Void> done = CompletableFuture.completedFuture(null);

        private Migration(Executor when) {
            this.when = when;
        }

        @Override
        public void migrate(Flyway flyway) {
            done = CompletableFuture.runAsync(flyway::migrate, when);
        }

        @Override
        public void afterSingletonsInstantiated() {
            try {
                done.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException failure ? failure : e;
            }
        }
    }

    /** What is logged while the database is away is said by {@link DatabaseAvailability}, once. */
    @Bean
    OutageLogFilter quietWhileAway() {
        return OutageLogFilter.inThisProcess();
    }

    @Bean
    TransactionExecutionListener signsOfLife(DatabasePool pool) {
        return new TransactionExecutionListener() {
            @Override
            public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
                if (failure == null && Tenancy.current() != null) {
                    pool.availability().heard();
                }
            }

            @Override
            public void beforeCommit(TransactionExecution transaction) {
                if (!transaction.isReadOnly()) {
                    FallbackPages.somethingMayBeSaved();
                }
            }

            @Override
            public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
                if (failure == null) {
                    pool.availability().heard();
                }
            }
        };
    }

    /** Outside of everything else that needs the database, as sessions and sign-in do. */
    @Bean
    FilterRegistrationBean<FallbackPages> fallbackPages(DatabasePool pool, ThymeleafViewResolver pages) {
        FilterRegistrationBean<FallbackPages> registration =
                new FilterRegistrationBean<>(new FallbackPages(pool.availability(), pages));
        registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }

    /** Connections to the server that comes with Handoff. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(StartingServer.class)
    static class OwnServer {

        @Bean
        @Primary
        @ConfigurationProperties("spring.datasource.hikari")
        DatabasePool dataSource(StartingServer server) {
            return new DatabasePool(server.as(DatabaseAccess.APP, DatabaseAccess::appPassword));
        }

        @Bean
        @FlywayDataSource
        DataSource migratingDataSource(StartingServer server) {
            return server.as(DatabaseAccess.OWNER, DatabaseAccess::ownerPassword);
        }
    }

    /** Connections to a server that somebody else looks after. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(StartingServer.class)
    static class OtherServer {

        @Bean
        @ConfigurationProperties("spring.datasource.hikari")
        DatabasePool dataSource(DataSourceProperties given) {
            RoleDataSource.Login login =
                    new RoleDataSource.Login(given.determineUrl(), given.getUsername(), given.getPassword());
            DatabasePool pool = new DatabasePool(new RoleDataSource(() -> login));
            // Read by whoever derives other connections from these.
            pool.setJdbcUrl(login.url());
            pool.setUsername(login.user());
            pool.setPassword(login.password());
            return pool;
        }
    }
}
