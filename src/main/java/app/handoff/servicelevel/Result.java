package app.handoff.servicelevel;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a measurement says. No data and too few cases are answers of their own and never count as reached. */
public record Result(Kind kind, @Nullable BigDecimal value) {

    public static final Result NO_DATA = new Result(Kind.NO_DATA, null);
    public static final Result TOO_FEW = new Result(Kind.TOO_FEW, null);

    public static Result of(BigDecimal value) {
        return new Result(Kind.MEASURED, value);
    }

    public enum Kind {
        MEASURED,
        NO_DATA,
        TOO_FEW
    }
}
