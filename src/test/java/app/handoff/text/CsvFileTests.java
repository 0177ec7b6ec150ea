package app.handoff.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTests {

    @Test
    void writesNumbersAsTheSpreadsheetProgramOfThatCountryReadsThem() {
        assertThat(text(Locale.UK, "Books", new BigDecimal("1234.50")))
                .isEqualTo("\uFEFFTask,Hours\r\nBooks,1234.5\r\n");
        assertThat(text(Locale.GERMANY, "Bücher; Löhne", new BigDecimal("1234.50")))
                .isEqualTo("\uFEFFTask;Hours\r\n\"Bücher; Löhne\";1234,5\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+49 30", "-2", "@SUM(A1)", "\t=1", "\r=1", "=HYPERLINK(\"http://elsewhere\")"})
    void noTextActsAsAFormula(String typed) {
        var table = PastedTable.read(text(Locale.UK, typed, null).substring(1));

        assertThat(table.rows().get(1).cells().get(0)).startsWith("'");
    }

    @Test
    void whatIsNotKnownStaysEmpty() {
        assertThat(text(Locale.UK, "Books", null)).endsWith("Books,\r\n");
    }

    private static String text(Locale locale, Object... cells) {
        return new String(
                CsvFile.of(List.of("Task", "Hours"), List.of(Arrays.asList(cells)), locale), StandardCharsets.UTF_8);
    }
}
