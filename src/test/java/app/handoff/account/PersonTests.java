package app.handoff.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.account.PeopleController.Person;
import app.handoff.kernel.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the list of people says about their addresses. */
class PersonTests {

    @Test
    void anAddressThatNobodyKnowsIsDoubtful() {
        assertThat(aPerson(true, true, null).isDoubtful()).isTrue();
        assertThat(aPerson(false, true, null).isDoubtful()).isTrue();
        assertThat(aPerson(false, false, null).isDoubtful()).isFalse();
        assertThat(aPerson(false, true, "Ana Ruiz").isDoubtful()).isFalse();
    }

    @Test
    void aColleagueAnswersForAnAddressUntilItsOwnerUsesIt() {
        assertThat(aPerson(true, false, "Ana Ruiz").isVouchedFor()).isTrue();
        assertThat(aPerson(false, true, "Ana Ruiz").isVouchedFor()).isTrue();
        assertThat(aPerson(false, false, "Ana Ruiz").isVouchedFor()).isFalse();
        assertThat(aPerson(true, true, null).isVouchedFor()).isFalse();
    }

    private static Person aPerson(boolean invited, boolean unproven, @Nullable String vouchedBy) {
        return new Person(
                "1",
                "Jonas Weber",
                "jonas@fern.example",
                Role.STAFF,
                invited,
                false,
                unproven,
                vouchedBy,
                vouchedBy == null ? null : Instant.parse("2026-11-02T09:00:00Z"));
    }
}
