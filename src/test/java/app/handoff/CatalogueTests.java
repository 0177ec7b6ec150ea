package app.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** The third wall between businesses, and what rows refer to, held against PostgreSQL's own catalogue. */
@SpringBootTest
@Transactional
class CatalogueTests {

    /** Identities that are no reference of the database, and why not. */
    private static final Map<String, String> WITHOUT_A_REFERENCE = Map.ofEntries(
            Map.entry("bid_content.idempotency_key", "names one press of a button"),
            Map.entry("contract_clause.own_id", "the same own clause, in a contract and in its amendments"),
            Map.entry("breach.level_id", "a service level within the levels of the delivery"),
            Map.entry("scope_reading.asked_by_id", "whoever asked, whose name stays when they leave"),
            Map.entry("contract_lawyer_reading.asked_by_id", "whoever asked last, whose name stays when they leave"),
            Map.entry("credit.invoice_id", "an invoice, which whoever sets it off keeps"),
            Map.entry("event_publication.listener_id", "the class that listens"),
            Map.entry("file_chunk.file_id", "a file or an upload, which the columns beside it say and refer to"),
            Map.entry("file_release.subject", "a bid's invitation or whatever else files come with"),
            Map.entry("file_upload.subject", "a bid's invitation"),
            Map.entry("link_code.holder", "an invitation, or a colleague's place, which has no row"),
            Map.entry("message.about", "an invitation, a contract, a report or a member"),
            Map.entry("share_link.holder", "an invitation, or a colleague's place, which has no row"),
            Map.entry("share_link.subject", "an invitation, a contract, a delivery, a member or a login"),
            Map.entry("stored_file.subject", "a bid's invitation or whatever else files come with"),
            Map.entry("vendor_proof.subject", "an invitation, a contract or a delivery"));

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
    void whatNamesARowOfAnotherTableRefersToIt() {
        // Who acted may be a member, a vendor or Handoff itself, as the kind beside it says; the name stays when they
        // leave.
        var exceptions = jdbc.sql("select c.relname || '.' || a.attname from pg_class c"
                        + " join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped"
                        + " where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')"
                        + " and (atttypid = 'uuid'::regtype or attname like '%\\_id') and attname not in ('id', 'business_id')"
                        + " and not exists (select 1 from pg_constraint k where k.conrelid = c.oid and contype in ('f')"
                        + "   and a.attnum = any (conkey))"
                        + " and not exists (select 1 from pg_attribute kind where kind.attrelid = c.oid"
                        + "   and a.attname like '%\\_id' and kind.attname = regexp_replace(a.attname, '_id$', '_kind'))"
                        + " and c.relname not like 'spring\\_session%'")
                .query(String.class)
                .list();
        assertThat(exceptions)
                .as("'call refer(...)' in a migration, as V315 does, or say why the database cannot know the row")
                .containsExactlyInAnyOrderElementsOf(WITHOUT_A_REFERENCE.keySet());
    }

    @Test
    void everyReferenceHoldsForAllRowsAndCanWaitForTheEndOfATransaction() {
        var exceptions = jdbc.sql("select conrelid::regclass || ': ' || conname from pg_constraint"
                        + " where contype = 'f' and conrelid::regclass::text in (:business)"
                        + " and not (convalidated and (condeferrable or confrelid = 'business'::regclass))")
                .param("business", businessTables())
                .query(String.class)
                .list();
        assertThat(exceptions)
                .as("'call protect' after the references of a new table, 'call refer' for a reference of an older one")
                .isEmpty();
    }

    @Test
    void whatRefersToARowIsFoundByAnIndex() {
        // A column beside the business is enough where a reference has several: what is left are the rows of one
        // request.
        var exceptions = jdbc.sql("select conrelid::regclass || ': ' || conname from pg_constraint k"
                        + " where contype = 'f' and conrelid::regclass::text in (:business) and not exists ("
                        + "   select 1 from pg_index i where indrelid = k.conrelid"
                        + "   and (indpred is null or pg_get_expr(indpred, indrelid) ~ '^\\(\\w+ IS NOT NULL\\)$')"
                        + "   and (indkey::int2[])[0 : least(cardinality(k.conkey), 2) - 1] <@ k.conkey)")
                .param("business", businessTables())
                .query(String.class)
                .list();
        assertThat(exceptions)
                .as("whoever removes the row that is referred to would read the whole table: add an index")
                .isEmpty();
    }

    @Test
    void noIndexIsTheBeginningOfAnother() {
        var exceptions = jdbc.sql("select shorter.indexrelid::regclass || ' of ' || longer.indexrelid::regclass"
                        + " from pg_index shorter join pg_index longer on longer.indrelid = shorter.indrelid"
                        + "   and longer.indexrelid <> shorter.indexrelid"
                        + " join pg_class c on c.oid = shorter.indrelid and relnamespace = 'public'::regnamespace"
                        + " where not shorter.indisunique and not 0 = any (shorter.indkey) and shorter.indnatts <= longer.indnatts"
                        + "   and (shorter.indkey::int2[])[0 : shorter.indnatts - 1] = (longer.indkey::int2[])[0 : shorter.indnatts - 1]"
                        + "   and coalesce(pg_get_expr(shorter.indpred, shorter.indrelid), '')"
                        + "     = coalesce(pg_get_expr(longer.indpred, longer.indrelid), '')")
                .query(String.class)
                .list();
        assertThat(exceptions)
                .as("every write keeps both: drop the shorter one")
                .isEmpty();
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

    /** With row-level security an index on an expression of {@code folded} is not used: the function might tell rows. */
    @ParameterizedTest
    @CsvSource({"task, folded_name", "vendor, folded_name", "reference_check, folded_client"})
    void aNameIsFoundByAColumnAndNotByAnExpression(String table, String column) {
        assertThat(jdbc.sql("select string_agg(attname, ' ' order by k.place) from pg_index i"
                                + " cross join unnest(i.indkey) with ordinality as k (attribute, place)"
                                + " left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attribute and a.attnum > 0"
                                + " where i.indrelid = cast(? as regclass) group by i.indexrelid")
                        .param(table)
                        .query(String.class)
                        .list())
                .contains("business_id " + column);
        assertThat(jdbc.sql("select pg_get_indexdef(indexrelid) from pg_index")
                        .query(String.class)
                        .list())
                .noneMatch(index -> index.contains("folded("));
    }
}
