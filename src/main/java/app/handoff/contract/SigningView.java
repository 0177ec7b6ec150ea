package app.handoff.contract;

import app.handoff.kernel.Names;
import app.handoff.kernel.Proof;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands between the contract and the signatures, as one side sees it.
 *
 * @param questions the clauses about which a question is open
 * @param proposals the clauses for which other words are proposed
 * @param own the clauses this side has not ticked
 * @param theirs the clauses the other side has not ticked
 */
record SigningView(
        boolean ready,
        boolean ourTurn,
        boolean theirTurn,
        Count ownCount,
        Count theirCount,
        int clauses,
        List<ClauseRef> questions,
        List<ClauseRef> proposals,
        List<ClauseRef> own,
        List<ClauseRef> theirs,
        boolean covered,
        @Nullable Signed vendor,
        @Nullable Signed us) {

    record Count(long understood, long unread, long asked) {}

    /** @param proof how whoever signed had proven who they are; null for what was signed before that was asked */
    record Signed(
            String name,
            Instant at,
            int edition,
            String fingerprint,
            @Nullable Proof proof) {
        static @Nullable Signed of(@Nullable Signature signature) {
            return signature == null
                    ? null
                    : new Signed(
                            signature.typedName(),
                            signature.at(),
                            signature.edition(),
                            signature.fingerprint(),
                            signature.proof());
        }

        /** The person who was invited, if it is another name than the one that was typed. */
        public @Nullable String invited() {
            return proof == null || Names.isSame(proof.name(), name) ? null : proof.name();
        }

        public String proofKey() {
            return "contract.proof." + (proof == null ? "NONE" : proof.kind().name());
        }
    }

    static SigningView of(Agreement contract, Side viewer) {
        var lock = contract.lock();
        boolean ready = lock.isOpen();
        var status = contract.status();
        boolean vendorSigns = status == ContractStatus.SENT && ready;
        boolean weSign = status == ContractStatus.SIGNED_BY_VENDOR;
        return new SigningView(
                ready,
                viewer == Side.VENDOR ? vendorSigns : weSign,
                viewer == Side.VENDOR ? weSign : vendorSigns,
                count(contract, viewer),
                count(contract, viewer.other()),
                contract.wording().clauses().size(),
                lock.questions().stream()
                        .map(ContractQuestion::clause)
                        .distinct()
                        .map(clause -> ClauseRef.of(contract, clause))
                        .sorted(Comparator.comparingInt(ClauseRef::number))
                        .toList(),
                lock.proposals().stream()
                        .map(ClauseProposal::clause)
                        .map(clause -> ClauseRef.of(contract, clause))
                        .sorted(Comparator.comparingInt(ClauseRef::number))
                        .toList(),
                refs(contract, viewer == Side.US ? lock.unreadByUs() : lock.unreadByVendor()),
                refs(contract, viewer == Side.US ? lock.unreadByVendor() : lock.unreadByUs()),
                lock.gaps().isEmpty(),
                Signed.of(contract.signature(Side.VENDOR).orElse(null)),
                Signed.of(contract.signature(Side.US).orElse(null)));
    }

    private static Count count(Agreement contract, Side side) {
        long asked = contract.wording().clauses().stream()
                .filter(clause -> contract.reading().hasOpenQuestion(clause, side))
                .count();
        long unread = contract.reading().unread(side).size();
        return new Count(contract.wording().clauses().size() - unread, unread - asked, asked);
    }

    private static List<ClauseRef> refs(Agreement contract, List<Clause> clauses) {
        return clauses.stream()
                .map(clause -> ClauseRef.of(contract, clause.id()))
                .toList();
    }

    /** A clause to jump to. */
    record ClauseRef(int number, String id) {
        static ClauseRef of(Agreement contract, ClauseId clause) {
            return new ClauseRef(contract.wording().numberOf(clause), clause.toString());
        }
    }
}
