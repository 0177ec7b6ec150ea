package app.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** The third wall between businesses, held against PostgreSQL's own catalogue. */
@SpringBootTest
@Transactional
class CatalogueTests {

    @Autowired
    private JdbcClient jdbc;

    private final Properties declared = declared();

    private static Properties declared() {
        try {
            return PropertiesLoaderUtils.loadProperties(new ClassPathResource("tables.properties"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void everyTableSaysWhoseRowsItHolds() {
        var tables = jdbc.sql(
                        "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')")
                .query(String.class)
                .list();
        assertThat(declared.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(tables);
        assertThat(declared.values())
                .allMatch(value -> List.of("business", "global", "node").contains(value));
        var kinds = new TreeMap<String, Integer>();
        declared.values().forEach(kind -> kinds.merge(String.valueOf(kind), 1, Integer::sum));
        System.out.println("Tables by owner of their rows: " + kinds);
    }

    @Test
    void everyTableOfABusinessIsProtectedFromItsOwnOwnerToo() {
        var exceptions = jdbc.sql(
                        "select relname from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')"
                                + " and relname in (:business) and not (relrowsecurity and relforcerowsecurity and exists ("
                                + "   select 1 from pg_policy where polrelid = c.oid and polname = 'own_business_only' and polpermissive"
                                + "   and polcmd = '*' and polwithcheck is not null))")
                .param("business", businessTables())
                .query(String.class)
                .list();
        assertThat(exceptions).isEmpty();
    }

    @Test
    void noOtherPermissivePolicyOpensWhatTheBusinessPolicyCloses() {
        assertThat(jdbc.sql(
                                "select polrelid::regclass || ': ' || polname from pg_policy where polpermissive and polname <> 'own_business_only'")
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    @Test
    void theBusinessStandsFirstInEveryKey() {
        var exceptions = jdbc.sql(
                        "select conrelid::regclass || ': ' || conname from pg_constraint k"
                                + " where contype in ('p', 'u', 'f') and conrelid::regclass::text in (:business)"
                                + " and (select attname from pg_attribute where attrelid = conrelid and attnum = k.conkey[1]) <> 'business_id'")
                .param("business", businessTables())
                .query(String.class)
                .list();
        assertThat(exceptions).isEmpty();
    }

    @Test
    void everyRowOfABusinessGoesWithIt() {
        var exceptions = jdbc.sql("select relname from pg_class c where relnamespace = 'public'::regnamespace"
                        + " and relname in (:business) and relname <> 'business' and not exists (select 1 from pg_constraint"
                        + " where conrelid = c.oid and confrelid = 'business'::regclass and confdeltype = 'c')")
                .param("business", businessTables())
                .query(String.class)
                .list();
        assertThat(exceptions).isEmpty();
    }

    @Test
    void rolesOwnNothingAndCannotStepOverTheWall() {
        var flags = jdbc.sql(
                        "select rolname || case when rolsuper then ' super' else '' end || case when rolbypassrls then ' bypass' else '' end"
                                + " || case when exists (select 1 from pg_class where relowner = r.oid) then ' owns' else '' end"
                                + " from pg_roles r where rolname in ('handoff_app', 'handoff_vendor') order by rolname")
                .query(String.class)
                .list();
        assertThat(flags).containsExactly("handoff_app", "handoff_vendor");
        assertThat(jdbc.sql("select current_user").query(String.class).single()).isEqualTo("handoff_app");
    }

    @Test
    void viewsAndFunctionsLendNobodyTheirOwnersRights() {
        assertThat(jdbc.sql("select relname from pg_class where relkind = 'v' and relnamespace = 'public'::regnamespace"
                                + " and not coalesce(reloptions::text, '') like '%security_invoker=true%'")
                        .query(String.class)
                        .list())
                .isEmpty();
        assertThat(jdbc.sql("select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef")
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    @Test
    void withoutABusinessNoRowIsSeen() {
        for (var table : businessTables()) {
            // What the application may not read at all, such as vendors' drafts, shows nothing either.
            if (!jdbc.sql("select has_table_privilege(current_user, :table, 'select')")
                    .param("table", table)
                    .query(Boolean.class)
                    .single()) {
                continue;
            }
            assertThat(jdbc.sql("select count(*) from " + table)
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }

    private List<String> businessTables() {
        return declared.stringPropertyNames().stream()
                .filter(table -> declared.getProperty(table).equals("business"))
                .sorted()
                .toList();
    }
}
