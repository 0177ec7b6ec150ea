package app.handoff.contract;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is handed back, with what each side says about it.
 *
 * @param ours who of us confirmed it; null until then
 * @param theirs who of the vendor confirmed it; null until then
 */
record HandBackView(
        int index,
        String kind,
        String what,
        @Nullable String ours,
        @Nullable Instant oursAt,
        @Nullable String theirs,
        @Nullable Instant theirsAt) {

    public boolean isConfirmed() {
        return ours != null;
    }

    public boolean isConfirmedByVendor() {
        return theirs != null;
    }

    /** In the order of the list; empty as long as nobody ended the contract. */
    static List<HandBackView> all(Agreement agreement) {
        if (!(agreement instanceof Contract contract) || contract.termination() == null) {
            return List.of();
        }
        var items = contract.termination().handBack();
        return IntStream.range(0, items.size())
                .mapToObj(at -> {
                    var item = items.get(at);
                    var theirs = contract.handedBackByVendor(at);
                    return new HandBackView(
                            at,
                            item.kind().name(),
                            item.what(),
                            item.doneBy(),
                            item.doneAt(),
                            theirs.map(VendorHandBack::by).orElse(null),
                            theirs.map(VendorHandBack::at).orElse(null));
                })
                .toList();
    }
}
