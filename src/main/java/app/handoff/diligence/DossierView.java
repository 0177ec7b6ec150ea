package app.handoff.diligence;

import app.handoff.files.FileId;
import app.handoff.files.StoredFile;
import app.handoff.kernel.Names;
import app.handoff.kernel.Sentence;
import app.handoff.vendor.Vendor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A dossier with what its page also tells: the engagement's name, the vendor, references that others name, too, and
 * those the vendor has named elsewhere and nobody has put on the list yet, interviews that are to take place, and the files of samples.
 *
 * @param evidenceOutdated whether the business asks for other certificates today than was settled for this engagement
 */
record DossierView(
        String engagementName,
        Vendor vendor,
        Dossier dossier,
        Map<String, String> sharedReferences,
        List<Referee> named,
        List<PlannedInterview> plans,
        Map<FileId, StoredFile> files,
        boolean evidenceOutdated) {

    /** How the vendor stands with a requirement; of an interview that is not written down yet, when it is planned for. */
    Sentence found(Check check, Instant now) {
        return plans.stream()
                .filter(plan -> plan.isPlanned()
                        && check.requirement().equals(Requirement.INTERVIEW)
                        && check.state() != Check.State.MET)
                .findFirst()
                .map(plan -> plan.hasBegun(now)
                        ? Sentence.of("diligence.plan.over")
                        : Sentence.of("diligence.found.interviews.planned", plan.when()))
                .orElse(check.found());
    }

    /** The other vendors that name the same client, or null. */
    public @Nullable String alsoNamedBy(ReferenceCheck reference) {
        return sharedReferences.get(Names.folded(reference.client()));
    }
}
