package app.handoff.bidding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PriceScaleTests {

    @Test
    void theLowestHasAllAndTwiceItsPriceHalf() {
        var scale = scale("4000", "5000", "8000");

        assertThat(scale.share(new BigDecimal("4000"))).isEqualByComparingTo("1");
        assertThat(scale.share(new BigDecimal("5000"))).isEqualByComparingTo("0.8");
        assertThat(scale.share(new BigDecimal("8000"))).isEqualByComparingTo("0.5");
    }

    @Test
    void aTotalBelowTheLowestThatCountsHasNoMoreThanAll() {
        assertThat(scale("4000").share(new BigDecimal("3000"))).isEqualByComparingTo("1");
    }

    @Test
    void whereOneIsFreeTheOthersKeepSomethingAndTheirOrder() {
        var scale = scale("0", "4000", "8000");

        assertThat(scale.share(BigDecimal.ZERO)).isEqualByComparingTo("1");
        assertThat(scale.share(new BigDecimal("4000"))).isEqualByComparingTo("0.5");
        assertThat(scale.share(new BigDecimal("8000")))
                .isGreaterThan(BigDecimal.ZERO)
                .isLessThan(new BigDecimal("0.5"));
    }

    @Test
    void whereAllAreFreeAllHaveAll() {
        assertThat(scale("0", "0").share(BigDecimal.ZERO)).isEqualByComparingTo("1");
    }

    @Test
    void theExampleForVendorsIsOutOfTheWeightOfPrice() {
        assertThat(price(45, null).priceExamples())
                .extracting(one -> one.total().intValue(), one -> one.points().toPlainString())
                .containsExactly(tuple(100, "45"), tuple(125, "36"), tuple(200, "22.5"));
    }

    @Test
    void theLeastScoreIsSaidInPointsToo() {
        assertThat(price(40, new BigDecimal("2.5")).leastPoints()).isEqualByComparingTo("20");
        assertThat(price(40, null).leastPoints()).isNull();
    }

    private static Criterion price(int weight, BigDecimal minimum) {
        return new Criterion(CriterionId.next(), 0, "Price", CriterionKind.PRICE, weight, minimum, "");
    }

    private static PriceScale scale(String... totals) {
        return PriceScale.among(Stream.of(totals).map(BigDecimal::new).toList());
    }
}
