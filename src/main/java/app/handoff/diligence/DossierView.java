package app.handoff.diligence;

import app.handoff.files.FileId;
import app.handoff.files.StoredFile;
import app.handoff.kernel.Names;
import app.handoff.vendor.Vendor;
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

    /** The other vendors that name the same client, or null. */
    public @Nullable String alsoNamedBy(ReferenceCheck reference) {
        return sharedReferences.get(Names.folded(reference.client()));
    }
}
