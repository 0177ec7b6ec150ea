package app.handoff.invoice;

import static app.handoff.EarlierVersion.insert;
import static app.handoff.EarlierVersion.run;
import static app.handoff.EarlierVersion.standAlone;
import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.EarlierVersion;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Volumes and expected invoices of before they belonged to a contract, of work that another vendor took over on 11 March. */
class EarlierInvoicesTests {

    private static final List<String> TABLES =
            List.of("engagement", "contract", "contract_terms", "delivery", "delivered_volumes", "invoice_plan");

    private static final UUID FIRST = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);

    private final EarlierVersion version = new EarlierVersion();

    @Test
    void belongToTheContractThatCountedThen() throws SQLException {
        version.migrate("462");
        var engagement = UUID.randomUUID();
        try (var connection = version.owner()) {
            for (var table : TABLES) {
                standAlone(connection, table);
            }
            insert(connection, "engagement", Map.of("id", quoted(engagement)));
            for (var one : Map.of(FIRST, "2026-01-05", SECOND, "2026-03-11").entrySet()) {
                boolean first = one.getKey().equals(FIRST);
                insert(
                        connection,
                        "contract",
                        Map.of(
                                "id", quoted(one.getKey()),
                                "engagement_id", quoted(engagement),
                                "kind", quoted("CONTRACT"),
                                "round", first ? "1" : "2",
                                "status", quoted(first ? "ENDED" : "ACTIVE")));
                insert(
                        connection,
                        "contract_terms",
                        Map.of("contract_id", quoted(one.getKey()), "starts_on", quoted(one.getValue())));
                insert(
                        connection,
                        "delivery",
                        Map.of(
                                "id", quoted(one.getKey()),
                                "engagement_id", quoted(engagement),
                                "contract_id", quoted(one.getKey()),
                                "vendor_name", quoted(first ? "Tala Ledger" : "Kontor Vier"),
                                "starts", quoted(one.getValue()),
                                "ends", quoted("2026-12-31")));
            }
            for (var month : List.of("2026-02-01", "2026-03-01", "2026-04-01")) {
                insert(
                        connection,
                        "delivered_volumes",
                        Map.of(
                                "id",
                                quoted(UUID.randomUUID()),
                                "engagement_id",
                                quoted(engagement),
                                "month",
                                quoted(month)));
            }
            insert(
                    connection,
                    "invoice_plan",
                    Map.of(
                            "engagement_id", quoted(engagement),
                            "vendor_name", quoted("Kontor Vier"),
                            "monthly", "true"));
            for (var table : TABLES) {
                run(connection, "alter table " + table + " force row level security");
            }
        }
        version.migrate("492");

        try (var connection = version.application()) {
            assertThat(run(connection, "select contract_id from delivered_volumes order by month"))
                    .containsExactly(FIRST.toString(), FIRST.toString(), SECOND.toString());
            assertThat(
                            run(
                                    connection,
                                    "select vendor_name || ' ' || monthly || ' ' || contract_id from invoice_plan order by contract_id"))
                    .containsExactly("Tala Ledger false " + FIRST, "Kontor Vier true " + SECOND);
        }
    }

    private static String quoted(Object value) {
        return "'" + value + "'";
    }
}
