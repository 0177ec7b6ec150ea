package app.handoff.vendor;

import app.handoff.text.Format;
import app.handoff.text.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Two entries side by side: what they have in common, and in what they differ.
 *
 * @param differing each thing in which both say something, and not the same
 */
record MergePage(Side one, Side other, List<Choice> differing) {

    public List<Side> sides() {
        return List.of(one, other);
    }

    /** @param facts what is said of the entry, to know it by */
    record Side(String id, String name, List<String> facts) {}

    /** @param field of {@link MergeForm} */
    record Choice(String field, String key, List<Option> options) {}

    static MergePage of(Vendor one, Vendor other, Locale reader, Format format) {
        var a = one.details();
        var b = other.details();
        var all = new ArrayList<Choice>();
        add(all, "name", "vendor.form.name", a.name(), b.name());
        add(all, "contact", "vendor.form.contact", a.contact(), b.contact());
        add(all, "email", "vendor.form.email", a.email(), b.email());
        add(all, "phone", "vendor.form.phone", a.phone(), b.phone());
        add(all, "web", "vendor.form.web", a.web(), b.web());
        add(all, "skills", "vendor.form.skills", Skills.text(a.skills()), Skills.text(b.skills()));
        add(all, "place", "vendor.page.place", place(a, reader), place(b, reader));
        add(all, "hours", "vendor.page.hours", hours(a, format), hours(b, format));
        add(all, "languages", "vendor.page.languages", languages(a, reader), languages(b, reader));
        add(all, "found", "vendor.page.source", found(one, format), found(other, format));
        add(all, "notes", "vendor.form.notes", a.notes(), b.notes());
        return new MergePage(side(one, reader, format), side(other, reader, format), all);
    }

    private static void add(
            List<Choice> all, String field, String key, @Nullable String mine, @Nullable String theirs) {
        if (mine != null && theirs != null && !mine.isEmpty() && !theirs.isEmpty() && !Objects.equals(mine, theirs)) {
            all.add(new Choice(field, key, List.of(new Option("ONE", mine), new Option("OTHER", theirs))));
        }
    }

    private static Side side(Vendor vendor, Locale reader, Format format) {
        var details = vendor.details();
        var facts = new ArrayList<String>();
        facts.add(details.contact() + ", " + details.email());
        if (details.phone() != null) {
            facts.add(details.phone());
        }
        if (details.web() != null) {
            facts.add(details.web());
        }
        facts.add(details.place(reader));
        facts.add(format.message(
                "vendor.merger.added",
                format.dayOf(vendor.addedAt()),
                vendor.addedBy().name(),
                vendor.source()));
        return new Side(vendor.id().toString(), vendor.name(), facts);
    }

    private static String place(VendorDetails details, Locale reader) {
        return details.place(reader) + " (" + details.zone() + ")";
    }

    private static @Nullable String hours(VendorDetails details, Format format) {
        var hours = details.hours();
        return hours == null
                ? null
                : format.message("vendor.page.hours.value", hours.from(), hours.to(), details.zone());
    }

    private static String languages(VendorDetails details, Locale reader) {
        return details.languages().stream()
                .map(spoken -> spoken.name(reader) + " " + spoken.level())
                .collect(Collectors.joining(", "));
    }

    private static String found(Vendor vendor, Format format) {
        var who = vendor.lead().who();
        return format.word(vendor.source()) + (who == null ? "" : ", " + who);
    }
}
