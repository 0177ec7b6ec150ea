package app.handoff.vendor;

import app.handoff.kernel.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * A kind of security evidence that vendors can be asked for: one of the usual ones, or one that a business added itself.
 *
 * @param key tells it from the others, such as {@code GDPR}; never changes, because waivers and settled lists refer to it
 * @param ownName what the business calls its own; null for the usual ones
 */
public record EvidenceNeed(String key, @Nullable String ownName) {

    private static final String OWN = "OWN-";

    static EvidenceNeed usual(String key) {
        return new EvidenceNeed(key, null);
    }

    static EvidenceNeed own(OwnNeedId id, String name) {
        return new EvidenceNeed(OWN + id, name);
    }

    /** What people call it. */
    public Sentence title() {
        return ownName == null ? Sentence.of("vendor.need." + key + ".name") : Sentence.of("vendor.need.own", ownName);
    }

    boolean isOwn(OwnNeedId id) {
        return key.equals(OWN + id);
    }
}
