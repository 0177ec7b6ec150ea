package app.handoff.scope;

import static app.handoff.scope.Scopes.number;
import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.kernel.Canonical;
import app.handoff.kernel.DataClass;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalTests {

    @Test
    void theSameContentHasTheSameHash() {
        var content = Scopes.bookkeeping();
        var again = Canonical.read(Canonical.write(content), ScopeContent.class);

        assertThat(again).isEqualTo(content);
        assertThat(hash(again)).isEqualTo(hash(content));
    }

    @Test
    void theOrderOfPropertiesDoesNotMatter() {
        var one = new LinkedHashMap<String, Object>(Map.of("a", 1));
        one.put("b", Map.of("c", 2));
        var other = new LinkedHashMap<String, Object>();
        other.put("b", Map.of("c", 2));
        other.put("a", 1);

        assertThat(Canonical.write(one)).isEqualTo(Canonical.write(other)).isEqualTo("{\"a\":1,\"b\":{\"c\":2}}");
    }

    @Test
    void neitherDoNeedlessZerosNorTheOrderOfTicks() {
        assertThat(Canonical.write(Map.of("n", number("99.00"))))
                .isEqualTo(Canonical.write(Map.of("n", number("99"))))
                .isEqualTo("{\"n\":99}");
        assertThat(Canonical.write(number("2E+3"))).isEqualTo("2000");
        var ticked =
                new DataRules(List.of(DataClass.CUSTOMER, DataClass.FINANCIAL), false, "", "", "", null, null, null);
        var otherwise =
                new DataRules(List.of(DataClass.FINANCIAL, DataClass.CUSTOMER), false, "", "", "", null, null, null);
        assertThat(ticked).isEqualTo(otherwise);
    }

    @Test
    void everyChangeGivesAnotherHash() {
        var content = Scopes.bookkeeping();

        assertThat(hash(content.with(new Inputs(List.of(), true)))).isNotEqualTo(hash(content));
        assertThat(hash(content.withOutputs(content.outputs().subList(0, 1)))).isNotEqualTo(hash(content));
        assertThat(Canonical.sha256(FrozenVersion.canonical("Books", 2, content)))
                .isNotEqualTo(hash(content));
        assertThat(Canonical.sha256(FrozenVersion.canonical("Other", 1, content)))
                .isNotEqualTo(hash(content));
    }

    private static String hash(ScopeContent content) {
        return Canonical.sha256(FrozenVersion.canonical("Books", 1, content));
    }
}
