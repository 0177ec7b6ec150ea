package app.handoff.bidding;

import app.handoff.text.Format;
import app.handoff.text.Option;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** The zones to choose a deadline's wall time from, by their cities. */
final class DeadlineZones {

    private static final Pattern OF_A_CITY =
            Pattern.compile("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*|UTC");

    private DeadlineZones() {}

    static List<Option> all(Format format) {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(id -> OF_A_CITY.matcher(id).matches())
                .map(id -> new Option(
                        id,
                        id.indexOf('/') < 0
                                ? id
                                : format.zone(ZoneId.of(id)) + " (" + id.substring(0, id.indexOf('/')) + ")"))
                .sorted(Comparator.comparing(Option::text))
                .toList();
    }
}
