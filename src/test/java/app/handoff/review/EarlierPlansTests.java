package app.handoff.review;

import static app.handoff.EarlierVersion.insert;
import static app.handoff.EarlierVersion.run;
import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.EarlierVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Reviews planned, and projects opened, before their columns were there that say what is over and how many years lie between. */
class EarlierPlansTests {

    private final EarlierVersion version = new EarlierVersion();

    @Test
    void whatIsOverAndHowManyYearsLieBetweenIsFilledForWhatStoodThereBefore() throws SQLException {
        version.migrate("247");
        try (var connection = version.owner()) {
            run(connection, "alter table engagement drop constraint an_engagement_stands_on_a_decision");
        }
        Map<String, UUID> projects = new LinkedHashMap<>();
        var ended = UUID.randomUUID();
        var running = UUID.randomUUID();
        var notBegun = UUID.randomUUID();
        try (var connection = version.application()) {
            run(
                    connection,
                    "insert into business (business_id, name, country, zone, currency, locale, created_at, version)"
                            + " values ('" + version.business()
                            + "', 'Studio Fern', 'DE', 'Europe/Berlin', 'EUR', 'de-DE', now(), 0)");
            projects.put("5", project(connection, "YEARS", 5, "'2026-01-05T09:00:00Z'"));
            projects.put("1", project(connection, "YEAR", 5, "'2026-01-05T09:00:00Z'"));
            projects.put("once", project(connection, "ONCE", 1, "'2026-01-05T09:00:00Z'"));
            projects.put("none", project(connection, "MONTH", 3, "'2026-01-05T09:00:00Z'"));
            plan(connection, ended, "ENDED");
            plan(connection, running, "LIVE");
            plan(connection, notBegun, null);
        }
        version.migrate("285");
        try (var connection = version.application()) {
            assertThat(yearsApart(connection, projects.get("5")))
                    .as("what the earlier steps left")
                    .isNull();
            projects.put("later", project(connection, "YEARS", 4, "now() + interval '1 hour'"));
        }
        version.migrate(EarlierVersion.LATEST);

        try (var connection = version.application()) {
            assertThat(yearsApart(connection, projects.get("5"))).isEqualTo("5");
            assertThat(yearsApart(connection, projects.get("1"))).isEqualTo("1");
            assertThat(yearsApart(connection, projects.get("once"))).isEqualTo("1");
            assertThat(yearsApart(connection, projects.get("none"))).isNull();
            assertThat(yearsApart(connection, projects.get("later")))
                    .as("frozen when it was opened, not now")
                    .isNull();
            assertThat(run(connection, "select engagement_id::text from review_plan where over"))
                    .containsExactly(ended.toString());
        }
    }

    private UUID project(Connection connection, String period, int everyYears, String openedAt) throws SQLException {
        var task = UUID.randomUUID();
        var engagement = UUID.randomUUID();
        insert(
                connection,
                "task",
                Map.of(
                        "id",
                        "'" + task + "'",
                        "name",
                        "'" + task + "'",
                        "kind",
                        "'ONE_OFF'",
                        "place",
                        "'OFF_SITE'",
                        "core",
                        "'NONE'",
                        "period",
                        "'" + period + "'",
                        "every_years",
                        "" + everyYears,
                        "standing",
                        "'OPEN'"));
        insert(
                connection,
                "engagement",
                Map.of(
                        "id",
                        "'" + engagement + "'",
                        "task_id",
                        "'" + task + "'",
                        "kind",
                        "'ONE_OFF'",
                        "leading_reason",
                        "'ONE_OFF'",
                        "opened_at",
                        openedAt));
        return engagement;
    }

    private void plan(Connection connection, UUID engagement, String phase) throws SQLException {
        insert(connection, "review_plan", Map.of("engagement_id", "'" + engagement + "'"));
        if (phase != null) {
            insert(
                    connection,
                    "delivery",
                    Map.of(
                            "engagement_id",
                            "'" + engagement + "'",
                            "phase",
                            "'" + phase + "'",
                            "report_day",
                            "'FRIDAY'",
                            "reported_by",
                            "'STAFF'"));
        }
    }

    private static String yearsApart(Connection connection, UUID engagement) throws SQLException {
        return run(connection, "select years_apart::text from engagement where id = '" + engagement + "'")
                .get(0);
    }
}
