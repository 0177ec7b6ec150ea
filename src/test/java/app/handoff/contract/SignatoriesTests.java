package app.handoff.contract;

import static app.handoff.contract.SampleContracts.ANA;
import static app.handoff.contract.SampleContracts.LIZA;
import static app.handoff.contract.SampleContracts.NOW;
import static app.handoff.contract.SampleContracts.proofOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.contract.Signatory.Person;
import app.handoff.kernel.Actor;
import app.handoff.kernel.MemberId;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.Proof;
import app.handoff.kernel.RuleViolation;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Several people sign for a side, in their order or in any, and somebody else in the place of one of them. */
class SignatoriesTests {

    private static final Participant INVITED = new Participant(LIZA, "liza@tala.example");
    private static final Participant OURS = new Participant(ANA, null);
    private static final Actor BO = Actor.member(MemberId.next(), "Bo Lind");
    private static final Actor MIA = Actor.member(MemberId.next(), "Mia Vogt");

    @Test
    void theUsualContractIsSignedByOneOfEachSideWithoutAnythingMore() {
        var contract = SampleContracts.anActiveOne();

        assertThat(contract.signatories().all()).isEmpty();
        assertThat(contract.signature(Side.VENDOR).orElseThrow().role()).isNull();
        var view = SigningView.of(SampleContracts.aReadOne(), Side.VENDOR, INVITED);
        assertThat(view.readerSigns()).isTrue();
        assertThat(view.isNamed()).isFalse();
    }

    @Test
    void isSignedWhenAllHaveSignedAndFixedFromTheFirstSignature() {
        var contract = SampleContracts.aReadOne();
        name(contract, "Jon");

        assertThat(people(contract, Side.VENDOR)).containsExactly("Liza Cruz", "Jon Reyes");
        sign(contract, "Jon");
        assertThat(contract.status()).isEqualTo(ContractStatus.SIGNING);
        var text = contract.wording().text();
        refused(
                "contract.closedForChanges",
                () -> contract.changeTerms(TermsTests.with(contract.terms(), 45), ANA, NOW));
        refused(
                "contract.notBeingRead",
                () -> contract.reading()
                        .withdraw(contract.wording().clauses().get(0).id(), LIZA));
        refused("contract.sign.vendorFirst", () -> sign(contract, ANA));
        refused("contract.sign.alreadySigned", () -> sign(contract, "Jon"));
        assertThat(contract.wording().text()).isEqualTo(text);

        sign(contract, LIZA);
        assertThat(contract.status()).isEqualTo(ContractStatus.SIGNED_BY_VENDOR);
        contract.signatories().name(Person.member(new MemberId(BO.id()), "Bo Lind", "Treasurer"), OURS, NOW);
        refused("contract.sign.notYou", () -> sign(contract, ANA));
        contract.signatories().name(Person.member(new MemberId(ANA.id()), "Ana Ruiz", null), OURS, NOW);
        contract.signatories().arrange(true, OURS);
        refused("contract.sign.notYourTurn", () -> sign(contract, ANA));
        sign(contract, BO);
        assertThat(contract.status()).isEqualTo(ContractStatus.SIGNED_BY_VENDOR);
        assertThat(contract.activeAt()).isNull();
        sign(contract, ANA);
        assertThat(contract.status()).isEqualTo(ContractStatus.ACTIVE);
        assertThat(contract.signatures().all(Side.US))
                .extracting(Signature::role)
                .containsExactly("Treasurer", null);
    }

    @Test
    void eachSignsInTurnWhereThereIsAnOrder() {
        var contract = SampleContracts.aReadOne();
        name(contract, "Jon");
        name(contract, "Kim");
        contract.signatories().arrange(true, INVITED);
        for (int twice = 0; twice < 2; twice++) {
            contract.signatories().moveUp(id(contract, "Kim Reyes"), 3, INVITED);
        }
        assertThat(people(contract, Side.VENDOR))
                .as("pressed twice, moved once")
                .containsExactly("Liza Cruz", "Kim Reyes", "Jon Reyes");
        contract.signatories().moveUp(id(contract, "Jon Reyes"), 3, INVITED);
        contract.signatories().moveUp(id(contract, "Jon Reyes"), null, INVITED);

        assertThat(people(contract, Side.VENDOR)).containsExactly("Jon Reyes", "Liza Cruz", "Kim Reyes");
        assertThat(contract.signatories().inTurn(Side.VENDOR))
                .extracting(Signatory::name)
                .containsExactly("Jon Reyes");
        refused("contract.sign.notYourTurn", () -> sign(contract, LIZA));
        refused(
                "contract.signers.notTheirTurn",
                () -> contract.signatories().askAgain(id(contract, "Kim Reyes"), INVITED));
        contract.signatories().askAgain(id(contract, "Jon Reyes"), INVITED);
        sign(contract, "Jon");
        refused("contract.sign.notYourTurn", () -> sign(contract, "Kim"));
        refused("contract.signers.begun", () -> contract.signatories().arrange(false, INVITED));
        refused("contract.signers.begun", () -> name(contract, "Lee"));
        refused("contract.signers.begun", () -> contract.signatories().remove(id(contract, "Kim Reyes"), INVITED, NOW));
        sign(contract, LIZA);
        sign(contract, "Kim");
        assertThat(contract.status()).isEqualTo(ContractStatus.SIGNED_BY_VENDOR);
    }

    @Test
    void whoeverIsNamedInsteadSignsAndTheOneBeforeDoesNot() {
        var contract = SampleContracts.aReadOne();
        contract.signatories().replace(null, person("Jon"), INVITED, NOW);

        assertThat(people(contract, Side.VENDOR)).containsExactly("Jon Reyes");
        refused("contract.sign.notYou", () -> sign(contract, LIZA));
        refused(
                "contract.signers.notYours",
                () -> contract.signatories().replace(id(contract, "Jon Reyes"), person("Kim"), by("Lee"), NOW));
        contract.signatories().replace(id(contract, "Jon Reyes"), person("Kim"), by("Jon"), NOW);
        refused("contract.sign.notYou", () -> sign(contract, "Jon"));
        assertThat(contract.signatories().of(Side.VENDOR).get(0).inPlaceOf()).isEqualTo("Jon Reyes");
        refused(
                "contract.signers.changedMeanwhile",
                () -> contract.signatories().replace(null, person("Lee"), INVITED, NOW));
        sign(contract, "Kim");
        assertThat(contract.status()).isEqualTo(ContractStatus.SIGNED_BY_VENDOR);
        refused(
                "contract.signers.notNow",
                () -> contract.signatories().replace(id(contract, "Kim Reyes"), person("Lee"), INVITED, NOW));
    }

    @Test
    void nobodyStandsTwiceOrOnBothSides() {
        var contract = SampleContracts.aReadOne();
        name(contract, "Jon");

        refused("contract.signers.twice", () -> name(contract, "Jon"));
        refused(
                "contract.signers.twice",
                () -> contract.signatories().name(Person.byLink("Liza", "Owner", "LIZA@tala.example"), INVITED, NOW));
        refused(
                "contract.signers.otherSide",
                () -> contract.signatories().name(Person.byLink("Ana", "Owner", "ana@fern.example"), INVITED, NOW));
        refused("contract.signers.invitedNames", () -> contract.signatories().name(person("Kim"), by("Jon"), NOW));
        for (var more : List.of("Kim", "Lee", "May")) {
            name(contract, more);
        }
        refused("contract.signers.enough", () -> name(contract, "Noa"));
        refused("contract.signers.nameMissing", () -> Person.byLink(" ", "Owner", "noa@tala.example"));
        refused("contract.signers.roleMissing", () -> Person.byLink("Noa", " ", "noa@tala.example"));
        refused("contract.signers.emailMissing", () -> Person.byLink("Noa", "Owner", "noa at tala"));
        refused("text.tooLong", () -> Person.byLink("N".repeat(121), "Owner", "noa@tala.example"));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> contract.signatories().remove(UUID.randomUUID(), INVITED, NOW));
        assertThatExceptionOfType(NotFound.class)
                .as("a vendor's person is none of ours to remove")
                .isThrownBy(() -> contract.signatories().remove(id(contract, "Jon Reyes"), OURS, NOW));
    }

    @Test
    void aPersonWhoHasSignedDoesNotDeclineAndOneWhoHasNotDeclinesForAll() {
        var contract = SampleContracts.oneSignedByOneOfTheVendor();

        refused("contract.decline.notYours", () -> contract.decline("No.", by("Jon"), NOW));
        refused("contract.decline.notYours", () -> contract.decline("No.", by("Kim"), NOW));
        contract.decline("Too short a term.", INVITED, NOW);
        assertThat(contract.isDeclined()).isTrue();
        refused("contract.sign.notNow", () -> sign(contract, LIZA));
    }

    @Test
    void oneOfOursWhoDoesNotSignIsReplaced() {
        var contract = SampleContracts.oneSignedByTheVendor();
        contract.signatories().name(Person.member(new MemberId(BO.id()), "Bo Lind", null), OURS, NOW);

        refused("contract.signers.notAsked", () -> contract.signatories().refuse("No.", OURS, NOW));
        refused("reason.missing", () -> contract.signatories().refuse(" ", new Participant(BO, null), NOW));
        contract.signatories().refuse("I have left.", new Participant(BO, null), NOW);
        assertThat(contract.status()).isEqualTo(ContractStatus.SIGNED_BY_VENDOR);
        refused("contract.sign.refused", () -> sign(contract, BO));
        assertThat(SigningView.of(contract, Side.US, OURS).refused()).hasSize(1);
        contract.signatories()
                .replace(id(contract, "Bo Lind"), Person.member(new MemberId(ANA.id()), "Ana Ruiz", null), OURS, NOW);
        sign(contract, ANA);
        assertThat(contract.status()).isEqualTo(ContractStatus.ACTIVE);
    }

    @Test
    void anAmendmentIsSignedByWhoeverSignedItsContract() {
        var contract = SampleContracts.aReadOne();
        name(contract, "Jon");
        sign(contract, "Jon");
        sign(contract, LIZA);
        sign(contract, ANA);
        var amendment = SampleAmendments.aDraft(contract);

        assertThat(amendment.signatories().of(Side.VENDOR))
                .extracting(Signatory::name)
                .containsExactly("Liza Cruz", "Jon Reyes");
        assertThat(amendment.signatories().left(Side.VENDOR)).hasSize(2);
    }

    /** Every state, with one to three people a side in order and in any, and everybody who could try. */
    @Test
    void nobodySignsDeclinesOrNamesWithoutTheRight() {
        int tried = 0;
        int allowed = 0;
        var wrong = new ArrayList<String>();
        for (int vendors = 1; vendors <= 3; vendors++) {
            for (int ours = 1; ours <= 3; ours++) {
                for (var inOrder : List.of(true, false)) {
                    for (int signed = 0; signed <= vendors + ours; signed++) {
                        // What is refused changes nothing, so the next act tries the same contract.
                        var contract = arranged(vendors, ours, inOrder, signed);
                        for (int who = 0; who < 9; who++) {
                            for (var act : List.of("sign", "decline", "name", "remove", "replace", "refuse")) {
                                tried++;
                                var before = facts(contract);
                                boolean done = tries(contract, who, act);
                                if (done != may(vendors, ours, inOrder, signed, who, act)
                                        || !done && !before.equals(facts(contract))) {
                                    wrong.add(act + " by " + who + " after " + signed + " of " + vendors + "+" + ours
                                            + (inOrder ? " in order" : ""));
                                }
                                if (done) {
                                    allowed++;
                                    contract = arranged(vendors, ours, inOrder, signed);
                                }
                            }
                        }
                    }
                }
            }
        }
        System.out.println("Signing: " + tried + " acts tried, " + allowed + " accepted, wrong: " + wrong.size());
        assertThat(wrong).isEmpty();
    }

    private static final List<String> VENDORS = List.of("Liza", "Jon", "Kim");
    private static final List<Actor> US = List.of(ANA, BO, MIA);

    /** 0 to 2: the vendor's people; 3 to 5: ours; 6: somebody else at the vendor, 7: another member, 8: somebody outside. */
    private static boolean may(int vendors, int ours, boolean inOrder, int signed, int who, String act) {
        boolean vendor = who < 3 || who == 6;
        int place = who < 3 ? who : who - 3;
        int vendorsSigned = Math.min(signed, vendors);
        int oursSigned = signed - vendorsSigned;
        boolean over = signed == vendors + ours;
        boolean vendorsTurn = signed < vendors;
        boolean named = who < 3 ? place < vendors : who < 6 && place < ours;
        // A side that names nobody: the invited person, any member.
        boolean listed = who < 3 ? vendors > 1 : ours > 1;
        return switch (act) {
            case "sign" ->
                switch (who) {
                    case 0, 1, 2 -> named && vendorsTurn && (inOrder ? place == vendorsSigned : place >= vendorsSigned);
                    case 3, 4, 5 ->
                        !vendorsTurn
                                && !over
                                && (ours == 1 || named && (inOrder ? place == oursSigned : place >= oursSigned));
                    case 7 -> !vendorsTurn && !over && ours == 1;
                    default -> false;
                };
            case "decline" -> vendor && (signed == 0 && who != 8 || vendorsTurn && named && place >= vendorsSigned);
            case "name", "remove" ->
                vendor
                        ? who == 0 && vendorsTurn && vendorsSigned == 0 && (act.equals("name") || vendors > 1)
                        : who != 8 && !over && oursSigned == 0 && (act.equals("name") || ours > 1);
            // The last place of the side, or where nobody is named that of the person who signs.
            case "replace" ->
                vendor
                        ? vendorsTurn && (who == 0 || vendors > 1 && place == vendors - 1 && who != 6)
                        : who != 8 && !over && (ours > 1 || oursSigned == 0);
            case "refuse" -> !vendor && who < 6 && named && listed && !over && place >= oursSigned;
            default -> throw new IllegalArgumentException(act);
        };
    }

    private static Contract arranged(int vendors, int ours, boolean inOrder, int signed) {
        var contract = SampleContracts.aReadOne();
        for (int more = 1; more < vendors; more++) {
            name(contract, VENDORS.get(more));
        }
        if (ours > 1) {
            for (int more = 0; more < ours; more++) {
                var one = US.get(more);
                contract.signatories().name(Person.member(new MemberId(one.id()), one.name(), null), OURS, NOW);
            }
        }
        contract.signatories().arrange(inOrder, INVITED);
        contract.signatories().arrange(inOrder, OURS);
        for (int at = 0; at < signed; at++) {
            if (at < vendors) {
                sign(contract, VENDORS.get(at));
            } else {
                sign(contract, US.get(at - vendors));
            }
        }
        return contract;
    }

    private static void act(Contract contract, int who, String act) {
        var actor = who < 3 || who == 6
                ? LIZA
                : who == 7
                        ? Actor.member(MemberId.next(), "Eve")
                        : who == 8 ? Actor.guest("Max Stranger") : US.get(who - 3);
        var address = who < 3
                ? VENDORS.get(who).toLowerCase() + "@tala.example"
                : who == 6 ? "eve@tala.example" : who == 8 ? "max@law.example" : null;
        var participant = new Participant(actor, address);
        var side = Side.of(actor);
        var named = contract.signatories().of(side);
        var last = named.isEmpty() ? null : named.get(named.size() - 1).id();
        var person = side == Side.VENDOR ? person("Noa") : Person.member(MemberId.next(), "Noa Berg", null);
        switch (act) {
            case "sign" -> sign(contract, actor, address);
            case "decline" -> {
                if (side == Side.US) {
                    throw new RuleViolation("only the vendor has a page to decline");
                }
                contract.decline("No.", participant, NOW);
            }
            case "name" -> contract.signatories().name(person, participant, NOW);
            case "remove" -> contract.signatories().remove(last == null ? UUID.randomUUID() : last, participant, NOW);
            case "replace" -> contract.signatories().replace(last, person, participant, NOW);
            case "refuse" -> contract.signatories().refuse("No.", participant, NOW);
            default -> throw new IllegalArgumentException(act);
        }
    }

    private static String facts(Contract contract) {
        return contract.status() + " " + contract.wording().fingerprint() + " "
                + contract.signatures().all(Side.VENDOR).size() + " "
                + contract.signatures().all(Side.US).size() + " "
                + contract.signatories().all().stream()
                        .map(one -> one.id() + " " + one.turn() + " " + one.refusal())
                        .toList();
    }

    private static boolean tries(Contract contract, int who, String act) {
        try {
            act(contract, who, act);
            return true;
        } catch (RuleViolation | NotFound refused) {
            return false;
        }
    }

    private static List<String> people(Contract contract, Side side) {
        return contract.signatories().of(side).stream().map(Signatory::name).toList();
    }

    private static UUID id(Contract contract, String name) {
        return contract.signatories().all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static Person person(String name) {
        return Person.byLink(name + " Reyes", "Managing director", name.toLowerCase() + "@tala.example");
    }

    private static Participant by(String name) {
        return new Participant(LIZA, name.toLowerCase() + "@tala.example");
    }

    private static void name(Contract contract, String name) {
        contract.signatories().name(person(name), INVITED, NOW);
    }

    private static void sign(Contract contract, String vendor) {
        sign(contract, LIZA, vendor.toLowerCase() + "@tala.example");
    }

    private static void sign(Contract contract, Actor by) {
        sign(contract, by, Side.of(by) == Side.VENDOR ? proofOf(by).address() : null);
    }

    private static void sign(Contract contract, Actor by, @Nullable String address) {
        var proof = address == null
                ? Proof.signedIn(by.name(), by.name().toLowerCase().replace(' ', '.') + "@fern.example", NOW)
                : new Proof(Proof.Kind.MAILED_CODE, by.name(), address, NOW);
        var who = Participant.proven(by, proof, contract.parties());
        var name = contract.signatories().find(who).map(Signatory::name).orElse(by.name());
        contract.sign(name, true, contract.wording().fingerprint(), by, proof, NOW);
    }

    private static void refused(String rule, Runnable act) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(act::run)
                .extracting(RuleViolation::code)
                .isEqualTo(rule);
    }
}
