package app.handoff.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.handoff.text.NumberKind;
import app.handoff.text.ReadAs;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.FieldError;

class AnswerReaderTests {

    private final BeanPropertyBindingResult errors = new BeanPropertyBindingResult(new Answers("", "", "", ""), "form");
    private final AnswerReader answers = new AnswerReader(errors);

    @Test
    void anEmptyAnswerIsFine() {
        assertThat(answers.text("text", null, 5)).isEmpty();
        assertThat(answers.lines("text", " \n ")).isEmpty();
        assertThat(answers.number("hours", " ")).isNull();
        assertThat(answers.anyNumber("hours", null)).isNull();
        assertThat(answers.day("day", "")).isNull();
        assertThat(answers.choice("choice", "", DayOfWeek.class)).isNull();
        assertThat(answers.refused()).isFalse();
    }

    @Test
    void nonsenseIsToldAtItsField() {
        answers.text("text", "longer", 5);
        answers.number("hours", "-1");
        answers.day("day", "2027-02-30");
        answers.choice("choice", "SOMEDAY", DayOfWeek.class);

        assertThat(errors.getFieldErrors())
                .extracting(FieldError::getField, FieldError::getCode)
                .containsExactlyInAnyOrder(
                        tuple("text", "text.tooLong"),
                        tuple("hours", "field.positiveOrZero"),
                        tuple("day", "typed.noDay"),
                        tuple("choice", "typed.noChoice"));
    }

    @Test
    void aNumberIsReadByWhatItsFieldCounts() {
        assertThat(answers.number("hours", "30 min")).isEqualByComparingTo("0.5");
        assertThat(answers.anyNumber("hours", "-2")).isEqualByComparingTo("-2");
        assertThat(answers.whole("hours", "12", 20)).isEqualTo(12);
        assertThat(answers.whole("hours", "12.5", 20)).isNull();
        assertThat(answers.number("hours", "1.1255")).isNull();
        assertThat(answers.number("hours", "21", BigDecimal.TEN)).isNull();
        assertThat(errors.getFieldErrors("hours"))
                .extracting(FieldError::getCode)
                .containsExactly("number.notWhole", "number.tooExact", "number.tooHigh");
    }

    @Test
    void aChoiceThatHasToBeMadeIsAskedFor() {
        answers.choice("choice", null, DayOfWeek.class, "field.choose");

        assertThat(errors.getFieldErrors("choice"))
                .extracting(FieldError::getCode)
                .containsExactly("field.choose");
    }

    @Test
    void readsWhatIsThere() {
        assertThat(answers.text("text", " two\r\nlines ", 20)).isEqualTo("two\nlines");
        assertThat(answers.lines("text", "one\n\n two \none")).containsExactly("one", "two");
        assertThat(answers.day("day", " 2027-02-26 ")).isEqualTo(LocalDate.of(2027, 2, 26));
        assertThat(answers.choice("choice", "MONDAY", DayOfWeek.class)).isEqualTo(DayOfWeek.MONDAY);
    }

    record Answers(String text, @ReadAs(NumberKind.HOURS) String hours, String day, String choice) {}
}
