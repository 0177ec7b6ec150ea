package app.handoff.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PublicHolidaysTests {

    private static final LocalDate EPIPHANY = LocalDate.parse("2027-01-06");

    @Test
    void aRegionHasHolidaysThatTheCountryHasNot() {
        assertThat(PublicHolidays.on("DE", null, EPIPHANY)).isEmpty();
        assertThat(PublicHolidays.on("DE", "by", EPIPHANY))
                .map(PublicHolidays.Day::name)
                .contains("Epiphany");
        assertThat(PublicHolidays.regions("DE")).hasSize(16).containsEntry("by", "Bavaria");
    }

    @Test
    void holidaysThatMoveAreFoundInEveryYear() {
        assertThat(PublicHolidays.on("DE", null, LocalDate.parse("2027-03-29")))
                .map(PublicHolidays.Day::name)
                .contains("Easter Monday");
        assertThat(PublicHolidays.on("US", null, LocalDate.parse("2026-11-26")))
                .map(PublicHolidays.Day::name)
                .hasValueSatisfying(name -> assertThat(name).contains("Thanksgiving"));
    }

    @Test
    void theTurnOfTheYearIsOneStretch() {
        assertThat(PublicHolidays.between("DE", null, LocalDate.parse("2026-12-24"), LocalDate.parse("2027-01-02")))
                .extracting(PublicHolidays.Day::date)
                .containsExactly(
                        LocalDate.parse("2026-12-25"), LocalDate.parse("2026-12-26"), LocalDate.parse("2027-01-01"));
        assertThat(PublicHolidays.between("DE", null, LocalDate.parse("2027-01-02"), LocalDate.parse("2026-12-24")))
                .isEmpty();
    }

    @Test
    void holidaysAreCalledAsEnglishCallsThem() {
        assertThat(PublicHolidays.on("DE", null, LocalDate.parse("2026-12-25")))
                .map(PublicHolidays.Day::name)
                .contains("Christmas Day");
        assertThat(PublicHolidays.on("CO", null, LocalDate.parse("2027-03-22")))
                .map(PublicHolidays.Day::name)
                .contains("St. Joseph's Day");
    }

    @Test
    void ofACountryThatNobodyWroteDownNothingIsSaid() {
        assertThat(PublicHolidays.areKnown("PH")).isFalse();
        assertThat(PublicHolidays.on("PH", null, LocalDate.parse("2027-01-01"))).isEmpty();
        assertThat(PublicHolidays.regions("PH")).isEmpty();
        assertThat(PublicHolidays.areKnown("")).isFalse();
    }
}
