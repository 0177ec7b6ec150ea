package app.handoff.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.account.ABusiness;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many ask at once where there are few connections: whoever holds one never waits for somebody who needs one. */
@SpringBootTest(
        properties = {
            "spring.datasource.hikari.maximum-pool-size=3",
            "spring.datasource.hikari.minimum-idle=3",
            "spring.datasource.hikari.connection-timeout=8000"
        })
class FewConnectionsTests {

    private static final int VISITORS = 12;

    @Autowired
    ApplicationContext context;

    @Autowired
    ReadTransaction reading;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource pool;

    /**
     * Within one minute: an answer holds until the next full one, and whoever asks then works it out again.
     *
     * @param questions how many different ones they ask: each is worked out by one of them
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 4, VISITORS})
    void whatPagesWorkOutIsAnsweredToAllOfThem(int questions) throws Exception {
        var business = ABusiness.in(context);
        var cache = new BusinessCache(Clock.fixed(Instant.now(), ZoneOffset.UTC), reading);
        var setting = new InstallationSetting<>(pool, "select 'set', pg_sleep(0.05)", row -> row.getString(1));
        var worked = new AtomicInteger();

        var answers = atOnce(() -> RequestTransaction.call(
                false,
                () -> Tenancy.call(business.scope(), () -> {
                    reading.execute(
                            status -> jdbc.sql("select 1").query(Integer.class).single());
                    var question = (int) (Thread.currentThread().getId() % questions);
                    return cache.get(FewConnectionsTests.class, question, () -> {
                        worked.incrementAndGet();
                        return setting.get().orElseThrow()
                                + jdbc.sql("select 1 from pg_sleep(0.05)")
                                        .query(Integer.class)
                                        .single();
                    });
                })));

        assertThat(answers).hasSize(VISITORS).containsOnly("set1");
        assertThat(worked.get()).isLessThanOrEqualTo(questions);
    }

    @Test
    void aSettingOfTheInstallationIsReadByOneOfThem() throws Exception {
        var business = ABusiness.in(context);
        var setting = new InstallationSetting<>(pool, "select 'set', pg_sleep(0.05)", row -> row.getString(1));
        for (int round = 0; round < 2; round++) {
            var answers = atOnce(() -> Tenancy.call(
                    business.scope(),
                    () -> reading.execute(status -> setting.get().orElseThrow())));
            assertThat(answers).hasSize(VISITORS).containsOnly("set");
            TimeUnit.MILLISECONDS.sleep(1_050);
        }
    }

    private static List<String> atOnce(Callable<String> visit) throws Exception {
        var all = new CyclicBarrier(VISITORS);
        var visitors = Executors.newFixedThreadPool(VISITORS);
        try {
            var visits = new ArrayList<Future<String>>();
            for (int visitor = 0; visitor < VISITORS; visitor++) {
                visits.add(visitors.submit(() -> {
                    all.await();
                    return visit.call();
                }));
            }
            var answers = new ArrayList<String>();
            for (var one : visits) {
                answers.add(one.get(30, TimeUnit.SECONDS));
            }
            return answers;
        } finally {
            visitors.shutdownNow();
        }
    }
}
