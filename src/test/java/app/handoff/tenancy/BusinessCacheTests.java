package app.handoff.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.account.ABusiness;
import app.handoff.kernel.BusinessId;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What pages worked out holds until something of the business is saved or a minute is over, on every node. */
@SpringBootTest
class BusinessCacheTests {

    @Autowired
    ApplicationContext context;

    @Autowired
    ReadTransaction reading;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private final Clock time = ((InstantSource) () -> this.now).withZone(ZoneOffset.UTC);

    private Instant now = Instant.parse("2027-03-01T08:15:20Z");

    private BusinessCache cache;
    private ABusiness fern;
    private int asked;

    @BeforeEach
    void aNode() {
        cache = new BusinessCache(time, reading);
        fern = ABusiness.in(context);
    }

    @Test
    void whatNothingChangedIsAskedOnce() {
        assertThat(nameOf(fern)).isEqualTo("Studio Fern");
        assertThat(nameOf(fern)).isEqualTo("Studio Fern");

        assertThat(asked).isOne();
    }

    @Test
    void whatIsSaidInOneLanguageIsNotShownInAnother() {
        try {
            LocaleContextHolder.setLocale(Locale.GERMANY);
            assertThat(nameOf(fern)).isEqualTo("Studio Fern");
            LocaleContextHolder.setLocale(Locale.UK);
            assertThat(nameOf(fern)).isEqualTo("Studio Fern");
            LocaleContextHolder.setLocale(Locale.GERMANY);
            assertThat(nameOf(fern)).isEqualTo("Studio Fern");
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }

        assertThat(asked).isEqualTo(2);
    }

    @Test
    void whoAsksAtTheSameMomentWaitsForTheAnswerOfAnother() throws InterruptedException {
        var oneIsAtWork = new CountDownLatch(1);
        var othersHaveCome = new CountDownLatch(1);
        var slowly = (Supplier<String>) () -> {
            oneIsAtWork.countDown();
            await(othersHaveCome);
            return name();
        };

        var first = CompletableFuture.supplyAsync(() -> ask(slowly));
        oneIsAtWork.await();
        var answers = new ConcurrentLinkedQueue<String>();
        var others = Stream.generate(() -> new Thread(() -> answers.add(ask(slowly))))
                .limit(4)
                .toList();
        others.forEach(Thread::start);
        Awaitility.await().until(() -> others.stream().allMatch(other -> other.getState() == Thread.State.WAITING));
        othersHaveCome.countDown();

        assertThat(first.join()).isEqualTo("Studio Fern");
        for (var other : others) {
            other.join();
        }
        assertThat(answers).hasSize(4).containsOnly("Studio Fern");
        assertThat(asked).isOne();
    }

    private String ask(Supplier<String> work) {
        return Tenancy.as(fern.scope(), () -> cache.get(BusinessCacheTests.class, "name", work));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoLookedIntoAnotherBusinessMeanwhileIsAnsweredAllTheSame() {
        var moss = ABusiness.in(context);
        var apart = new ReadTransaction(Objects.requireNonNull(transaction.getTransactionManager()));
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

        var seen = fern.inside((Supplier<String>) () -> reading.execute(status -> {
            Tenancy.as(moss.scope(), () -> apart.execute(other -> name()));
            return cache.get(BusinessCacheTests.class, "name", this::name);
        }));

        assertThat(seen).isEqualTo("Studio Fern");
    }

    @Test
    void eachBusinessAndEachQuestionHasItsOwnAnswer() {
        var moss = ABusiness.in(context);
        rename(moss, "Studio Moss");

        assertThat(nameOf(fern)).isEqualTo("Studio Fern");
        assertThat(nameOf(moss)).isEqualTo("Studio Moss");
        assertThat(Tenancy.as(fern.scope(), () -> cache.get(BusinessCacheTests.class, "other", () -> "its own")))
                .isEqualTo("its own");
    }

    @Test
    void aChangeIsSeenByTheNextPageOnEveryNode() {
        var otherNode = new BusinessCache(time, reading);
        nameOf(fern);
        nameOf(otherNode, fern);

        rename(fern, "Fern and Sons");

        assertThat(nameOf(fern)).isEqualTo("Fern and Sons");
        assertThat(nameOf(otherNode, fern)).isEqualTo("Fern and Sons");
    }

    @Test
    void aChangeIsSeenBySomebodyWhoAskedBeforeInTheSameRequest() {
        var seen = fern.inside(() -> {
            cache.get(BusinessCacheTests.class, "name", this::name);
            transaction.executeWithoutResult(status -> setName("Fern and Sons"));
            return cache.get(BusinessCacheTests.class, "name", this::name);
        });

        assertThat(seen).isEqualTo("Fern and Sons");
    }

    @Test
    void whatIsNotYetSavedIsSeenByItsOwnTransactionAlone() {
        nameOf(fern);

        fern.inside(() -> transaction.executeWithoutResult(status -> {
            setName("Not kept");
            assertThat(cache.get(BusinessCacheTests.class, "name", this::name)).isEqualTo("Not kept");
            status.setRollbackOnly();
        }));

        assertThat(nameOf(fern)).isEqualTo("Studio Fern");
    }

    /** As two who decide at the same moment: the second is refused, and the page that says so shows what the first decided. */
    @Test
    void whoCameTooLateSeesWhatTheOtherSavedMeanwhile() {
        var seen = fern.inside(() -> {
            cache.get(BusinessCacheTests.class, "name", this::name);
            transaction.executeWithoutResult(status -> {
                CompletableFuture.runAsync(() -> rename(fern, "Fern and Sons")).join();
                status.setRollbackOnly();
            });
            return cache.get(BusinessCacheTests.class, "name", this::name);
        });

        assertThat(seen).isEqualTo("Fern and Sons");
    }

    @Test
    void whatIsReadInTheMiddleOfAWriteIsNotTakenForWhatCameOfIt() {
        var seen = fern.inside(() -> {
            transaction.executeWithoutResult(status -> {
                setName("Fern and Sons");
                apart(() -> cache.get(BusinessCacheTests.class, "name", this::name));
            });
            return cache.get(BusinessCacheTests.class, "name", this::name);
        });

        assertThat(seen).isEqualTo("Fern and Sons");
    }

    @Test
    void ofABusinessThatIsNotThereNothingIsKnown() {
        assertThat(Tenancy.as(BusinessId.next(), (Supplier<Long>) () -> cache.get(
                        BusinessCacheTests.class,
                        "members",
                        () -> jdbc.sql("select count(*) from member")
                                .query(Long.class)
                                .single())))
                .isZero();
    }

    @Test
    void onlyWhatWasSavedCountsAsAChange() {
        long before = changes(fern);

        fern.inside(() -> transaction.executeWithoutResult(status -> name()));
        assertThat(changes(fern)).as("after looking").isEqualTo(before);

        rename(fern, "Fern and Sons");
        assertThat(changes(fern)).as("after a change").isEqualTo(before + 1);
    }

    @Test
    void whateverBecomesDueAtAFullMinuteIsSeenAtThatMinute() {
        nameOf(fern);
        now = now.plusSeconds(39);
        nameOf(fern);
        assertThat(asked).as("in the same minute").isOne();

        now = now.plusSeconds(1);
        nameOf(fern);
        assertThat(asked).as("at the next full minute").isEqualTo(2);
    }

    private String nameOf(ABusiness business) {
        return nameOf(cache, business);
    }

    private String nameOf(BusinessCache node, ABusiness business) {
        return business.inside((Supplier<String>) () -> node.get(BusinessCacheTests.class, "name", this::name));
    }

    private String name() {
        asked++;
        return jdbc.sql("select name from business").query(String.class).single();
    }

    private void rename(ABusiness business, String name) {
        business.inside(() -> transaction.executeWithoutResult(status -> setName(name)));
    }

    private void setName(String name) {
        jdbc.sql("update business set name = ?").param(name).update();
    }

    private void apart(Runnable work) {
        var template = new TransactionTemplate(
                Objects.requireNonNull(transaction.getTransactionManager()),
                new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
        template.setReadOnly(true);
        template.executeWithoutResult(status -> work.run());
    }

    private long changes(ABusiness business) {
        return business.inside(() -> transaction.execute(status ->
                jdbc.sql("select number from business_change").query(Long.class).single()));
    }
}
