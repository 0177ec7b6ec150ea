package app.handoff.vendor;

import app.handoff.engagement.StageReport.Badge;
import app.handoff.kernel.CountryNames;
import app.handoff.kernel.DataClass;
import app.handoff.text.Format;
import app.handoff.vendor.EvidenceCatalogue.Place;
import app.handoff.vendor.EvidenceCatalogue.Usual;
import app.handoff.vendor.EvidenceCatalogue.Where;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The table of the evidence that vendors are asked for.
 *
 * @param usual what is usual where the business is, and what it asks for beside that, in the order of the catalogue
 * @param own what the business added itself
 * @param elsewhere what is usual elsewhere
 */
record NeedsPage(String country, List<Line> usual, List<Line> own, List<Line> elsewhere) {

    static NeedsPage of(
            EvidenceCatalogue catalogue,
            Place place,
            Map<String, AskedNeed.Decided> exceptions,
            List<OwnNeed> own,
            Format format) {
        var where = catalogue.whereUsual(EnumSet.allOf(DataClass.class), place);
        var usual = new ArrayList<Line>();
        var elsewhere = new ArrayList<Line>();
        for (var need : catalogue.all()) {
            var exception = exceptions.get(need.key());
            var line = Line.of(need, catalogue.dataOf(need, place), where.get(need.key()), exception, format);
            (where.containsKey(need.key()) || exception != null ? usual : elsewhere).add(line);
        }
        return new NeedsPage(
                CountryNames.inSentence(place.country()),
                usual,
                own.stream()
                        .map(need -> Line.of(need, exceptions.get(need.need().key()), format))
                        .toList(),
                elsewhere);
    }

    /**
     * One need.
     *
     * @param vendors of which vendors it is asked
     * @param isNot what it is often mistaken for; null for what the business added itself, as are validity and source
     * @param decided the decision to ask otherwise than usual; null where there is none
     * @param ownId names what the business added itself
     */
    record Line(
            String key,
            String title,
            String data,
            String vendors,
            @Nullable String what,
            @Nullable String isNot,
            String counts,
            @Nullable String validity,
            @Nullable String source,
            Badge.Kind badge,
            String state,
            @Nullable String decided,
            boolean asked,
            @Nullable String ownId) {

        static Line of(
                Usual need,
                Collection<DataClass> data,
                @Nullable Where where,
                AskedNeed.@Nullable Decided exception,
                Format format) {
            var texts = "vendor.need." + need.key() + ".";
            boolean asked = exception == null ? where != null : exception.asked();
            return new Line(
                    need.key(),
                    format.text(need.need().title()),
                    words(data, format),
                    vendors(need, where, format),
                    format.message(texts + "what"),
                    format.message(texts + "isNot"),
                    format.message(texts + "counts"),
                    format.message(texts + "validity"),
                    format.message(texts + "source"),
                    badge(asked),
                    state(asked, format),
                    decided(exception, format),
                    asked,
                    null);
        }

        static Line of(OwnNeed need, AskedNeed.@Nullable Decided exception, Format format) {
            boolean asked = exception == null || exception.asked();
            return new Line(
                    need.need().key(),
                    need.name(),
                    words(need.data(), format),
                    format.message("vendor.needs.vendors.all"),
                    null,
                    null,
                    need.counts(),
                    null,
                    null,
                    badge(asked),
                    state(asked, format),
                    decided(exception, format),
                    asked,
                    need.getId().toString());
        }

        private static String words(Collection<DataClass> data, Format format) {
            return data.stream().map(format::word).collect(Collectors.joining("; "));
        }

        private static String vendors(Usual need, @Nullable Where where, Format format) {
            if (where != null && !where.in().isEmpty()) {
                return format.message("vendor.need." + need.key() + ".vendors");
            }
            return format.message(
                    where == null || where.notIn().isEmpty()
                            ? "vendor.needs.vendors.all"
                            : "vendor.needs.vendors.others");
        }

        private static Badge.Kind badge(boolean asked) {
            return asked ? Badge.Kind.GOOD : Badge.Kind.IDLE;
        }

        private static String state(boolean asked, Format format) {
            return format.message(asked ? "vendor.needs.asked" : "vendor.needs.notAsked");
        }

        private static @Nullable String decided(AskedNeed.@Nullable Decided exception, Format format) {
            return exception == null ? null : format.text(exception.sentence());
        }

        /** Whether the business decided otherwise than usual. */
        public boolean isExcepted() {
            return decided != null;
        }
    }
}
