package app.handoff.scope;

import app.handoff.kernel.EngagementId;
import app.handoff.servicelevel.ServiceLevel;
import java.time.Instant;
import java.util.List;

/**
 * A version of a scope of work that does not change any more: the same for every bidder, and what bids, contract and
 * reports refer to.
 *
 * @param version counts from 1; each later one is an addendum
 * @param sha256 the hash of its canonical content, as 64 hexadecimal digits
 * @param title the engagement's name when it was frozen
 * @param frozenBy the name of who froze it
 */
public record FrozenScope(
        ScopeOfWorkId id,
        EngagementId engagement,
        int version,
        String sha256,
        Instant frozenAt,
        String frozenBy,
        String title,
        ScopeContent content)
        implements BidDocument {

    public String purpose() {
        return content.purpose().text();
    }

    public List<String> included() {
        return content.purpose().included();
    }

    public List<String> excluded() {
        return content.purpose().excluded();
    }

    public List<String> facts() {
        return content.purpose().told();
    }

    public List<Input> inputs() {
        return content.inputs().items();
    }

    public List<Output> outputs() {
        return content.outputs();
    }

    public List<ServiceLevel> serviceLevels() {
        return content.serviceLevels();
    }

    public Timeline timeline() {
        return content.timeline();
    }

    public List<Touchpoint> interfaces() {
        return content.interfaces().items();
    }

    public OversightPlan oversight() {
        return content.oversight();
    }

    public DataRules dataRules() {
        return content.data();
    }

    public List<Qualification> qualifications() {
        return content.qualifications();
    }

    /** The requirements that a vendor answers in a field of their kind, because a rule checks them. */
    public List<Qualification> checkedQualifications() {
        return content.qualifications().stream()
                .filter(Qualification::isChecked)
                .toList();
    }

    public Pricing pricing() {
        return content.pricing();
    }

    /** The lines every bidder prices; the taking over, if any, comes last. */
    public List<PriceItem> priceItems() {
        return content.priceItems();
    }

    /** The first twelve digits of the hash, for people to compare. */
    public String shortHash() {
        return sha256.substring(0, 12);
    }
}
