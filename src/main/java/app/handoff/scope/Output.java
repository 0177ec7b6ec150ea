package app.handoff.scope;

import app.handoff.kernel.Ids;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something we get back: what it is, when it counts as done, and how good, how much and how fast. Each of the three may
 * be left out on purpose, with the reason.
 *
 * @param id stays the same through all versions, so that a clause can refer to it
 */
public record Output(
        UUID id,
        String deliverable,
        String format,
        String acceptance,
        String quality,
        String noQualityBecause,
        Quantity quantity,
        String noQuantityBecause,
        Due due,
        String noDueBecause) {

    public Output {
        id = id == null ? Ids.next() : id;
        deliverable = Blank.text(deliverable);
        format = Blank.text(format);
        acceptance = Blank.text(acceptance);
        quality = Blank.text(quality);
        noQualityBecause = Blank.text(noQualityBecause);
        quantity = quantity == null ? Quantity.NOT_GIVEN : quantity;
        noQuantityBecause = Blank.text(noQuantityBecause);
        due = due == null ? Due.NOT_GIVEN : due;
        noDueBecause = Blank.text(noDueBecause);
    }

    /** An output of which nothing but the name is known yet. */
    public static Output named(String deliverable, @Nullable UUID id) {
        return new Output(
                id == null ? Ids.next() : id, deliverable, "", "", "", "", Quantity.NOT_GIVEN, "", Due.NOT_GIVEN, "");
    }

    /** The same for another engagement, which never shares it: a clause refers to one of the two. */
    Output anew(Due due) {
        return new Output(
                Ids.next(),
                deliverable,
                format,
                acceptance,
                quality,
                noQualityBecause,
                quantity,
                noQuantityBecause,
                due,
                noDueBecause);
    }
}
