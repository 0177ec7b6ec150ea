package app.handoff.bidding;

import app.handoff.kernel.CountryZones;
import app.handoff.text.Format;
import app.handoff.text.Option;
import app.handoff.text.OptionGroup;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The zones to choose a deadline's wall time from, by their cities.
 *
 * @param near those of the people concerned
 * @param world the others, one for each time that is kept in a country, by parts of the world
 */
record DeadlineZones(List<Option> near, List<OptionGroup> world) {

    private static final Set<String> PARTS_OF_THE_WORLD =
            Set.of("Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific");

    /**
     * @param chosen the zone that stands in the form; null where there is none
     * @param invited where the vendors on the list are
     */
    static DeadlineZones of(@Nullable ZoneId chosen, List<ZoneId> invited, Format format) {
        var near = new LinkedHashSet<ZoneId>();
        near.add(format.zone());
        Stream.ofNullable(chosen).forEach(near::add);
        invited.stream().sorted(Comparator.comparing(format::zone)).forEach(near::add);
        near.add(ZoneId.of("UTC"));
        var world = CountryZones.countries().stream()
                .flatMap(country -> CountryZones.different(country).stream())
                .distinct()
                .filter(zone -> !near.contains(zone) && PARTS_OF_THE_WORLD.contains(part(zone)))
                .collect(Collectors.groupingBy(
                        zone -> format.message("bidding.setup.zones." + part(zone)),
                        TreeMap::new,
                        Collectors.toList()));
        return new DeadlineZones(
                options(near, format),
                world.entrySet().stream()
                        .map(part -> new OptionGroup(
                                part.getKey(),
                                options(
                                        part.getValue().stream()
                                                .sorted(Comparator.comparing(format::zone))
                                                .toList(),
                                        format)))
                        .toList());
    }

    private static String part(ZoneId zone) {
        return zone.getId().replaceFirst("/.*", "");
    }

    private static List<Option> options(Collection<ZoneId> zones, Format format) {
        return zones.stream()
                .map(zone -> new Option(zone.getId(), format.zone(zone)))
                .toList();
    }
}
