package app.handoff.servicelevel;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.kernel.Canonical;
import org.junit.jupiter.api.Test;

/** Running work keeps its agreed levels as they were signed: what was stored once is read by every later version. */
class StoredLevelTests {

    private static final String SHARE = """
            {"agreed":99.2,"asked":{"code":"SL1","denominatorLabel":"entries posted","direction":"HIGHER",\
            "exclusions":"Holidays","id":{"id":"019ad0a4-5b5c-7f6e-8a53-1d1f5a0b7c01"},"maximum":null,"measuredBy":"US",\
            "method":"SAMPLE","minSample":20,"minimum":97,"name":"Right first time","numeratorLabel":"need no correction",\
            "sampleSize":80,"target":99,"unit":"PERCENT","upperTarget":null,"window":"MONTH","windowItems":null}}""";

    private static final String RANGE = """
            {"agreed":2,"asked":{"code":"SL2","denominatorLabel":"calls","direction":"RANGE","exclusions":"",\
            "id":{"id":"019ad0a4-5b5c-7f6e-8a53-1d1f5a0b7c02"},"maximum":8,"measuredBy":"VENDOR","method":"AUTO",\
            "minSample":0,"minimum":1,"name":"Length of a call","numeratorLabel":"minutes","sampleSize":null,"target":2,\
            "unit":"MINUTES","upperTarget":5,"window":"ITEMS","windowItems":200}}""";

    @Test
    void areReadAndWrittenAsTheyWere() {
        assertThat(SHARE).isEqualTo(again(SHARE));
        assertThat(RANGE).isEqualTo(again(RANGE));
    }

    @Test
    void judgeAsTheyDid() {
        var share = Canonical.read(SHARE, AgreedLevel.class);

        assertThat(share.asked().unit()).isEqualTo(ServiceLevel.Unit.PERCENT);
        assertThat(share.agreed()).isEqualByComparingTo("99.2");
        assertThat(Canonical.read(RANGE, AgreedLevel.class).asked().windowItems())
                .isEqualTo(200);
    }

    private static String again(String stored) {
        return Canonical.write(Canonical.read(stored, AgreedLevel.class));
    }
}
