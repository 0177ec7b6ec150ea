package app.handoff.review;

import static app.handoff.EarlierVersion.insert;
import static app.handoff.EarlierVersion.run;
import static app.handoff.EarlierVersion.standAlone;
import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.EarlierVersion;
import app.handoff.kernel.Canonical;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What references, samples and reviews were given before it was called a score. */
class EarlierScoresTests {

    private static final List<String> TABLES = List.of("reference_check", "sample", "review");

    private final EarlierVersion version = new EarlierVersion();

    @Test
    void stayAsTheyWereGivenAlsoInAFinishedReview() throws SQLException {
        version.migrate("318");
        try (var connection = version.owner()) {
            for (var table : TABLES) {
                standAlone(connection, table);
            }
            insert(
                    connection,
                    "reference_check",
                    Map.of("answers", "'{\"said\": \"Good\", \"mark\": 4, \"verified\": true}'"));
            insert(connection, "reference_check", Map.of());
            insert(connection, "sample", Map.of("mark", "3"));
            insert(
                    connection,
                    "review",
                    Map.of(
                            "status",
                            "'FINISHED'",
                            "entries",
                            "'{\"credits\": 20, \"creditsNote\": \"Two weeks late\", \"judgeMark\": 5, \"otherName\": \"Ana\","
                                    + " \"otherMark\": null}'"));
            for (var table : TABLES) {
                run(connection, "alter table " + table + " enable trigger user, force row level security");
            }
        }
        version.migrate(EarlierVersion.LATEST);

        try (var connection = version.application()) {
            assertThat(run(connection, "select answers ->> 'score' from reference_check order by 1 nulls last"))
                    .containsExactly("4", null);
            assertThat(run(connection, "select score from sample")).containsExactly("3");
            assertThat(Canonical.read(
                            run(connection, "select entries::text from review").get(0), ReviewInput.class))
                    .isEqualTo(new ReviewInput(
                            null,
                            null,
                            new BigDecimal("20"),
                            "Two weeks late",
                            null,
                            null,
                            null,
                            null,
                            5,
                            null,
                            "Ana",
                            null));
        }
    }
}
