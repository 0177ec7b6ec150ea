package app.handoff.vendor;

import app.handoff.engagement.Engagements;
import app.handoff.engagement.VendorPast;
import app.handoff.engagement.VendorPast.Told;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.VendorId;
import app.handoff.tenancy.BusinessCache;
import app.handoff.text.Format;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts together what the steps of the way tell of a vendor. */
@Component
class VendorPasts {

    /** How many engagements a page tells of. */
    static final int MOST = 20;

    private final List<VendorPast> steps;
    private final Engagements engagements;
    private final BusinessCache cache;
    private final Format format;

    VendorPasts(List<VendorPast> steps, Engagements engagements, BusinessCache cache, Format format) {
        this.steps = steps;
        this.engagements = engagements;
        this.cache = cache;
        this.format = format;
    }

    /**
     * What came of the engagements with a vendor, the newest first.
     *
     * @param entries the entries of the directory that stand for this vendor
     */
    PastWithUs of(Collection<VendorId> entries) {
        return cache.get(VendorPasts.class, List.copyOf(entries), () -> together(entries));
    }

    private PastWithUs together(Collection<VendorId> entries) {
        // Whichever step tells of one of the newest engagements, it is among the newest of that step, too.
        var told = new TreeMap<EngagementId, List<Told>>(
                Comparator.comparing((EngagementId id) -> id.toString()).reversed());
        steps.stream()
                .flatMap(step -> step.of(entries, MOST + 1).stream())
                .collect(Collectors.groupingBy(Told::engagement))
                .forEach(told::put);
        var newest = new LinkedHashMap<EngagementId, List<Told>>();
        told.entrySet().stream().limit(MOST).forEach(one -> newest.put(one.getKey(), one.getValue()));
        Map<EngagementId, String> names = engagements.names(newest.keySet());
        newest.keySet().retainAll(names.keySet());
        return new PastWithUs(
                newest.entrySet().stream()
                        .map(one -> PastEngagement.of(
                                one.getKey(), names.getOrDefault(one.getKey(), ""), one.getValue(), format))
                        .toList(),
                told.size() > MOST);
    }
}
