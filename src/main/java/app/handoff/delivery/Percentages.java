package app.handoff.delivery;

import java.math.BigDecimal;
import java.math.MathContext;

/** Divides without losing what decides: 99.1999 % has not reached 99.2 %, however it is shown. */
final class Percentages {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Percentages() {}

    static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return part.multiply(HUNDRED).divide(whole, MathContext.DECIMAL64);
    }
}
