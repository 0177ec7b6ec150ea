package app.handoff.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.server.ResponseStatusException;

class FormRowsTests {

    @Test
    void aRowThatIsLeftOutIsAnEmptyOne() {
        assertThat(FormRows.gaps(Set.of("rows[0].what", "rows[3].what", "name")))
                .containsOnlyKeys("rows[1].what", "rows[2].what")
                .containsValue("");
        assertThat(FormRows.gaps(Set.of("rows[0].what", "rows[1].what"))).isEmpty();
    }

    @Test
    void soIsOneWithinARow() {
        assertThat(FormRows.gaps(Set.of("volumes[1].seasons[1].from")))
                .containsOnlyKeys("volumes[0].seasons[0].from", "volumes[1].seasons[0].from");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"rows[256].what", "rows[999999].what", "rows[x].what", "rows[-1].what", "rows[].what", "rows["})
    void whatOurPagesNeverNumberIsRefused(String name) {
        assertThatExceptionOfType(ResponseStatusException.class).isThrownBy(() -> FormRows.gaps(Set.of(name)));
    }
}
