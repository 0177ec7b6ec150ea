package app.handoff.web;

import app.handoff.tenancy.Tenancy;
import app.handoff.text.CurrencySigns;
import app.handoff.text.NumberKind;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One field of the form on a page: what was typed, what is wrong with it, and what somebody else saved meanwhile. */
record Field(
        String name,
        String value,
        Set<String> values,
        @Nullable String error,
        @Nullable String stored,
        @Nullable NumberKind kind,
        boolean whole) {

    /** Also for names like {@code lines[0].price}, which would not do as an id. */
    static String idOf(String name) {
        return name.replaceAll("[^A-Za-z0-9_]+", "-").replaceAll("-$", "");
    }

    public String id() {
        return idOf(name);
    }

    /** Of the nth answer to choose from; the first has the field's own id, so that the error summary leads to it. */
    public String id(int index) {
        return index == 0 ? id() : id() + "-" + (index + 1);
    }

    /** What may stand beside an amount in this field, for the script; null where it takes none. */
    public @Nullable String signs() {
        return kind == NumberKind.MONEY
                ? String.join(" ", CurrencySigns.of(Tenancy.locality().currency()))
                : null;
    }

    /** How many decimals an amount in this field has; null where it takes none. */
    public @Nullable Integer places() {
        return kind == NumberKind.MONEY
                ? Math.max(0, Tenancy.locality().currency().getDefaultFractionDigits())
                : null;
    }

    public boolean invalid() {
        return error != null;
    }

    public boolean holds(String option) {
        return values.contains(option);
    }

    /** The ids of everything that is said about this field, in the order in which it is read. */
    public @Nullable String describedBy(@Nullable Object hint) {
        var ids = Stream.of(
                        hint == null ? "" : id() + "-hint",
                        error == null ? "" : id() + "-error",
                        stored == null ? "" : id() + "-stored")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        return ids.isEmpty() ? null : ids;
    }
}
