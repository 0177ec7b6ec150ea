package app.handoff.contract;

import static app.handoff.contract.SampleContracts.ANA;
import static app.handoff.contract.SampleContracts.LIZA;
import static app.handoff.contract.SampleContracts.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.kernel.Actor;
import app.handoff.kernel.Proof;
import app.handoff.kernel.RuleViolation;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every act on an amendment in every state, by each side: what is allowed works, what is not is refused and changes nothing. */
class AmendmentStatesTests {

    private static final Map<String, Act> ACTS = new LinkedHashMap<>();

    record Act(Set<AmendmentState> ours, Set<AmendmentState> theirs, BiConsumer<Subject, Actor> act) {}

    record Subject(Contract contract, Amendment amendment) {}

    static {
        var text = EnumSet.of(AmendmentState.DRAFT, AmendmentState.SENT);
        var reading = EnumSet.of(AmendmentState.SENT);
        var signing = EnumSet.of(AmendmentState.SENT, AmendmentState.SIGNING);
        var open = EnumSet.of(
                AmendmentState.DRAFT, AmendmentState.SENT, AmendmentState.SIGNING, AmendmentState.SIGNED_BY_VENDOR);
        var none = EnumSet.noneOf(AmendmentState.class);
        act(
                "understand",
                reading,
                reading,
                (s, by) -> s.amendment.reading().understand(any(s).id(), any(s).fingerprint(), by, NOW));
        act(
                "take a tick back",
                reading,
                reading,
                (s, by) -> s.amendment.reading().withdraw(any(s).id(), by));
        act("ask", reading, reading, (s, by) -> s.amendment.reading().ask(any(s).id(), "Why?", by, NOW));
        act("sign", EnumSet.of(AmendmentState.SIGNED_BY_VENDOR), signing, (s, by) -> {
            if (Side.of(by) == Side.VENDOR) {
                SampleAmendments.signByVendor(s.amendment, NOW);
            } else {
                SampleAmendments.signByUs(s.contract, s.amendment, NOW);
            }
        });
        act(
                "propose something else",
                text,
                text,
                (s, by) -> s.amendment.propose(
                        List.of(s.amendment),
                        SampleAmendments.accuracy(s.amendment.before(), "99.6", SampleAmendments.FEBRUARY),
                        by,
                        NOW));
        act(
                "send",
                EnumSet.of(AmendmentState.DRAFT),
                EnumSet.of(AmendmentState.DRAFT),
                (s, by) -> s.amendment.send(by, NOW));
        act("decline", reading, signing, (s, by) -> s.amendment.decline("Too much.", by, NOW));
        act("take it back", open, open, (s, by) -> s.amendment.voidWith("Not now.", by, NOW));
        act(
                "sign with the other side's proof",
                none,
                none,
                (s, by) -> s.amendment.sign(
                        "Somebody",
                        true,
                        SampleAmendments.print(s.amendment),
                        by,
                        SampleContracts.proofOf(Side.of(by) == Side.VENDOR ? ANA : LIZA),
                        NOW));
        act(
                "sign another version",
                none,
                none,
                (s, by) -> s.amendment.sign("Somebody", true, "00".repeat(32), by, SampleContracts.proofOf(by), NOW));
    }

    private static void act(
            String name, Set<AmendmentState> ours, Set<AmendmentState> theirs, BiConsumer<Subject, Actor> act) {
        ACTS.put(name, new Act(ours, theirs, act));
    }

    @TestFactory
    Stream<DynamicTest> everyActInEveryStateByEachSide() {
        return Stream.of(AmendmentState.values())
                .flatMap(state -> ACTS.entrySet().stream()
                        .flatMap(entry -> Stream.of(ANA, LIZA)
                                .map(by -> DynamicTest.dynamicTest(
                                        entry.getKey() + " by " + by.name() + " while " + state,
                                        () -> hold(state, entry.getValue(), by)))));
    }

    private static void hold(AmendmentState state, Act act, Actor by) {
        var subject = in(state);
        var signed = subject.contract.wording().text();
        var print = subject.contract.wording().fingerprint();
        assertThat(subject.amendment.state()).isEqualTo(state);
        if ((Side.of(by) == Side.US ? act.ours : act.theirs).contains(state)) {
            assertThatCode(() -> act.act.accept(subject, by)).doesNotThrowAnyException();
        } else {
            var text = subject.amendment.wording().document().text();
            var terms = subject.contract.termsNow();
            assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> act.act.accept(subject, by));
            assertThat(subject.amendment.state()).isEqualTo(state);
            assertThat(subject.amendment.wording().document().text()).isEqualTo(text);
            assertThat(subject.contract.termsNow()).isEqualTo(terms);
        }
        assertThat(subject.contract.wording().text()).isEqualTo(signed);
        assertThat(subject.contract.wording().document().text()).isEqualTo(signed);
        assertThat(subject.contract.wording().fingerprint()).isEqualTo(print);
        assertThat(subject.contract.terms().end()).isEqualTo(LocalDate.of(2027, 12, 31));
    }

    private static Subject in(AmendmentState state) {
        var contract = SampleContracts.anActiveOne();
        var amendment = SampleAmendments.aDraft(contract);
        if (state == AmendmentState.DRAFT) {
            return new Subject(contract, amendment);
        }
        amendment.send(ANA, NOW);
        SampleAmendments.read(amendment, NOW);
        switch (state) {
            case SIGNING -> {
                amendment
                        .signatories()
                        .name(
                                Signatory.Person.byLink("Jon Reyes", "Director", "jon@tala.example"),
                                new Participant(LIZA, "liza@tala.example"),
                                NOW);
                amendment.sign(
                        "Jon Reyes",
                        true,
                        SampleAmendments.print(amendment),
                        LIZA,
                        new Proof(Proof.Kind.MAILED_CODE, "Jon Reyes", "jon@tala.example", NOW),
                        NOW);
            }
            case SIGNED_BY_VENDOR -> SampleAmendments.signByVendor(amendment, NOW);
            case IN_FORCE -> {
                SampleAmendments.signByVendor(amendment, NOW);
                SampleAmendments.signByUs(contract, amendment, NOW);
            }
            case DECLINED -> amendment.decline("Too much.", LIZA, NOW);
            case WITHDRAWN -> amendment.voidWith("Not now.", ANA, NOW);
            case DRAFT, SENT -> {}
        }
        return new Subject(contract, amendment);
    }

    private static Clause any(Subject subject) {
        return subject.amendment.wording().clauses().get(0);
    }
}
