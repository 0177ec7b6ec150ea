package app.handoff.web;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.text.Format;
import app.handoff.text.NumberKind;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;

class FormFieldsTests {

    private final StaticMessageSource words = new StaticMessageSource();
    private final Format format = new Format(words);

    record Line(@Nullable String name, @Nullable BigDecimal amount) {}

    record Form(
            @Nullable String text,
            @Nullable DayOfWeek day,
            @Nullable List<Line> lines,
            @Nullable Integer version) {}

    @Test
    void onlyWhatDiffersIsSaidAndInWords() {
        words.addMessage("enum.DayOfWeek.MONDAY", Locale.getDefault(), "Monday");
        words.addMessage("ui.notProvided", Locale.getDefault(), "Not provided");
        var mine = new Form("a\r\nb", DayOfWeek.FRIDAY, List.of(new Line("Rent", new BigDecimal("4.0"))), 1);
        var theirs = new Form(
                "a\nb", DayOfWeek.MONDAY, List.of(new Line("", new BigDecimal("4")), new Line("Post", null)), 2);

        assertThat(FormFields.differing(mine, theirs, format))
                .containsOnlyKeys("day", "lines[0].name", "lines[1].name")
                .containsEntry("day", "Monday")
                .containsEntry("lines[0].name", "Not provided")
                .containsEntry("lines[1].name", "Post");
    }

    record Ticks(@Nullable Set<DayOfWeek> days, @Nullable BigDecimal hours) {}

    /** Boxes are one field, in whatever order they were ticked; a number is said as its reader writes it. */
    @Test
    void boxesAreComparedTogether() {
        words.addMessage("enum.DayOfWeek.MONDAY", Locale.getDefault(), "Monday");
        words.addMessage("ui.notProvided", Locale.getDefault(), "Not provided");
        var none = new Ticks(null, new BigDecimal("1250.50"));
        var some = new Ticks(Set.of(DayOfWeek.MONDAY), new BigDecimal("1250.5"));

        assertThat(FormFields.differing(none, some, format)).containsExactly(Map.entry("days", "Monday"));
        assertThat(FormFields.differing(some, none, format)).containsExactly(Map.entry("days", "Not provided"));
        assertThat(FormFields.differing(none, new Ticks(Set.of(), null), format))
                .containsOnlyKeys("hours");
        assertThat(FormFields.differing(new Ticks(Set.of(), null), none, format))
                .containsExactly(Map.entry("hours", "1,250.5"));
    }

    @Test
    void anAmountWithAFractionIsSaidBackAsOnABill() {
        assertThat(format.readBack("1250.5", NumberKind.MONEY, false)).isEqualTo("1,250.50");
        assertThat(format.readBack("0.405", NumberKind.MONEY, false)).isEqualTo("0.405");
        assertThat(format.readBack("1250", NumberKind.MONEY, true)).isEqualTo("1,250");
        assertThat(format.readBack("1250.5", NumberKind.NUMBER, false)).isEqualTo("1,250.5");
    }

    @Test
    void whatIsTypedAsWeWouldWriteItIsNotSaidBack() {
        assertThat(format.readBack("28", NumberKind.MONEY, false)).isNull();
        assertThat(format.readBack(" 7.5 ", NumberKind.NUMBER, false)).isNull();
        assertThat(format.readBack("84.00", NumberKind.MONEY, false)).isNull();
        assertThat(format.readBack("7,5", NumberKind.NUMBER, false)).isEqualTo("7.5");
        assertThat(format.readBack("€ 28", NumberKind.MONEY, false)).isEqualTo("28");
    }
}
