package app.handoff.account;

import app.handoff.kernel.Administrators;
import app.handoff.kernel.MemberId;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.BusinessCache;
import app.handoff.tenancy.ReadTransaction;
import app.handoff.tenancy.Tenancy;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Who looks after this installation, and to whom they pass that on. */
@Service("administration")
class Administration implements Administrators {

    private final Memberships memberships;
    private final MemberRepository members;
    private final EntityManager entities;
    private final TransactionTemplate transaction;
    private final ReadTransaction reading;
    private final BusinessCache cache;

    Administration(
            Memberships memberships,
            MemberRepository members,
            EntityManager entities,
            TransactionTemplate transaction,
            ReadTransaction reading,
            BusinessCache cache) {
        this.memberships = memberships;
        this.members = members;
        this.entities = entities;
        this.transaction = transaction;
        this.reading = reading;
        this.cache = cache;
    }

    @Override
    public Optional<String> name() {
        return Tenancy.current() == null
                ? findName()
                : cache.get(Administration.class, Administrator.class, this::findName);
    }

    // By a function of the database, on the connection that has entered another business.
    private Optional<String> findName() {
        return reading.execute(status ->
                Optional.ofNullable((String) entities.createNativeQuery("select administrator_name()", String.class)
                        .getSingleResultOrNull()));
    }

    private Optional<Administrator> current() {
        return Optional.ofNullable(entities.find(Administrator.class, true));
    }

    /** In the transaction that sets up the first business. */
    void begin(UUID login, Instant now) {
        entities.flush(); // the login's row must stand before this one refers to it
        entities.persist(new Administrator(login, now));
    }

    /** The other owners of the current business, who could look after the installation instead. */
    public List<Member> successors(MemberId administrator) {
        return transaction.execute(status -> members.findAllByOrderByName().stream()
                .filter(Member::isActiveOwner)
                .filter(member -> !member.getId().equals(administrator))
                .filter(member -> memberships
                        .loginOf(Tenancy.required().business(), member.getId())
                        .isPresent())
                .toList());
    }

    /**
     * Somebody else looks after the installation from now on.
     *
     * @param by who does so until now
     * @return their name
     * @throws RuleViolation {@code administrator.notYours} at {@code successor} if that was passed on meanwhile, or
     *     {@code administrator.ownersOnly} there for anybody but another owner of the current business
     */
    public String passOn(SignedIn by, MemberId successor, Instant now) {
        return transaction.execute(status -> {
            var administrator = current()
                    .filter(found -> found.login().equals(by.login()))
                    .orElseThrow(() -> new RuleViolation("administrator.notYours").at("successor"));
            var next = members.findById(successor)
                    .filter(Member::isActiveOwner)
                    .filter(member -> !member.getId().equals(by.member()))
                    .orElseThrow(() -> new RuleViolation("administrator.ownersOnly").at("successor"));
            var login = memberships.loginOf(by.business(), successor).orElseThrow(NotFound::new);
            administrator.passOnTo(login, now);
            return next.name();
        });
    }

    /** Somebody was removed from the last business they worked for. If they looked after the installation, their remover does now. */
    void hasLeft(UUID leaving, UUID remover, Instant now) {
        transaction.executeWithoutResult(status -> current()
                .filter(administrator -> administrator.login().equals(leaving))
                .ifPresent(administrator -> administrator.passOnTo(remover, now)));
    }
}
