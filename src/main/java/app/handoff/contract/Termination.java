package app.handoff.contract;

import app.handoff.kernel.Actor;
import app.handoff.kernel.RuleViolation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That a contract in force ends, and when: one side has given notice, both agree, or its term is over. The work goes on
 * until its last day; what belongs to the business is handed back by then.
 *
 * @param on the last day of the contract
 * @param reason in the words of whoever ends it; the vendor reads it
 * @param handBack what comes back, is destroyed or is taken away, in the order of its list
 */
record Termination(
        Ground ground, LocalDate on, String reason, String givenBy, Instant givenAt, List<HandBack> handBack) {

    public Termination {
        handBack = List.copyOf(handBack);
    }

    /** What the contract allows an end for. */
    public enum Ground {
        /** Notice by either side, to the end of a month. */
        NOTICE,
        /** The same service level was missed as often as the clause on remedies says. */
        MISSED_LEVELS,
        /** The transition did not end in its time. */
        TRANSITION,
        /** The vendor broke a duty and did not put it right within 14 days of being told. */
        CAUSE,
        /** Both sides agree on a day. */
        AGREED,
        /** The term is over. */
        TERM
    }

    /**
     * One thing to hand back.
     *
     * @param what its own words, from scope and data rules; empty where the kind says it all
     * @param doneBy who confirmed that it is done; null until then
     */
    public record HandBack(
            Kind kind,
            String what,
            @Nullable String doneBy,
            @Nullable Instant doneAt) {

        static HandBack of(Kind kind, String what) {
            return new HandBack(kind, what, null, null);
        }

        public boolean confirmed() {
            return doneAt != null;
        }

        public enum Kind {
            /** Data that is returned or destroyed as the data rules say. */
            DATA,
            /** Access to programs, accounts and rooms. */
            ACCESS,
            /** What the business provided for the work. */
            MATERIALS,
            /** Records and unfinished work. */
            RECORDS,
            /** What the vendor knows, told to the business or the next vendor. */
            KNOWLEDGE
        }
    }

    /** Everything that has to come back from this work. */
    static List<HandBack> handBack(ContractBasis.Work work) {
        var list = new ArrayList<HandBack>();
        work.data()
                .rules()
                .forEach(rule -> list.add(HandBack.of(HandBack.Kind.DATA, rule.data() + ": " + rule.atEnd())));
        if (list.isEmpty()) {
            list.add(HandBack.of(HandBack.Kind.DATA, ""));
        }
        list.add(HandBack.of(
                HandBack.Kind.ACCESS,
                work.further().stream()
                        .filter(detail -> detail.label().equals(ContractBasisFactory.PROGRAMS))
                        .map(ContractBasis.Detail::value)
                        .findFirst()
                        .orElse("")));
        if (!work.inputs().isEmpty()) {
            list.add(HandBack.of(
                    HandBack.Kind.MATERIALS,
                    String.join(
                            ", ",
                            work.inputs().stream()
                                    .map(ContractBasis.Input::what)
                                    .toList())));
        }
        list.add(HandBack.of(HandBack.Kind.RECORDS, ""));
        list.add(HandBack.of(HandBack.Kind.KNOWLEDGE, ""));
        return List.copyOf(list);
    }

    /** The same with one thing handed back; what is confirmed already stays as it was confirmed first. */
    Termination handedBack(int item, Actor by, Instant now) {
        if (item < 0 || item >= handBack.size()) {
            throw new RuleViolation("contract.handBack.unknown");
        }
        if (handBack.get(item).confirmed()) {
            return this;
        }
        var list = new ArrayList<>(handBack);
        var open = list.get(item);
        list.set(item, new HandBack(open.kind(), open.what(), by.name(), now));
        return new Termination(ground, on, reason, givenBy, givenAt, list);
    }

    /** How much is not handed back yet. */
    public long left() {
        return handBack.stream().filter(item -> !item.confirmed()).count();
    }

    /** Whether nothing is left to hand back. */
    public boolean allHandedBack() {
        return left() == 0;
    }

    public boolean isOver(LocalDate today) {
        return today.isAfter(on);
    }
}
