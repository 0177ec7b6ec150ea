package app.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MigrationRulesTests {

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    private static final Pattern UPDATED = Pattern.compile("(?im)^\\s*(?:update|delete from) (\\w+)");

    /** A reference of a table that stood there already. */
    private static final Pattern REFERENCE = Pattern.compile("(?is)alter table [^;]*\\breferences\\b");

    /** The step that makes it. */
    private static final int REFER = 315;

    /** These saw no row. V284 lifts the bound for V285; V290 does what V250 and V253 left out. */
    private static final Set<String> MENDED = Set.of("V250 review_plan", "V253 engagement", "V285 contract");

    @Test
    void aStepThatFillsRowsOfEveryBusinessIsAbleToSeeThem() throws IOException {
        var declared = new Properties();
        try (var tables = getClass().getResourceAsStream("/tables.properties")) {
            declared.load(tables);
        }
        var blind = new TreeSet<String>();
        try (var steps = Files.list(MIGRATIONS)) {
            for (var step : steps.toList()) {
                var sql = Files.readString(step);
                UPDATED.matcher(sql).results().map(found -> found.group(1)).forEach(table -> {
                    if ("business".equals(declared.getProperty(table))
                            && !sql.contains("alter table " + table + " no force row level security")) {
                        blind.add(step.getFileName().toString().split("__")[0] + " " + table);
                    }
                });
            }
        }
        assertThat(blind)
                .as(
                        "the owner of a table is bound to one business too: 'alter table ... no force row level security', then force it again")
                .isEqualTo(MENDED);
    }

    @Test
    void aStepThatAddsAReferenceChecksTheRowsOfEveryBusiness() throws IOException {
        try (var steps = Files.list(MIGRATIONS)) {
            assertThat(steps.filter(step -> number(step) > REFER))
                    .as(
                            "the owner of a table is bound to one business too, and would find each row in order: 'call refer(...)' of V315")
                    .allSatisfy(step -> assertThat(Files.readString(step)).doesNotContainPattern(REFERENCE));
        }
    }

    private static int number(Path step) {
        return Integer.parseInt(step.getFileName().toString().substring(1, 4));
    }
}
