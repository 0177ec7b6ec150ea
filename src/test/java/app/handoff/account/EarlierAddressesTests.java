package app.handoff.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.TestDatabase;
import app.handoff.installation.DatabaseAccess;
import app.handoff.kernel.EmailAddress;
import app.handoff.kernel.Names;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

/** Addresses stored before each had one form, and the one thing that application and database both do to names. */
class EarlierAddressesTests {

    private static final DatabaseAccess DATABASE = TestDatabase.another();

    private static final List<String> STORED = List.of(
            "jürgen@bücher.example",
            "ana@fern.example",
            "li@例え.テスト",
            "x@société-générale.example",
            "y@straße.example",
            "z@żółw.example",
            "q@παράδειγμα.example",
            "both@bücher.example",
            "both@xn--bcher-kva.example");

    @Test
    void eachIsStoredInItsOneFormAndNothingIsLost() throws SQLException {
        migration().target("222").load().migrate();
        var insert = new ArrayList<String>();
        STORED.forEach(
                email -> insert.add("insert into login (id, email, created_at, version) values (gen_random_uuid(), '"
                        + email + "', now(), 0)"));
        run(insert);

        migration().load().migrate();

        assertThat(run(List.of("select email from login")))
                .containsExactlyInAnyOrderElementsOf(STORED.stream()
                        .map(email -> email.startsWith("both")
                                ? email
                                : EmailAddress.of(email).orElseThrow())
                        .toList());
        for (var name : List.of(
                "D’Arcy's", "Müller & Söhne GmbH", "Łódź", "ΠΎΡΓΟΣ", "山田　太郎", "O`Hara-Smith.", "O´Hara", "Straße 5")) {
            assertThat(run(List.of("select folded('" + name.replace("'", "''") + "')")))
                    .containsExactly(Names.folded(name));
        }
    }

    private static FluentConfiguration migration() {
        return Flyway.configure().dataSource(DATABASE.url(), DatabaseAccess.OWNER, DATABASE.ownerPassword());
    }

    /** What the last one finds. */
    private static List<String> run(List<String> statements) throws SQLException {
        try (var connection = DriverManager.getConnection(DATABASE.url(), DatabaseAccess.APP, DATABASE.appPassword());
                var statement = connection.createStatement()) {
            var found = new ArrayList<String>();
            for (var sql : statements) {
                if (statement.execute(sql)) {
                    try (var rows = statement.getResultSet()) {
                        while (rows.next()) {
                            found.add(rows.getString(1));
                        }
                    }
                }
            }
            return found;
        }
    }
}
