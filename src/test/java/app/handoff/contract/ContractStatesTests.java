package app.handoff.contract;

import static app.handoff.contract.SampleContracts.ANA;
import static app.handoff.contract.SampleContracts.LIZA;
import static app.handoff.contract.SampleContracts.NOW;
import static app.handoff.contract.SampleContracts.clause;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.kernel.RuleViolation;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every act in every state: what is allowed works, what is not is refused and changes nothing. */
class ContractStatesTests {

    private static final Map<String, Act> ACTS = new LinkedHashMap<>();

    record Act(Set<ContractStatus> allowedIn, Consumer<Contract> act) {}

    static {
        var text = EnumSet.of(ContractStatus.DRAFT, ContractStatus.SENT);
        var reading = EnumSet.of(ContractStatus.SENT);
        var signing = EnumSet.of(ContractStatus.SENT, ContractStatus.SIGNING);
        var unsigned = EnumSet.of(
                ContractStatus.DRAFT, ContractStatus.SENT, ContractStatus.SIGNING, ContractStatus.SIGNED_BY_VENDOR);
        act("change the terms", text, c -> c.changeTerms(otherTerms(c), ANA, NOW));
        act("change a clause", text, c -> c.wording().change(any(c).id(), "Work", law(c), "Plain.", ANA, NOW));
        act("reset a clause", text, c -> c.wording().reset(any(c).id(), ANA, NOW));
        act(
                "remove a clause",
                text,
                c -> c.wording().remove(clause(c, ClauseType.IP).id(), ANA, NOW));
        act(
                "put a clause back",
                text,
                c -> c.wording().putBack(clause(c, ClauseType.IP).id(), ANA, NOW));
        act("send", EnumSet.of(ContractStatus.DRAFT), c -> c.send(ANA, NOW));
        act("understand", reading, c -> c.reading().understand(any(c).id(), any(c).fingerprint(), LIZA, NOW));
        act("take a tick back", reading, c -> c.reading().withdraw(any(c).id(), LIZA));
        act("ask", reading, c -> c.reading().ask(any(c).id(), "Why?", LIZA, NOW));
        act(
                "sign as the vendor",
                signing,
                c -> c.sign("Liza Cruz", true, print(c), LIZA, SampleContracts.proofOf(LIZA), NOW));
        act("decline", signing, c -> c.decline("Too short a term.", LIZA, NOW));
        act(
                "sign for the business",
                EnumSet.of(ContractStatus.SIGNED_BY_VENDOR),
                c -> c.sign("Ana Ruiz", true, print(c), ANA, SampleContracts.proofOf(ANA), NOW));
        act("take it back", unsigned, c -> c.voidWith("The plans changed.", ANA, NOW));
        act("record the lawyer", unsigned, c -> c.recordLawyer(LawyerReview.NOT_SEEN, ANA, NOW));
        act("end", EnumSet.of(ContractStatus.ACTIVE), c -> SampleContracts.endToday(c));
    }

    private static void act(String name, Set<ContractStatus> allowedIn, Consumer<Contract> act) {
        ACTS.put(name, new Act(allowedIn, act));
    }

    @TestFactory
    Stream<DynamicTest> everyActInEveryState() {
        return Stream.of(ContractStatus.values())
                .flatMap(status -> ACTS.entrySet().stream()
                        .map(entry -> DynamicTest.dynamicTest(
                                entry.getKey() + " while " + status, () -> hold(status, entry.getValue()))));
    }

    private static void hold(ContractStatus status, Act act) {
        var contract = in(status);
        assertThat(contract.status()).isEqualTo(status);
        if (act.allowedIn().contains(status)) {
            assertThatCode(() -> act.act().accept(contract)).doesNotThrowAnyException();
            return;
        }
        var text = contract.wording().document().text();
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> act.act().accept(contract));
        assertThat(contract.status()).isEqualTo(status);
        assertThat(contract.wording().document().text()).isEqualTo(text);
        assertThat(contract.reading().questions()).isEmpty();
    }

    static Contract in(ContractStatus status) {
        return switch (status) {
            case DRAFT -> SampleContracts.aDraft();
            case SENT -> SampleContracts.aReadOne();
            case SIGNING -> SampleContracts.oneSignedByOneOfTheVendor();
            case SIGNED_BY_VENDOR -> SampleContracts.oneSignedByTheVendor();
            case ACTIVE -> SampleContracts.anActiveOne();
            case ENDED -> {
                var contract = SampleContracts.anActiveOne();
                SampleContracts.endToday(contract);
                yield contract;
            }
            case CANCELLED -> {
                var contract = SampleContracts.aSentOne();
                contract.decline("Too short a term.", LIZA, NOW);
                yield contract;
            }
        };
    }

    private static Clause any(Contract contract) {
        return clause(contract, ClauseType.WORK);
    }

    private static String law(Contract contract) {
        return any(contract).law() + "\n\nOne sentence more.";
    }

    private static String print(Contract contract) {
        return contract.wording().fingerprint() == null
                ? ""
                : contract.wording().fingerprint();
    }

    private static Terms otherTerms(Contract contract) {
        return TermsTests.with(contract.terms(), 45);
    }
}
