package app.handoff.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.kernel.TooBusy;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What is costly on purpose stays within what the machine has. */
class SecretsTests {

    private static final long MB = 1L << 20;
    private static final String LEET = "4@8({[<369!1|05$7+%2";

    @Test
    void aQuarterOfTheMemoryAndTwoForEachProcessorAreTheMost() {
        assertThat(Secrets.hashesAtOnce(32 * MB, 8)).isEqualTo(1);
        assertThat(Secrets.hashesAtOnce(256 * MB, 2)).isEqualTo(4);
        assertThat(Secrets.hashesAtOnce(256 * MB, 16)).isEqualTo(4);
        assertThat(Secrets.hashesAtOnce(16_384 * MB, 2)).isEqualTo(4);
    }

    @Test
    void whoComesWhileAllPlacesAreTakenIsSentAwayAfterAMoment() throws Exception {
        var secrets = new Secrets(Secrets.costly(), 32 * MB, 1);
        var busy = new AtomicInteger();
        var done = new AtomicInteger();
        var pool = Executors.newFixedThreadPool(100);
        var go = new CountDownLatch(1);
        for (int i = 0; i < 100; i++) {
            pool.submit(() -> {
                go.await();
                try {
                    secrets.hash("a calm ledger of pine");
                    done.incrementAndGet();
                } catch (TooBusy e) {
                    busy.incrementAndGet();
                }
                return null;
            });
        }
        var began = System.nanoTime();
        go.countDown();
        pool.shutdown();
        assertThat(pool.awaitTermination(30, java.util.concurrent.TimeUnit.SECONDS))
                .isTrue();
        var took = Duration.ofNanos(System.nanoTime() - began);

        System.out.printf(
                "Hashes asked for at once: 100, one at a time: %d done, %d sent away, all answered in %.1f s%n",
                done.get(), busy.get(), took.toMillis() / 1000.0);
        assertThat(done.get() + busy.get()).isEqualTo(100);
        assertThat(done).hasPositiveValue();
        assertThat(took).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void aCostlyTextIsMeasuredByItsBeginning() {
        var secrets = new Secrets();
        var random = new Random(7);
        var shuffled = random.ints(64, 0, LEET.length())
                .mapToObj(at -> LEET.substring(at, at + 1))
                .reduce("", String::concat);
        var slowest = Duration.ZERO;
        for (var costly : List.of(
                LEET.repeat(4).substring(0, 64), shuffled, "p4$$w0rd@dm1n!$3cr3t".repeat(10), "1!|".repeat(60))) {
            var began = System.nanoTime();
            secrets.isGuessable(costly, List.of("Ana Ruiz", "ana@fern.example"), 3);
            var took = Duration.ofNanos(System.nanoTime() - began);
            slowest = took.compareTo(slowest) > 0 ? took : slowest;
        }

        System.out.printf("Costly texts measured: 4, slowest %.2f s%n", slowest.toMillis() / 1000.0);
        assertThat(slowest).isLessThan(Duration.ofSeconds(4));
        assertThat(secrets.isGuessable("password1234567".repeat(3), List.of(), 3))
                .isTrue();
    }

    @Test
    void nobodySendsABookToBeHashed() {
        var secrets = new Secrets();
        var longest = "x".repeat(Secrets.LONGEST);

        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> secrets.hash(longest + "x"));
        assertThat(secrets.fits(longest + "x", secrets.hash(longest))).isFalse();
    }

    @Test
    void nobodyHoldsAConnectionMeanwhile() {
        TransactionSynchronizationManager.setActualTransactionActive(true);
        try {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> new Secrets().hash("a calm ledger"));
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> new Secrets().fits("a calm ledger", "$argon2id$"));
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> new Secrets().isGuessable("a calm ledger", List.of(), 3));
        } finally {
            TransactionSynchronizationManager.setActualTransactionActive(false);
        }
    }
}
