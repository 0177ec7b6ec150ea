package app.handoff.review;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.contract.Renewal;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Money;
import app.handoff.text.Format;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What a verdict leads to is said in whole sentences. */
class FollowUpTests {

    private static final LocalDate START = LocalDate.parse("2027-01-04");
    private static final LocalDate END = LocalDate.parse("2027-12-31");

    @ParameterizedTest
    @EnumSource(ReviewVerdict.class)
    void noSentenceLeavesAPlaceOpen(ReviewVerdict verdict) {
        var format = format();
        var engagement = EngagementId.next();
        var plan = new ReviewPlan(
                engagement,
                new ReviewPlan.Agreed(
                        "Tala Ledger", START, END, 30, Money.of("8058", "EUR"), Money.of("350", "EUR"), 12, null));
        var ofItself = new ArrayList<String>();
        for (var then : Renewal.values()) {
            plan.termIs(END, END.minusDays(30), then);
            ofItself.addAll(said(plan, verdict, format));
        }
        assertThat(ofItself).noneMatch(sentence -> sentence.contains("{") || sentence.contains("review.follow"));
        plan.termIs(END, END.minusDays(30), Renewal.OPTION);
        assertThat(said(plan, verdict, format))
                .as("a contract that ends by itself knows no last day for notice")
                .noneMatch(
                        sentence -> sentence.contains("last day for notice") || sentence.contains("last day to give"));
        plan.termIs(END, END.minusDays(30), Renewal.AUTO);
        var said = said(plan, verdict, format);

        assertThat(said).noneMatch(sentence -> sentence.contains("{") || sentence.contains("review.follow"));
        assertThat(said.isEmpty()).isEqualTo(verdict == ReviewVerdict.CONTINUE);
    }

    private static List<String> said(ReviewPlan plan, ReviewVerdict verdict, Format format) {
        var review = new Review(plan.engagement(), START, START.plusMonths(3), null);
        review.incline(verdict, "It went well.");

        return FollowUp.of(plan, review, null).stream()
                .flatMap(follow -> Stream.concat(
                        Stream.of(follow.step().title(), follow.step().note()),
                        Stream.ofNullable(follow.next())
                                .flatMap(next -> Stream.of(next.title(), next.reason(), next.button()))))
                .map(sentence -> format.text(sentence))
                .toList();
    }

    private static Format format() {
        var bundle = new ResourceBundleMessageSource();
        bundle.setBasenames("messages/review", "messages/text", "messages/kernel");
        bundle.setDefaultEncoding("UTF-8");
        return new Format(bundle);
    }
}
