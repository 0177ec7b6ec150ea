package app.handoff.contract;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Embeddable;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.Parent;

/**
 * Other words that were proposed for clauses while both sides read the contract. At most one proposal about a clause is open;
 * while one is, nobody signs.
 */
@Embeddable
class Negotiation {

    /** As often as one side can read other words for one clause, and for all of them. */
    static final int MOST_ABOUT_A_CLAUSE = 10;

    static final int MOST = 60;

    @Parent private Agreement contract;

    @OneToMany(mappedBy = "contract", cascade = CascadeType.PERSIST)
    @OrderBy("proposedAt")
    private List<ClauseProposal> proposals = new ArrayList<>();

    Negotiation(Agreement contract) {
        this.contract = contract;
    }

    @SuppressWarnings("NullAway.Init")
    protected Negotiation() {}

    /**
     * The vendor proposes other words for a clause.
     *
     * @param seen the fingerprint of the clause that this person has before them
     * @throws RuleViolation if the business proposes, which changes the text itself; if the clause was changed meanwhile, or a
     *     proposal about it is open; if the vendor proposed as much as anybody can read
     */
    public ClauseProposal propose(
            ClauseId id, String seen, String law, String plain, String reason, Actor by, Instant now) {
        contract.requireReading();
        if (Side.of(by) == Side.US) {
            throw new RuleViolation("contract.proposal.vendorProposes");
        }
        var clause = contract.wording().presentClause(id);
        contract.requireOwnWords(clause);
        if (openAbout(clause).isPresent()) {
            throw new RuleViolation("contract.proposal.openAlready", clause.title());
        }
        if (!clause.fingerprint().equals(seen)) {
            throw new RuleViolation("contract.proposal.changedMeanwhile", clause.title());
        }
        requireFew(clause);
        var proposal = new ClauseProposal(contract, clause, law, plain, reason, null, by, now);
        proposals.add(proposal);
        contract.happened(new Proposed(contract.id(), contract.engagement(), clause.title(), by, now));
        return proposal;
    }

    /** What was withdrawn counts as well: it was read, and told of. */
    private void requireFew(Clause clause) {
        var theirs = proposals.stream()
                .filter(proposal -> proposal.proposedBy() == Side.VENDOR)
                .toList();
        if (theirs.stream().filter(proposal -> proposal.isAbout(clause)).count() >= MOST_ABOUT_A_CLAUSE) {
            throw new RuleViolation("contract.proposal.tooManyAboutClause", MOST_ABOUT_A_CLAUSE, clause.title());
        }
        if (theirs.size() >= MOST) {
            throw new RuleViolation("contract.proposal.tooMany", MOST);
        }
    }

    /**
     * The clause gets the words that the other side proposed: a new version of the contract, in which both sides read this clause
     * again and no other.
     *
     * @throws RuleViolation {@code contract.proposal.leavesGap} if a part of the scope had no clause afterwards
     */
    public void accept(ProposalId id, Actor by, Instant now) {
        contract.requireReading();
        var proposal = proposal(id);
        proposal.requireOther(by);
        var clause = contract.wording().presentClause(proposal.clause());
        effectOf(proposal).gaps().stream().findFirst().ifPresent(gap -> {
            throw new RuleViolation("contract.proposal.leavesGap", gap.name());
        });
        proposal.accepted(contract.wording().edition() + 1, by, now);
        // Only the business changes the text, also where it was the vendor who agreed to its words.
        var words = Side.of(by) == Side.US ? by : proposal.proposer();
        contract.wording().change(clause.id(), clause.title(), proposal.law(), proposal.plain(), words, now);
        contract.happened(new Accepted(contract.id(), contract.engagement(), clause.title(), by, now));
    }

    public void refuse(ProposalId id, String reason, Actor by, Instant now) {
        contract.requireReading();
        var proposal = proposal(id);
        proposal.refused(reason, by, now);
        contract.happened(new Refused(contract.id(), contract.engagement(), titleOf(proposal), by, now));
    }

    /** The business answers the vendor's words with words of its own, about which the vendor decides. */
    public ClauseProposal counter(ProposalId id, String law, String plain, String reason, Actor by, Instant now) {
        contract.requireReading();
        var proposal = proposal(id);
        proposal.requireCounterable(by);
        var clause = contract.wording().presentClause(proposal.clause());
        var own = new ClauseProposal(contract, clause, law, plain, reason, id, by, now);
        if (own.law().equals(proposal.law()) && own.plain().equals(proposal.plain())) {
            throw new RuleViolation("contract.proposal.sameWords").at("law");
        }
        proposal.countered(by, now);
        proposals.add(own);
        contract.happened(new Countered(contract.id(), contract.engagement(), clause.title(), by, now));
        return own;
    }

    public void withdraw(ProposalId id, Actor by, Instant now) {
        contract.requireReading();
        var proposal = proposal(id);
        proposal.withdrawn(by, now);
        contract.happened(new Withdrawn(contract.id(), contract.engagement(), titleOf(proposal), by, now));
    }

    /** Clauses may say something else now: what was proposed for the words before cannot be decided about any more. */
    void outdate(Actor by, Instant now) {
        for (var proposal : open()) {
            var clause = contract.wording().clause(proposal.clause());
            if (clause.isRemoved() || !proposal.isBasedOn(clause)) {
                proposal.outdated(by, now);
                contract.happened(new Outdated(contract.id(), contract.engagement(), clause.title(), by, now));
            }
        }
    }

    /** What the contract would lack, and where it would contradict itself, with the words of a proposal and not without them. */
    Effect effectOf(ClauseProposal proposal) {
        var about = contract.wording().clause(proposal.clause());
        var now = contract.standing();
        var then = now.stream()
                .map(clause -> clause.key().equals(about.key())
                        ? new ClauseText(
                                clause.key(), new ClauseLibrary.Text(clause.title(), proposal.law(), proposal.plain()))
                        : clause)
                .toList();
        var gaps = new ArrayList<>(gaps(then));
        gaps.removeAll(gaps(now));
        var contradictions = new ArrayList<>(Contradiction.in(then));
        contradictions.removeAll(Contradiction.in(now));
        return new Effect(List.copyOf(gaps), List.copyOf(contradictions));
    }

    private List<ScopeItem> gaps(List<ClauseText> clauses) {
        return Coverage.of(contract.basis(), clauses).gaps();
    }

    /**
     * @param gaps parts of the scope that no clause would settle any more
     * @param contradictions clauses that would say different things about one matter
     */
    record Effect(List<ScopeItem> gaps, List<Contradiction> contradictions) {}

    private String titleOf(ClauseProposal proposal) {
        return contract.wording().clause(proposal.clause()).title();
    }

    public List<ClauseProposal> open() {
        return proposals.stream().filter(ClauseProposal::isOpen).toList();
    }

    Optional<ClauseProposal> openAbout(Clause clause) {
        return open().stream().filter(proposal -> proposal.isAbout(clause)).findFirst();
    }

    /** The newest proposal about a clause, whatever became of it. */
    Optional<ClauseProposal> latestAbout(Clause clause) {
        return proposals.stream().filter(proposal -> proposal.isAbout(clause)).reduce((earlier, later) -> later);
    }

    public List<ClauseProposal> proposals() {
        return List.copyOf(proposals);
    }

    /** @throws NotFound if this contract has no such proposal */
    public ClauseProposal proposal(ProposalId id) {
        return proposals.stream()
                .filter(proposal -> proposal.id().equals(id))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    public record Proposed(ContractId contract, EngagementId engagement, String clause, Actor by, Instant at)
            implements EngagementEvent {}

    public record Accepted(ContractId contract, EngagementId engagement, String clause, Actor by, Instant at)
            implements EngagementEvent {}

    public record Refused(ContractId contract, EngagementId engagement, String clause, Actor by, Instant at)
            implements EngagementEvent {}

    public record Countered(ContractId contract, EngagementId engagement, String clause, Actor by, Instant at)
            implements EngagementEvent {}

    public record Withdrawn(ContractId contract, EngagementId engagement, String clause, Actor by, Instant at)
            implements EngagementEvent {}

    public record Outdated(ContractId contract, EngagementId engagement, String clause, Actor by, Instant at)
            implements EngagementEvent {}
}
