package app.handoff.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.shared.Seasons.Season;
import java.math.BigDecimal;
import java.time.Month;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeasonsTests {

    @Test
    void aSeasonMayRunOverTheTurnOfTheYear() {
        var winter = season(Month.NOVEMBER, Month.FEBRUARY, 400);

        assertThat(winter.months()).containsExactly(Month.NOVEMBER, Month.DECEMBER, Month.JANUARY, Month.FEBRUARY);
        assertThat(winter.perMonth()).isEqualByComparingTo("100");
    }

    @Test
    void thePeakIsTheSeasonWithMostInAMonth() {
        var seasons = new Seasons(List.of(season(Month.APRIL, Month.MAY, 180), season(Month.JUNE, Month.MARCH, 900)));

        assertThat(seasons.highestPerMonth()).isEqualByComparingTo("90");
        assertThat(seasons.total()).isEqualByComparingTo("1080");
    }

    @Test
    void aMonthBelongsToOneSeasonOnly() {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() ->
                        new Seasons(List.of(season(Month.JANUARY, Month.APRIL, 1), season(Month.APRIL, Month.MAY, 1))))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo("seasons[1].from"));
    }

    private static Season season(Month from, Month to, long amount) {
        return new Season(from, to, BigDecimal.valueOf(amount));
    }
}
