package app.handoff.vendor;

import static app.handoff.EarlierVersion.insert;
import static app.handoff.EarlierVersion.run;
import static app.handoff.EarlierVersion.standAlone;
import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.EarlierVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Vendors of whom it was told in free text what they do. */
class EarlierSkillsTests {

    private final EarlierVersion version = new EarlierVersion();

    @Test
    void areFoundBySkillsAndNothingThatWasToldIsLost() throws SQLException {
        var sentence = "Everything that a growing studio needs to keep its books in order all year";
        var many = IntStream.rangeClosed(1, 21)
                .mapToObj(number -> "Skill " + number)
                .collect(Collectors.joining(", "));
        version.migrate("338");
        try (var connection = version.owner()) {
            standAlone(connection, "vendor");
            vendor(connection, "Tala", "Bookkeeping; payroll,\n Book keeping ,Tax  returns", "null");
            vendor(connection, "Norte", sentence + ", payroll", "'Quick to answer.'");
            vendor(connection, "Kontor", many, "null");
        }

        version.migrate("341");

        try (var connection = version.application()) {
            assertThat(told(connection, "skills::text", "Tala"))
                    .isEqualTo("[\"Bookkeeping\", \"payroll\", \"Tax returns\"]");
            assertThat(told(connection, "notes", "Tala")).isNull();
            assertThat(told(connection, "skills::text", "Norte")).isEqualTo("[\"payroll\"]");
            assertThat(told(connection, "notes", "Norte")).isEqualTo(sentence + ", payroll\n\nQuick to answer.");
            assertThat(told(connection, "jsonb_array_length(skills)", "Kontor")).isEqualTo("20");
            assertThat(told(connection, "notes", "Kontor")).isEqualTo(many);
            assertThat(told(connection, "skill_lines", "Tala")).isEqualTo("\nBookkeeping\npayroll\nTax returns\n");
        }
    }

    private void vendor(Connection connection, String name, String services, String notes) throws SQLException {
        insert(
                connection,
                "vendor",
                Map.of(
                        "business_id",
                        "'" + version.business() + "'",
                        "id",
                        "'" + UUID.randomUUID() + "'",
                        "name",
                        "'" + name + "'",
                        "country",
                        "'DE'",
                        "lead_source",
                        "'WEB'",
                        "services",
                        "'" + services + "'",
                        "notes",
                        notes));
    }

    private static String told(Connection connection, String what, String name) throws SQLException {
        return run(connection, "select " + what + " from vendor where name = '" + name + "'")
                .get(0);
    }
}
