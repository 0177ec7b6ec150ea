package app.handoff.diligence;

import app.handoff.vendor.Vendor;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A dossier with what its page also tells: the engagement's name, the vendor, and references that others name, too. */
public record DossierView(String engagementName, Vendor vendor, Dossier dossier, Map<String, String> sharedReferences) {

    /** The other vendors that name the same client, or null. */
    public @Nullable String alsoNamedBy(ReferenceCheck reference) {
        return sharedReferences.get(reference.client().toLowerCase(Locale.ROOT));
    }
}
