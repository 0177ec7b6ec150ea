package app.handoff.contract;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EmailAddress;
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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.Parent;
import org.jspecify.annotations.Nullable;

/**
 * Who signs a contract. Where a side names nobody, one person signs for it: the one who was invited for the vendor, an owner or
 * manager for the business. Those whom it names sign all, in their order or in any, each for themselves. The vendor's people sign
 * first, then ours.
 */
@Embeddable
class Signatories {

    /** As many people as sign for one side at most. */
    static final int MOST = 5;

    @Parent private Agreement contract;

    @OneToMany(mappedBy = "contract", cascade = CascadeType.PERSIST, orphanRemoval = true)
    @OrderBy("position")
    @BatchSize(size = 20)
    private List<Signatory> people = new ArrayList<>();

    Signatories(Agreement contract) {
        this.contract = contract;
    }

    @SuppressWarnings("NullAway.Init")
    protected Signatories() {}

    /** An amendment is signed by whoever signed its contract, unless somebody names others. */
    void takeOver(Signatories before, Instant now) {
        before.people.stream().map(one -> one.of(contract, now)).forEach(people::add);
    }

    /**
     * Names one more person. The first one whom the vendor names signs beside the person who was invited.
     *
     * @throws RuleViolation if somebody of this side has signed already, it has named enough, or this person is on either side
     */
    void name(Signatory.Person person, Participant by, Instant now) {
        requireArrangeable(by);
        var side = by.side();
        if (side == Side.VENDOR && of(side).isEmpty()) {
            var invited = invited();
            if (EmailAddress.isSame(invited.email(), person.email())) {
                throw new RuleViolation("contract.signers.twice").at("email");
            }
            people.add(new Signatory(contract, side, invited, 1, 1, by.actor().name(), now));
        }
        requireNobodyTwice(side, person, null);
        if (of(side).size() >= MOST) {
            throw new RuleViolation("contract.signers.enough", MOST);
        }
        int turn = areInOrder(side) ? of(side).size() + 1 : 1;
        people.add(new Signatory(
                contract, side, person, of(side).size() + 1, turn, by.actor().name(), now));
        contract.happened(new Named(contract.id(), contract.engagement(), person.name(), by.actor(), now));
    }

    /** Takes somebody off the list; where nobody is left on it, one person signs as if none had been named. */
    void remove(UUID id, Participant by, Instant now) {
        requireArrangeable(by);
        var one = find(by.side(), id);
        people.remove(one);
        stand(by.side(), areInOrder(by.side()));
        contract.happened(new Removed(contract.id(), contract.engagement(), one.name(), by.actor(), now));
    }

    /**
     * Lets somebody sign one place earlier.
     *
     * @param seen the place from which they are moved, from 1; who stands elsewhere by now stays; null for wherever they are
     */
    void moveUp(UUID id, @Nullable Integer seen, Participant by) {
        requireArrangeable(by);
        var side = by.side();
        boolean inOrder = areInOrder(side);
        var all = new ArrayList<>(of(side));
        int at = all.indexOf(find(side, id));
        if (at > 0 && (seen == null || seen == at + 1)) {
            all.add(at - 1, all.remove(at));
        }
        for (int place = 0; place < all.size(); place++) {
            all.get(place).stand(place + 1, inOrder ? place + 1 : 1);
        }
        people.sort(Comparator.comparingInt(Signatory::position));
    }

    /** @param inOrder whether each signs only after those before, or all at once */
    void arrange(boolean inOrder, Participant by) {
        requireArrangeable(by);
        stand(by.side(), inOrder);
    }

    private void stand(Side side, boolean inOrder) {
        int place = 0;
        for (var one : of(side)) {
            place++;
            one.stand(place, inOrder ? place : 1);
        }
    }

    /**
     * Somebody else signs in the place of a person who has not signed.
     *
     * @param id whose place it is; null for the person who signs where nobody is named
     * @return who was asked before and is no longer; null where nobody was named
     * @throws RuleViolation if the caller may not give this place away, or this person is on either side already
     */
    @Nullable Signatory replace(@Nullable UUID id, Signatory.Person person, Participant by, Instant now) {
        requireNaming(by);
        var side = by.side();
        if (id == null) {
            requireArrangeable(by);
            if (!of(side).isEmpty()) {
                throw new RuleViolation("contract.signers.changedMeanwhile");
            }
            if (side == Side.VENDOR && EmailAddress.isSame(invited().email(), person.email())) {
                throw new RuleViolation("contract.signers.twice").at("email");
            }
            requireNobodyTwice(side, person, null);
            people.add(new Signatory(contract, side, person, 1, 1, by.actor().name(), now));
            contract.happened(new Named(contract.id(), contract.engagement(), person.name(), by.actor(), now));
            return null;
        }
        var before = find(side, id);
        if (side == Side.VENDOR && !by.isInvited(contract.parties()) && !before.is(by)) {
            throw new RuleViolation("contract.signers.notYours");
        }
        if (hasSigned(before)) {
            throw new RuleViolation("contract.signers.signedAlready", before.name());
        }
        requireNobodyTwice(side, person, before);
        people.set(people.indexOf(before), before.replacedBy(person, by.actor().name(), now));
        contract.happened(
                new Replaced(contract.id(), contract.engagement(), before.name(), person.name(), by.actor(), now));
        return before;
    }

    /** This person is asked once more. */
    void askAgain(UUID id, Participant by) {
        requireNaming(by);
        var one = find(by.side(), id);
        if (hasSigned(one)) {
            throw new RuleViolation("contract.signers.signedAlready", one.name());
        }
        if (by.side() == Side.VENDOR && !by.isInvited(contract.parties()) && !one.is(by)) {
            throw new RuleViolation("contract.signers.notYours");
        }
        // Who is not asked now would lose one link and get no other.
        if (!contract.status().isVendorsTurn() || !contract.lock().isOpen() || !isTurnOf(one)) {
            throw new RuleViolation("contract.signers.notTheirTurn", one.name());
        }
        one.askAgain();
    }

    /** One of ours says that they do not sign; the business names somebody else, or withdraws the contract. */
    void refuse(String reason, Participant by, Instant now) {
        contract.requireVoidable();
        var one = find(by).filter(signatory -> signatory.side() == Side.US && !hasSigned(signatory))
                .orElseThrow(() -> new RuleViolation("contract.signers.notAsked"));
        if (one.refusal() != null) {
            throw new RuleViolation("contract.signers.refusedAlready");
        }
        one.refuse(reason, now);
        contract.happened(
                new Refused(contract.id(), contract.engagement(), one.name(), reason.strip(), by.actor(), now));
    }

    /**
     * The one as whom somebody signs now; null where nobody is named for their side.
     *
     * @throws RuleViolation if somebody else is named, this person has signed, or others sign before
     */
    @Nullable Signatory requireTurnOf(Participant who) {
        if (of(who.side()).isEmpty()) {
            if (who.side() == Side.VENDOR ? !who.isInvited(contract.parties()) : who.address() != null) {
                throw new RuleViolation("contract.sign.notYou");
            }
            return null;
        }
        var one = find(who).orElseThrow(() -> new RuleViolation("contract.sign.notYou"));
        if (hasSigned(one)) {
            throw new RuleViolation("contract.sign.alreadySigned");
        }
        if (one.refusal() != null) {
            throw new RuleViolation("contract.sign.refused");
        }
        if (!isTurnOf(one)) {
            throw new RuleViolation(
                    "contract.sign.notYourTurn", firstBefore(one).name());
        }
        return one;
    }

    private Signatory firstBefore(Signatory one) {
        return left(one.side()).stream()
                .filter(other -> other.turn() < one.turn())
                .findFirst()
                .orElse(one);
    }

    /** Whether this person can sign as soon as their side can: nobody who signs before is missing. */
    boolean isTurnOf(Signatory one) {
        return !hasSigned(one)
                && one.refusal() == null
                && left(one.side()).stream().noneMatch(other -> other.turn() < one.turn());
    }

    /**
     * Whether the reader can sign as soon as their side can.
     *
     * @param reader null where it is nobody in particular
     */
    boolean isTurnOf(Side side, @Nullable Participant reader) {
        if (of(side).isEmpty()) {
            return side == Side.US || reader == null || reader.isInvited(contract.parties());
        }
        return reader != null && find(reader).filter(this::isTurnOf).isPresent();
    }

    /** Those of a side who sign now, as far as it depends on the others of their side. */
    List<Signatory> inTurn(Side side) {
        return of(side).stream().filter(this::isTurnOf).toList();
    }

    /** Those of a side who have not signed. */
    List<Signatory> left(Side side) {
        return of(side).stream().filter(one -> !hasSigned(one)).toList();
    }

    boolean hasSigned(Signatory one) {
        return contract.signatures().of(one).isPresent();
    }

    /** What was asked for is not there any more; when it is, whoever has to sign is asked anew. */
    void askAgain() {
        people.forEach(Signatory::askAgain);
    }

    private Signatory.Person invited() {
        var parties = contract.parties();
        return new Signatory.Person(
                null,
                parties.holder().name(),
                null,
                EmailAddress.normal(parties.vendor().email()));
    }

    /** @throws RuleViolation unless this side names people now, and may change all of them: none of them has signed */
    private void requireArrangeable(Participant by) {
        requireNaming(by);
        if (by.side() == Side.VENDOR && !by.isInvited(contract.parties())) {
            throw new RuleViolation(
                    "contract.signers.invitedNames", contract.parties().holder().name());
        }
        if (contract.signatures().areThere(by.side())) {
            throw new RuleViolation("contract.signers.begun");
        }
    }

    private void requireNaming(Participant by) {
        contract.require(
                by.side() == Side.VENDOR
                        ? contract.status().isVendorsTurn()
                        : contract.status().isBeforeActive(),
                "contract.signers.notNow");
        if (by.side() == Side.US && by.address() != null) {
            throw new RuleViolation("contract.signers.notYours");
        }
    }

    private void requireNobodyTwice(Side side, Signatory.Person person, @Nullable Signatory instead) {
        if (of(side).stream().anyMatch(one -> one != instead && one.is(person))
                || instead != null && instead.is(person)) {
            throw new RuleViolation("contract.signers.twice").at(person.email() == null ? "member" : "email");
        }
        var parties = contract.parties();
        boolean other = EmailAddress.isSame(
                        person.email(), parties.of(side.other()).email())
                || side == Side.VENDOR
                        && EmailAddress.isSame(person.email(), parties.us().email())
                || of(side.other()).stream().anyMatch(one -> one.is(person));
        if (other) {
            throw new RuleViolation("contract.signers.otherSide").at("email");
        }
    }

    private Signatory find(Side side, UUID id) {
        return of(side).stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow(NotFound::new);
    }

    /** As whom somebody is named; empty for whoever is not. */
    Optional<Signatory> find(Participant who) {
        return people.stream().filter(one -> one.is(who)).findFirst();
    }

    Optional<Signatory> find(UUID id) {
        return people.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** Those who are named for a side, in their order; empty where one person signs for it. */
    List<Signatory> of(Side side) {
        return people.stream().filter(one -> one.side() == side).toList();
    }

    List<Signatory> all() {
        return List.copyOf(people);
    }

    boolean areInOrder(Side side) {
        return of(side).stream().anyMatch(one -> one.turn() > 1);
    }

    record Named(ContractId contract, EngagementId engagement, String name, Actor by, Instant at)
            implements EngagementEvent {}

    record Removed(ContractId contract, EngagementId engagement, String name, Actor by, Instant at)
            implements EngagementEvent {}

    record Replaced(ContractId contract, EngagementId engagement, String before, String name, Actor by, Instant at)
            implements EngagementEvent {}

    record Refused(ContractId contract, EngagementId engagement, String name, String reason, Actor by, Instant at)
            implements EngagementEvent {}
}
