package app.handoff.review;

import app.handoff.kernel.PlainText;
import app.handoff.text.NumberKind;
import app.handoff.text.ReadAs;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;

/** What people enter for a review. */
record ReviewForm(
        @Nullable Integer version,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @ReadAs(NumberKind.MONEY) @Nullable BigDecimal invoices,
        @Nullable String invoicesReason,
        @ReadAs(NumberKind.MONEY) @Nullable BigDecimal credits,
        @Nullable String creditsNote,
        @ReadAs(NumberKind.MONEY) @Nullable BigDecimal stays,
        @Nullable String staysNote,
        @Nullable BigDecimal threshold,
        @Nullable String accepted,
        @Nullable String judgeScore,
        @Nullable String judgeNote,
        @Nullable String otherName,
        @Nullable String otherScore,
        @Nullable ReviewVerdict verdict,
        @Nullable String verdictReason) {

    static ReviewForm of(Review review) {
        var reviewInput = review.entries();
        return new ReviewForm(
                review.version(),
                review.from(),
                review.to(),
                reviewInput.invoices(),
                reviewInput.invoicesReason(),
                reviewInput.credits(),
                reviewInput.creditsNote(),
                reviewInput.stays(),
                reviewInput.staysNote(),
                reviewInput.threshold(),
                reviewInput.accepted() == null ? null : reviewInput.accepted() ? "YES" : "NO",
                reviewInput.judgeScore() == null
                        ? null
                        : reviewInput.judgeScore().toString(),
                reviewInput.judgeNote(),
                reviewInput.otherName(),
                reviewInput.otherScore() == null
                        ? null
                        : reviewInput.otherScore().toString(),
                review.verdict(),
                review.verdictReason());
    }

    /** Says at each field what is missing, all at once. */
    void requirePeriod(BindingResult errors) {
        if (from == null && !errors.hasFieldErrors("from")) {
            errors.rejectValue("from", "field.day.first");
        }
        if (to == null && !errors.hasFieldErrors("to")) {
            errors.rejectValue("to", "field.day.last");
        }
    }

    void requireVerdict(BindingResult errors) {
        if (PlainText.orNull(judgeScore) == null) {
            errors.rejectValue("judgeScore", "review.score.missing");
        }
        if (verdict == null && !errors.hasFieldErrors("verdict")) {
            errors.rejectValue("verdict", "review.verdict.missing");
        }
        if (PlainText.orNull(verdictReason) == null) {
            errors.rejectValue("verdictReason", "review.verdict.why");
        }
    }

    int seen() {
        return version == null ? Integer.MIN_VALUE : version;
    }

    ReviewInput entries() {
        return new ReviewInput(
                invoices,
                PlainText.orNull(invoicesReason),
                credits,
                PlainText.orNull(creditsNote),
                stays,
                PlainText.orNull(staysNote),
                threshold,
                accepted == null || accepted.isBlank() ? null : "YES".equals(accepted),
                score(judgeScore),
                PlainText.orNull(judgeNote),
                PlainText.orNull(otherName),
                score(otherScore));
    }

    private static @Nullable Integer score(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        return typed.matches("[1-5]") ? Integer.valueOf(typed) : Integer.valueOf(0);
    }
}
