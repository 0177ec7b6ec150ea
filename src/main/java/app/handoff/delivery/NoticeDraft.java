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

    private static final int MOST_FAULTS = 10;
    private static final int DAYS_OF_A_WEEK = 7;

    private final Credits credits;
    private final Issues issues;
    private final Format format;

    NoticeDraft(Credits credits, Issues issues, Format format) {
        this.credits = credits;
        this.issues = issues;
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
                + "\n\n" + facts + "\n\n" + faults(delivery, named) + clause
                + format.message("delivery.notice.draft.end", day, member.name());
    }

    /** The faults that we reported between the first and the last day of these misses; empty for none. */
    private String faults(Delivery delivery, List<Breach> named) {
        if (named.isEmpty()) {
            return "";
        }
        var from = named.stream().map(Breach::endsOn).min(LocalDate::compareTo).orElseThrow();
        var to = named.stream().map(Breach::endsOn).max(LocalDate::compareTo).orElseThrow();
        var found = issues.faults(delivery, from.minusDays(DAYS_OF_A_WEEK - 1), to, MOST_FAULTS);
        return found.isEmpty()
                ? ""
                : format.message("delivery.notice.draft.faults")
                        + found.stream()
                                .map(fault -> "\n"
                                        + format.message(
                                                "delivery.notice.draft.fault",
                                                fault.title(),
                                                format.day(LocalDate.ofInstant(
                                                        fault.raisedAt(),
                                                        delivery.schedule().zone()))))
                                .collect(Collectors.joining())
                        + "\n\n";
    }
}
