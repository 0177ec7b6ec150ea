package app.handoff.account;

import app.handoff.kernel.Actor;
import app.handoff.kernel.BusinessId;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.sample.SampleFounding;
import app.handoff.sample.SampleOwner;
import app.handoff.sample.Studio;
import app.handoff.tenancy.Businesses;
import app.handoff.tenancy.Tenancy;
import app.handoff.tenancy.Tenancy.Scope;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Sets up and removes the sample business of a person, to look around in. */
@Service
class SampleSetUp implements SampleFounding {

    private final BusinessRepository businesses;
    private final MemberRepository members;
    private final Memberships memberships;
    private final Accounts accounts;
    private final EntityManager entities;
    private final TransactionTemplate transaction;

    SampleSetUp(
            BusinessRepository businesses,
            MemberRepository members,
            Memberships memberships,
            Accounts accounts,
            EntityManager entities,
            TransactionTemplate transaction) {
        this.businesses = businesses;
        this.members = members;
        this.memberships = memberships;
        this.accounts = accounts;
        this.entities = entities;
        this.transaction = transaction;
    }

    @Override
    public SampleOwner setUp(SampleOwner asking, Studio studio, Instant now, Consumer<People> fill) {
        var by = SignedIn.of(asking);
        if (isThere(by)) {
            throw new RuleViolation("sample.exists");
        }
        var person = accounts.required(by);
        var id = sampleOf(by.login());
        return Tenancy.as(Scope.of(id).at(studio.locality()), () -> {
            transaction.executeWithoutResult(status -> businesses.findById(id).ifPresent(this::deleteWithEverything));
            var owner = Member.founder(person.name(), person.email(), now);
            var people = transaction.execute(status -> {
                businesses.save(new Business(id, studio.name(), studio.country(), studio.locality(), true, now));
                members.save(owner);
                var colleagues = studio.colleagues().stream()
                        .map(colleague ->
                                members.save(Member.known(colleague.name(), colleague.email(), colleague.role(), now)))
                        .map(member -> Actor.member(member.getId(), member.name()))
                        .toList();
                return new People(Actor.member(owner.getId(), owner.name()), colleagues);
            });
            try {
                fill.accept(people);
                var membership = new Membership(by.login(), id, owner.getId());
                transaction.executeWithoutResult(status -> memberships.add(membership, now));
                return membership.signedIn().asSampleOwner();
            } catch (RuntimeException e) {
                transaction.executeWithoutResult(
                        status -> businesses.findById(id).ifPresent(this::deleteWithEverything));
                throw e;
            }
        });
    }

    /** Always the same for one person, so that there is never a second one, and what is left of a first one is found. */
    private static BusinessId sampleOf(UUID login) {
        return new BusinessId(UUID.nameUUIDFromBytes(("sample " + login).getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether this person has the sample business, and be it the one they look at. */
    public boolean isThere(SignedIn session) {
        return accounts.find(session.business())
                        .filter(Businesses.Profile::sample)
                        .isPresent()
                || accounts.othersOf(session).stream().anyMatch(Businesses.Profile::sample);
    }

    private void deleteWithEverything(Business sample) {
        // Rows refer to each other in every direction; only at the end must nothing be left dangling.
        entities.createNativeQuery("set constraints all deferred").executeUpdate();
        businesses.delete(sample);
    }

    /**
     * Removes the sample business with everything in it.
     *
     * @return the business the person works for from now on
     * @throws RuleViolation {@code business.notSample} for any other business
     */
    public SignedIn remove(SignedIn by) {
        return transaction.execute(status -> {
            var sample = businesses.findById(by.business()).orElseThrow(NotFound::new);
            if (!sample.isSample()) {
                throw new RuleViolation("business.notSample");
            }
            var next = memberships.of(by.login()).stream()
                    .filter(membership -> !membership.business().equals(by.business()))
                    .findFirst()
                    .orElseThrow(() -> new RuleViolation("business.onlyOne"));
            deleteWithEverything(sample);
            memberships.removeAll(by.business());
            return next.signedIn();
        });
    }
}
