package app.handoff.scope;

import static app.handoff.scope.Scopes.number;
import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.kernel.Ids;
import app.handoff.kernel.YearProfile;
import app.handoff.kernel.YearProfile.Season;
import app.handoff.scope.PriceItem.Kind;
import app.handoff.scope.Pricing.Basis;
import java.math.BigDecimal;
import java.time.Month;
import java.util.List;
import java.util.Objects;
import java.util.Random;
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

    @Test
    void stepsShareTheVolumeOfTheYearMonthByMonth() {
        var volume = new VolumePricing(Ids.next(), List.of(number("100"), number("200")), null);
        var peaks = new YearProfile(List.of(new Season(Month.JANUARY, Month.MARCH, number("750"))));

        assertThat(volume.stepsOf(entries("2000", peaks)))
                .extracting(VolumePricing.Step::quantityPerYear)
                .usingElementComparator(BigDecimal::compareTo)
                // January to March 250 each: 100 + 100 + 50; the other nine 138.89 each: 100 + 38.89.
                .containsExactly(number("1200.00"), number("650.00"), number("150.00"));
    }

    @Test
    void stepsThatNoMonthReachesArePricedAndCountNothing() {
        var volume = new VolumePricing(Ids.next(), List.of(number("100"), number("5000")), null);

        assertThat(volume.stepsOf(entries("600", YearProfile.NONE)))
                .extracting(step -> step.quantityPerYear().stripTrailingZeros().toPlainString())
                .containsExactly("600", "0", "0");
    }

    @Test
    void whatIsPaidForInAnyCaseCountsInMonthsWithLess() {
        var volume = new VolumePricing(Ids.next(), List.of(), number("100"));
        var peaks = new YearProfile(List.of(
                new Season(Month.JANUARY, Month.JUNE, number("600")),
                new Season(Month.JULY, Month.DECEMBER, number("300"))));

        assertThat(volume.stepsOf(entries("900", peaks)))
                .singleElement()
                .satisfies(step -> assertThat(step.quantityPerYear()).isEqualByComparingTo("1200"));
        assertThat(volume.belowMinimum(entries("900", peaks)))
                .hasSize(6)
                .containsKeys(Month.JULY, Month.DECEMBER)
                .allSatisfy((month, expected) -> assertThat(expected).isEqualByComparingTo("50"));
        assertThat(volume.belowMinimum(entries("2400", YearProfile.NONE))).isEmpty();
    }

    @Test
    void allStepsTogetherAreTheYearWhateverTheVolume() {
        var random = new Random(11);
        for (int round = 0; round < 200; round++) {
            var year = BigDecimal.valueOf(random.nextInt(1, 20_000));
            var first = BigDecimal.valueOf(random.nextInt(1, 500));
            var volume = new VolumePricing(Ids.next(), List.of(first, first.multiply(number("2"))), null);

            assertThat(volume.stepsOf(entries(year.toPlainString(), YearProfile.NONE)).stream()
                            .map(VolumePricing.Step::quantityPerYear)
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .as("%s in steps of %s", year, first)
                    .isEqualByComparingTo(year);
        }
    }

    @Test
    void whatIsBesideTheWorkHasLinesOfItsOwn() {
        var inParts = Scopes.inParts();
        var items = PriceItem.of(inParts.outputs(), inParts.timeline(), inParts.pricing());

        assertThat(items)
                .extracting(PriceItem::kind)
                .containsExactly(
                        Kind.BASE,
                        Kind.PIECE,
                        Kind.PIECE,
                        Kind.PIECE,
                        Kind.PIECE,
                        Kind.PIECE,
                        Kind.PIECE,
                        Kind.EXPENSES,
                        Kind.TAKING_OVER);
        assertThat(items)
                .filteredOn(PriceItem::optional)
                .extracting(PriceItem::label)
                .containsExactly("Training");
        assertThat(items)
                .filteredOn(item -> item.label().equals("Moving the archive"))
                .allMatch(PriceItem::once);
        assertThat(items.stream().map(PriceItem::part).filter(Objects::nonNull).distinct())
                .hasSize(2);
        assertThat(items.stream().map(PriceItem::key).distinct()).hasSameSizeAs(items);
    }

    /** A basis that was changed keeps what was typed for the other one, and asks for none of it. */
    @Test
    void whatDoesNotGoWithTheBasisIsNotAskedFor() {
        var structure = Scopes.inParts().pricing().structure();
        var monthly = new Pricing(Basis.FIXED_PER_MONTH, null, YearProfile.NONE, "", List.of(), structure);

        assertThat(PriceItem.of(scope.outputs(), scope.timeline(), monthly))
                .extracting(PriceItem::kind)
                .containsExactly(Kind.MONTH, Kind.PIECE, Kind.PIECE, Kind.EXPENSES, Kind.TAKING_OVER);
        assertThat(monthly.isInParts()).isFalse();
        assertThat(monthly.isWithBaseFee()).isFalse();
        assertThat(monthly.minimumPerMonth(scope.outputs().get(0).id())).isEmpty();
    }

    private static Quantity entries(String year, YearProfile seasons) {
        return new Quantity(number(year), "entries", Quantity.Per.YEAR, seasons, "");
    }

    private List<PriceItem> items(Basis basis) {
        return PriceItem.of(scope.outputs(), scope.timeline(), pricing(basis));
    }

    private static Pricing pricing(Basis basis) {
        return new Pricing(basis, number("240"), Scopes.seasons("90", "50", "40", "60"), "", List.of());
    }
}
