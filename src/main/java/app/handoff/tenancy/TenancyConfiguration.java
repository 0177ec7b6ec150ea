package app.handoff.tenancy;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.hibernate.cfg.ManagedBeanSettings;
import org.hibernate.cfg.MultiTenancySettings;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
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
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Carries {@link Tenancy} into Hibernate and PostgreSQL: the second and third wall between businesses. */
@Configuration(proxyBeanMethods = false)
class TenancyConfiguration {

    private final DatabaseClock databaseClock = new DatabaseClock(Clock.systemUTC());

    @Bean
    Clock clock() {
        return new SimulatedClock(databaseClock);
    }

    @Bean
    HibernatePropertiesCustomizer currentBusiness() {
        return properties -> {
            properties.put(MultiTenancySettings.MULTI_TENANT_IDENTIFIER_RESOLVER, new CurrentBusiness());
            // Hibernate starts beside the rest. If it asked Spring for a bean, each could wait for the other.
            properties.put(ManagedBeanSettings.BEAN_CONTAINER, null);
        };
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

    static final class CurrentBusiness implements CurrentTenantIdentifierResolver<UUID> {

        @Override
        public UUID resolveCurrentTenantIdentifier() {
            var scope = Tenancy.current();
            return scope == null ? Tenancy.NOBODY : scope.business().id();
        }

        @Override
        public boolean validateExistingCurrentSessions() {
            return true;
        }
    }

    /**
     * Tells PostgreSQL right after BEGIN whose rows this transaction may see, for this transaction only; the answer tells what
     * time it is there.
     */
    static final class BusinessDialect extends HibernateJpaDialect {

        private static final int TOLD_TIME = 5;

        private final transient VendorProofs.Maker proofs;

        private final transient DatabaseClock clock;

        BusinessDialect(VendorProofs.Maker proofs, DatabaseClock clock) {
            this.proofs = proofs;
            this.clock = clock;
        }

        @Override
        public Object beginTransaction(EntityManager entityManager, TransactionDefinition definition)
                throws SQLException {
            var transaction = super.beginTransaction(entityManager, definition);
            var scope = Tenancy.current();
            if (scope != null) {
                entityManager.unwrap(Session.class).doWork(connection -> {
                    try (var statement = connection.prepareStatement("select set_config('app.business_id', ?, true),"
                            + " set_config('app.subject', ?, true), set_config('app.proof', ?, true),"
                            + " set_config('role', ?, true), clock_timestamp()")) {
                        statement.setString(1, scope.business().toString());
                        statement.setString(
                                2,
                                scope.subject() == null ? "" : scope.subject().toString());
                        statement.setString(3, proof(scope));
                        statement.setString(4, scope.role().roleName());
                        clock.compare(() -> told(statement));
                    }
                });
            }
            return transaction;
        }

        private static Instant told(PreparedStatement statement) throws SQLException {
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getTimestamp(TOLD_TIME).toInstant();
            }
        }

        private String proof(Tenancy.Scope scope) {
            return scope.role() == Tenancy.DatabaseRole.VENDOR && scope.subject() != null
                    ? proofs.proof(scope.business(), scope.subject())
                    : "";
        }
    }
}
