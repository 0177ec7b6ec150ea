package app.handoff.review.web;

import app.handoff.review.Entries;
import app.handoff.review.Review;
import app.handoff.review.Verdict;
import app.handoff.shared.RuleViolation;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What people enter for a review. */
record ReviewForm(
        @Nullable Integer version,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable BigDecimal invoices,
        @Nullable String invoicesReason,
        @Nullable BigDecimal credits,
        @Nullable String creditsNote,
        @Nullable BigDecimal stays,
        @Nullable String staysNote,
        @Nullable BigDecimal threshold,
        @Nullable String accepted,
        @Nullable String judgeMark,
        @Nullable String judgeNote,
        @Nullable String otherName,
        @Nullable String otherMark,
        @Nullable Verdict verdict,
        @Nullable String verdictReason) {

    static ReviewForm of(Review review) {
        var entries = review.entries();
        return new ReviewForm(
                review.version(),
                review.from(),
                review.to(),
                entries.invoices(),
                entries.invoicesReason(),
                entries.credits(),
                entries.creditsNote(),
                entries.stays(),
                entries.staysNote(),
                entries.threshold(),
                entries.accepted() == null ? null : entries.accepted() ? "YES" : "NO",
                entries.judgeMark() == null ? null : entries.judgeMark().toString(),
                entries.judgeNote(),
                entries.otherName(),
                entries.otherMark() == null ? null : entries.otherMark().toString(),
                null,
                null);
    }

    int seen() {
        return version == null ? 0 : version;
    }

    LocalDate first() {
        return day(from, "from");
    }

    LocalDate last() {
        return day(to, "to");
    }

    private static LocalDate day(@Nullable LocalDate day, String field) {
        if (day == null) {
            throw new RuleViolation("field.required").at(field);
        }
        return day;
    }

    Entries entries() {
        return new Entries(
                invoices,
                text(invoicesReason),
                credits,
                text(creditsNote),
                stays,
                text(staysNote),
                threshold,
                accepted == null || accepted.isBlank() ? null : "YES".equals(accepted),
                mark(judgeMark),
                text(judgeNote),
                text(otherName),
                mark(otherMark));
    }

    private static @Nullable String text(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    private static @Nullable Integer mark(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        return typed.matches("[1-5]") ? Integer.valueOf(typed) : Integer.valueOf(0);
    }
}
