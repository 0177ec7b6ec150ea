package app.handoff.delivery;

import app.handoff.kernel.Money;
import app.handoff.kernel.Sentence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is credited for one miss, with its calculation.
 *
 * @param calculation how it comes out of the contract
 * @param most what limits it to the most of the month
 * @param corrected what was worked out before a person corrected it; null where nobody did
 */
record CreditView(
        Money amount,
        Credit.Status status,
        Sentence calculation,
        Sentence most,
        @Nullable Sentence corrected,
        boolean open,
        boolean agreeable,
        boolean waivable) {

    static CreditView of(Credit credit) {
        var rule = new CreditRule(credit.percent(), credit.capPercent(), credit.monthFee());
        boolean owed = credit.status() == Credit.Status.OWED;
        return new CreditView(
                credit.amount(),
                credit.status(),
                Sentence.of(
                        "delivery.credit.calculation",
                        credit.percent(),
                        credit.monthFee(),
                        credit.month().atDay(1),
                        rule.full()),
                Sentence.of(
                        "delivery.credit.most",
                        credit.capPercent(),
                        rule.cap(),
                        credit.creditedBefore(),
                        credit.computed()),
                credit.correction() == null ? null : Sentence.of("delivery.credit.corrected", credit.computed()),
                owed,
                owed && !credit.amount().isZero(),
                owed || credit.status() == Credit.Status.AGREED);
    }

    /** What became of it, for the course of the miss. */
    static List<BreachView.Said> course(Credit credit) {
        var said = new ArrayList<BreachView.Said>();
        add(said, credit.correction(), Sentence.of("delivery.course.creditCorrected", credit.amount()));
        add(said, credit.agreement(), Sentence.of("delivery.course.creditAgreed", credit.amount()));
        add(said, credit.waiver(), Sentence.of("delivery.course.creditWaived"));
        if (credit.setOffAt() != null) {
            said.add(new BreachView.Said(
                    credit.setOffBy(),
                    Sentence.of("delivery.course.creditSetOff", String.valueOf(credit.invoiceNumber())),
                    null,
                    credit.setOffAt(),
                    List.of()));
        }
        return said;
    }

    /** The same for the vendor: what it was told of since that notice. */
    static List<BreachView.Said> courseForVendor(Credit credit, BreachNotice notice) {
        var said = new ArrayList<BreachView.Said>();
        var agreed = Sentence.of("delivery.course.creditAgreed", credit.amount());
        addTold(said, credit.correction(), Sentence.of("delivery.course.creditCorrected", credit.amount()), notice);
        addTold(said, credit.agreement(), agreed, notice);
        addTold(said, credit.waiver(), Sentence.of("delivery.course.creditWaived"), notice);
        return said;
    }

    private static void addTold(
            List<BreachView.Said> said, @Nullable ReasonedDecision made, Sentence what, BreachNotice notice) {
        if (made != null && made.isForVendor() && !made.at().isBefore(notice.sentAt())) {
            add(said, made, what);
        }
    }

    private static void add(List<BreachView.Said> said, @Nullable ReasonedDecision made, Sentence what) {
        if (made != null) {
            said.add(BreachView.Said.decided(made, what));
        }
    }
}
