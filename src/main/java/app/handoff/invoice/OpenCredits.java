package app.handoff.invoice;

import app.handoff.delivery.Credit;
import app.handoff.delivery.CreditId;
import app.handoff.delivery.Credits;
import app.handoff.kernel.Actor;
import app.handoff.kernel.RuleViolation;
import app.handoff.text.Format;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Credits that a vendor agreed to and that no invoice was paid less by yet. */
@Component
class OpenCredits {

    private final Credits credits;
    private final Format format;

    OpenCredits(Credits credits, Format format) {
        this.credits = credits;
        this.format = format;
    }

    /** Those that were agreed on under the contract of an invoice: what another vendor owes is none of this one's. */
    @Transactional(readOnly = true)
    public List<CreditLine> of(Invoice invoice) {
        return credits.open(invoice.contract()).stream()
                .filter(credit -> credit.amount().currency().equals(invoice.currency()))
                .map(this::line)
                .toList();
    }

    private CreditLine line(Credit credit) {
        return new CreditLine(
                credit.id().id(),
                format.message("invoice.credit", credit.level(), credit.week()),
                credit.amount().amount());
    }

    /** @throws RuleViolation if one of these is not open: somebody else set it off, or it was taken back */
    List<CreditLine> chosen(Invoice invoice, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var open = of(invoice);
        if (!open.stream().map(CreditLine::credit).toList().containsAll(ids)) {
            throw new RuleViolation("invoice.credits.gone").at("credits");
        }
        return open.stream().filter(line -> ids.contains(line.credit())).toList();
    }

    /** Marks the credits of an invoice as used. */
    void setOff(Invoice invoice, Actor by, Instant now) {
        invoice.credits()
                .forEach(line ->
                        credits.setOff(new CreditId(line.credit()), invoice.id().id(), invoice.number(), by, now));
    }

    /** Lets the credits of an invoice be used for another one. */
    void release(Invoice invoice, Actor by, Instant now) {
        credits.release(invoice.id().id(), by, now);
    }
}
