package app.handoff.delivery;

import app.handoff.kernel.CurrentMember;
import app.handoff.text.Format;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A text to start from when a vendor is told of missed levels: the facts, the clause, what it credits, and the day for the reply. */
@Component
class NoticeDraft {

    private final Credits credits;
    private final Format format;

    NoticeDraft(Credits credits, Format format) {
        this.credits = credits;
        this.format = format;
    }

    @Transactional(readOnly = true)
    public String of(Delivery delivery, List<Breach> named, LocalDate day, CurrentMember member) {
        var owed = credits.of(named.stream().map(Breach::id).toList());
        var facts = named.stream()
                .map(breach -> {
                    var credit = owed.get(breach.id());
                    var fact = format.message(
                            "delivery.notice.draft.fact",
                            breach.levelName(),
                            breach.week(),
                            breach.endsOn(),
                            format.text(BreachView.measured(delivery, breach)));
                    return credit == null || !credit.status().counts()
                            ? fact
                            : fact
                                    + " "
                                    + format.message(
                                            "delivery.notice.draft.credit",
                                            credit.amount(),
                                            credit.percent(),
                                            credit.monthFee());
                })
                .collect(Collectors.joining("\n\n"));
        var clause = delivery.remedy() == null
                ? ""
                : format.message("delivery.notice.draft.clause", delivery.remedy()) + "\n\n";
        return format.message(
                        "delivery.notice.draft.begin",
                        delivery.vendor().holder().name(),
                        member.businessName(),
                        delivery.title())
                + "\n\n" + facts + "\n\n" + clause
                + format.message("delivery.notice.draft.end", day, member.name());
    }
}
