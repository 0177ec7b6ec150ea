package app.handoff.scope;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.kernel.DataClass;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartingDraftTests {

    private final ScopeContent known = ScopeContent.startingWith(
            List.of(DataClass.FINANCIAL), "Ana", List.of("Ledger entries: 2,000 a year"), "Sage 50 Accounting");

    @Test
    void whatTriageKnowsIsNotTypedAgain() {
        assertThat(known.blank()).isTrue();

        var filled = new StartingDrafts().get("bookkeeping").over(known, Scopes.VANCOUVER);

        assertThat(filled.purpose().facts())
                .startsWith("Ledger entries: 2,000 a year")
                .hasSizeGreaterThan(1);
        assertThat(filled.timeline().software())
                .startsWith("Sage 50 Accounting")
                .hasSizeGreaterThan(1);
        assertThat(filled.oversight().accountable()).isEqualTo("Ana");
    }
}
