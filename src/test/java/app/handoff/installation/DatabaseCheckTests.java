package app.handoff.installation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.installation.DatabaseCheck.Facts;
import org.junit.jupiter.api.Test;

class DatabaseCheckTests {

    @Test
    void everyVersionFromFifteenOnWillDo() {
        assertThatCode(() -> DatabaseCheck.check(new Facts(150_018, "UTF8", "handoff_app", false, true)))
                .doesNotThrowAnyException();
    }

    @Test
    void olderServersAreRefusedWithTheVersionTheyNeed() {
        assertRefused(
                new Facts(140_012, "UTF8", "handoff_app", false, true), "PostgreSQL 15 or newer, and this one is 14");
    }

    @Test
    void databasesThatCannotHoldEveryNameAreRefused() {
        assertRefused(new Facts(180_006, "LATIN1", "handoff_app", false, true), "encoding UTF8");
    }

    @Test
    void rolesThatRowLevelSecurityDoesNotBindAreRefused() {
        assertRefused(new Facts(180_006, "UTF8", "postgres", true, true), "postgres may see every business's rows");
    }

    @Test
    void rolesThatCannotStepDownForVisitorsAreRefused() {
        assertRefused(new Facts(180_006, "UTF8", "handoff_app", false, false), "cannot step down to handoff_vendor");
    }

    private static void assertRefused(Facts facts, String words) {
        assertThatExceptionOfType(InstallationProblem.class)
                .isThrownBy(() -> DatabaseCheck.check(facts))
                .withMessageContaining(words);
    }
}
