package app.handoff.review;

import app.handoff.kernel.RuleViolation;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What only people know: real invoices, credits, costs that stayed, and how satisfied they are.
 *
 * @param invoices what the vendor really charged; null means the price of the contract, pro rata
 * @param threshold what the test by the reason asks for: hours freed a week, or money saved; null means more than nothing
 * @param accepted whether who judges the work accepts it
 * @param delivered whether a one-off project was delivered, {@code onTime} whether by the agreed day, and {@code again} whether we
 *     would ask the same vendor for such work again; null where nobody answered, and for other work
 * @param lessons what the next scope of this work should say, in our own words
 * @param inHouseOwner who does the work in-house again, and {@code inHouseHours} in how many hours a week; null unless it is taken back
 * @param opinions what people said who were asked by link; null in a draft, and where nobody answered
 */
record ReviewInput(
        @Nullable BigDecimal invoices,
        @Nullable String invoicesReason,
        @Nullable BigDecimal credits,
        @Nullable String creditsNote,
        @Nullable BigDecimal stays,
        @Nullable String staysNote,
        @Nullable BigDecimal threshold,
        @Nullable Boolean accepted,
        @Nullable Integer judgeScore,
        @Nullable String judgeNote,
        @Nullable String otherName,
        @Nullable Integer otherScore,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean delivered,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean onTime,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean again,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String lessons,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String inHouseOwner,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BigDecimal inHouseHours,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Heard> opinions) {

    static final int LONGEST_LESSONS = 2_000;
    private static final BigDecimal HOURS_OF_A_WEEK = BigDecimal.valueOf(168);
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000L);
    private static final int LONGEST = 300;
    private static final int LONGEST_NAME = 80;

    public static ReviewInput none() {
        return askingFor(null);
    }

    static ReviewInput askingFor(@Nullable BigDecimal threshold) {
        return new ReviewInput(null, null, null, null, null, null, threshold, null, null, null, null, null);
    }

    /** What is entered about work that is neither a one-off project nor taken back. */
    ReviewInput(
            @Nullable BigDecimal invoices,
            @Nullable String invoicesReason,
            @Nullable BigDecimal credits,
            @Nullable String creditsNote,
            @Nullable BigDecimal stays,
            @Nullable String staysNote,
            @Nullable BigDecimal threshold,
            @Nullable Boolean accepted,
            @Nullable Integer judgeScore,
            @Nullable String judgeNote,
            @Nullable String otherName,
            @Nullable Integer otherScore) {
        this(
                invoices,
                invoicesReason,
                credits,
                creditsNote,
                stays,
                staysNote,
                threshold,
                accepted,
                judgeScore,
                judgeNote,
                otherName,
                otherScore,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /**
     * Whether a one-off project came as agreed: delivered, on time and accepted. Empty while that is not answered in full and
     * nothing was answered with no.
     */
    Optional<Boolean> cameAsAgreed() {
        var answers =
                Stream.of(delivered, onTime, accepted).filter(Objects::nonNull).toList();
        if (answers.contains(Boolean.FALSE)) {
            return Optional.of(false);
        }
        return answers.size() == 3 ? Optional.of(true) : Optional.empty();
    }

    /** What people said who were asked by link, the first answer in front. */
    List<Heard> heard() {
        return opinions == null ? List.of() : opinions;
    }

    ReviewInput with(List<Heard> opinions) {
        return new ReviewInput(
                invoices,
                invoicesReason,
                credits,
                creditsNote,
                stays,
                staysNote,
                threshold,
                accepted,
                judgeScore,
                judgeNote,
                otherName,
                otherScore,
                delivered,
                onTime,
                again,
                lessons,
                inHouseOwner,
                inHouseHours,
                opinions.isEmpty() ? null : List.copyOf(opinions));
    }

    /**
     * What one person said through a link.
     *
     * @param score from 1 to 5
     */
    record Heard(
            String name,
            Opinion.Standing standsAs,
            int score,
            @Nullable String word,
            Instant at) {}

    /** How satisfied those are who were asked, from 1 to 5; empty while nobody was. */
    public OptionalDouble satisfaction() {
        return Stream.concat(Stream.of(judgeScore, otherScore), heard().stream().map(Heard::score))
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .average();
    }

    public ReviewInput {
        amount(invoices, "invoices");
        amount(credits, "credits");
        amount(stays, "stays");
        amount(threshold, "threshold");
        if (invoices != null && blank(invoicesReason)) {
            throw new RuleViolation("review.invoices.why").at("invoicesReason");
        }
        if (credits != null && credits.signum() > 0 && blank(creditsNote)) {
            throw new RuleViolation("review.credits.why").at("creditsNote");
        }
        if (stays != null && stays.signum() > 0 && blank(staysNote)) {
            throw new RuleViolation("review.stays.why").at("staysNote");
        }
        text(invoicesReason, "invoicesReason", LONGEST);
        text(creditsNote, "creditsNote", LONGEST);
        text(staysNote, "staysNote", LONGEST);
        text(judgeNote, "judgeNote", LONGEST);
        text(otherName, "otherName", LONGEST_NAME);
        score(judgeScore, "judgeScore");
        score(otherScore, "otherScore");
        text(lessons, "lessons", LONGEST_LESSONS);
        text(inHouseOwner, "inHouseOwner", LONGEST_NAME);
        if (inHouseHours != null && (inHouseHours.signum() < 0 || inHouseHours.compareTo(HOURS_OF_A_WEEK) > 0)) {
            throw new RuleViolation("hours.ofAWeek", HOURS_OF_A_WEEK).at("inHouseHours");
        }
        if (otherScore != null && blank(otherName)) {
            throw new RuleViolation("review.other.who").at("otherName");
        }
    }

    private static void amount(@Nullable BigDecimal amount, String field) {
        if (amount != null && (amount.signum() < 0 || amount.compareTo(MOST) > 0)) {
            throw new RuleViolation("review.amount.bounds").at(field);
        }
    }

    private static void text(@Nullable String text, String field, int longest) {
        if (text != null && text.length() > longest) {
            throw new RuleViolation("text.tooLong", longest).at(field);
        }
    }

    private static void score(@Nullable Integer score, String field) {
        if (score != null && (score < 1 || score > 5)) {
            throw new RuleViolation("review.score.bounds").at(field);
        }
    }

    static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
