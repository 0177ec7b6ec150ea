package app.handoff.evaluation;

import static app.handoff.EarlierVersion.insert;
import static app.handoff.EarlierVersion.run;
import static app.handoff.EarlierVersion.standAlone;
import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.EarlierVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Choices made before an award kept its engagement and the name of the reserve. */
class EarlierAwardsTests {

    private static final List<String> TABLES = List.of("engagement", "bid_request", "invitation", "bid", "award");

    private final EarlierVersion version = new EarlierVersion();
    private final UUID engagement = UUID.randomUUID();
    private final UUID request = UUID.randomUUID();

    @Test
    void keepTheirEngagementAndTheNameOfTheirReserve() throws SQLException {
        version.migrate("300");
        try (var connection = version.owner()) {
            for (var table : TABLES) {
                standAlone(connection, table);
            }
            insert(connection, "engagement", Map.of("id", quoted(engagement)));
            insert(connection, "bid_request", Map.of("id", quoted(request), "engagement_id", quoted(engagement)));
            var winner = bid(connection, "Tala Ledger");
            var reserve = bid(connection, "Nordlicht");
            award(connection, winner, reserve, null);
            award(connection, reserve, null, "now()");
            for (var table : TABLES) {
                run(connection, "alter table " + table + " force row level security");
            }
        }
        version.migrate(EarlierVersion.LATEST);

        try (var connection = version.application()) {
            assertThat(
                            run(
                                    connection,
                                    "select engagement_id || ' ' || coalesce(reserve_name, '-') from award order by reserve_name"))
                    .containsExactly(engagement + " Nordlicht", engagement + " -");
        }
    }

    private UUID bid(Connection connection, String vendor) throws SQLException {
        var invitation = UUID.randomUUID();
        var bid = UUID.randomUUID();
        insert(
                connection,
                "invitation",
                Map.of(
                        "id",
                        quoted(invitation),
                        "request_id",
                        quoted(request),
                        "vendor_name",
                        "'" + vendor + "'",
                        "email",
                        "'" + bid + "'",
                        "vendor_id",
                        quoted(UUID.randomUUID())));
        insert(
                connection,
                "bid",
                Map.of("id", quoted(bid), "request_id", quoted(request), "invitation_id", quoted(invitation)));
        return bid;
    }

    private void award(Connection connection, UUID bid, UUID reserve, String withdrawnAt) throws SQLException {
        var values = new HashMap<>(
                Map.of("id", quoted(UUID.randomUUID()), "request_id", quoted(request), "bid_id", quoted(bid)));
        if (reserve != null) {
            values.put("reserve_bid_id", quoted(reserve));
        }
        if (withdrawnAt != null) {
            values.put("withdrawn_at", withdrawnAt);
        }
        insert(connection, "award", values);
    }

    private static String quoted(UUID id) {
        return "'" + id + "'";
    }
}
