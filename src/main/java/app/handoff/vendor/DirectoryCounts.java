package app.handoff.vendor;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many vendors there are.
 *
 * @param inUse those that can be asked, by where they were found
 * @param archived those that are not asked any more
 * @param everFound both together, by where they were found
 */
record DirectoryCounts(Map<LeadSource, Long> inUse, long archived, Map<LeadSource, Long> everFound) {

    static DirectoryCounts of(Collection<SourceCount> counts) {
        var inUse = new EnumMap<LeadSource, Long>(LeadSource.class);
        var everFound = new EnumMap<LeadSource, Long>(LeadSource.class);
        long archived = 0;
        for (var count : counts) {
            everFound.merge(count.getSource(), count.getVendors(), Long::sum);
            if (count.isArchived()) {
                archived += count.getVendors();
            } else {
                inUse.put(count.getSource(), count.getVendors());
            }
        }
        return new DirectoryCounts(inUse, archived, everFound);
    }

    long total() {
        return inUse.values().stream().mapToLong(Long::longValue).sum();
    }
}
