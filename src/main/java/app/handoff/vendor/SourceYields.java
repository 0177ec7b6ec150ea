package app.handoff.vendor;

import app.handoff.engagement.VendorProgress;
import app.handoff.engagement.VendorProgress.Reached;
import app.handoff.kernel.VendorId;
import app.handoff.tenancy.BusinessCache;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reckons which way of looking led to vendors that were considered, bid and were chosen. */
@Component
class SourceYields {

    private final List<VendorProgress> steps;
    private final Vendors vendors;
    private final BusinessCache cache;

    SourceYields(List<VendorProgress> steps, Vendors vendors, BusinessCache cache) {
        this.steps = steps;
        this.vendors = vendors;
        this.cache = cache;
    }

    /** By way of looking, in their order; none as long as no vendor was considered for anything. */
    List<SourceYield> all() {
        return cache.get(SourceYields.class, "all", this::reckoned);
    }

    private List<SourceYield> reckoned() {
        var reached = new EnumMap<Reached, Set<VendorId>>(Reached.class);
        steps.forEach(step -> step.reached()
                .forEach((how, who) ->
                        reached.computeIfAbsent(how, none -> new HashSet<>()).addAll(who)));
        var everybody = new HashSet<VendorId>();
        reached.values().forEach(everybody::addAll);
        if (everybody.isEmpty()) {
            return List.of();
        }
        var sources = vendors.sources(everybody).stream()
                .collect(Collectors.toMap(one -> new VendorId(one.getVendor()), Function.identity()));
        var found = vendors.counts().everFound();
        var considered = counted(everybody, sources);
        var bid = counted(reached.getOrDefault(Reached.BID, Set.of()), sources);
        var chosen = counted(reached.getOrDefault(Reached.CHOSEN, Set.of()), sources);
        return Arrays.stream(LeadSource.values())
                .filter(found::containsKey)
                .map(source -> new SourceYield(
                        source,
                        found.getOrDefault(source, 0L),
                        considered.getOrDefault(source, 0L),
                        bid.getOrDefault(source, 0L),
                        chosen.getOrDefault(source, 0L)))
                .toList();
    }

    /** A vendor counts once, whichever of its entries came so far. */
    private static Map<LeadSource, Long> counted(Set<VendorId> who, Map<VendorId, VendorSource> sources) {
        var standing = new HashMap<UUID, LeadSource>();
        who.stream()
                .map(sources::get)
                .filter(Objects::nonNull)
                .forEach(one -> standing.put(one.getStanding(), one.getSource()));
        return standing.values().stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}
