package app.handoff.scope;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How an amount spreads over the quarters of a year, so that a bidder sees the peaks. */
public record Quarters(
        @Nullable BigDecimal first,
        @Nullable BigDecimal second,
        @Nullable BigDecimal third,
        @Nullable BigDecimal fourth) {

    static final Quarters NOT_GIVEN = new Quarters(null, null, null, null);

    public boolean given() {
        return all().count() == 4;
    }

    public BigDecimal total() {
        return all().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public BigDecimal highest() {
        return all().max(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
    }

    /** The four amounts in order; those not given are null. */
    public List<@Nullable BigDecimal> amounts() {
        return Arrays.asList(first, second, third, fourth);
    }

    private Stream<BigDecimal> all() {
        return amounts().stream().filter(Objects::nonNull).map(Objects::requireNonNull);
    }
}
