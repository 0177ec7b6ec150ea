package app.handoff.contract;

import static app.handoff.EarlierVersion.insert;
import static app.handoff.EarlierVersion.run;
import static app.handoff.EarlierVersion.standAlone;
import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.EarlierVersion;
import app.handoff.kernel.Canonical;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.servicelevel.AgreedLevel;
import app.handoff.servicelevel.ServiceLevel;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Contracts and running work stored before both kept the service levels of the scope whole. */
class EarlierLevelsTests {

    private static final List<String> TABLES = List.of("frozen_scope", "contract", "contract_terms", "delivery");

    private static final ServiceLevel RIGHT = new ServiceLevel(
            ServiceLevelId.next(),
            "SL1",
            "Right first time",
            ServiceLevel.Unit.PERCENT,
            ServiceLevel.Direction.HIGHER,
            new BigDecimal("99"),
            new BigDecimal("97"),
            null,
            null,
            "need no correction",
            "entries posted",
            ServiceLevel.Window.MONTH,
            null,
            ServiceLevel.Method.SAMPLE,
            80,
            ServiceLevel.MeasuredBy.US,
            20,
            "Holidays",
            null,
            "");

    private static final ServiceLevel CALLS = new ServiceLevel(
            ServiceLevelId.next(),
            "SL2",
            "Length of a call",
            ServiceLevel.Unit.MINUTES,
            ServiceLevel.Direction.RANGE,
            new BigDecimal("2"),
            new BigDecimal("1"),
            new BigDecimal("5"),
            new BigDecimal("8"),
            "minutes",
            "calls",
            ServiceLevel.Window.ITEMS,
            200,
            ServiceLevel.Method.AUTO,
            null,
            ServiceLevel.MeasuredBy.VENDOR,
            0,
            "",
            null,
            "");

    private final EarlierVersion version = new EarlierVersion();
    private final UUID contract = UUID.randomUUID();

    @Test
    void keepWhatWasAskedPromisedSaidAndAgreed() throws SQLException {
        version.migrate("312");
        try (var connection = version.owner()) {
            for (var table : TABLES) {
                standAlone(connection, table);
            }
            var scope = quoted(UUID.randomUUID());
            insert(
                    connection,
                    "frozen_scope",
                    Map.of(
                            "id",
                            scope,
                            "content",
                            json(Map.of("title", "Books", "version", 1, "content", Map.of("levels", frozenLevels())))));
            insert(connection, "contract", Map.of("id", quoted(contract), "scope_id", scope, "status", "'DRAFT'"));
            insert(
                    connection,
                    "contract_terms",
                    Map.of(
                            "contract_id",
                            quoted(contract),
                            "basis",
                            json(Map.of("work", Map.of("levels", signed()))),
                            "terms",
                            json(Map.of(
                                    "start", "2026-01-05", "end", "2026-12-31", "noticeDays", 30, "renewal", "NONE"))));
            insert(connection, "delivery", Map.of("contract_id", quoted(contract), "levels", json(followed())));
            for (var table : TABLES) {
                run(connection, "alter table " + table + " force row level security");
            }
        }
        version.migrate(EarlierVersion.LATEST);

        try (var connection = version.application()) {
            var basis = run(connection, "select basis #>> '{work,levels}' from contract_terms");
            assertThat(Canonical.read(basis.get(0), ContractBasis.Level[].class))
                    .containsExactly(
                            new ContractBasis.Level(
                                    RIGHT,
                                    new BigDecimal("99.2"),
                                    new ContractBasis.Level.Words(
                                            "%",
                                            "month",
                                            "how many of the entries posted need no correction",
                                            "Measured by the Client")),
                            new ContractBasis.Level(
                                    CALLS,
                                    null,
                                    new ContractBasis.Level.Words(
                                            "minutes", "200 items", "the average", "Measured by the Partner")));
            var levels = run(connection, "select levels::text from delivery");
            assertThat(Canonical.read(levels.get(0), AgreedLevel[].class))
                    .containsExactly(
                            new AgreedLevel(RIGHT, new BigDecimal("99.2")),
                            new AgreedLevel(CALLS, new BigDecimal("2")));
            assertThat(run(connection, "select remedy from delivery")).containsExactly("5 % is credited.");
        }
    }

    /** The scope kept a level as it was written: the smallest sample of the second was left open. */
    private static List<Map<String, Object>> frozenLevels() {
        var left = Canonical.read(Canonical.write(CALLS), Map.class);
        left.put("minSample", null);
        return List.of(Canonical.read(Canonical.write(RIGHT), Map.class), left);
    }

    private static List<Map<String, Object>> signed() {
        return List.of(
                Map.ofEntries(
                        Map.entry("id", RIGHT.id()),
                        Map.entry("code", "SL1"),
                        Map.entry("name", "Right first time"),
                        Map.entry("unit", "%"),
                        Map.entry("direction", "HIGHER"),
                        Map.entry("target", 99),
                        Map.entry("minimum", 97),
                        Map.entry("committed", new BigDecimal("99.2")),
                        Map.entry("formula", "how many of the entries posted need no correction"),
                        Map.entry("window", "month"),
                        Map.entry("measuring", "Measured by the Client"),
                        Map.entry("minSample", 20),
                        Map.entry("exclusions", "Holidays")),
                Map.ofEntries(
                        Map.entry("id", CALLS.id()),
                        Map.entry("code", "SL2"),
                        Map.entry("name", "Length of a call"),
                        Map.entry("unit", "minutes"),
                        Map.entry("direction", "RANGE"),
                        Map.entry("target", 2),
                        Map.entry("minimum", 1),
                        Map.entry("upperTarget", 5),
                        Map.entry("maximum", 8),
                        Map.entry("formula", "the average"),
                        Map.entry("window", "200 items"),
                        Map.entry("measuring", "Measured by the Partner"),
                        Map.entry("minSample", 0),
                        Map.entry("exclusions", "")));
    }

    private static List<Map<String, Object>> followed() {
        return List.of(
                Map.of(
                        "id",
                        RIGHT.id(),
                        "name",
                        "Right first time",
                        "measure",
                        "SHARE",
                        "unit",
                        "PERCENT",
                        "direction",
                        "HIGHER",
                        "agreed",
                        new BigDecimal("99.2"),
                        "minimum",
                        97,
                        "window",
                        "MONTH",
                        "remedy",
                        "5 % is credited."),
                Map.of("id", CALLS.id(), "name", "Length of a call", "measure", "MEAN", "agreed", 2, "upper", 5));
    }

    private static String json(Object value) {
        return "'" + Canonical.write(value) + "'";
    }

    private static String quoted(UUID id) {
        return "'" + id + "'";
    }
}
