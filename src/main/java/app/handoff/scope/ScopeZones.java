package app.handoff.scope;

import app.handoff.text.Format;
import app.handoff.text.Option;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The zones a due time can stand in: the business's own first, those in use, and a city of each part of the world. */
final class ScopeZones {

    private static final List<String> CITIES = List.of(
            "Africa/Cairo",
            "Africa/Johannesburg",
            "Africa/Lagos",
            "Africa/Nairobi",
            "America/Anchorage",
            "America/Argentina/Buenos_Aires",
            "America/Bogota",
            "America/Chicago",
            "America/Denver",
            "America/Halifax",
            "America/Los_Angeles",
            "America/Mexico_City",
            "America/New_York",
            "America/Sao_Paulo",
            "America/St_Johns",
            "America/Toronto",
            "America/Vancouver",
            "Asia/Bangkok",
            "Asia/Dhaka",
            "Asia/Dubai",
            "Asia/Ho_Chi_Minh",
            "Asia/Hong_Kong",
            "Asia/Jakarta",
            "Asia/Karachi",
            "Asia/Kathmandu",
            "Asia/Kolkata",
            "Asia/Manila",
            "Asia/Riyadh",
            "Asia/Seoul",
            "Asia/Shanghai",
            "Asia/Singapore",
            "Asia/Tokyo",
            "Australia/Adelaide",
            "Australia/Brisbane",
            "Australia/Perth",
            "Australia/Sydney",
            "Europe/Athens",
            "Europe/Berlin",
            "Europe/Bucharest",
            "Europe/Dublin",
            "Europe/Helsinki",
            "Europe/Istanbul",
            "Europe/Kyiv",
            "Europe/Lisbon",
            "Europe/London",
            "Europe/Madrid",
            "Europe/Paris",
            "Europe/Vienna",
            "Europe/Warsaw",
            "Europe/Zurich",
            "Pacific/Auckland",
            "Pacific/Honolulu",
            "UTC");

    private ScopeZones() {}

    static List<Option> options(Format format, ScopeContent content) {
        var used = Stream.concat(
                        content.outputs().stream().map(output -> output.due().zone()),
                        Stream.ofNullable(content.timeline().serviceHours()).map(ServiceHours::zone))
                .filter(Objects::nonNull);
        var others = Stream.concat(used, CITIES.stream().map(ZoneId::of))
                .filter(zone -> !zone.equals(format.zone()))
                .distinct()
                .sorted(Comparator.comparing(format::zone));
        return Stream.concat(Stream.of(format.zone()), others)
                .map(zone -> new Option(zone.getId(), format.zone(zone)))
                .toList();
    }
}
