package app.handoff.bidding;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.text.Format;
import app.handoff.text.Option;
import app.handoff.text.OptionGroup;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Nobody looks for their own clock among four hundred. */
class DeadlineZonesTests {

    private final DeadlineZones zones = DeadlineZones.of(
            ZoneId.of("Asia/Kathmandu"), List.of(ZoneId.of("Asia/Manila"), ZoneId.of("America/Bogota")), format());

    @Test
    void thoseOfThePeopleConcernedComeFirst() {
        assertThat(zones.near())
                .extracting(Option::value)
                .containsExactly("UTC", "Asia/Kathmandu", "America/Bogota", "Asia/Manila");
    }

    @Test
    void theOthersStandByPartsOfTheWorldAndOnceForEachTimeKeptInACountry() {
        assertThat(zones.world())
                .extracting(OptionGroup::name)
                .containsExactly(
                        "Africa", "Asia", "Atlantic", "Australia", "Europe", "Indian Ocean", "Pacific", "The Americas");
        assertThat(world())
                .contains("Europe/Vienna", "America/New_York")
                .doesNotContain("Asia/Manila", "America/Indiana/Vevay")
                .doesNotHaveDuplicates();
    }

    private Stream<String> world() {
        return zones.world().stream().flatMap(part -> part.options().stream()).map(Option::value);
    }

    private static Format format() {
        var bundle = new ResourceBundleMessageSource();
        bundle.setBasename("messages/bidding");
        return new Format(bundle);
    }
}
