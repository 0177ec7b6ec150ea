package app.handoff.delivery;

import static app.handoff.EarlierVersion.insert;
import static app.handoff.EarlierVersion.run;
import static app.handoff.EarlierVersion.standAlone;
import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.EarlierVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Levels that were missed before it was kept what they were held to. */
class EarlierMissesTests {

    private static final List<String> TABLES = List.of("delivery", "status_report", "breach");

    private final EarlierVersion version = new EarlierVersion();

    @Test
    void areToldByWhatWasAgreedForTheirPeriod() throws SQLException {
        version.migrate("408");
        var weekly = UUID.randomUUID();
        var monthly = UUID.randomUUID();
        var range = UUID.randomUUID();
        try (var connection = version.owner()) {
            for (var table : TABLES) {
                standAlone(connection, table);
            }
            var delivery = UUID.randomUUID();
            var other = UUID.randomUUID();
            insert(
                    connection,
                    "delivery",
                    Map.of(
                            "id", quoted(delivery),
                            "levels", levels(level(weekly, "WEEK", 95), level(monthly, "MONTH", 90)),
                            "level_changes",
                                    quoted("[{\"from\": [2026, 2, 4], \"levels\": [" + level(weekly, "WEEK", 98) + ","
                                            + level(monthly, "MONTH", 93) + "]}]")));
            insert(connection, "delivery", Map.of("id", quoted(other), "levels", levels(range(range, 20, 40))));
            missed(connection, delivery, weekly, 1, "2026-01-26", "2026-02-01", "94");
            missed(connection, delivery, weekly, 2, "2026-02-09", "2026-02-15", "96.5");
            missed(connection, delivery, monthly, 3, "2026-02-16", "2026-02-22", "89");
            missed(connection, delivery, monthly, 4, "2026-03-02", "2026-03-08", "89");
            missed(connection, other, range, 5, "2026-02-09", "2026-02-15", "41");
            missed(connection, other, range, 6, "2026-02-09", "2026-02-15", "19");
            for (var table : TABLES) {
                run(connection, "alter table " + table + " force row level security");
            }
        }
        version.migrate("450");

        try (var connection = version.application()) {
            assertThat(run(connection, "select trim_scale(agreed) from breach order by week"))
                    .containsExactly("95", "98", "90", "93", "40", "20");
        }
    }

    private static void missed(
            Connection connection, UUID delivery, UUID level, int week, String from, String to, String value)
            throws SQLException {
        var report = UUID.randomUUID();
        insert(
                connection,
                "status_report",
                Map.of("id", quoted(report), "period_from", quoted(from), "period_to", quoted(to)));
        insert(
                connection,
                "breach",
                Map.of(
                        "delivery_id", quoted(delivery),
                        "report_id", quoted(report),
                        "level_id", quoted(level),
                        "week", String.valueOf(week),
                        "value", value,
                        "minimum", "10"));
    }

    private static String levels(String... levels) {
        return quoted("[" + String.join(",", levels) + "]");
    }

    private static String level(UUID id, String window, int agreed) {
        return "{\"asked\": {\"id\": {\"id\": \"" + id + "\"}, \"direction\": \"HIGHER\", \"window\": \"" + window
                + "\", \"upperTarget\": null}, \"agreed\": " + agreed + "}";
    }

    private static String range(UUID id, int from, int to) {
        return "{\"asked\": {\"id\": {\"id\": \"" + id
                + "\"}, \"direction\": \"RANGE\", \"window\": \"WEEK\", \"upperTarget\": " + to + "}, \"agreed\": "
                + from + "}";
    }

    private static String quoted(Object value) {
        return "'" + value + "'";
    }
}
