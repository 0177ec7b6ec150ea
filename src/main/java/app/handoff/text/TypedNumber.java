package app.handoff.text;

import app.handoff.kernel.Canonical;
import app.handoff.kernel.Sentence;
import java.math.BigDecimal;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A number as somebody typed it and how it was read, or what is wrong with it. */
public record TypedNumber(
        String typed, @Nullable BigDecimal value, @Nullable Sentence problem) {

    /** Reads a number as it stands, for whoever says in other words what it may be. */
    public static TypedNumber read(@Nullable String typed, NumberKind kind) {
        return typed == null ? new TypedNumber("", null, null) : read(typed, () -> Numbers.read(typed, kind));
    }

    private static TypedNumber read(String typed, Supplier<BigDecimal> reader) {
        try {
            return new TypedNumber(typed, typed.isBlank() ? null : reader.get(), null);
        } catch (UnreadableNumber e) {
            return refused(typed, e.code(), e.words());
        }
    }

    /**
     * Reads a number of zero or more.
     *
     * @param places how many decimals it may have
     * @param reader reads the text by what it counts
     */
    public static TypedNumber read(String typed, BigDecimal highest, int places, Supplier<BigDecimal> reader) {
        var read = read(typed, reader);
        if (read.value == null) {
            return read;
        }
        var value = Canonical.number(read.value);
        if (value.signum() < 0) {
            return refused(typed, "field.positiveOrZero");
        }
        if (value.compareTo(highest) > 0) {
            return refused(typed, "number.tooHigh", highest);
        }
        if (value.scale() > places) {
            return refused(typed, "number.tooExact", places);
        }
        return new TypedNumber(typed, value, null);
    }

    public static TypedNumber refused(String typed, String code, @Nullable Object... words) {
        return new TypedNumber(typed, null, Sentence.of(code, words));
    }

    public boolean isGiven() {
        return value != null;
    }

    /** Whether it is worth saying how this was read: it was not typed as we would write it. */
    public boolean needsEcho() {
        return value != null && !typed.isBlank() && !Numbers.isPlain(typed);
    }
}
