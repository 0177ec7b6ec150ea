package app.handoff.scope;

import static app.handoff.scope.Scopes.number;
import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.scope.PriceItem.Kind;
import app.handoff.scope.Pricing.Basis;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class PriceItemTests {

    private final ScopeContent scope = Scopes.bookkeeping();

    @Test
    void byTheHourEverybodyAssumesTheSameHoursPeakIncluded() {
        var items = items(Basis.HOURLY);

        assertThat(items).extracting(PriceItem::kind).containsExactly(Kind.HOUR, Kind.TAKING_OVER);
        assertThat(items.get(0).quantityPerYear()).isEqualByComparingTo("240");
        assertThat(items.get(0).seasons().highestPerMonth()).isEqualByComparingTo("30");
    }

    @Test
    void perUnitEachOutputIsALineWithItsVolumeOfAYear() {
        var items = items(Basis.PER_UNIT);

        assertThat(items).extracting(PriceItem::label).containsExactly("Ledger entries", "Quarterly statements", "");
        assertThat(items)
                .extracting(PriceItem::quantityPerYear)
                .map(BigDecimal::intValue)
                .containsExactly(2000, 4, 1);
        assertThat(items.get(2).takingOver()).isTrue();
        assertThat(items.get(2).once()).isTrue();
    }

    @Test
    void aMonthlyFeeIsOneLine() {
        assertThat(items(Basis.FIXED_PER_MONTH))
                .extracting(PriceItem::kind)
                .containsExactly(Kind.MONTH, Kind.TAKING_OVER);
    }

    @Test
    void whereBiddersChooseTheyPriceAnHourOrAMonth() {
        var items = items(Basis.HOURLY_OR_MONTHLY);

        assertThat(items).extracting(PriceItem::kind).containsExactly(Kind.HOUR, Kind.MONTH, Kind.TAKING_OVER);
        assertThat(items).extracting(PriceItem::alternative).containsExactly(true, true, false);
    }

    @Test
    void withoutTransitionNothingIsTakenOver() {
        var timeline = new Timeline(
                null, false, null, 1, null, null, 0, false, "", List.of(), List.of(), "", null, null, null, null);

        assertThat(PriceItem.of(scope.outputs(), timeline, pricing(Basis.FIXED_ONCE)))
                .extracting(PriceItem::kind)
                .containsExactly(Kind.WHOLE);
    }

    private List<PriceItem> items(Basis basis) {
        return PriceItem.of(scope.outputs(), scope.timeline(), pricing(basis));
    }

    private static Pricing pricing(Basis basis) {
        return new Pricing(basis, number("240"), Scopes.seasons("90", "50", "40", "60"), "", List.of());
    }
}
