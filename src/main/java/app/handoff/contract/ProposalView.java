package app.handoff.contract;

import app.handoff.scope.DocumentChanges;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Other words for a clause as one side sees them.
 *
 * @param own whether the reader's side proposed them
 * @param answers the proposal to which these words are the answer; null where they answer none
 */
record ProposalView(
        String id,
        int clause,
        String clauseId,
        String clauseTitle,
        String proposer,
        Instant proposedAt,
        String reason,
        ClauseProposal.State state,
        boolean own,
        boolean mayDecide,
        boolean mayCounter,
        boolean mayWithdraw,
        boolean mayProposeAgain,
        @Nullable String answers,
        @Nullable String closedBy,
        @Nullable Instant closedAt,
        @Nullable String refusal,
        @Nullable Integer madeEdition) {

    /** What waits for this side, then what is open, then the rest; each newest first. */
    static final Comparator<ProposalView> WHAT_MATTERS_FIRST = Comparator.comparing(ProposalView::mayDecide)
            .thenComparing(ProposalView::open)
            .thenComparing(ProposalView::proposedAt)
            .reversed();

    static ProposalView of(Agreement contract, ClauseProposal proposal, Side viewer) {
        var clause = contract.wording().clause(proposal.clause());
        boolean own = proposal.proposedBy() == viewer;
        boolean open = contract.status() == ContractStatus.SENT && proposal.isOpen();
        return new ProposalView(
                proposal.id().toString(),
                contract.wording().numberOf(clause.id()),
                clause.id().toString(),
                clause.title(),
                proposal.proposer().name(),
                proposal.proposedAt(),
                proposal.reason(),
                proposal.state(),
                own,
                open && !own,
                open && !own && viewer == Side.US,
                open && own,
                viewer == Side.VENDOR
                        && contract.status() == ContractStatus.SENT
                        && !proposal.isOpen()
                        && proposal.state() != ClauseProposal.State.ACCEPTED
                        && !clause.isRemoved()
                        && contract.negotiation().openAbout(clause).isEmpty(),
                proposal.answers() == null ? null : proposal.answers().toString(),
                proposal.closedBy(),
                proposal.closedAt(),
                proposal.refusal(),
                proposal.madeEdition());
    }

    /** The one that is shown beside a clause: open, or not taken over and the last word about it; null where there is none. */
    static @Nullable ProposalView beside(Agreement contract, Clause clause, Side viewer) {
        return contract.negotiation()
                .latestAbout(clause)
                .filter(latest -> contract.status() == ContractStatus.SENT)
                .filter(latest -> switch (latest.state()) {
                    case OPEN, REFUSED, OUTDATED -> true;
                    case ACCEPTED, COUNTERED, WITHDRAWN -> false;
                })
                .map(latest -> of(contract, latest, viewer))
                .orElse(null);
    }

    public boolean open() {
        return state == ClauseProposal.State.OPEN;
    }

    /** Open, accepted and so on, as a key of the bundle. */
    public String stateKey() {
        return "contract.proposal.state." + state;
    }

    /** What became of it, as a key of the bundle. */
    public String outcomeKey() {
        return "contract.proposal.outcome." + state;
    }

    /** Two texts word by word. */
    static DocumentChanges.Change words(String title, String before, String after) {
        return new DocumentChanges.Change(title, lines(before), lines(after));
    }

    private static List<String> lines(String text) {
        return text.lines().filter(line -> !line.isBlank()).toList();
    }
}
