package app.handoff.contract;

import app.handoff.kernel.Actor;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.MailRequest;
import app.handoff.kernel.NoLongerAsked;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.Role;
import app.handoff.kernel.RuleViolation;
import app.handoff.sharelink.LinkCodes;
import app.handoff.sharelink.ShareLinks;
import app.handoff.tenancy.BusinessCache;
import app.handoff.tenancy.Businesses;
import app.handoff.tenancy.Tenancy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Asks lawyers without an account to read a contract, and takes what they say. */
@Service
@Transactional
class LawyerReadings {

    /** As many lawyers of one contract as somebody can listen to. */
    static final int MOST = 5;

    private final LawyerReadingRepository readings;
    private final Contracts contracts;
    private final ShareLinks links;
    private final LinkCodes codes;
    private final Businesses businesses;
    private final BusinessCache cache;
    private final ApplicationEventPublisher events;

    LawyerReadings(
            LawyerReadingRepository readings,
            Contracts contracts,
            ShareLinks links,
            LinkCodes codes,
            Businesses businesses,
            BusinessCache cache,
            ApplicationEventPublisher events) {
        this.readings = readings;
        this.contracts = contracts;
        this.links = links;
        this.codes = codes;
        this.businesses = businesses;
        this.cache = cache;
        this.events = events;
    }

    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<LawyerReading> of(ContractId contract) {
        return cache.get(LawyerReadings.class, contract, () -> readings.of(contract));
    }

    /** @throws NotFound if there is no such reading */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public LawyerReading get(LawyerReadingId id) {
        return cache.get(LawyerReadings.class, id, () -> readings.findById(id).orElseThrow(NotFound::new));
    }

    /**
     * Asks a lawyer to read a contract. Whoever was asked before and has not said anything gets a new link.
     *
     * @param email where the link goes; null where it is handed over
     * @throws RuleViolation once both sides have signed, or too many are asked already
     */
    public Issued ask(
            ContractId contract, String name, @Nullable String email, Actor by, String businessName, Instant now) {
        var asked = readings.of(contract);
        var again = asked.stream()
                .filter(reading -> reading.lawyer().equals(name)
                        && Objects.equals(reading.email(), email)
                        && reading.verdict().isEmpty())
                .findFirst();
        var counting = asked.stream()
                .filter(reading -> reading.isOpen(now) || reading.verdict().isPresent())
                .count();
        if (again.isEmpty() && counting >= MOST) {
            throw new RuleViolation("contract.lawyers.enough", MOST);
        }
        var read = contracts.find(contract);
        return issue(again.orElseGet(() -> new LawyerReading(read, name, email, by, now)), read, by, businessName, now);
    }

    /** Makes another link for a lawyer who was asked; the one before stops working. */
    public Issued askAgain(ContractId contract, LawyerReadingId id, Actor by, String businessName, Instant now) {
        return issue(of(contract, id), contracts.find(contract), by, businessName, now);
    }

    private Issued issue(LawyerReading reading, Contract contract, Actor by, String businessName, Instant now) {
        reading.askAgain(contract, by, now);
        readings.saveAndFlush(reading);
        var subject = reading.id().id();
        links.revoke(subject, LinkPurpose.LAWYER, now);
        events.publishEvent(new NoLongerAsked(subject));
        var holder = reading.holder();
        var path = "/s/"
                + links.issueAnother(LinkPurpose.LAWYER, subject, reading.lawyer(), holder, reading.until(), now)
                        .value()
                + "/lawyer";
        var code = codes.canMail(holder) ? null : codes.hand(holder, by.name(), reading.until(), now);
        var email = reading.email();
        if (email != null) {
            events.publishEvent(new MailRequest(
                            new MailRequest.Recipient(reading.lawyer(), email),
                            "contract.lawyerPlease",
                            List.of(
                                    businessName,
                                    contract.basis().work().title(),
                                    contract.parties().vendor().name()),
                            path,
                            reading.engagement(),
                            reading.until())
                    .asking(subject));
        }
        return new Issued(reading.lawyer(), path, code, email != null);
    }

    /** Stops the link of a lawyer; what was said stays. */
    public void stop(ContractId contract, LawyerReadingId id, Instant now) {
        var reading = of(contract, id);
        reading.stop(now);
        readings.saveAndFlush(reading);
        links.revoke(reading.id().id(), LinkPurpose.LAWYER, now);
        events.publishEvent(new NoLongerAsked(reading.id().id()));
    }

    /** Nobody is asked any more to read a contract that is signed by both sides, declined or withdrawn, and no link opens it. */
    void withdrawWhatIsTooLate(Instant now) {
        var tooLate = readings.tooLate(now);
        for (var reading : tooLate) {
            reading.stop(now);
            readings.saveAndFlush(reading);
            links.revoke(reading.id().id(), LinkPurpose.LAWYER, now);
        }
        events.publishEvent(new NoLongerAsked(
                tooLate.stream().map(reading -> reading.id().id()).collect(Collectors.toSet())));
    }

    public void handle(ContractId contract, LawyerReadingId id, UUID comment, Actor by, Instant now) {
        var reading = of(contract, id);
        reading.handle(comment, by, now);
        readings.saveAndFlush(reading);
    }

    public void reopen(ContractId contract, LawyerReadingId id, UUID comment) {
        var reading = of(contract, id);
        reading.reopen(comment);
        readings.saveAndFlush(reading);
    }

    private LawyerReading of(ContractId contract, LawyerReadingId id) {
        var reading = found(id);
        if (!reading.contract().equals(contract)) {
            throw new NotFound();
        }
        return reading;
    }

    private LawyerReading found(LawyerReadingId id) {
        return readings.findById(id).orElseThrow(NotFound::new);
    }

    public void comment(LawyerReadingId id, @Nullable ClauseId clause, String text, Instant now) {
        var reading = found(id);
        var contract = contracts.find(reading.contract());
        if (reading.comment(contract, clause, text, now)) {
            tell(reading, "contract.lawyerCommented", List.of(reading.lawyer(), title(contract)));
        }
        readings.saveAndFlush(reading);
    }

    public void takeBack(LawyerReadingId id, UUID comment) {
        var reading = found(id);
        reading.takeBack(contracts.find(reading.contract()), comment);
        readings.saveAndFlush(reading);
    }

    /** The lawyer is through; the business is told, and the contract notes that a lawyer has seen it. */
    public void conclude(LawyerReadingId id, LawyerReading.Verdict verdict, Instant now) {
        var reading = found(id);
        var contract = contracts.find(reading.contract());
        if (reading.conclude(contract, verdict, now)) {
            var today = LocalDate.ofInstant(now, Tenancy.locality().zone());
            contracts.seenByLawyer(contract.id(), LawyerReview.by(reading.lawyer(), today, today));
            tell(
                    reading,
                    "contract.lawyerRead",
                    List.of(
                            reading.lawyer(),
                            title(contract),
                            verdict,
                            reading.openComments().size()));
        }
        readings.saveAndFlush(reading);
        events.publishEvent(new NoLongerAsked(id.id()));
    }

    /** What a lawyer says is for owners and managers of the business alone, so a message holds none of it. */
    private void tell(LawyerReading reading, String message, List<Object> words) {
        for (var reader : businesses.heardBy(reading.asker(), Role.MANAGER)) {
            events.publishEvent(new MailRequest(
                    reader,
                    message,
                    words,
                    "/engagements/" + reading.engagement() + "/contract/lawyers",
                    reading.engagement()));
        }
    }

    private static String title(Contract contract) {
        return contract.basis().work().title();
    }

    /** @param code to be handed over with the link; null where the lawyer gets one by mail */
    record Issued(String name, String path, @Nullable String code, boolean mailed) {

        @Override
        public String toString() {
            return "Issued[" + name + "]";
        }
    }
}
