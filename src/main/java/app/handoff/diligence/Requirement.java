package app.handoff.diligence;

import app.handoff.kernel.Sentence;
import app.handoff.vendor.EvidenceNeed;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must be known about a vendor before one is chosen: what is always asked, or a kind of security evidence.
 *
 * @param key tells it from the others; decisions to go without it refer to it
 * @param ownName what the business calls a kind of evidence of its own
 */
@Embeddable
public record Requirement(
        @Column(name = "requirement") String key,
        @Column(name = "requirement_name") @Nullable String ownName) {

    public static final Requirement TWO_REFERENCES = always("TWO_REFERENCES");
    public static final Requirement PRIOR_CLIENT = always("PRIOR_CLIENT");
    public static final Requirement EXISTING_CLIENT = always("EXISTING_CLIENT");
    public static final Requirement INTERVIEW = always("INTERVIEW");
    public static final Requirement LANGUAGE = always("LANGUAGE");
    public static final Requirement SAMPLE = always("SAMPLE");
    public static final Requirement CONCERNS = always("CONCERNS");

    private static final List<Requirement> ABOUT_REFERENCES = List.of(TWO_REFERENCES, PRIOR_CLIENT, EXISTING_CLIENT);
    private static final Set<Requirement> ABOUT_INTERVIEWS = Set.of(INTERVIEW, LANGUAGE);

    private static Requirement always(String key) {
        return new Requirement(key, null);
    }

    static Requirement of(EvidenceNeed need) {
        return new Requirement(need.key(), need.ownName());
    }

    /** What people call it. */
    public Sentence title() {
        return isEvidence()
                ? Sentence.of("diligence.requirement.evidence", new EvidenceNeed(key, ownName).title())
                : Sentence.of("diligence.requirement." + key);
    }

    /** The part of the vendor's page where it is met. */
    public String section() {
        if (isAboutReferences()) {
            return "references";
        } else if (ABOUT_INTERVIEWS.contains(this)) {
            return "interviews";
        } else if (equals(SAMPLE)) {
            return "samples";
        }
        return equals(CONCERNS) ? "concerns" : "security";
    }

    boolean isAboutReferences() {
        return ABOUT_REFERENCES.contains(this);
    }

    private boolean isEvidence() {
        return section().equals("security");
    }

    /** Whether both are the same, whatever the business calls its own meanwhile. */
    boolean is(Requirement other) {
        return key.equals(other.key);
    }
}
