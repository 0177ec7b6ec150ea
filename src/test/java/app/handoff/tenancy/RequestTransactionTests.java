package app.handoff.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.handoff.DatabaseLog;
import app.handoff.account.ABusiness;
import app.handoff.kernel.RuleViolation;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** A request reads and saves in one transaction of the database, and each of its parts is as safe as one that stands alone. */
@SpringBootTest
class RequestTransactionTests {

    private static final boolean SAVING = true;
    private static final boolean READING = false;

    @Autowired
    ApplicationContext context;

    @Autowired
    ReadTransaction reading;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    HikariDataSource pool;

    @Autowired
    BusinessCache cache;

    private ABusiness fern;

    @BeforeEach
    void aBusiness() {
        fern = ABusiness.in(context);
    }

    @Test
    void whatIsReadAndSavedTakesOneTransaction() {
        var taken = DatabaseLog.of(() -> request(SAVING, () -> {
            name();
            name();
            rename("Fern and Sons");
            return true;
        }));

        assertThat(taken).hasSize(1);
        assertThat(fern.inside(this::name)).isEqualTo("Fern and Sons");
    }

    @Test
    void whatIsSavedStandsWhateverHappensAfterwards() {
        assertThatThrownBy(() -> request(SAVING, () -> {
                    name();
                    rename("Fern and Sons");
                    name();
                    throw new RuleViolation("too.late");
                }))
                .isInstanceOf(RuleViolation.class);

        assertThat(fern.inside(this::name)).isEqualTo("Fern and Sons");
    }

    @Test
    void whatFailsIsRolledBackAndTheRequestGoesOnAnew() {
        var seen = request(SAVING, () -> {
            name();
            assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                        setName("Fern and Sons");
                        throw new RuleViolation("not.so");
                    }))
                    .isInstanceOf(RuleViolation.class);
            return name();
        });

        assertThat(seen).isEqualTo("Studio Fern");
    }

    @Test
    void nothingIsSavedByWhatOnlyReads() {
        request(SAVING, () -> {
            name();
            assertThatThrownBy(() -> reading.executeWithoutResult(status -> setName("Fern and Sons")))
                    .isInstanceOf(DataAccessException.class);
            return true;
        });
        request(READING, () -> {
            name();
            assertThatThrownBy(() -> reading.executeWithoutResult(status -> setName("Fern and Sons")))
                    .isInstanceOf(DataAccessException.class);
            return true;
        });

        assertThat(fern.inside(this::name)).isEqualTo("Studio Fern");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with renamed as (update business set name = 'Fern and Sons' returning name) select name from renamed",
                "with gone as (delete from member returning 1) select count(*) from gone",
                "select name from business for no key update",
                "select name from business\nfor share"
            })
    void neitherIsItByAQueryThatChangesOrLocksRowsOnTheWay(String query) {
        for (boolean mayWrite : List.of(SAVING, READING)) {
            request(mayWrite, () -> {
                assertThatThrownBy(() -> reading.execute(
                                status -> jdbc.sql(query).query(String.class).list()))
                        .isInstanceOf(DataAccessException.class);
                return true;
            });
        }

        assertThat(fern.inside(this::name)).isEqualTo("Studio Fern");
    }

    @Test
    void aRequestThatReadsCanSaveApart() {
        var taken = DatabaseLog.of(() -> request(READING, () -> {
            name();
            rename("Fern and Sons");
            return name();
        }));

        assertThat(taken).hasSize(3);
        assertThat(fern.inside(this::name)).isEqualTo("Fern and Sons");
    }

    @Test
    void eachPartSeesWhatItsOwnScopeMaySee() {
        var moss = ABusiness.in(context);
        moss.inside(() -> rename("Studio Moss"));
        var subject = UUID.randomUUID();

        var taken = DatabaseLog.of(() -> request(SAVING, () -> {
            assertThat(name()).isEqualTo("Studio Fern");
            Tenancy.as(fern.scope().asVendor(subject), () -> {
                assertThat(read("select current_user || ' ' || current_setting('app.subject')"))
                        .isEqualTo("handoff_vendor " + subject);
                return true;
            });
            assertThat(read("select current_user || ' ' || current_setting('app.subject')"))
                    .isEqualTo("handoff_app ");
            assertThat(moss.inside(this::name)).isEqualTo("Studio Moss");
            assertThat(name()).isEqualTo("Studio Fern");
            return true;
        }));

        assertThat(taken).hasSize(1);
    }

    @Test
    void outsideOfAnyBusinessNothingOfOneIsSeen() throws Exception {
        var seen = RequestTransaction.call(SAVING, () -> {
            fern.inside(this::name);
            return reading.execute(status ->
                    jdbc.sql("select name from business").query(String.class).list());
        });

        assertThat(seen).isEmpty();
    }

    @Test
    void oneWithinAnotherStandsApart() {
        var apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

        request(SAVING, () -> {
            name();
            assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                        apart.executeWithoutResult(own -> setName("Fern and Sons"));
                        jdbc.sql("update member set theme = 'dark'").update();
                        throw new RuleViolation("not.so");
                    }))
                    .isInstanceOf(RuleViolation.class);
            return true;
        });

        assertThat(fern.inside(this::name)).isEqualTo("Fern and Sons");
        assertThat(fern.inside(() -> read("select count(*)::text from member where theme = 'dark'")))
                .isEqualTo("0");
    }

    @Test
    void whatWasSavedApartIsSeenInWhatIsKept() {
        var apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        var moss = ABusiness.in(context);

        request(SAVING, () -> {
            assertThat(keptName()).isEqualTo("Studio Fern");
            reading.executeWithoutResult(
                    status -> moss.inside(() -> apart.executeWithoutResult(own -> setName("Studio Moss"))));
            assertThat(keptName()).isEqualTo("Studio Fern");
            reading.executeWithoutResult(status -> apart.executeWithoutResult(own -> setName("Fern and Sons")));
            assertThat(keptName()).isEqualTo("Fern and Sons");
            return true;
        });
    }

    @Test
    void noConnectionIsHeldDuringAPauseOrAfterTheEnd() {
        int before = inUse();

        request(SAVING, () -> {
            name();
            assertThat(inUse()).isEqualTo(before + 1);
            RequestTransaction.pause();
            assertThat(inUse()).isEqualTo(before);
            name();
            assertThat(inUse()).isEqualTo(before + 1);
            RequestTransaction.end();
            assertThat(inUse()).isEqualTo(before);
            name();
            assertThat(inUse()).isEqualTo(before);
            return true;
        });
        request(READING, this::name);

        assertThat(inUse()).isEqualTo(before);
    }

    @Test
    void anEndWhileSomethingIsReadLeavesNoConnectionBehind() {
        int before = inUse();

        request(SAVING, () -> {
            reading.executeWithoutResult(status -> RequestTransaction.end());
            assertThat(inUse()).isEqualTo(before);
            return true;
        });
    }

    private int inUse() {
        return pool.getHikariPoolMXBean().getActiveConnections();
    }

    private <T> T request(boolean mayWrite, Callable<T> work) {
        return fern.inside(() -> {
            try {
                return RequestTransaction.call(mayWrite, work);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private String name() {
        return read("select name from business");
    }

    private String keptName() {
        return cache.get(RequestTransactionTests.class, "name", this::name);
    }

    private String read(String query) {
        return reading.execute(status -> jdbc.sql(query).query(String.class).single());
    }

    private void rename(String name) {
        transaction.executeWithoutResult(status -> setName(name));
    }

    private void setName(String name) {
        jdbc.sql("update business set name = ?").param(name).update();
    }
}
