package app.handoff.installation;

import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jpa.autoconfigure.EntityManagerFactoryBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.jdbc.support.lob.DefaultLobHandler;
import org.springframework.jdbc.support.lob.LobHandler;

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

    /** Connections to the server that comes with Handoff. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(StartingServer.class)
    static class OwnServer {

        @Bean
        @Primary
        @ConfigurationProperties("spring.datasource.hikari")
        HikariDataSource dataSource(StartingServer server) {
            HikariDataSource pool = new HikariDataSource();
            pool.setDataSource(server.as(DatabaseAccess.APP, DatabaseAccess::appPassword));
            return pool;
        }

        @Bean
        @FlywayDataSource
        DataSource migratingDataSource(StartingServer server) {
            return server.as(DatabaseAccess.OWNER, DatabaseAccess::ownerPassword);
        }
    }
}
