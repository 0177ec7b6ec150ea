package app.handoff.delivery;

import static app.handoff.EarlierVersion.insert;
import static app.handoff.EarlierVersion.run;
import static app.handoff.EarlierVersion.standAlone;
import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.EarlierVersion;
import app.handoff.kernel.Canonical;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reports and drafts stored before the health of work and its recovery plan were called so. */
class EarlierReportsTests {

    private static final List<String> TABLES = List.of("status_report", "report_version", "report_draft");

    private static final String IN_TROUBLE = """
            {"light": "SOME_TROUBLE", "wayBack": "A call on tax codes.", "wayBackWho": "Liza", "wayBackBy": "2027-02-05",
             "measurements": [], "parallelRun": null, "parallelHours": null, "oversightHours": 1.5, "vendorHours": null,
             "done": "Receipts of January", "next": null, "need": null, "needFrom": null}""";

    private static final String ON_TRACK = """
            {"light": "ON_TRACK", "wayBack": null, "wayBackWho": null, "wayBackBy": null, "measurements": [],
             "parallelRun": null, "parallelHours": null, "oversightHours": null, "vendorHours": 30,
             "done": "Receipts of January", "next": null, "need": null, "needFrom": null}""";

    private static final String DRAFT =
            "{\"light\": \"OFF_TRACK\", \"wayBackWho\": \"Liza\", \"done\": \"Half of it\"}";

    private final EarlierVersion version = new EarlierVersion();

    @Test
    void readAsTheyWereSent() throws SQLException {
        version.migrate("314");
        try (var connection = version.owner()) {
            for (var table : TABLES) {
                standAlone(connection, table);
            }
            insert(connection, "status_report", Map.of("content", quoted(IN_TROUBLE)));
            insert(connection, "status_report", Map.of());
            insert(connection, "report_version", Map.of("content", quoted(ON_TRACK)));
            insert(connection, "report_draft", Map.of("answers", quoted(DRAFT)));
            for (var table : TABLES) {
                run(connection, "alter table " + table + " force row level security");
            }
        }
        version.migrate(EarlierVersion.LATEST);

        try (var connection = version.application()) {
            var reported = run(connection, "select content::text from status_report order by content nulls last");
            assertThat(Canonical.read(reported.get(0), ReportContent.class))
                    .isEqualTo(content(
                            Health.SOME_TROUBLE,
                            new RecoveryPlan("A call on tax codes.", "Liza", LocalDate.parse("2027-02-05")),
                            new BigDecimal("1.5"),
                            null));
            assertThat(reported.get(1)).isNull();
            var sent = run(connection, "select content::text from report_version");
            assertThat(Canonical.read(sent.get(0), ReportContent.class))
                    .isEqualTo(content(Health.ON_TRACK, null, null, new BigDecimal("30")));
            var typed = run(connection, "select answers::text from report_draft");
            assertThat(Canonical.read(typed.get(0), Map.class))
                    .isEqualTo(Map.of("health", "OFF_TRACK", "recoveryOwner", "Liza", "done", "Half of it"));
        }
    }

    private static ReportContent content(
            Health health, RecoveryPlan recoveryPlan, BigDecimal oversightHours, BigDecimal vendorHours) {
        return new ReportContent(
                health,
                recoveryPlan,
                List.of(),
                null,
                null,
                oversightHours,
                vendorHours,
                "Receipts of January",
                null,
                null,
                null);
    }

    private static String quoted(String json) {
        return "'" + json + "'";
    }
}
