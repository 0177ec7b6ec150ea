package app.handoff.vendor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which evidence vendors are asked for in one engagement. Once it is settled, a change of the business's table does not change it. */
public record AskedEvidence(List<AskedNeed> needs) {

    public static final AskedEvidence NONE = new AskedEvidence(List.of());

    public AskedEvidence(@Nullable List<AskedNeed> needs) {
        this.needs = AskedNeed.known(needs);
    }

    /** Everything that some vendor has to show. */
    public List<AskedNeed> ofAnybody() {
        return needs.stream().filter(AskedNeed::isAsked).toList();
    }

    /** What a vendor in this country has to show, in the order of the table. */
    public List<AskedNeed> of(String country) {
        return needs.stream()
                .filter(need -> need.concerns(country) && need.isAsked())
                .toList();
    }

    /** What is usual for a vendor in this country, and not asked for by a decision of the business. */
    public List<AskedNeed> notAskedOf(String country) {
        return needs.stream()
                .filter(need -> need.concerns(country) && !need.isAsked())
                .toList();
    }
}
