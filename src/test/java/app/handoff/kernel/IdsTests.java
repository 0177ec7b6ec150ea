package app.handoff.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Identities sort by the order in which they were made, so lists without another order show what came first in front. */
class IdsTests {

    @Test
    void sortByTheOrderOfTheirMakingAlsoWithinAMillisecond() {
        var made = Stream.generate(Ids::next).limit(100_000).map(UUID::toString).toList();

        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void areOfVersionSevenAndTellTheirTime() {
        long before = System.currentTimeMillis();
        var id = Ids.next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16)
                .as("milliseconds; many made at once may run a little ahead")
                .isBetween(before, System.currentTimeMillis() + 1_000);
    }

    @Test
    void whatIsNoIdentityIsNotFound() {
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> Ids.parse("nonsense"));
    }
}
