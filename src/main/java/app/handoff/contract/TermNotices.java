package app.handoff.contract;

import app.handoff.kernel.MailRequest;
import app.handoff.kernel.NotFound;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells the business 90, 60 and 30 days before the last day of notice that the term of a contract is about to be decided: each
 * once, however many nodes look, and no longer once somebody has decided.
 */
@Component
class TermNotices {

    private static final List<Integer> DAYS = List.of(30, 60, 90);

    private final ContractRepository contracts;
    private final ApplicationEventPublisher mail;

    TermNotices(ContractRepository contracts, ApplicationEventPublisher mail) {
        this.contracts = contracts;
        this.mail = mail;
    }

    /** Writes what is to be told on this day in the current business. */
    @Transactional
    public int tell(LocalDate latest, Instant now) {
        int told = 0;
        var before = DAYS.stream().map(String::valueOf).collect(Collectors.joining(","));
        for (var id :
                contracts.termsToDecide(latest.minusDays(2), latest.plusDays(TermView.AHEAD_DAYS), latest, before)) {
            var contract = contracts.findById(new ContractId(id)).orElseThrow(NotFound::new);
            var today = contract.day(now);
            var by = contract.termsNow().lastNoticeDay();
            if (contract.isTermDecided()
                    || by.isBefore(today)
                    || contract.terms().rateModel() == RateModel.ONCE) {
                continue;
            }
            long left = ChronoUnit.DAYS.between(today, by);
            var due = DAYS.stream().filter(days -> left <= days).findFirst();
            if (due.isPresent() && contracts.tell(contract.id().id(), by, due.get(), now) == 1) {
                write(contract, by);
                told++;
            }
        }
        return told;
    }

    private void write(Contract contract, LocalDate by) {
        var us = contract.parties().us();
        var terms = contract.termsNow();
        mail.publishEvent(new MailRequest(
                        new MailRequest.Recipient(us.name(), us.email()),
                        "contract.term." + terms.renewal(),
                        List.of(
                                contract.basis().work().title(),
                                contract.parties().vendorName(),
                                by,
                                terms.end(),
                                terms.furtherEnd(contract.basis().offer().termMonths())),
                        ContractAccess.base(contract) + "#term",
                        contract.engagement())
                .asking(contract.id().id()));
    }
}
