package app.handoff.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractLocaleTests {

    @ParameterizedTest
    @CsvSource({
        "1, minutes, 1 minute",
        "1.0, hours, 1 hour",
        "3, minutes, 3 minutes",
        "0.5, days, 0.5 days",
        "1, %, 1 %",
        "1, per piece, 1 per piece",
        "1, '', 1"
    })
    void oneIsSingular(BigDecimal number, String unit, String said) {
        assertThat(ContractLocale.ENGLISH.value(number, unit)).isEqualTo(said);
    }
}
