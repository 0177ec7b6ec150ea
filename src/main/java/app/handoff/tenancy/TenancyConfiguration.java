package app.handoff.tenancy;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import javax.sql.DataSource;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.ManagedBeanSettings;
import org.hibernate.engine.jdbc.connections.internal.DataSourceConnectionProvider;
import org.hibernate.engine.spi.SessionImplementor;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.orm.jpa.vendor.HibernateJpaDialect;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Carries {@link Tenancy} into PostgreSQL, which shows each transaction the rows of one business alone. */
@Configuration(proxyBeanMethods = false)
class TenancyConfiguration {

    private final DatabaseClock databaseClock = new DatabaseClock(Clock.systemUTC());

    @Bean
    Clock clock() {
        return new SimulatedClock(databaseClock);
    }

    /** Hibernate starts beside the rest. If it asked Spring for a bean, each could wait for the other. */
    @Bean
    HibernatePropertiesCustomizer hibernateMakesItsOwnParts() {
        return properties -> properties.put(ManagedBeanSettings.BEAN_CONTAINER, null);
    }

    @Bean
    HibernatePropertiesCustomizer connectionsOfRequests(DataSource pool) {
        var connections = new DataSourceConnectionProvider();
        connections.setDataSource(new RequestTransaction.Connections(pool));
        return properties -> properties.put(JdbcSettings.CONNECTION_PROVIDER, connections);
    }

    @Bean
    HibernateJpaVendorAdapter jpaVendorAdapter(SecretKey key) {
        return new HibernateJpaVendorAdapter() {
            private final HibernateJpaDialect dialect = new BusinessDialect(new VendorProofs.Maker(key), databaseClock);

            @Override
            public HibernateJpaDialect getJpaDialect() {
                return dialect;
            }
        };
    }

    /** Spring offers the factory's own only once the factory exists; whoever asks earlier gets this one, and the factory with it. */
    @Bean
    EntityManager entityManager(EntityManagerFactory factory) {
        return SharedEntityManagerCreator.createSharedEntityManager(factory);
    }

    @Bean
    @Primary
    TransactionTemplate transactionTemplate(PlatformTransactionManager transactions) {
        return new TransactionTemplate(transactions);
    }

    /** Saving in a transaction that reads only fails, instead of being left out at its end. */
    @Bean
    TransactionManagerCustomizer<AbstractPlatformTransactionManager> nothingIsWrittenWhileReading() {
        return transactions -> transactions.setValidateExistingTransaction(true);
    }

    /** Sessions belong to no business: their transactions carry neither business nor vendor role. */
    @Bean
    TransactionOperations springSessionTransactionOperations(DataSource dataSource) {
        var template = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return template;
    }

    /** Two requests of a new session may write the same at once: the later one counts. */
    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer laterRequestCounts() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    /**
     * Tells PostgreSQL right after BEGIN whose rows this transaction may see, for this transaction only; the answer tells what
     * time it is there and how many changes of the business were saved before. Whoever writes counts one more.
     */
    static final class BusinessDialect extends HibernateJpaDialect {

        private static final String ENTER =
                "with entered as materialized (select set_config('app.business_id', ?, true)"
                        + " as business, set_config('app.subject', ?, true), set_config('app.proof', ?, true),"
                        + " set_config('role', ?, true), clock_timestamp() as now)"
                        + " select now, (select number from business_change where business_id = business::uuid) from entered";

        private static final String COUNT = "update business_change set number = number + 1"
                + " where business_id = ?::uuid and pg_current_xact_id_if_assigned() is not null";

        private final transient VendorProofs.Maker proofs;

        private final transient DatabaseClock clock;

        BusinessDialect(VendorProofs.Maker proofs, DatabaseClock clock) {
            this.proofs = proofs;
            this.clock = clock;
        }

        @Override
        public Object beginTransaction(EntityManager entityManager, TransactionDefinition definition)
                throws SQLException {
            var scope = Tenancy.current();
            RequestTransaction.begin(scope, definition.isReadOnly());
            try {
                var transaction = super.beginTransaction(entityManager, definition);
                if (scope != null) {
                    begin(entityManager.unwrap(SessionImplementor.class), scope, definition.isReadOnly());
                }
                return transaction;
            } finally {
                RequestTransaction.begun();
            }
        }

        private void begin(SessionImplementor session, Tenancy.Scope scope, boolean readOnly) {
            session.doWork(connection -> enterOnce(connection, scope));
            if (!readOnly) {
                var ends = session.getTransactionCompletionCallbacks();
                // After the flush: only then has everything been written.
                ends.registerCallback(ending -> ending.doWork(connection -> count(connection, scope)));
                // It may have waited for somebody else, whose change it then met with or was refused for.
                ends.registerCallback((kept, ended) -> Tenancy.forgetChanges());
            }
        }

        private void enterOnce(Connection connection, Tenancy.Scope scope) throws SQLException {
            if (!(connection instanceof RequestTransaction.SharedConnection shared)) {
                enter(connection, scope);
            } else if (!shared.sees(scope) || Tenancy.changes() == null) {
                // Also where something was saved apart meanwhile: how many changes there are is told anew.
                enter(connection, scope);
                shared.entered(scope);
            }
        }

        private void enter(Connection connection, Tenancy.Scope scope) throws SQLException {
            try (var statement = connection.prepareStatement(ENTER)) {
                statement.setString(1, scope.business().toString());
                statement.setString(
                        2, scope.subject() == null ? "" : scope.subject().toString());
                statement.setString(3, proof(scope));
                statement.setString(4, scope.role().roleName());
                clock.compare(() -> told(statement));
            }
        }

        private static Instant told(PreparedStatement statement) throws SQLException {
            try (var row = statement.executeQuery()) {
                row.next();
                Tenancy.knowChanges(row.getLong(2));
                return row.getTimestamp(1).toInstant();
            }
        }

        private static void count(Connection connection, Tenancy.Scope scope) throws SQLException {
            try (var statement = connection.prepareStatement(COUNT)) {
                statement.setString(1, scope.business().toString());
                statement.executeUpdate();
            }
        }

        private String proof(Tenancy.Scope scope) {
            return scope.role() == Tenancy.DatabaseRole.VENDOR && scope.subject() != null
                    ? proofs.proof(scope.business(), scope.subject())
                    : "";
        }
    }
}
