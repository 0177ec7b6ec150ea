package app.handoff.contract;

import app.handoff.kernel.Names;
import app.handoff.kernel.Proof;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What stands between the contract and the signatures, as one side sees it.
 *
 * @param questions the clauses about which a question is open
 * @param proposals the clauses for which other words are proposed
 * @param own the clauses this side has not ticked
 * @param theirs the clauses the other side has not ticked
 * @param ourTurn whether it is the turn of the reader's side
 * @param vendor the signatures of the vendor's people
 * @param us those of ours
 * @param people who is named to sign, the vendor's first; empty where one person signs for each side
 * @param readerSigns whether the reader can sign now
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
        List<Signed> vendor,
        List<Signed> us,
        List<SignerView> people,
        boolean readerSigns) {

    record Count(long understood, long unread, long asked) {}

    /**
     * A signature.
     *
     * @param role what gave this person the right to sign; null where nobody said it
     * @param proof how whoever signed had proven who they are; null for what was signed before that was asked
     */
    record Signed(
            String name,
            @Nullable String role,
            Instant at,
            int edition,
            String fingerprint,
            @Nullable Proof proof) {
        static Signed of(Signature signature) {
            return new Signed(
                    signature.typedName(),
                    signature.role(),
                    signature.at(),
                    signature.edition(),
                    signature.fingerprint(),
                    signature.proof());
        }

        /** The person who was invited, if it is another name than the one that was typed. */
        public @Nullable String invited() {
            return proof == null || Names.isSame(proof.name(), name) ? null : proof.name();
        }

        /** The name, with the role where somebody said it. */
        public String named() {
            return role == null ? name : name + ", " + role;
        }

        public String proofKey() {
            return "contract.proof." + (proof == null ? "NONE" : proof.kind().name());
        }
    }

    /** Whether somebody has signed. */
    public boolean hasBegun() {
        return !vendor.isEmpty();
    }

    /** Whether somebody of this side has signed. */
    public boolean hasBegunFor(boolean vendorSide) {
        return !(vendorSide ? vendor : us).isEmpty();
    }

    /** Whether people are named who sign, for one side at least. */
    public boolean isNamed() {
        return !people.isEmpty();
    }

    /** Those who are named for our side. */
    public List<SignerView> ours() {
        return people.stream().filter(one -> one.side() == Side.US).toList();
    }

    /** Those who are named for the vendor's side. */
    public List<SignerView> vendors() {
        return people.stream().filter(one -> one.side() == Side.VENDOR).toList();
    }

    /** The names of those who sign now; empty where nobody is named for the side whose turn it is. */
    public String awaited() {
        return people.stream()
                .filter(one -> one.state() == SignerView.State.NOW)
                .map(SignerView::name)
                .collect(Collectors.joining(", "));
    }

    /** Those who do not sign, so that somebody else has to be named. */
    public List<SignerView> refused() {
        return people.stream()
                .filter(one -> one.state() == SignerView.State.REFUSED)
                .toList();
    }

    /** The place of the reader among those who are named; null where the reader is not one of them. */
    public @Nullable SignerView reader() {
        return people.stream().filter(SignerView::reader).findFirst().orElse(null);
    }

    /** Whether the reader is named and has not signed. */
    public boolean isReaderToSign() {
        var reader = reader();
        return reader != null && reader.isOpen();
    }

    /** Whether it is the turn of the reader's side, but others of it sign. */
    public boolean othersSign() {
        return ourTurn && !readerSigns;
    }

    /** @param reader who reads; null where it is nobody in particular */
    static SigningView of(Agreement contract, Side viewer, @Nullable Participant reader) {
        var lock = contract.lock();
        boolean ready = lock.isOpen();
        var status = contract.status();
        boolean vendorSigns = status.isVendorsTurn() && ready;
        boolean weSign = status == ContractStatus.SIGNED_BY_VENDOR;
        boolean ourTurn = viewer == Side.VENDOR ? vendorSigns : weSign;
        var signatories = contract.signatories();
        return new SigningView(
                ready,
                ourTurn,
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
                signed(contract, Side.VENDOR),
                signed(contract, Side.US),
                signatories.all().stream()
                        .map(one ->
                                SignerView.of(contract, one, one.side() == Side.VENDOR ? vendorSigns : weSign, reader))
                        .sorted(Comparator.comparing(SignerView::side).reversed())
                        .toList(),
                ourTurn && signatories.isTurnOf(viewer, reader));
    }

    private static List<Signed> signed(Agreement contract, Side side) {
        return contract.signatures().all(side).stream().map(Signed::of).toList();
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
