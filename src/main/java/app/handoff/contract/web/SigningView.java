package app.handoff.contract.web;

import app.handoff.contract.Clause;
import app.handoff.contract.Contract;
import app.handoff.contract.Side;
import app.handoff.contract.Signature;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands between the contract and the signatures, as one side sees it.
 *
 * @param questions numbers of the clauses about which a question is open
 * @param own numbers of the clauses this side has not ticked
 * @param theirs numbers of the clauses the other side has not ticked
 */
record SigningView(
        boolean ready,
        boolean ourTurn,
        boolean theirTurn,
        Count ownCount,
        Count theirCount,
        int clauses,
        List<Integer> questions,
        List<Integer> own,
        List<Integer> theirs,
        boolean covered,
        @Nullable Signed vendor,
        @Nullable Signed us) {

    record Count(long understood, long unread, long asked) {}

    record Signed(String name, Instant at, int edition, String fingerprint) {
        static @Nullable Signed of(@Nullable Signature signature) {
            return signature == null
                    ? null
                    : new Signed(signature.typedName(), signature.at(), signature.edition(), signature.fingerprint());
        }
    }

    static SigningView of(Contract contract, Side viewer) {
        var lock = contract.lock();
        boolean ready = lock.isOpen();
        var status = contract.status();
        boolean vendorSigns = status == Contract.Status.SENT && ready;
        boolean weSign = status == Contract.Status.SIGNED_BY_VENDOR;
        return new SigningView(
                ready,
                viewer == Side.VENDOR ? vendorSigns : weSign,
                viewer == Side.VENDOR ? weSign : vendorSigns,
                count(contract, viewer),
                count(contract, viewer.other()),
                contract.clauses().size(),
                lock.questions().stream()
                        .map(question -> contract.numberOf(question.clause()))
                        .distinct()
                        .sorted()
                        .toList(),
                numbers(contract, viewer == Side.US ? lock.unreadByUs() : lock.unreadByVendor()),
                numbers(contract, viewer == Side.US ? lock.unreadByVendor() : lock.unreadByUs()),
                lock.gaps().isEmpty(),
                Signed.of(contract.signature(Side.VENDOR).orElse(null)),
                Signed.of(contract.signature(Side.US).orElse(null)));
    }

    private static Count count(Contract contract, Side side) {
        long asked = contract.clauses().stream()
                .filter(clause -> contract.hasOpenQuestion(clause, side))
                .count();
        long unread = contract.unread(side).size();
        return new Count(contract.clauses().size() - unread, unread - asked, asked);
    }

    private static List<Integer> numbers(Contract contract, List<Clause> clauses) {
        return clauses.stream().map(clause -> contract.numberOf(clause.id())).toList();
    }
}
