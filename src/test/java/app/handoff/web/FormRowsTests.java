package app.handoff.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.kernel.VendorId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

class FormRowsTests {

    @Test
    void aRowThatIsLeftOutIsAnEmptyOne() {
        assertThat(FormRows.gaps(Form.class, Set.of("rows[0].what", "rows[3].what", "name")))
                .containsOnlyKeys("rows[1].what", "rows[2].what")
                .containsValue("");
        assertThat(FormRows.gaps(Form.class, Set.of("rows[0].what", "rows[1].what")))
                .isEmpty();
    }

    @Test
    void soIsOneWithinARow() {
        assertThat(FormRows.gaps(Form.class, Set.of("volumes[1].seasons[1].from")))
                .containsOnlyKeys("volumes[0].seasons[0].from", "volumes[1].seasons[0].from");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"rows[256].what", "rows[999999].what", "rows[x].what", "rows[-1].what", "rows[].what", "rows["})
    void whatOurPagesNeverNumberIsRefused(String name) {
        assertThatExceptionOfType(ResponseStatusException.class)
                .isThrownBy(() -> FormRows.gaps(Form.class, Set.of(name)));
    }

    /** Of one short name with rows in rows in rows, the empty rows once filled the memory of the whole installation. */
    @Test
    void whatWouldMakeMoreRowsThanAPageHasIsRefusedAtOnce() {
        var many = IntStream.range(0, 20)
                .mapToObj(list -> "list" + list + "[255].what")
                .collect(Collectors.toSet());
        for (var names : List.of(
                Set.of("x" + "[255]".repeat(200)),
                Set.of("rows[0].a[0].b[0].c[0].d"),
                Set.of("x".repeat(300) + "[1].a"),
                many)) {
            assertThatExceptionOfType(ResponseStatusException.class)
                    .as(names.toString())
                    .isThrownBy(() -> FormRows.gaps(Form.class, names));
        }
    }

    @Test
    void aRowComesByItsFieldsAndANumberAsItIs() {
        assertThatExceptionOfType(ResponseStatusException.class)
                .isThrownBy(() -> FormRows.gaps(Form.class, Set.of("rows[0]")));
        assertThatExceptionOfType(ResponseStatusException.class)
                .isThrownBy(() -> FormRows.gaps(Form.class, Set.of("files[0]")));
        assertThat(FormRows.gaps(Form.class, Set.of("numbers[0]", "numbers[2]")))
                .containsOnlyKeys("numbers[1]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name.x",
                "name.",
                "name.x.y",
                "vendor.id",
                "vendor.x",
                "rows.what",
                "rows[0].what.x",
                "numbers[0].x"
            })
    void aValueHasNoFields(String name) {
        assertThatExceptionOfType(ResponseStatusException.class)
                .isThrownBy(() -> FormRows.gaps(Form.class, Set.of(name)));
    }

    @Test
    void whatTheFormDoesNotHaveIsNotItsBusiness() {
        assertThat(FormRows.gaps(Form.class, Set.of("name", "vendor", "rows[0].what", "x", "x.y", "x.")))
                .isEmpty();
    }

    private record Form(
            List<Row> rows, List<Integer> numbers, String name, VendorId vendor, List<MultipartFile> files) {}

    private record Row(String what) {}
}
