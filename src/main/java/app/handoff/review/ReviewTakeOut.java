package app.handoff.review;

import app.handoff.engagement.TakeOut;
import app.handoff.engagement.TakeOutPart;
import app.handoff.kernel.Canonical;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Money;
import app.handoff.kernel.Sentence;
import app.handoff.text.Format;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Every finished review with what its figures were counted from, for the files of an engagement. */
@Component
class ReviewTakeOut implements TakeOutPart {

    private final ReviewRepository reviews;
    private final Format format;

    ReviewTakeOut(ReviewRepository reviews, Format format) {
        this.reviews = reviews;
        this.format = format;
    }

    @Override
    public int position() {
        return 60;
    }

    @Override
    public void addTo(TakeOut takeOut, EngagementId engagement) {
        var finished = reviews.finished(List.of(engagement));
        takeOut.table(
                "",
                format.message("review.takeOut.reviews") + ".csv",
                Sentence.of("review.takeOut.reviews.what"),
                Arrays.stream(new String[] {
                            "from",
                            "to",
                            "verdict",
                            "reason",
                            "currency",
                            "baseline",
                            "real",
                            "saved",
                            "savedAtMost",
                            "freed",
                            "freedAtMost",
                            "score",
                            "lessons"
                        })
                        .map(column -> "review.takeOut." + column)
                        .toList(),
                finished.stream().map(ReviewTakeOut::row).toList());
        takeOut.data("reviews", finished.stream().map(ReviewTakeOut::told).toList());
        if (reviews.draft(engagement).isPresent()) {
            takeOut.leaveOut(Sentence.of("review.takeOut.draft"), Sentence.of("review.takeOut.notFinished"));
        }
    }

    private static List<@Nullable Object> row(Review review) {
        var figures = review.figures();
        var row = new ArrayList<@Nullable Object>();
        row.add(review.from());
        row.add(review.to());
        row.add(review.verdict() == null ? null : review.verdict().name());
        row.add(review.verdictReason());
        if (figures == null) {
            row.addAll(Collections.nCopies(7, null));
        } else {
            row.add(figures.real().currency().getCurrencyCode());
            row.add(figures.provable() ? figures.baseline().amount() : null);
            row.add(figures.real().amount());
            row.add(amount(figures.saved()));
            row.add(amount(figures.savedAtMost()));
            row.add(figures.freed());
            row.add(figures.freedAtMost());
        }
        var score = review.entries().judgeScore();
        row.add(score == null ? null : BigDecimal.valueOf(score));
        row.add(review.entries().lessons());
        return row;
    }

    private static @Nullable BigDecimal amount(@Nullable Money money) {
        return money == null ? null : money.amount();
    }

    private static Map<String, @Nullable Object> told(Review review) {
        var told = new LinkedHashMap<String, @Nullable Object>();
        told.put("from", review.from().toString());
        told.put("to", review.to().toString());
        told.put("verdict", review.verdict() == null ? null : review.verdict().name());
        told.put("reason", review.verdictReason());
        told.put(
                "finishedAt",
                review.finishedAt() == null ? null : review.finishedAt().toString());
        told.put("finishedBy", review.finishedBy());
        told.put("entered", json(review.entries()));
        told.put("figures", review.figures() == null ? null : json(review.figures()));
        return told;
    }

    private static JsonNode json(Object value) {
        return Canonical.read(Canonical.write(value), JsonNode.class);
    }
}
