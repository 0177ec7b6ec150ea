package app.handoff.diligence;

import app.handoff.kernel.Names;
import app.handoff.scope.FrozenScope;
import app.handoff.scope.LanguageNeed;
import app.handoff.servicelevel.ServiceLevel;
import app.handoff.vendor.Cefr;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is asked of a vendor in this engagement beyond what is always asked.
 *
 * @param scopeFrozen before a scope is frozen, neither languages nor data are known
 * @param languages the level needed, by language
 * @param references how many of them are to be contacted, as the bid document asks for
 */
record VendorRequirements(
        boolean scopeFrozen, Map<String, Cefr> languages, List<ServiceLevel> levels, ReferencesNeeded references) {

    static VendorRequirements beforeScope(ReferencesNeeded references) {
        return new VendorRequirements(false, Map.of(), List.of(), references);
    }

    static VendorRequirements of(FrozenScope scope, ReferencesNeeded references) {
        var languages = new TreeMap<String, Cefr>(String.CASE_INSENSITIVE_ORDER);
        for (LanguageNeed need : scope.timeline().languages()) {
            if (need.level() != null && !need.language().isBlank()) {
                languages.merge(
                        need.language().strip(),
                        Cefr.valueOf(need.level().name()),
                        (one, other) -> one.reaches(other) ? one : other);
            }
        }
        return new VendorRequirements(true, languages, scope.serviceLevels(), references);
    }

    /** Languages are written by hand in scopes: German, german and " German" are the same. */
    static boolean same(String one, String other) {
        return Names.isSame(one, other);
    }
}
