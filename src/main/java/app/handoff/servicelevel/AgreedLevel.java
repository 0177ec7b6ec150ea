package app.handoff.servicelevel;

import app.handoff.kernel.ServiceLevelId;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A service level with the value that both sides signed: the contract counts as missed whatever does not reach it.
 *
 * @param agreed of a range, where it begins: a range is agreed as it was asked for
 */
public record AgreedLevel(ServiceLevel asked, BigDecimal agreed) {

    public AgreedLevel {
        agreed = asked.hasRange() ? asked.target() : agreed;
    }

    public ServiceLevelId id() {
        return asked.id();
    }

    public String name() {
        return asked.name();
    }

    public boolean isReachedBy(BigDecimal value) {
        return !asked.direction().isBeyond(value, agreed, asked.upperTarget());
    }

    /** What a value should have reached: of a range the end that it lies beyond. */
    public BigDecimal boundFor(BigDecimal value) {
        return asked.hasRange() ? asked.targetFor(value) : agreed;
    }

    public Result resultOf(@Nullable BigDecimal numerator, @Nullable BigDecimal denominator) {
        return asked.resultOf(numerator, denominator);
    }
}
