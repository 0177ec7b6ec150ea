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
        @Nullable String verdictReason,
        @Nullable String delivered,
        @Nullable String onTime,
        @Nullable String again,
        @Nullable String lessons,
        @Nullable String inHouseOwner,
        @ReadAs(NumberKind.HOURS) @Nullable BigDecimal inHouseHours) {

    private static final String YES = "YES";

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
                answered(reviewInput.accepted()),
                reviewInput.judgeScore() == null
                        ? null
                        : reviewInput.judgeScore().toString(),
                reviewInput.judgeNote(),
                reviewInput.otherName(),
                reviewInput.otherScore() == null
                        ? null
                        : reviewInput.otherScore().toString(),
                review.verdict(),
                review.verdictReason(),
                answered(reviewInput.delivered()),
                answered(reviewInput.onTime()),
                answered(reviewInput.again()),
                reviewInput.lessons(),
                reviewInput.inHouseOwner(),
                reviewInput.inHouseHours());
    }

    private static @Nullable String answered(@Nullable Boolean answer) {
        return answer == null ? null : answer ? YES : "NO";
    }

    private static @Nullable Boolean answer(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : YES.equals(typed);
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
        if (verdict == ReviewVerdict.TAKE_BACK) {
            if (PlainText.orNull(inHouseOwner) == null) {
                errors.rejectValue("inHouseOwner", "review.inHouseOwner.missing");
            }
            if (inHouseHours == null && !errors.hasFieldErrors("inHouseHours")) {
                errors.rejectValue("inHouseHours", "review.inHouseHours.missing");
            }
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
                answer(accepted),
                score(judgeScore),
                PlainText.orNull(judgeNote),
                PlainText.orNull(otherName),
                score(otherScore),
                answer(delivered),
                answer(onTime),
                answer(again),
                PlainText.orNull(lessons),
                PlainText.orNull(inHouseOwner),
                inHouseHours,
                null);
    }

    private static @Nullable Integer score(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        return typed.matches("[1-5]") ? Integer.valueOf(typed) : Integer.valueOf(0);
    }
}
