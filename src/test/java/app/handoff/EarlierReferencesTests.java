package app.handoff;

import static app.handoff.EarlierVersion.insert;
import static app.handoff.EarlierVersion.run;
import static app.handoff.EarlierVersion.standAlone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rows of a version in which the database did not ask whether what they name is there. */
class EarlierReferencesTests {

    private static final String VALIDATED = "select convalidated::text from pg_constraint where conname = '%s'";

    private final EarlierVersion version = new EarlierVersion();

    @Test
    void aRowWhoseOtherRowIsMissingStaysAndHoldsUpNoStart() throws SQLException {
        version.migrate("314");
        try (var connection = version.owner()) {
            standAlone(connection, "activity");
            insert(connection, "activity", Map.of("by_kind", "'SYSTEM'"));
            run(connection, "alter table activity force row level security");
        }
        version.migrate(EarlierVersion.LATEST);

        try (var connection = version.application()) {
            assertThat(run(connection, "select by_kind from activity")).containsExactly("SYSTEM");
            assertThat(run(connection, VALIDATED.formatted("activity_of_an_engagement")))
                    .as("the check sees the rows of every business")
                    .containsExactly("false");
            assertThat(run(connection, VALIDATED.formatted("contract_of_an_engagement")))
                    .containsExactly("true");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> insert(connection, "activity", Map.of("by_kind", "'SYSTEM'")))
                    .withMessageContaining("activity_of_an_engagement");
        }
    }
}
