package app.handoff.contract;

import app.handoff.evaluation.Awards;
import app.handoff.evaluation.StandingAward;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EditedMeanwhile;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.MailRequest;
import app.handoff.kernel.Money;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.Proof;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.VendorId;
import app.handoff.servicelevel.AgreedLevel;
import app.handoff.tenancy.BusinessCache;
import app.handoff.tenancy.VendorProofs;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The contracts of a business: finds them, and lets one person at a time act on each. */
@Service
@Transactional
public class Contracts {

    private static final EnumSet<ContractStatus> SIGNED = EnumSet.of(ContractStatus.ACTIVE, ContractStatus.ENDED);

    private final ContractRepository contracts;
    private final AgreementRepository agreements;
    private final AmendmentRepository amendments;
    private final Awards awards;
    private final WorkRecord work;
    private final ContractNotifications notifications;
    private final VendorProofs proofs;
    private final BusinessCache cache;

    Contracts(
            ContractRepository contracts,
            AgreementRepository agreements,
            AmendmentRepository amendments,
            Awards awards,
            WorkRecord work,
            ContractNotifications notifications,
            VendorProofs proofs,
            BusinessCache cache) {
        this.contracts = contracts;
        this.agreements = agreements;
        this.amendments = amendments;
        this.awards = awards;
        this.work = work;
        this.notifications = notifications;
        this.proofs = proofs;
        this.cache = cache;
    }

    /**
     * The contract that both sides of this engagement have signed, whether in force or ended, with everything that they have
     * agreed on since, also what takes effect later. Whoever plans what comes next asks for this: its end, its notice day;
     * whoever measures, invoices or reviews a day asks what was {@link #inForce} on it.
     */
    @Transactional(readOnly = true)
    public Optional<SignedContract> signed(EngagementId engagement) {
        return contracts
                .findFirstByEngagementAndStatusInOrderByRoundDesc(engagement, SIGNED)
                .map(contract -> signed(contract, Consolidated.termsLatest(contract, changesOf(contract))));
    }

    /**
     * What both sides had agreed on for a day: before the first day of the work the contract as it was signed, after its last
     * day as it stood then. Of several contracts of an engagement the last one that had begun counts.
     */
    @Transactional(readOnly = true)
    public Optional<SignedContract> inForce(EngagementId engagement, LocalDate day) {
        return Optional.ofNullable(inForce(engagement, List.of(day)).get(day));
    }

    /** The same for several days, read once; empty before a contract is signed. */
    @Transactional(readOnly = true)
    public Map<LocalDate, SignedContract> inForce(EngagementId engagement, Collection<LocalDate> days) {
        var signed = signedOf(engagement);
        var changes = new HashMap<ContractId, List<Amendment>>();
        var found = new TreeMap<LocalDate, SignedContract>();
        for (var day : days) {
            countingOn(signed, day)
                    .ifPresent(contract -> found.put(
                            day,
                            signed(
                                    contract,
                                    Consolidated.termsOn(
                                            contract,
                                            changes.computeIfAbsent(contract.id(), id -> changesOf(contract)),
                                            day))));
        }
        return found;
    }

    /** Each contract of an engagement that both sides signed, whichever of them counts, as it was on a day; the first one first. */
    @Transactional(readOnly = true)
    public List<SignedContract> each(EngagementId engagement, LocalDate day) {
        return signedOf(engagement).stream()
                .map(contract -> signed(contract, Consolidated.termsOn(contract, changesOf(contract), day)))
                .toList();
    }

    /**
     * What both sides had agreed on in each of these contracts, whichever of its engagement counts, to be asked for any day as long as
     * this transaction lasts. All are read in two statements.
     */
    @Transactional(readOnly = true)
    public Map<ContractId, Function<LocalDate, SignedContract>> histories(Collection<ContractId> ids) {
        var read = ids.isEmpty() ? List.<Contract>of() : contracts.findByIdIn(ids);
        var changed = read.stream()
                .filter(contract -> contract.changes() > 0)
                .map(Contract::id)
                .toList();
        var changes = changed.isEmpty()
                ? Map.<ContractId, List<Amendment>>of()
                : amendments.findByAmendsInOrderByNumber(changed).stream()
                        .collect(Collectors.groupingBy(Amendment::amends));
        return read.stream()
                .collect(Collectors.toMap(
                        Contract::id,
                        contract -> day -> signed(
                                contract,
                                Consolidated.termsOn(contract, changes.getOrDefault(contract.id(), List.of()), day))));
    }

    private List<Contract> signedOf(EngagementId engagement) {
        return contracts.findByEngagementAndStatusInOrderByRound(engagement, SIGNED);
    }

    private static Optional<Contract> countingOn(List<Contract> signed, LocalDate day) {
        return signed.stream()
                .filter(contract -> !contract.terms().start().isAfter(day))
                .reduce((earlier, later) -> later)
                .or(() -> signed.stream().findFirst());
    }

    /**
     * What the work comes to for a term of the bid, without taking it over: by what was agreed for each of these days, in
     * parts by their number, in the contract that counts on the last of them.
     *
     * @param to the last day, included
     */
    @Transactional(readOnly = true)
    public Optional<Money> workPerTerm(EngagementId engagement, LocalDate from, LocalDate to) {
        return countingOn(signedOf(engagement), to)
                .map(contract -> FeesByDay.of(contract, changesOf(contract)).workPerTerm(from, to));
    }

    private List<Amendment> changesOf(Contract contract) {
        return contract.changes() == 0 ? List.of() : amendments.findByAmendsOrderByNumber(contract.id());
    }

    private static SignedContract signed(Contract contract, Consolidated standing) {
        var terms = standing.terms();
        var work = standing.basis().work();
        var offer = standing.basis().offer();
        var levels = work.levels().stream()
                .map(level -> new AgreedLevel(level.asked(), terms.agreedFor(level)))
                .toList();
        return new SignedContract(
                contract.id(),
                contract.engagement(),
                contract.parties().vendorId(),
                contract.parties().vendor().name(),
                contract.parties().vendor().email(),
                contract.parties().holder(),
                contract.parties().vendorZone(),
                terms.start(),
                terms.end(),
                terms.lastNoticeDay(),
                terms.renewal(),
                offer.total(),
                offer.takingOver(),
                offer.termMonths(),
                offer.rate(),
                payment(standing),
                terms.remedies(),
                levels,
                terms.transitionWeeks(),
                terms.exitWeeksInARow(),
                terms.reportDay(),
                terms.reportTime(),
                terms.reportZone(),
                terms.reportedBy(),
                work.oversight().hoursPerWeek(),
                contract.signature(Side.US)
                        .map(Signature::at)
                        .orElse(contract.origin().preparedAt()));
    }

    private static PaymentTerms payment(Consolidated standing) {
        var terms = standing.terms();
        var offer = standing.basis().offer();
        var rules = offer.rules();
        var prices = offer.prices().stream()
                .map(price -> new PaymentTerms.Price(
                        price.label(),
                        price.unit(),
                        price.quantityPerYear(),
                        price.unitPrice(),
                        price.perYear(),
                        price.paid(),
                        price.leastPerMonth()));
        return new PaymentTerms(
                terms.rateModel(),
                terms.taxIncluded(),
                terms.paymentDays(),
                rules != null && rules.expenses() == ContractBasis.Expenses.AT_COST
                        ? Stream.concat(prices, Stream.of(receipts(offer.total().currency())))
                                .toList()
                        : prices.toList(),
                rules == null ? null : rules.earlyPayment());
    }

    private static PaymentTerms.Price receipts(Currency currency) {
        var nothing = Money.zero(currency);
        return new PaymentTerms.Price(
                "Expenses, each agreed before",
                "against receipts",
                BigDecimal.ZERO,
                nothing,
                nothing,
                PaidBy.RECEIPTS,
                null);
    }

    /**
     * What a clause said on a day, with its title: "Remedies: Miss once: redo it."; empty where the contract had no such clause.
     */
    @Transactional(readOnly = true)
    public Optional<String> inPlainWords(EngagementId engagement, ClauseType type, LocalDate day) {
        return countingOn(signedOf(engagement), day)
                .flatMap(contract -> Consolidated.on(contract, changesOf(contract), day).clauses().stream()
                        .filter(clause -> clause.type() == type)
                        .findFirst())
                .map(clause -> clause.title() + ": " + clause.plain());
    }

    /** The newest engagements in which a contract with one of these vendors was ever in force, the newest first. */
    @Transactional(readOnly = true)
    public List<EngagementId> signedWith(Collection<VendorId> vendors, int most) {
        return contracts.signedWith(vendors, Limit.of(most)).stream()
                .map(EngagementId::new)
                .toList();
    }

    /** The newest contract of an engagement, whatever became of it. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<Contract> latest(EngagementId engagement) {
        return cache.get(
                Contracts.class,
                new Latest(engagement),
                () -> contracts
                        .findFirstByEngagementOrderByRoundDesc(engagement)
                        .map(Contracts::whole));
    }

    /**
     * The contract that counts: the newest one, unless it came to nothing and a vendor was chosen since, with whom none is
     * drafted yet.
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<Contract> current(EngagementId engagement) {
        return latest(engagement).filter(contract -> !isPast(contract, standing(engagement)));
    }

    private static boolean isPast(Contract contract, @Nullable StandingAward award) {
        return contract.status() == ContractStatus.CANCELLED
                && award != null
                && !contract.origin().isFor(award.bid(), award.awardedAt());
    }

    private @Nullable StandingAward standing(EngagementId engagement) {
        return cache.get(Contracts.class, new Standing(engagement), () -> awards.standing(List.of(engagement)))
                .get(engagement);
    }

    /** The vendor that is asked next when the winner declines; empty where none was named. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<String> reserve(EngagementId engagement) {
        return Optional.ofNullable(standing(engagement)).map(StandingAward::reserve);
    }

    /** @throws NotFound if this engagement has no contract */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Contract of(EngagementId engagement) {
        return latest(engagement).orElseThrow(NotFound::new);
    }

    /** @throws NotFound if there is no such contract */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Contract get(ContractId id) {
        return cache.get(
                Contracts.class,
                id,
                () -> contracts.findById(id).map(Contracts::whole).orElseThrow(NotFound::new));
    }

    /** Who of ours stands in a contract, to hear of what the vendor writes. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public MailRequest.Recipient ourSide(ContractId id) {
        var us = get(id).parties().us();
        return new MailRequest.Recipient(us.name(), us.email());
    }

    /**
     * A contract for what is done in this transaction: what a page needs of it after that is not read.
     *
     * @throws NotFound if there is no such contract
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Contract find(ContractId id) {
        return contracts.findById(id).orElseThrow(NotFound::new);
    }

    /**
     * A contract or an amendment.
     *
     * @throws NotFound if there is neither
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    Agreement agreement(ContractId id) {
        return cache.get(
                Contracts.class,
                new Either(id),
                () -> agreements.findById(id).map(Contracts::whole).orElseThrow(NotFound::new));
    }

    /** Contracts of an engagement that came to nothing, the first one first. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<Contract> earlier(EngagementId engagement) {
        return cache.get(Contracts.class, new Earlier(engagement), () -> past(engagement));
    }

    private List<Contract> past(EngagementId engagement) {
        var all = contracts.findByEngagementOrderByRound(engagement);
        if (all.isEmpty()) {
            return List.of();
        }
        boolean allPast = isPast(all.get(all.size() - 1), standing(engagement));
        return all.subList(0, allPast ? all.size() : all.size() - 1).stream()
                .map(Contracts::whole)
                .toList();
    }

    @Transactional(readOnly = true)
    Collection<ContractLine> lines(Collection<EngagementId> engagements) {
        return engagements.isEmpty() ? List.of() : contracts.lines(engagements);
    }

    /** Keeps a contract that was just drafted; an engagement has one living contract at most. */
    Contract keep(Contract contract) {
        var before = contracts.findFirstByEngagementOrderByRoundDesc(contract.engagement());
        if (before.isPresent() && !before.get().status().isOver()) {
            throw new RuleViolation("contract.existsAlready");
        }
        return contracts.save(contract);
    }

    /** @throws RuleViolation at {@code start} while the vendor whose reserve does the work next is under contract for it */
    void requireAfterFormer(EngagementId engagement, Terms terms) {
        awards.earliestStart(engagement).filter(terms.start()::isBefore).ifPresent(earliest -> {
            throw new RuleViolation("contract.start.afterFormer", earliest.minusDays(1)).at("start");
        });
    }

    int nextRound(EngagementId engagement) {
        return contracts
                .findFirstByEngagementOrderByRoundDesc(engagement)
                .map(contract -> contract.round() + 1)
                .orElse(1);
    }

    // Drafting

    public void changeTerms(ContractId id, int seen, Terms terms, Actor by, Instant now) {
        change(id, contract -> {
            contract.requireOpenText();
            contract.expectVersion(seen);
            requireAfterFormer(contract.engagement(), terms);
            int before = contract.wording().edition();
            contract.changeTerms(terms, by, now);
            notifications.afterChange(contract, before, by, now);
            notifications.askWhoSigns(contract, now);
        });
    }

    public void changeClause(
            ContractId id, int seen, ClauseId clause, String title, String law, String plain, Actor by, Instant now) {
        agree(id, contract -> {
            contract.requireOpenText();
            contract.expectVersion(seen);
            int before = contract.wording().edition();
            contract.wording().change(clause, title, law, plain, by, now);
            notifications.afterChange(contract, before, by, now);
        });
    }

    /** @see Contract#addClause */
    ClauseId addClause(ContractId id, int seen, ClauseLibrary.Text words, ClauseId after, Actor by, Instant now) {
        var added = new AtomicReference<ClauseId>();
        change(id, contract -> {
            contract.requireOpenText();
            contract.expectVersion(seen);
            int before = contract.wording().edition();
            added.set(contract.addClause(words, after, by, now));
            notifications.afterChange(contract, before, by, now);
        });
        return Objects.requireNonNull(added.get());
    }

    /** @see Contract#takeOverNewer */
    void takeOverNewer(ContractId id, Safeguards proposed, Actor by, Instant now) {
        change(id, contract -> contract.takeOverNewer(proposed, by, now));
    }

    public void confirmPlain(ContractId id, ClauseId clause, Actor by, Instant now) {
        agree(id, contract -> contract.wording().confirmPlain(clause, by, now));
    }

    public void resetClause(ContractId id, ClauseId clause, Actor by, Instant now) {
        agree(id, contract -> {
            int before = contract.wording().edition();
            contract.wording().reset(clause, by, now);
            notifications.afterChange(contract, before, by, now);
        });
    }

    public void removeClause(ContractId id, ClauseId clause, Actor by, Instant now) {
        agree(id, contract -> {
            int before = contract.wording().edition();
            contract.wording().remove(clause, by, now);
            notifications.afterChange(contract, before, by, now);
        });
    }

    public void putClauseBack(ContractId id, ClauseId clause, Actor by, Instant now) {
        agree(id, contract -> {
            int before = contract.wording().edition();
            contract.wording().putBack(clause, by, now);
            notifications.afterChange(contract, before, by, now);
        });
    }

    public void recordLawyer(ContractId id, int seen, LawyerReview review, Actor by, Instant now) {
        agree(id, contract -> {
            contract.requireUnsigned();
            contract.expectVersion(seen);
            contract.recordLawyer(review, by, now);
        });
    }

    /** Notes that a lawyer has read it through a link of its own, unless both have signed. Whoever edits it is not held up by that. */
    void seenByLawyer(ContractId id, LawyerReview review) {
        contracts.seenByLawyer(
                id.id(), Objects.requireNonNull(review.lawyer()), Objects.requireNonNull(review.seenOn()));
    }

    /** Shows the contract to the vendor, by a link of their own. */
    public void send(ContractId id, Actor by, Instant now) {
        send(id, null, by, now);
    }

    /** @param signBy the day by which a contract is to be signed; null for the usual one */
    void send(ContractId id, @Nullable LocalDate signBy, Actor by, Instant now) {
        agree(id, agreement -> {
            agreement.send(by, now);
            if (agreement instanceof Contract contract) {
                contract.signUntil(signBy == null ? SigningDay.proposed(contract.day(now)) : signBy, by, now);
            }
            proofs.keep(id.id());
            notifications.readyToRead(agreement, now);
        });
    }

    /** Gives the vendor more, or less, time to sign; it is told. */
    void signUntil(ContractId id, LocalDate day, Actor by, Instant now) {
        change(id, contract -> {
            var before = contract.signingDay();
            contract.signUntil(day, by, now);
            if (!contract.signingDay().equals(before)) {
                notifications.signUntil(contract, now);
            }
        });
    }

    /** Reminds of contracts that are soon to be signed, and tells both sides of those whose day has passed. */
    void tellOfSigningDays(LocalDate today, Instant now) {
        for (var due : contracts.toSign(SigningDay.soonest(today))) {
            if (due.day().isToTell(today) || due.day().isToRemind(today)) {
                change(
                        due.id(),
                        contract -> contract.noticeOfSigning(now).ifPresent(notice -> {
                            if (notice == Contract.SigningNotice.SOON) {
                                notifications.signSoon(contract, now);
                            } else {
                                notifications.signingDayPassed(contract, now);
                            }
                        }));
            }
        }
    }

    // Reading

    public void understand(ContractId id, ClauseId clause, String seen, Actor by, Instant now) {
        agree(id, contract -> {
            boolean wasOpen = contract.lock().isOpen();
            contract.reading().understand(clause, seen, by, now);
            if (!wasOpen && contract.lock().isOpen()) {
                notifications.readyToSign(contract, by, now);
            }
        });
    }

    public void withdrawUnderstanding(ContractId id, ClauseId clause, Actor by) {
        agree(id, contract -> contract.reading().withdraw(clause, by));
    }

    public void ask(ContractId id, ClauseId clause, String text, Actor by, Instant now) {
        agree(id, contract -> notifications.asked(contract, contract.reading().ask(clause, text, by, now), now));
    }

    /**
     * Answers a question, or changes its answer.
     *
     * @param seen when the answer that this replaces was given; null for the first one
     * @throws EditedMeanwhile if somebody else answered
     */
    public void answer(
            ContractId id,
            QuestionId question,
            @Nullable Instant seen,
            String answer,
            boolean changesText,
            Actor by,
            Instant now) {
        agree(id, contract -> {
            contract.reading().question(question).expectAnswerOf(seen);
            contract.reading().answer(question, answer, changesText, by, now);
            notifications.answered(contract, contract.reading().question(question), now);
        });
    }

    public void settle(ContractId id, QuestionId question, Actor by, Instant now) {
        agree(id, contract -> {
            boolean wasOpen = contract.lock().isOpen();
            contract.reading().settle(question, by, now);
            if (!wasOpen && contract.lock().isOpen()) {
                notifications.readyToSign(contract, by, now);
            }
        });
    }

    public void askFurther(ContractId id, QuestionId question, String text, Actor by, Instant now) {
        agree(
                id,
                contract -> notifications.asked(contract, contract.reading().askFurther(question, text, by, now), now));
    }

    // Negotiating

    /** @see Negotiation#propose */
    public void propose(
            ContractId id,
            ClauseId clause,
            String seen,
            String law,
            String plain,
            String reason,
            Actor by,
            Instant now) {
        agree(
                id,
                contract -> notifications.proposed(
                        contract, contract.negotiation().propose(clause, seen, law, plain, reason, by, now), now));
    }

    /** @see Negotiation#accept */
    public void acceptProposal(ContractId id, ProposalId proposal, Actor by, Instant now) {
        agree(id, contract -> {
            contract.negotiation().accept(proposal, by, now);
            notifications.accepted(contract, contract.negotiation().proposal(proposal), now);
        });
    }

    public void refuseProposal(ContractId id, ProposalId proposal, String reason, Actor by, Instant now) {
        agree(id, contract -> {
            boolean wasOpen = contract.lock().isOpen();
            contract.negotiation().refuse(proposal, reason, by, now);
            notifications.refused(contract, contract.negotiation().proposal(proposal), now);
            tellIfReady(contract, wasOpen, by, now);
        });
    }

    /** @see Negotiation#counter */
    public void counterProposal(
            ContractId id, ProposalId proposal, String law, String plain, String reason, Actor by, Instant now) {
        agree(
                id,
                contract -> notifications.proposed(
                        contract, contract.negotiation().counter(proposal, law, plain, reason, by, now), now));
    }

    public void withdrawProposal(ContractId id, ProposalId proposal, Actor by, Instant now) {
        agree(id, contract -> {
            boolean wasOpen = contract.lock().isOpen();
            contract.negotiation().withdraw(proposal, by, now);
            notifications.withdrawn(contract, contract.negotiation().proposal(proposal));
            tellIfReady(contract, wasOpen, by, now);
        });
    }

    private void tellIfReady(Agreement contract, boolean wasOpen, Actor by, Instant now) {
        if (!wasOpen && contract.lock().isOpen()) {
            notifications.readyToSign(contract, by, now);
        }
    }

    // Signing and closing

    /** @see Contract#sign */
    public void sign(
            ContractId id, String typedName, boolean consent, String seen, Actor by, Proof proof, Instant now) {
        sign(
                id,
                new Signature.Given(typedName, consent, false),
                seen,
                Participant.proven(by, proof, agreement(id).parties()),
                proof,
                now);
    }

    /** @see Contract#sign */
    void sign(ContractId id, Signature.Given given, String seen, Participant who, Proof proof, Instant now) {
        var by = who.actor();
        if (Side.of(by) == Side.US) {
            // The contract first, as whoever ends it does.
            agreements.amendedBy(id.id()).ifPresent(agreements::lock);
        }
        agree(id, agreement -> {
            if (agreement instanceof Amendment amendment && Side.of(by) == Side.US) {
                change(amendment.amends(), contract -> {
                    contract.requireStandsAs(amendment, now);
                    amendment.sign(given, seen, who, proof, now);
                    if (amendment.isAgreed()) {
                        contract.follow(amendment);
                    }
                    amendment.takeEffectIfDue(contract, now);
                });
            } else {
                agreement.sign(given, seen, who, proof, now);
            }
            notifications.signed(agreement, Side.of(by), now);
            if (agreement instanceof Contract && agreement.status() == ContractStatus.ACTIVE) {
                awards.contractSigned(agreement.engagement(), now);
            }
        });
    }

    public void decline(ContractId id, String reason, Actor by, Instant now) {
        agree(id, contract -> {
            contract.decline(reason, by, now);
            notifications.declined(contract, null);
        });
    }

    /** The same, by one of several people of the vendor. */
    void decline(ContractId id, String reason, Participant who, Instant now) {
        agree(id, contract -> {
            contract.decline(reason, who, now);
            notifications.declined(contract, who);
        });
    }

    public void voidWith(ContractId id, String reason, Actor by, Instant now) {
        agree(id, contract -> {
            boolean wasShown = contract.sentAt() != null;
            contract.voidWith(reason, by, now);
            if (wasShown) {
                notifications.takenBack(contract, now);
            }
        });
    }

    /** See {@link Contract#terminate}; the vendor is told the day and what comes back. */
    public void terminate(
            ContractId id, Termination.Ground ground, LocalDate on, String reason, Actor by, Instant now) {
        change(id, contract -> {
            contract.terminate(ground, on, reason, shown(contract, contract.day(now)), changesOf(contract), by, now);
            withdrawOpenAmendment(contract, reason, by, now);
            notifications.noticeGiven(contract, changesOf(contract), now);
        });
    }

    /** A contract that is to end is not changed any more. */
    private void withdrawOpenAmendment(Contract contract, String reason, Actor by, Instant now) {
        amendments.findByAmendsOrderByNumber(contract.id()).stream()
                .filter(amendment -> amendment.state().isOpen())
                .map(Amendment::id)
                .forEach(open -> voidWith(open, reason, by, now));
    }

    /** What the work shows of the grounds on which this contract may end today. */
    @Transactional(readOnly = true)
    public WorkRecord.Shown shown(Contract contract, LocalDate today) {
        return work.of(contract.engagement(), termsToEnd(contract, today).windows());
    }

    /** See {@link Contract#termsToEnd}. */
    @Transactional(readOnly = true)
    Terms termsToEnd(Contract contract, LocalDate today) {
        return contract.termsToEnd(changesOf(contract), today);
    }

    /** Ends every contract of the business whose last day has passed. */
    public void endWhatIsOver(LocalDate today, Instant now) {
        for (var id : contracts.over(today)) {
            change(id, contract -> {
                if (contract.endIfOver(now)) {
                    notifications.ended(contract, now);
                }
            });
        }
    }

    public void handBack(ContractId id, int item, Actor by, Instant now) {
        change(id, contract -> contract.handBack(item, by, now));
    }

    /** The vendor confirms what it handed back. */
    public void handBackByVendor(ContractId id, int item, Actor by, Instant now) {
        change(id, contract -> contract.handBackByVendor(item, by, now));
    }

    // The end of the term

    /** The business takes up its option to extend the contract once; the vendor is told. */
    public void takeUpOption(ContractId id, Actor by, Instant now) {
        change(id, contract -> {
            contract.takeUpOption(by, now);
            notifications.wentOn(contract, now);
        });
    }

    /** See {@link Contract#leaveTermAsItIs}. */
    public void leaveTermAsItIs(ContractId id, Actor by, Instant now) {
        change(id, contract -> contract.leaveTermAsItIs(by, now));
    }

    /** Lets every contract of the business go on that does so by itself and whose notice day has passed. */
    public void renewWhatGoesOn(LocalDate today, Instant now) {
        for (var id : contracts.goingOn(today)) {
            change(id, contract -> {
                if (contract.renewIfNobodyEndedIt(now)) {
                    notifications.wentOn(contract, now);
                }
            });
        }
    }

    /** Lets one person at a time act on a contract. */
    void change(ContractId id, Consumer<Contract> act) {
        agreements.lock(id.id()).orElseThrow(NotFound::new);
        var contract = contracts.findById(id).orElseThrow(NotFound::new);
        act.accept(contract);
        write(contract);
    }

    /** Lets one person at a time act on a contract or an amendment. */
    void agree(ContractId id, Consumer<Agreement> act) {
        agreements.lock(id.id()).orElseThrow(NotFound::new);
        var agreement = agreements.findById(id).orElseThrow(NotFound::new);
        act.accept(agreement);
        write(agreement);
    }

    private void write(Agreement agreement) {
        // Writes what is new inside it, so that saving only has to publish what happened.
        agreements.flush();
        agreements.save(agreement);
    }

    /** Pages read all of it after its transaction. */
    static <A extends Agreement> A whole(A agreement) {
        agreement.wording().clauses().size();
        agreement.reading().questions().size();
        agreement.lock();
        agreement.signature(Side.US);
        agreement.signatories().all();
        agreement.wording().editions().size();
        if (agreement instanceof Contract contract && contract.termination() != null) {
            contract.handedBackByVendor(0);
        }
        return agreement;
    }

    private record Latest(EngagementId engagement) {}

    private record Standing(EngagementId engagement) {}

    private record Either(ContractId id) {}

    private record Earlier(EngagementId engagement) {}
}
