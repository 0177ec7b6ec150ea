package app.handoff.account;

import app.handoff.shared.Actor;
import app.handoff.shared.BusinessId;
import app.handoff.shared.Businesses;
import app.handoff.shared.EditedMeanwhile;
import app.handoff.shared.Letter;
import app.handoff.shared.LinkPurpose;
import app.handoff.shared.Locality;
import app.handoff.shared.MemberId;
import app.handoff.shared.NotFound;
import app.handoff.shared.Role;
import app.handoff.shared.RuleViolation;
import app.handoff.shared.Secrets;
import app.handoff.shared.Tenancy;
import app.handoff.shared.Tenancy.Scope;
import app.handoff.shared.web.CurrentMember;
import app.handoff.sharelink.ShareLinks;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.function.SingletonSupplier;

/** Sets businesses up, invites and signs in the people who work in them. */
@Service
public class Accounts implements Businesses {

    private static final Duration INVITATION = Duration.ofDays(14);
    private static final Duration SIGN_IN_LINK = Duration.ofMinutes(15);

    private final BusinessRepository businesses;
    private final MemberRepository members;
    private final LoginRepository logins;
    private final Memberships memberships;
    private final Passwords passwords;
    private final Secrets secrets;
    private final Countries countries;
    private final ShareLinks links;
    private final ApplicationEventPublisher events;
    private final EntityManager entities;
    private final TransactionTemplate transaction;
    private final Supplier<String> nobodysHash;

    Accounts(
            BusinessRepository businesses,
            MemberRepository members,
            LoginRepository logins,
            Memberships memberships,
            Passwords passwords,
            Secrets secrets,
            Countries countries,
            ShareLinks links,
            ApplicationEventPublisher events,
            EntityManager entities,
            TransactionTemplate transaction) {
        this.businesses = businesses;
        this.members = members;
        this.logins = logins;
        this.memberships = memberships;
        this.passwords = passwords;
        this.secrets = secrets;
        this.countries = countries;
        this.links = links;
        this.events = events;
        this.entities = entities;
        this.transaction = transaction;
        this.nobodysHash =
                SingletonSupplier.of(() -> secrets.hash(UUID.randomUUID().toString()));
    }

    /** Whether nobody has set up a business on this installation yet. */
    public boolean isFresh() {
        return transaction.execute(status -> memberships.isEmpty());
    }

    @Override
    public List<BusinessId> all() {
        return transaction.execute(status -> memberships.businesses());
    }

    @Override
    public Optional<Profile> find(BusinessId business) {
        return Tenancy.as(
                business,
                () -> transaction.execute(status -> businesses
                        .findById(business)
                        .map(b -> new Profile(b.getId(), b.name(), b.country(), b.locality(), b.isSample()))));
    }

    /**
     * Sets up a business with its first owner.
     *
     * @throws RuleViolation if the e-mail address has a login already or the password is not good enough
     */
    public SignedIn setUp(NewBusiness asked, Instant now) {
        var id = BusinessId.next();
        return Tenancy.as(
                Scope.of(id).at(asked.locality()),
                () -> transaction.execute(status -> {
                    var email = normal(asked.email());
                    if (logins.findByEmail(email).isPresent()) {
                        throw new RuleViolation("login.exists").at("email");
                    }
                    var login = new Login(email, now);
                    login.choosePassword(
                            passwords.hash(asked.password(), List.of(asked.name(), email, asked.business())));
                    logins.save(login);
                    businesses.save(new Business(id, asked.business(), asked.country(), asked.locality(), false, now));
                    return join(login, members.save(Member.founder(asked.name(), email, now)), now);
                }));
    }

    /**
     * Sets up a business to look around in, for somebody who has a login. The person belongs to it, and finds it, only once
     * all of it is there.
     *
     * @param fill writes what is in it, in transactions of its own; if it fails, nothing of the business is left
     * @throws RuleViolation {@code sample.exists} if the person has one already
     */
    public SignedIn setUpSample(SignedIn by, NewSample asked, Instant now, Consumer<People> fill) {
        if (hasSample(by)) {
            throw new RuleViolation("sample.exists");
        }
        var person = required(by);
        var id = BusinessId.next();
        return Tenancy.as(Scope.of(id).at(asked.locality()), () -> {
            var owner = Member.founder(person.name(), person.email(), now);
            var people = transaction.execute(status -> {
                businesses.save(new Business(id, asked.name(), asked.country(), asked.locality(), true, now));
                members.save(owner);
                var colleagues = asked.colleagues().stream()
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
                return signedIn(membership);
            } catch (RuntimeException e) {
                transaction.executeWithoutResult(
                        status -> businesses.findById(id).ifPresent(this::deleteWithEverything));
                throw e;
            }
        });
    }

    /** Whether this person has the sample business, and be it the one they look at. */
    public boolean hasSample(SignedIn session) {
        return find(session.business()).filter(Profile::sample).isPresent()
                || othersOf(session).stream().anyMatch(Profile::sample);
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
    public SignedIn removeSample(SignedIn by) {
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
            return signedIn(next);
        });
    }

    private SignedIn join(Login login, Member member, Instant now) {
        var membership = new Membership(login.getId(), Tenancy.required().business(), member.getId());
        entities.flush(); // the login's row must stand before a plain statement refers to it
        memberships.add(membership, now);
        return signedIn(membership);
    }

    private static SignedIn signedIn(Membership membership) {
        return new SignedIn(membership.login(), membership.business(), membership.member());
    }

    /** Checks a password; takes as long for an address that nobody has. */
    public Optional<SignedIn> signIn(String email, String password, Instant now) {
        return transaction.execute(status -> {
            var login = logins.findByEmail(normal(email));
            // Asked for before it is needed: the first try takes the same time for everybody.
            var nobodys = nobodysHash.get();
            var hash = login.map(Login::passwordHash).orElse(nobodys);
            if (!secrets.fits(password, hash)) {
                return Optional.empty();
            }
            return login.flatMap(found -> latest(found.getId(), now));
        });
    }

    /** The login of an address, to tell whether a browser is known to it; never shown. */
    public Optional<UUID> loginOf(String email) {
        return transaction.execute(status -> logins.findByEmail(normal(email)).map(Login::getId));
    }

    /** The business used last by this login in which the person still is a member. */
    private Optional<SignedIn> latest(UUID login, Instant now) {
        return memberships.of(login).stream().findFirst().map(membership -> {
            memberships.used(membership, now);
            return signedIn(membership);
        });
    }

    /** Sends a link that signs the person in once. Does the same for an address that nobody has, except for the mail. */
    public void sendSignInLink(String email, Instant now) {
        var membership = transaction.execute(status -> logins.findByEmail(normal(email))
                .flatMap(login -> memberships.of(login.getId()).stream().findFirst()));
        membership.ifPresent(found -> Tenancy.as(found.business(), () -> {
            transaction.executeWithoutResult(status -> members.findById(found.member())
                    .ifPresent(member -> {
                        var token = links.issue(
                                LinkPurpose.SIGN_IN, member.getId().id(), member.name(), now.plus(SIGN_IN_LINK), now);
                        events.publishEvent(new Letter(
                                new Letter.Recipient(member.name(), member.email()),
                                "signIn",
                                List.of(member.name()),
                                "/s/" + token.value() + "/sign-in",
                                null,
                                now.plus(SIGN_IN_LINK)));
                    }));
        }));
    }

    /** Uses a sign-in link of the current business up; empty if it was used already. */
    public Optional<SignedIn> signInOnce(UUID link, MemberId member, Instant now) {
        return transaction.execute(status -> {
            if (!links.useOnce(link, now)) {
                return Optional.empty();
            }
            return members.findById(member)
                    .filter(found -> found.status() == Member.Status.ACTIVE)
                    .flatMap(found -> memberships.loginOf(Tenancy.required().business(), member))
                    .map(login ->
                            signedIn(new Membership(login, Tenancy.required().business(), member)));
        });
    }

    /** The member behind a session, with their business; empty once they have left it. */
    public Optional<CurrentMember> current(SignedIn session) {
        return Tenancy.as(
                session.business(),
                () -> transaction.execute(status -> entities.createQuery(
                                "select m, b from Member m, Business b where m.id = :member and m.status = ACTIVE",
                                Object[].class)
                        .setParameter("member", session.member())
                        .getResultStream()
                        .findFirst()
                        .map(row -> current((Member) row[0], (Business) row[1]))));
    }

    private static CurrentMember current(Member member, Business business) {
        return new CurrentMember(
                member.getId(),
                business.getId(),
                business.name(),
                business.isSample(),
                member.name(),
                member.email(),
                member.role(),
                member.theme(),
                business.locality());
    }

    private CurrentMember required(SignedIn session) {
        return current(session).orElseThrow(NotFound::new);
    }

    /** The other businesses of this person, to change over to. */
    public List<Profile> othersOf(SignedIn session) {
        var others = transaction.execute(status -> memberships.of(session.login()));
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
                    return signedIn(membership);
                })
                .orElseThrow(NotFound::new));
    }

    /** Everybody who is or was a member of the current business, by name. */
    public List<Member> people() {
        return transaction.execute(status -> members.findAllByOrderByName());
    }

    /**
     * Invites somebody by mail; inviting an address again sends a new link and stops the old one.
     *
     * @throws RuleViolation {@code member.exists} if the address belongs to an active member
     */
    public void invite(String name, String email, Role role, Actor by, String business, Instant now) {
        transaction.executeWithoutResult(status -> {
            var address = normal(email);
            var member = members.findByEmail(address).orElseGet(() -> Member.invited(name, address, role, now));
            if (member.status() == Member.Status.ACTIVE) {
                throw new RuleViolation("member.exists", member.name()).at("email");
            }
            member.inviteAgain(role);
            members.save(member);
            var token = links.issue(LinkPurpose.JOIN, member.getId().id(), address, now.plus(INVITATION), now);
            events.publishEvent(new Letter(
                    new Letter.Recipient(name, address),
                    "join",
                    List.of(name, by.name(), business),
                    "/s/" + token.value() + "/join",
                    null,
                    now.plus(INVITATION)));
        });
    }

    /** The member a join link is for. */
    public Member invited(MemberId member) {
        return transaction.execute(status -> members.findById(member).orElseThrow(NotFound::new));
    }

    /** Whether this address has a login already, from another business: then its password is asked for, not a new one. */
    public boolean hasLogin(Member member) {
        return transaction.execute(status -> logins.findByEmail(member.email()).isPresent());
    }

    /**
     * Takes an invitation up.
     *
     * @throws RuleViolation if it was taken up before, the password is not good enough, or, for a login that exists, is
     *     not the one of that login
     */
    public SignedIn join(UUID link, MemberId id, String name, String password, Instant now) {
        return transaction.execute(status -> {
            var member = members.findById(id).orElseThrow(NotFound::new);
            var login = logins.findByEmail(member.email()).orElse(null);
            if (login == null) {
                login = new Login(member.email(), now);
                login.choosePassword(passwords.hash(password, List.of(name, member.email())));
                logins.save(login);
            } else if (!secrets.fits(password, login.passwordHash())) {
                throw new RuleViolation("password.wrong").at("password");
            }
            member.join(name, now);
            members.save(member);
            if (!links.useOnce(link, now)) {
                throw new RuleViolation("member.notInvited");
            }
            return join(login, member, now);
        });
    }

    /** @throws RuleViolation {@code member.lastOwner} if nobody would be left to own the business */
    public void changeRole(MemberId id, Role role) {
        transaction.executeWithoutResult(status -> {
            var member = members.findById(id).orElseThrow(NotFound::new);
            if (role != Role.OWNER) {
                keepAnOwner(member);
            }
            member.become(role);
            members.save(member);
        });
    }

    /** @throws RuleViolation {@code member.lastOwner} if nobody would be left to own the business */
    public void remove(MemberId id, Instant now) {
        transaction.executeWithoutResult(status -> {
            var member = members.findById(id).orElseThrow(NotFound::new);
            keepAnOwner(member);
            member.leave();
            members.save(member);
            memberships.remove(Tenancy.required().business(), id);
            links.revoke(id.id(), LinkPurpose.JOIN, now);
            links.revoke(id.id(), LinkPurpose.SIGN_IN, now);
        });
    }

    private void keepAnOwner(Member leaving) {
        if (leaving.isActiveOwner()
                && members.findAllByOrderByName().stream()
                        .noneMatch(
                                other -> other.isActiveOwner() && !other.getId().equals(leaving.getId()))) {
            throw new RuleViolation("member.lastOwner");
        }
    }

    /** The current business, to be shown in its settings. */
    public Business business() {
        return transaction.execute(
                status -> businesses.findById(Tenancy.required().business()).orElseThrow(NotFound::new));
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
     * Changes a password.
     *
     * @throws RuleViolation {@code password.wrong} at {@code current} if the old one is not right, or if the new one is not
     *     good enough
     */
    public void changePassword(SignedIn session, String current, String password) {
        transaction.executeWithoutResult(status -> {
            var login = logins.findById(session.login()).orElseThrow(NotFound::new);
            if (login.passwordHash() != null && !secrets.fits(current, login.passwordHash())) {
                throw new RuleViolation("password.wrong").at("current");
            }
            login.choosePassword(passwords.hash(password, List.of(login.email())));
            logins.save(login);
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
            throw new RuleViolation("zone.choose", new Locale("", country).getDisplayCountry(Locale.ENGLISH))
                    .at("zone");
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
                Locale.forLanguageTag("en-" + country));
    }

    private static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    /** The sample business and who works in it beside whoever looks around. */
    public record NewSample(String name, String country, Locality locality, List<Colleague> colleagues) {}

    /** Somebody of the sample business. Has no login: nobody ever signs in as them. */
    public record Colleague(String name, String email, Role role) {}

    /** Who works in a business that was just set up, the colleagues in the order they were named. */
    public record People(Actor owner, List<Actor> colleagues) {}

    /** What a first run asks for. */
    public record NewBusiness(
            String business, String country, Locality locality, String name, String email, String password) {}
}
