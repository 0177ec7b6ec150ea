package app.handoff.invoice;

import app.handoff.text.NumberKind;
import app.handoff.text.Numbers;
import app.handoff.text.ReadAs;
import app.handoff.web.AnswerReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;

/** What was delivered in a month, one row for each price that is counted. */
record VolumesForm(@Nullable Integer version, List<Row> rows) {

    VolumesForm {
        rows = rows == null ? List.of() : List.copyOf(rows);
    }

    /** @param price the key of the price */
    record Row(
            @Nullable String price,
            @ReadAs(NumberKind.NUMBER) @Nullable String quantity) {}

    static VolumesForm of(BillingTerms terms, @Nullable DeliveredVolumes confirmed) {
        var known = confirmed == null ? null : confirmed.byPrice();
        return new VolumesForm(
                confirmed == null ? -1 : confirmed.version(),
                terms.counted().stream()
                        .map(price -> {
                            var much = known == null ? null : known.get(price.key());
                            return new Row(price.key(), much == null ? null : Numbers.print(much));
                        })
                        .toList());
    }

    List<DeliveredVolumes.Volume> read(BindingResult errors) {
        var answers = new AnswerReader(errors);
        var read = new ArrayList<DeliveredVolumes.Volume>();
        for (int at = 0; at < rows.size(); at++) {
            var row = rows.get(at);
            var field = "rows[" + at + "].quantity";
            var much = answers.anyNumber(field, row.quantity());
            if (much == null && !errors.hasFieldErrors(field)) {
                answers.refuse(field, "invoice.volumes.required");
            }
            if (much != null) {
                read.add(new DeliveredVolumes.Volume(row.price() == null ? "" : row.price(), much));
            }
        }
        return read;
    }
}
