package app.handoff.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.kernel.RuleViolation;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SkillsTests {

    @Test
    void areTypedWithCommasSemicolonsOrLinesInBetween() {
        assertThat(Skills.read(" Bookkeeping,Payroll;Tax  returns\r\n,;\nC++ "))
                .containsExactly("Bookkeeping", "Payroll", "Tax returns", "C++");
        assertThat(Skills.read(null)).isEmpty();
        assertThat(Skills.read(" , ;")).isEmpty();
    }

    @Test
    void countOnceWhateverTheCaseAndTheSpaces() {
        assertThat(Skills.read("Book keeping, bookkeeping, BOOKKEEPING, C, C++"))
                .containsExactly("Book keeping", "C", "C++");
    }

    @Test
    void areReadAgainAsTheyAreShown() {
        var skills = Skills.read("Payroll; Night work");

        assertThat(Skills.read(Skills.text(skills))).isEqualTo(skills);
    }

    @Test
    void areShortAndFew() {
        assertThat(Skills.read("x".repeat(60))).hasSize(1);
        refused("vendor.skills.tooLong", "Payroll, " + "x".repeat(61));
        assertThat(Skills.read(numbered(20))).hasSize(20);
        refused("vendor.skills.tooMany", numbered(21));
    }

    private static String numbered(int skills) {
        return IntStream.range(0, skills).mapToObj(number -> "Skill " + number).collect(Collectors.joining(","));
    }

    private static void refused(String code, String typed) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> Skills.read(typed))
                .satisfies(violation -> {
                    assertThat(violation.code()).isEqualTo(code);
                    assertThat(violation.field()).isEqualTo("skills");
                });
    }
}
