package app.handoff.account;

import app.handoff.kernel.BusinessId;
import app.handoff.kernel.CountryNames;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EditedMeanwhile;
import app.handoff.kernel.EmailAddress;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.Locality;
import app.handoff.kernel.MailRequest;
import app.handoff.kernel.MemberId;
import app.handoff.kernel.MemberLeft;
import app.handoff.kernel.NoLongerAsked;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.Role;
import app.handoff.kernel.RuleViolation;
import app.handoff.sharelink.ShareLinks;
import app.handoff.tenancy.AdvisoryLock;
import app.handoff.tenancy.BusinessCache;
import app.handoff.tenancy.Businesses;
import app.handoff.tenancy.ReadTransaction;
import app.handoff.tenancy.Tenancy;
import app.handoff.tenancy.Tenancy.Scope;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The businesses of this installation and who works in them. */
@Service
public class Accounts implements Businesses {

    private final BusinessRepository businesses;
    private final MemberRepository members;
    private final LoginRepository logins;
    private final Memberships memberships;
    private final Passwords passwords;
    private final Countries countries;
    private final ShareLinks links;
    private final CalendarFeedRepository calendars;
    private final Administration administration;
    private final AdvisoryLock advisoryLock;
    private final ApplicationEventPublisher events;
    private final EntityManager entities;
    private final TransactionTemplate transaction;
    private final ReadTransaction reading;
    private final BusinessCache cache;

    Accounts(
            BusinessRepository businesses,
            MemberRepository members,
            LoginRepository logins,
            Memberships memberships,
            Passwords passwords,
            Countries countries,
            ShareLinks links,
            CalendarFeedRepository calendars,
            Administration administration,
            AdvisoryLock advisoryLock,
            ApplicationEventPublisher events,
            EntityManager entities,
            TransactionTemplate transaction,
            ReadTransaction reading,
            BusinessCache cache) {
        this.businesses = businesses;
        this.members = members;
        this.logins = logins;
        this.memberships = memberships;
        this.passwords = passwords;
        this.countries = countries;
        this.links = links;
        this.calendars = calendars;
        this.administration = administration;
        this.advisoryLock = advisoryLock;
        this.events = events;
        this.entities = entities;
        this.transaction = transaction;
        this.reading = reading;
        this.cache = cache;
    }

    /** Whether nobody has set up a business on this installation yet. */
    public boolean isFresh() {
        return reading.execute(status -> memberships.isEmpty());
    }

    @Override
    public List<BusinessId> all() {
        return reading.execute(status -> memberships.businesses());
    }

    @Override
    public boolean isOfMember(String email) {
        return reading.execute(status -> members.findByEmail(EmailAddress.normal(email))
                .filter(member -> member.status() == Member.Status.ACTIVE)
                .isPresent());
    }

    @Override
    public List<MailRequest.Recipient> heardBy(@Nullable MemberId member, Role least) {
        return reading.execute(status -> {
            var atWork = members.findAllByOrderByName().stream()
                    .filter(one -> one.status() == Member.Status.ACTIVE)
                    .toList();
            var meant = atWork.stream()
                    .filter(one -> one.getId().equals(member) && one.role().includes(least))
                    .toList();
            var heard = meant.isEmpty()
                    ? atWork.stream().filter(one -> one.role() == Role.OWNER).toList()
                    : meant;
            return heard.stream()
                    .map(one -> new MailRequest.Recipient(one.name(), one.email()))
                    .toList();
        });
    }

    @Override
    public Optional<Profile> find(BusinessId business) {
        return Tenancy.as(
                business,
                () -> cache.get(
                        Accounts.class,
                        business,
                        () -> businesses
                                .findById(business)
                                .map(b -> new Profile(b.getId(), b.name(), b.country(), b.locality(), b.isSample()))));
    }

    /**
     * Sets up a business with its first owner.
     *
     * @throws RuleViolation if the e-mail address has a login already or the password is not good enough
     */
    public SignedIn setUp(NewBusiness asked, Instant now) {
        return setUp(asked, false, now);
    }

    /**
     * Sets up the first business of this installation, however many ask for it at the same time.
     *
     * @throws RuleViolation {@code setUp.done} if somebody was faster; else like {@link #setUp(NewBusiness, Instant)}
     */
    public SignedIn setUpFirst(NewBusiness asked, Instant now) {
        return setUp(asked, true, now);
    }

    /** @throws RuleViolation if it is not good enough; see {@link Passwords#hash} */
    void requireGoodPassword(String password, List<String> own) {
        passwords.requireGood(password, own);
    }

    private SignedIn setUp(NewBusiness asked, boolean first, Instant now) {
        var email = EmailAddress.normal(asked.email());
        transaction.executeWithoutResult(status -> refuseIfKnown(email));
        var password = passwords.hash(asked.password(), List.of(asked.name(), email, asked.business()));
        var id = BusinessId.next();
        return Tenancy.as(
                Scope.of(id).at(asked.locality()),
                () -> transaction.execute(status -> {
                    advisoryLock.take("set-up");
                    boolean fresh = memberships.isEmpty();
                    if (first && !fresh) {
                        throw new RuleViolation("setUp.done");
                    }
                    refuseIfKnown(email);
                    var login = new Login(email, now);
                    if (fresh) {
                        login.prove(now); // whoever starts the machine needs to prove nothing to it
                    }
                    login.choosePassword(password);
                    logins.save(login);
                    if (fresh) {
                        administration.begin(login.getId(), now);
                    }
                    businesses.save(new Business(id, asked.business(), asked.country(), asked.locality(), false, now));
                    var owner = members.save(Member.founder(asked.name(), email, now));
                    return memberships.begin(login, owner, now).signedIn();
                }));
    }

    private void refuseIfKnown(String email) {
        if (logins.findByEmail(email).isPresent()) {
            throw new RuleViolation("login.exists").at("email");
        }
    }

    /** The login of an address, to tell whether a browser is known to it; never shown. */
    public Optional<UUID> loginOf(String email) {
        return reading.execute(
                status -> logins.findByEmail(EmailAddress.normal(email)).map(Login::getId));
    }

    /** The member behind a session, with their business; empty once they have left it. */
    public Optional<CurrentMember> current(SignedIn session) {
        return Tenancy.as(
                session.business(),
                () -> reading.execute(status -> entities.createQuery(
                                "select m, b, a from Member m cross join Business b"
                                        + " left join Administrator a on a.loginId = :login"
                                        + " where m.id = :member and m.status = ACTIVE",
                                Object[].class)
                        .setParameter("login", session.login())
                        .setParameter("member", session.member())
                        .getResultStream()
                        .findFirst()
                        .map(row -> current((Member) row[0], (Business) row[1], row[2] != null))));
    }

    private static CurrentMember current(Member member, Business business, boolean administrator) {
        return new CurrentMember(
                member.getId(),
                business.getId(),
                business.name(),
                business.isSample(),
                member.name(),
                member.email(),
                member.role(),
                member.theme(),
                business.locality(),
                administrator);
    }

    /** @throws NotFound once the person has left */
    CurrentMember required(SignedIn session) {
        return current(session).orElseThrow(NotFound::new);
    }

    /** The other businesses of this person, to change over to. */
    public List<Profile> othersOf(SignedIn session) {
        var others = reading.execute(status -> memberships.of(session.login()));
        return others.stream()
                .map(Membership::business)
                .filter(business -> !business.equals(session.business()))
                .flatMap(business -> find(business).stream())
                .toList();
    }

    /** @throws NotFound if the person is no member of that business */
    public SignedIn changeOver(SignedIn session, BusinessId to, Instant now) {
        return transaction.execute(status -> memberships.of(session.login()).stream()
                .filter(membership -> membership.business().equals(to))
                .findFirst()
                .map(membership -> {
                    memberships.used(membership, now);
                    return membership.signedIn();
                })
                .orElseThrow(NotFound::new));
    }

    /** Everybody who is or was a member of the current business, by name. */
    List<Member> people() {
        return reading.execute(status -> members.findAllByOrderByName());
    }

    /** The members of the current business whose address nobody proved: somebody vouched for it, or was not asked yet. */
    public Set<MemberId> unproven() {
        return reading.execute(status -> memberships.unproven(Tenancy.required().business()));
    }

    /** @throws RuleViolation {@code member.lastOwner} if nobody would be left to own the business */
    public void changeRole(MemberId id, Role role) {
        transaction.executeWithoutResult(status -> {
            var member = members.findById(id).orElseThrow(NotFound::new);
            if (role != Role.OWNER) {
                keepAnOwner(id);
            }
            member.become(role);
            members.save(member);
        });
    }

    /**
     * Somebody leaves the current business. If it was the last they worked for and they looked after the installation, the one
     * who removes them does so from now on.
     *
     * @throws RuleViolation {@code member.lastOwner} if nobody would be left to own the business
     */
    public void remove(MemberId id, SignedIn by, Instant now) {
        var login = transaction.execute(status -> {
            var member = members.findById(id).orElseThrow(NotFound::new);
            keepAnOwner(id);
            member.leave();
            members.save(member);
            var found = memberships.loginOf(Tenancy.required().business(), id);
            memberships.remove(Tenancy.required().business(), id);
            links.revoke(id.id(), LinkPurpose.JOIN, now);
            links.revoke(id.id(), LinkPurpose.SIGN_IN, now);
            calendars.withdraw(id);
            events.publishEvent(new NoLongerAsked(id.id(), "join"));
            events.publishEvent(new MemberLeft(member.name(), member.email()));
            return found;
        });
        login.filter(this::worksNowhere).ifPresent(nowhere -> administration.hasLeft(nowhere, by.login(), now));
    }

    /** Whether somebody has no business any more but the sample. */
    private boolean worksNowhere(UUID login) {
        var theirs = reading.execute(status -> memberships.of(login));
        return theirs.stream()
                .allMatch(membership ->
                        find(membership.business()).filter(Profile::sample).isPresent());
    }

    // Of two owners who leave at the same moment the second finds the first one gone.
    private void keepAnOwner(MemberId leaving) {
        advisoryLock.take("owners of " + Tenancy.required().business());
        var owners = members.owners();
        if (owners.contains(leaving) && owners.size() == 1) {
            throw new RuleViolation("member.lastOwner");
        }
    }

    /** The current business, to be shown in its settings. */
    public Business business() {
        return reading.execute(
                status -> businesses.findById(Tenancy.required().business()).orElseThrow(NotFound::new));
    }

    /** The name of the country in which the current business is at home. */
    public String country() {
        return find(Tenancy.required().business())
                .map(profile -> CountryNames.of(profile.country()))
                .orElseThrow(NotFound::new);
    }

    /** @throws EditedMeanwhile if somebody else saved the settings since the form with this version was opened */
    public void settle(int seen, String name, Locality locality) {
        transaction.executeWithoutResult(status -> {
            var business = businesses.findById(Tenancy.required().business()).orElseThrow(NotFound::new);
            business.expectVersion(seen);
            business.rename(name);
            business.move(locality);
            businesses.save(business);
        });
    }

    /**
     * Moves the business to another country.
     *
     * @throws EditedMeanwhile if somebody else saved the settings since the form with this version was opened
     */
    public void move(int seen, String country, Locality locality) {
        transaction.executeWithoutResult(status -> {
            var business = businesses.findById(Tenancy.required().business()).orElseThrow(NotFound::new);
            business.expectVersion(seen);
            business.moveTo(country);
            business.move(locality);
            businesses.save(business);
        });
    }

    /** What somebody is called in the current business from now on; what was written down before keeps the old name. */
    public void rename(MemberId id, String name) {
        transaction.executeWithoutResult(status -> {
            var member = members.findById(id).orElseThrow(NotFound::new);
            member.rename(name);
            members.save(member);
        });
    }

    public void chooseTheme(MemberId id, String theme) {
        transaction.executeWithoutResult(status -> {
            var member = members.findById(id).orElseThrow(NotFound::new);
            member.choose(theme);
            members.save(member);
        });
    }

    /**
     * Where a business in this country is.
     *
     * @param zone the zone it chose, or null for the country's own
     * @throws RuleViolation {@code zone.choose} at {@code zone} if the country has several and none was chosen
     */
    public Locality locality(String country, @Nullable String zone, @Nullable String currency) {
        if (!countries.isKnown(country)) {
            throw new RuleViolation("country.unknown").at("country");
        }
        var zones = countries.zones(country);
        if (zone == null && zones.size() > 1) {
            throw new RuleViolation("zone.choose", CountryNames.inSentence(country)).at("zone");
        }
        if (zone != null && !countries.allZones().contains(zone)) {
            throw new RuleViolation("zone.unknown").at("zone");
        }
        if (currency != null && !countries.allCurrencies().contains(currency)) {
            throw new RuleViolation("currency.unknown").at("currency");
        }
        return new Locality(
                zone == null ? zones.get(0) : ZoneId.of(zone),
                currency == null ? countries.currency(country) : java.util.Currency.getInstance(currency),
                countries.numbers(country));
    }

    /** What a first run asks for. */
    public record NewBusiness(
            String business, String country, Locality locality, String name, String email, String password) {}
}
