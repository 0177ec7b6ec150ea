package app.handoff.delivery;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Money;
import app.handoff.kernel.NotFound;
import app.handoff.tenancy.AdvisoryLock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The ledger of what vendors owe for missed service levels. */
@Service
public class Credits {

    private static final Set<Credit.Status> AGREED = EnumSet.of(Credit.Status.AGREED, Credit.Status.SET_OFF);

    private final CreditRepository credits;
    private final BreachRepository breaches;
    private final AgreedRemedies remedies;
    private final AdvisoryLock advisoryLock;
    private final ApplicationEventPublisher events;

    Credits(
            CreditRepository credits,
            BreachRepository breaches,
            AgreedRemedies remedies,
            AdvisoryLock advisoryLock,
            ApplicationEventPublisher events) {
        this.credits = credits;
        this.breaches = breaches;
        this.remedies = remedies;
        this.advisoryLock = advisoryLock;
        this.events = events;
    }

    /** What is owed or agreed on in each engagement of the business, by currency. */
    @Transactional(readOnly = true)
    public List<OpenCredit> open() {
        return credits.open();
    }

    /** Those under a contract that the vendor agreed on and that no invoice was paid less by yet, the oldest first. */
    @Transactional(readOnly = true)
    public List<Credit> open(UUID contract) {
        return credits.standing(contract, Credit.Status.AGREED);
    }

    /**
     * Sets a credit off against an invoice; the same invoice twice is the same as once.
     *
     * @param invoiceNumber as the invoice names itself
     * @throws NotFound if there is no such credit
     * @throws app.handoff.kernel.RuleViolation unless it is agreed on and no other invoice was paid less by it
     */
    @Transactional
    public void setOff(CreditId id, UUID invoice, String invoiceNumber, Actor by, Instant now) {
        change(get(id), credit -> credit.setOff(invoice, invoiceNumber, by, now));
    }

    /** An invoice is withdrawn: whatever was set off against it is open again. */
    @Transactional
    public void release(UUID invoice, Actor by, Instant now) {
        for (var credit : credits.setOffAgainst(invoice)) {
            boolean stands =
                    breaches.findById(credit.breach()).filter(Breach::counts).isPresent();
            change(credit, any -> any.release(stands));
        }
    }

    /**
     * What was agreed on, set off or not, for measuring periods that ended between two days, both included.
     *
     * @throws NotFound if nothing was and no contract of this engagement is signed, which would tell the currency
     */
    @Transactional(readOnly = true)
    public Money agreedBetween(EngagementId engagement, LocalDate from, LocalDate to) {
        return credits.sums(engagement, from, to).stream()
                .filter(sum -> AGREED.contains(sum.getStatus()))
                .map(sum -> new Money(sum.getAmount(), sum.getCurrency()))
                .reduce(Money::plus)
                .orElseGet(() -> remedies.on(engagement, to)
                        .map(contract -> Money.zero(contract.totalPerTerm().currency()))
                        .orElseThrow(NotFound::new));
    }

    /** All for measuring periods that ended between two days, whatever became of them, in the order of the periods. */
    @Transactional(readOnly = true)
    public List<Credit> between(EngagementId engagement, LocalDate from, LocalDate to) {
        return credits.between(engagement, from, to);
    }

    /** @throws NotFound if there is no such credit */
    @Transactional(readOnly = true)
    public Credit get(CreditId id) {
        return credits.findById(id).orElseThrow(NotFound::new);
    }

    @Transactional(readOnly = true)
    Optional<Credit> of(BreachId breach) {
        return credits.of(breach);
    }

    @Transactional(readOnly = true)
    Map<BreachId, Credit> of(Collection<BreachId> breaches) {
        return breaches.isEmpty()
                ? Map.of()
                : credits.of(breaches).stream().collect(Collectors.toMap(Credit::breach, Function.identity()));
    }

    @Transactional
    void correct(BreachId breach, int seen, Money to, String reason, Actor by, Instant now) {
        var credit = required(breach);
        credit.expectVersion(seen);
        change(credit, any -> any.correct(to, reason, by, now));
        reckon(breach);
        tell(breach, MissNews.CREDIT_CORRECTED, now);
    }

    @Transactional
    void agree(BreachId breach, String words, Actor by, Instant now) {
        change(required(breach), credit -> credit.agree(words, by, now));
        tell(breach, MissNews.CREDIT_AGREED, now);
    }

    @Transactional
    void waive(BreachId breach, String reason, Actor by, Instant now) {
        change(required(breach), credit -> credit.waive(reason, by, now));
        reckon(breach);
        tell(breach, MissNews.CREDIT_WAIVED, now);
    }

    /** The vendor hears of it, where a notice had told it of the miss. */
    private void tell(BreachId breach, MissNews news, Instant now) {
        if (breaches.findById(breach).filter(Breach::isTold).isPresent()) {
            events.publishEvent(new MissMessages.Decided(breach, news, now));
        }
    }

    /** Agrees on it where it is owed and more than nothing. */
    @Transactional
    void agreeIfOwed(BreachId breach, String words, Actor by, Instant now) {
        credits.of(breach)
                .filter(credit -> credit.status() == Credit.Status.OWED
                        && !credit.amount().isZero())
                .ifPresent(credit -> change(credit, any -> any.agree(words, by, now)));
    }

    /** Waives it where it is not set off: what it was owed for is excused. */
    @Transactional
    void waiveIfOpen(BreachId breach, @Nullable String reason, Actor by, Instant now) {
        credits.of(breach)
                .filter(credit -> credit.status() == Credit.Status.OWED || credit.status() == Credit.Status.AGREED)
                .ifPresent(credit -> change(credit, any -> any.waive(reason, by, now)));
        reckon(breach);
    }

    /** What all of an engagement come to, by currency and state. */
    @Transactional(readOnly = true)
    List<CreditRepository.Sum> sums(EngagementId engagement) {
        return credits.sums(engagement);
    }

    private Credit required(BreachId breach) {
        return credits.of(breach).orElseThrow(NotFound::new);
    }

    private void change(Credit credit, Consumer<Credit> act) {
        act.accept(credit);
        credits.save(credit);
    }

    /** A level was missed, or a corrected report took that back: the month is worked out anew. */
    @ApplicationModuleListener
    void on(Breach.Judged judged) {
        reckon(judged.breach());
    }

    /**
     * Works out what is owed for the month of a breach, in the order in which the periods ended. What is agreed on or was
     * corrected by a person stays and counts towards the most of the month.
     */
    @Transactional
    void reckon(BreachId id) {
        var breach = breaches.findById(id).orElse(null);
        if (breach == null) {
            return;
        }
        advisoryLock.take("credits of " + breach.delivery());
        var month = YearMonth.from(breach.endsOn());
        var known = credits.between(breach.engagement(), month.atDay(1), month.atEndOfMonth()).stream()
                .collect(Collectors.toMap(Credit::breach, Function.identity()));
        var missed = breaches.between(breach.delivery(), month.atDay(1), month.atEndOfMonth());
        for (var one : missed) {
            var credit = known.get(one.id());
            if (credit != null && one.isCorrected()) {
                change(credit, Credit::drop);
            } else if (credit != null && !one.counts()) {
                change(credit, Credit::comeBackExcused);
            }
        }
        remedies.on(breach.engagement(), breach.endsOn())
                .flatMap(CreditRule::of)
                .ifPresent(rule ->
                        reckon(rule, missed.stream().filter(Breach::counts).toList(), known));
    }

    private void reckon(CreditRule rule, List<Breach> missed, Map<BreachId, Credit> known) {
        var credited = known.values().stream()
                .filter(credit -> credit.status().counts() && !credit.isProposed())
                .map(Credit::amount)
                .reduce(Money.zero(rule.monthFee().currency()), Money::plus);
        // What was agreed on goes before what is only proposed.
        for (var breach : missed) {
            var credit = known.get(breach.id());
            if (credit != null && credit.status() == Credit.Status.DROPPED) {
                var left = rule.left(credited);
                change(credit, any -> any.comeBack(left));
                if (credit.status().counts() && !credit.isProposed()) {
                    credited = credited.plus(credit.amount());
                }
            }
        }
        for (var breach : missed) {
            var credit = known.get(breach.id());
            if (credit == null) {
                credit = new Credit(breach, breach.levelName(), rule, credited);
            } else if (credit.isProposed()) {
                credit.reckonAgain(rule, credited);
            } else {
                continue;
            }
            credits.save(credit);
            credited = credited.plus(credit.amount());
        }
    }
}
