package app.handoff.vendor;

import app.handoff.kernel.Sentence;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a settled list: a kind of evidence, what shows it, and of which vendors it is asked.
 *
 * @param ownName what the business calls a kind of its own
 * @param shownBy each of these is enough; none for a kind of the business's own, which a certificate names
 * @param vendorsIn asked of vendors in these countries alone; empty for all
 * @param vendorsNotIn not asked of vendors in these
 * @param exception why the business asks for it, or does not, otherwise than usual; null where it is as usual
 */
public record AskedNeed(
        String key,
        @JsonInclude(Include.NON_NULL) @Nullable String ownName,
        List<ShownBy> shownBy,
        @JsonInclude(Include.NON_EMPTY) List<String> vendorsIn,
        @JsonInclude(Include.NON_EMPTY) List<String> vendorsNotIn,
        @JsonInclude(Include.NON_NULL) @Nullable Decided exception) {

    public AskedNeed {
        shownBy = known(shownBy);
        vendorsIn = known(vendorsIn);
        vendorsNotIn = known(vendorsNotIn);
    }

    static <T> List<T> known(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    public EvidenceNeed need() {
        return new EvidenceNeed(key, ownName);
    }

    /** Of which vendors it is asked; null where it is asked of all. */
    public @Nullable Sentence vendors() {
        if (!vendorsIn.isEmpty()) {
            return Sentence.of("vendor.need." + key + ".vendors");
        }
        return vendorsNotIn.isEmpty() ? null : Sentence.of("vendor.needs.vendors.others");
    }

    /** Whether it concerns vendors in this country at all, asked for or not. */
    boolean concerns(String country) {
        return (vendorsIn.isEmpty() || vendorsIn.contains(country)) && !vendorsNotIn.contains(country);
    }

    boolean isAsked() {
        return exception == null || exception.asked();
    }

    boolean isShownBy(ComplianceStatement statement) {
        var own = statement.content().ownNeed();
        return own == null ? shownBy.stream().anyMatch(one -> one.is(statement)) : need().isOwn(own);
    }

    /**
     * What shows a need.
     *
     * @param kinds which kinds of it are enough; empty for all that exist
     */
    record ShownBy(
            Standard standard,
            @JsonInclude(Include.NON_EMPTY) List<StatementKind> kinds) {

        ShownBy {
            kinds = known(kinds);
        }

        boolean is(ComplianceStatement statement) {
            return statement.standard() == standard
                    && (kinds.isEmpty() || kinds.contains(statement.content().kind()));
        }
    }

    /**
     * A decision to ask otherwise than usual.
     *
     * @param asked whether it is asked for although that is not usual, or the other way round
     * @param by the name of who decided
     */
    public record Decided(boolean asked, String reason, String by, Instant at) {

        /** The decision with its reason, and who took it when. */
        public Sentence sentence() {
            return Sentence.of(asked ? "vendor.needs.askedBecause" : "vendor.needs.notAskedBecause", reason, by, at);
        }
    }
}
