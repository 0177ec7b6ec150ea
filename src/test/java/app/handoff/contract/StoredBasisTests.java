package app.handoff.contract;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.kernel.Canonical;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** A contract keeps what it is made from: what was stored once is read by every later version. */
class StoredBasisTests {

    private static final String LEVEL = """
            {"asked":{"code":"SL1","denominatorLabel":"entries posted","direction":"HIGHER","exclusions":"",\
            "id":{"id":"019ad0a4-5b5c-7f6e-8a53-1d1f5a0b7c01"},"maximum":null,"measuredBy":"US","method":"SAMPLE",\
            "minSample":20,"minimum":97,"name":"Right first time","numeratorLabel":"need no correction","sampleSize":80,\
            "target":99,"unit":"PERCENT","upperTarget":null,"window":"MONTH","windowItems":null},"committed":99.2,\
            "words":{"formula":"how many of the entries posted need no correction",\
            "measuring":"Measured by the Client on a random sample of 80","unit":"%","window":"month"}}""";

    @Test
    void aServiceLevelIsReadAndWrittenAsItWas() {
        var level = Canonical.read(LEVEL, ContractBasis.Level.class);

        assertThat(Canonical.write(level)).isEqualTo(LEVEL);
        assertThat(level.proposed()).isEqualByComparingTo("99.2");
        assertThat(level.accepts(new BigDecimal("97"))).isTrue();
        assertThat(level.accepts(new BigDecimal("96.9"))).isFalse();
    }

    @Test
    void theWholeBasisIsReadAsItWasWritten() {
        var written = Canonical.write(SampleContracts.aBasis());

        assertThat(Canonical.write(Canonical.read(written, ContractBasis.class)))
                .isEqualTo(written);
    }
}
