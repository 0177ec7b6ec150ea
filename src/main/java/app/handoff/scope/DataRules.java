package app.handoff.scope;

import app.handoff.kernel.DataClass;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules for the data that is shared.
 *
 * @param classes what kinds of data; they decide which security evidence a vendor must show
 * @param none said on purpose that no data of these kinds is shared
 * @param retention how long the vendor keeps it
 * @param breachNoticeHours within how many hours we hear of a leak
 * @param evidence which security evidence vendors show; settled when a version becomes final
 */
public record DataRules(
        List<DataClass> classes,
        boolean none,
        String allowedUse,
        String storage,
        String retention,
        @Nullable AtEnd atEnd,
        @Nullable Subcontractors subcontractors,
        @Nullable Integer breachNoticeHours,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<EvidenceLine> evidence) {

    static final DataRules EMPTY = new DataRules(List.of(), false, "", "", "", null, null, null);

    /** Before it is settled which evidence vendors show. */
    public DataRules(
            List<DataClass> classes,
            boolean none,
            String allowedUse,
            String storage,
            String retention,
            @Nullable AtEnd atEnd,
            @Nullable Subcontractors subcontractors,
            @Nullable Integer breachNoticeHours) {
        this(classes, none, allowedUse, storage, retention, atEnd, subcontractors, breachNoticeHours, List.of());
    }

    public DataRules {
        // In a fixed order and each once: the order in which boxes were ticked must not change the hash.
        classes = Blank.list(classes).stream().distinct().sorted().toList();
        allowedUse = Blank.text(allowedUse);
        storage = Blank.text(storage);
        retention = Blank.text(retention);
        evidence = Blank.list(evidence);
    }

    /** The same once it is settled which evidence vendors show. */
    DataRules asking(List<EvidenceLine> settled) {
        return new DataRules(
                classes, none, allowedUse, storage, retention, atEnd, subcontractors, breachNoticeHours, settled);
    }

    public Set<DataClass> shared() {
        return classes.isEmpty() ? EnumSet.noneOf(DataClass.class) : EnumSet.copyOf(classes);
    }

    /** What happens to the data when the work ends. */
    public enum AtEnd {
        RETURN,
        DESTROY,
        RETURN_AND_DESTROY
    }

    /** Whether the vendor may pass work and data on. */
    public enum Subcontractors {
        NOT_ALLOWED,
        WITH_OUR_CONSENT,
        ALLOWED
    }
}
