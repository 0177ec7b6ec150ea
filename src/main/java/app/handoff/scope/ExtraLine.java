package app.handoff.scope;

import app.handoff.kernel.Ids;
import app.handoff.kernel.YearProfile;
import app.handoff.scope.Quantity.Per;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line that every bidder prices beside the regular work: moving an archive once, an extra training day.
 *
 * @param id stays the same through all versions, so that a bid can refer to it
 * @param unit one of what is counted, in the plural: days, boxes
 * @param amount how many; null while it is not told
 * @param per how often that many are needed; {@link Per#ONCE} for what is paid once
 * @param optional whether we order it only if we choose to: it is priced and shown, and counts in no total
 */
record ExtraLine(
        UUID id,
        String label,
        String unit,
        @Nullable BigDecimal amount,
        @Nullable Per per,

        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean optional) {

    public ExtraLine {
        label = Blank.text(label);
        unit = Blank.text(unit);
    }

    /** The fields without which no two offers for it compare, by their names. */
    List<String> missing() {
        var missing = new ArrayList<String>();
        if (label.isBlank()) {
            missing.add("label");
        }
        if (amount == null) {
            missing.add("amount");
        }
        if (unit.isBlank()) {
            missing.add("unit");
        }
        if (per == null) {
            missing.add("per");
        }
        return missing;
    }

    @JsonIgnore
    boolean isComplete() {
        return missing().isEmpty();
    }

    Quantity quantity() {
        return new Quantity(amount, unit, per, YearProfile.NONE, "");
    }

    /** The same line under a name of its own. */
    ExtraLine anew() {
        return new ExtraLine(Ids.next(), label, unit, amount, per, optional);
    }
}
