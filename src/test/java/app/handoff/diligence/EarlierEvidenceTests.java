package app.handoff.diligence;

import static app.handoff.EarlierVersion.insert;
import static app.handoff.EarlierVersion.run;
import static app.handoff.EarlierVersion.standAlone;
import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.EarlierVersion;
import app.handoff.kernel.Canonical;
import app.handoff.kernel.DataClass;
import app.handoff.vendor.AskedEvidence;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Scopes that were final before the country decided which evidence is asked for. */
class EarlierEvidenceTests {

    private final EarlierVersion version = new EarlierVersion();

    @Test
    void keepWhatWasRequiredOfTheirVendors() throws SQLException {
        version.migrate("326");
        var practice = UUID.randomUUID();
        var shop = UUID.randomUUID();
        var garden = UUID.randomUUID();
        try (var connection = version.owner()) {
            run(
                    connection,
                    "insert into business (business_id, name, country, zone, currency, locale, created_at, version) values ('"
                            + version.business()
                            + "', 'Practice', 'AT', 'Europe/Vienna', 'EUR', 'en-AT', now(), 0)");
            for (var table : List.of("engagement", "frozen_scope")) {
                standAlone(connection, table);
            }
            freeze(connection, practice, 1, DataClass.FINANCIAL);
            freeze(connection, practice, 2, DataClass.HEALTH);
            freeze(connection, shop, 1, DataClass.CARD);
            freeze(connection, garden, 1);
        }

        version.migrate(EarlierVersion.LATEST);

        try (var connection = version.application()) {
            assertThat(askedIn(connection, practice)).containsExactly("INFORMATION_SECURITY", "HIPAA");
            assertThat(askedIn(connection, shop)).containsExactly("INFORMATION_SECURITY", "PCI_DSS");
            assertThat(askedIn(connection, garden)).isEmpty();
        }
    }

    private static List<String> askedIn(Connection connection, UUID engagement) throws SQLException {
        var stored =
                run(connection, "select asked::text from required_evidence where engagement_id = '" + engagement + "'");
        assertThat(stored).hasSize(1);
        return Canonical.read(stored.get(0), AskedEvidence.class).of("AT").stream()
                .map(need -> need.need().key())
                .toList();
    }

    private static void freeze(Connection connection, UUID engagement, int number, DataClass... shared)
            throws SQLException {
        if (number == 1) {
            insert(connection, "engagement", Map.of("id", "'" + engagement + "'"));
        }
        var data = EnumSet.noneOf(DataClass.class);
        data.addAll(List.of(shared));
        var content = Canonical.write(Map.of("content", Map.of("data", Map.of("classes", data))));
        insert(
                connection,
                "frozen_scope",
                Map.of(
                        "id",
                        "gen_random_uuid()",
                        "engagement_id",
                        "'" + engagement + "'",
                        "number",
                        String.valueOf(number),
                        "content",
                        "'" + content + "'"));
    }
}
