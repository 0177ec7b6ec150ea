package app.handoff.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/** The time zones (IANA) of each country (ISO 3166). */
public final class CountryZones {

    private static final Instant FAR = Instant.parse("2100-01-01T00:00:00Z");
    private static final Map<String, List<ZoneId>> ZONES = read();

    private CountryZones() {}

    private static Map<String, List<ZoneId>> read() {
        var stored = new Properties();
        try (var file = Objects.requireNonNull(CountryZones.class.getResourceAsStream("zones.properties"))) {
            stored.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // A Java may be older than a zone that a country has begun to keep.
        var known = ZoneId.getAvailableZoneIds();
        var zones = new TreeMap<String, List<ZoneId>>();
        stored.forEach((country, named) -> zones.put(
                String.valueOf(country),
                Arrays.stream(String.valueOf(named).split(" "))
                        .filter(known::contains)
                        .map(ZoneId::of)
                        .toList()));
        return zones;
    }

    /** Codes of all countries of which zones are known. */
    public static Set<String> countries() {
        return ZONES.keySet();
    }

    /** Every zone there, the one that most people there keep first; UTC where none is known. */
    public static List<ZoneId> all(String country) {
        return ZONES.getOrDefault(country, List.of(ZoneId.of("UTC")));
    }

    /** The zones between which somebody there must choose; those that keep the same time from now on count once. */
    public static List<ZoneId> different(String country) {
        var different = new LinkedHashMap<Object, ZoneId>();
        for (var zone : all(country)) {
            var rules = zone.getRules();
            different.putIfAbsent(List.of(rules.getOffset(FAR), rules.getTransitionRules()), zone);
        }
        return List.copyOf(different.values());
    }
}
