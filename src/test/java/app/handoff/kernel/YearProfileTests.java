package app.handoff.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.kernel.YearProfile.Season;
import app.handoff.kernel.YearProfile.SeasonUnit;
import java.math.BigDecimal;
import java.time.Month;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class YearProfileTests {

    @Test
    void aSeasonMayRunOverTheTurnOfTheYear() {
        var winter = season(Month.NOVEMBER, Month.FEBRUARY, 400);

        assertThat(winter.months()).containsExactly(Month.NOVEMBER, Month.DECEMBER, Month.JANUARY, Month.FEBRUARY);
        assertThat(winter.perMonth()).isEqualByComparingTo("100");
    }

    @Test
    void thePeakIsTheSeasonWithMostInAMonth() {
        var yearProfile =
                new YearProfile(List.of(season(Month.APRIL, Month.MAY, 180), season(Month.JUNE, Month.MARCH, 900)));

        assertThat(yearProfile.highestPerMonth()).isEqualByComparingTo("90");
        assertThat(yearProfile.total()).isEqualByComparingTo("1080");
    }

    @ParameterizedTest
    @CsvSource({
        // 420 calls a month from December to February, of 300 a month: 1,260 of 3,600
        "420, MONTH, 3, 1260",
        "420, TOGETHER, 3, 420",
        "80, WEEK, 3, 1040",
        "20, WORKING_DAY, 6, 2500",
        "7, MONTH, 1, 7"
    })
    void anAmountCountsAsItsUnitSays(int amount, SeasonUnit unit, int months, int total) {
        var last = Month.DECEMBER.plus(months - 1);
        var season = new Season(Month.DECEMBER, last, BigDecimal.valueOf(amount), unit);

        assertThat(season.total()).isEqualByComparingTo(BigDecimal.valueOf(total));
        assertThat(season.perMonth()
                        .multiply(BigDecimal.valueOf(months))
                        .subtract(BigDecimal.valueOf(total))
                        .abs())
                .isLessThan(new BigDecimal("0.05"));
    }

    @ParameterizedTest
    @CsvSource({
        "420, MONTH, 3600, true, 2340",
        "1300, MONTH, 3600, false, -300",
        "3600, TOGETHER, 3600, true, 0",
        "3601, TOGETHER, 3600, false, -1"
    })
    void seasonsOfAPartOfTheYearLeaveTheRest(int amount, SeasonUnit unit, int year, boolean agree, int rest) {
        var yearProfile =
                new YearProfile(List.of(new Season(Month.DECEMBER, Month.FEBRUARY, BigDecimal.valueOf(amount), unit)));

        assertThat(yearProfile.agreeWith(BigDecimal.valueOf(year))).isEqualTo(agree);
        assertThat(yearProfile.monthsLeft()).isEqualTo(9);
        assertThat(BigDecimal.valueOf(year).subtract(yearProfile.total()))
                .isEqualByComparingTo(BigDecimal.valueOf(rest));
    }

    @ParameterizedTest
    @CsvSource({"260, true", "261, true", "250, false", "300, false"})
    void seasonsThatFillTheYearAreTheYear(int others, boolean agree) {
        var yearProfile = new YearProfile(List.of(
                new Season(Month.DECEMBER, Month.FEBRUARY, BigDecimal.valueOf(420), SeasonUnit.MONTH),
                new Season(Month.MARCH, Month.NOVEMBER, BigDecimal.valueOf(others), SeasonUnit.MONTH)));

        assertThat(yearProfile.agreeWith(BigDecimal.valueOf(3600))).isEqualTo(agree);
    }

    @Test
    void whatWasStoredBeforeIsReadAndWrittenAsItWas() {
        var mapper = JsonMapper.builder().build();
        var stored = "{\"from\":\"DECEMBER\",\"to\":\"FEBRUARY\",\"amount\":420}";

        var season = mapper.readValue(stored, Season.class);

        assertThat(season.unit()).isEqualTo(SeasonUnit.TOGETHER);
        assertThat(season.total()).isEqualByComparingTo("420");
        assertThat(mapper.readTree(mapper.writeValueAsString(season)).propertyNames())
                .containsExactlyInAnyOrder("from", "to", "amount");
    }

    @Test
    void aMonthBelongsToOneSeasonOnly() {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> new YearProfile(
                        List.of(season(Month.JANUARY, Month.APRIL, 1), season(Month.APRIL, Month.MAY, 1))))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo("seasons[1].from"));
    }

    private static Season season(Month from, Month to, long amount) {
        return new Season(from, to, BigDecimal.valueOf(amount));
    }
}
