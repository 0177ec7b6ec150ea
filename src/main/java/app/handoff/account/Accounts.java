package app.handoff.account;

import app.handoff.kernel.Actor;
import app.handoff.kernel.BusinessId;
import app.handoff.kernel.CountryNames;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EditedMeanwhile;
import app.handoff.kernel.EmailAddress;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.Locality;
import app.handoff.kernel.MailRequest;
import app.handoff.kernel.MailServer;
import app.handoff.kernel.MemberId;
import app.handoff.kernel.MemberLeft;
import app.handoff.kernel.NoLongerAsked;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.Role;
import app.handoff.kernel.RuleViolation;
import app.handoff.sharelink.ShareLinks;
import app.handoff.tenancy.AdvisoryLock;
import app.handoff.tenancy.Businesses;
import app.handoff.tenancy.Secrets;
import app.handoff.tenancy.Tenancy;
import app.handoff.tenancy.Tenancy.Scope;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
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
    private final ConsoleCodes codes;
    private final Sessions sessions;
    private final ObjectProvider<MailServer> mail;
    private final LetterHome home;
    private final Administration administration;
    private final AdvisoryLock advisoryLock;
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
            ConsoleCodes codes,
            Sessions sessions,
            ObjectProvider<MailServer> mail,
            LetterHome home,
            Administration administration,
            AdvisoryLock advisoryLock,
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
        this.codes = codes;
        this.sessions = sessions;
        this.mail = mail;
        this.home = home;
        this.administration = administration;
        this.advisoryLock = advisoryLock;
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
    public boolean isOfMember(String email) {
        return transaction.execute(status -> members.findByEmail(EmailAddress.normal(email))
                .filter(member -> member.status() == Member.Status.ACTIVE)
                .isPresent());
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
                    return join(login, members.save(Member.founder(asked.name(), email, now)), now);
                }));
    }

    private void refuseIfKnown(String email) {
        if (logins.findByEmail(email).isPresent()) {
            throw new RuleViolation("login.exists").at("email");
        }
    }

    /**
     * Sets up a business to look around in, for somebody who has a login. The person belongs to it, and finds it, only once
     * all of it is there. What is left of one that was broken off, such as by a power cut, goes first.
     *
     * @param fill writes what is in it, in transactions of its own; if it fails, nothing of the business is left
     * @throws RuleViolation {@code sample.exists} if the person has one already
     */
    public SignedIn setUpSample(SignedIn by, NewSample asked, Instant now, Consumer<People> fill) {
        if (hasSample(by)) {
            throw new RuleViolation("sample.exists");
        }
        var person = required(by);
        var id = sampleOf(by.login());
        return Tenancy.as(Scope.of(id).at(asked.locality()), () -> {
            transaction.executeWithoutResult(status -> businesses.findById(id).ifPresent(this::deleteWithEverything));
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

    /** Always the same for one person, so that there is never a second one, and what is left of a first one is found. */
    private static BusinessId sampleOf(UUID login) {
        return new BusinessId(UUID.nameUUIDFromBytes(("sample " + login).getBytes(StandardCharsets.UTF_8)));
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
        var login = transaction.execute(status -> logins.findByEmail(EmailAddress.normal(email)));
        // Asked for before it is needed: the first try takes the same time for everybody.
        var nobodys = nobodysHash.get();
        var hash = login.map(Login::passwordHash).orElse(nobodys);
        if (!secrets.fits(password, hash)) {
            return Optional.empty();
        }
        return transaction.execute(status -> login.flatMap(found -> logins.findById(found.getId()))
                .filter(found -> hash.equals(found.passwordHash()))
                .flatMap(found -> latest(found.getId(), now)));
    }

    /** The login of an address, to tell whether a browser is known to it; never shown. */
    public Optional<UUID> loginOf(String email) {
        return transaction.execute(
                status -> logins.findByEmail(EmailAddress.normal(email)).map(Login::getId));
    }

    /** The business used last by this login in which the person still is a member. */
    private Optional<SignedIn> latest(UUID login, Instant now) {
        return memberships.of(login).stream().findFirst().map(membership -> {
            memberships.used(membership, now);
            return signedIn(membership);
        });
    }

    /**
     * Opens another way in than the password: a link by mail that works once, or without a mail server a code on the console
     * of the machine. Does the same for an address that nobody has, except for the mail or the code.
     */
    public void offerAnotherWayIn(String email, Instant now) {
        transaction
                .execute(status -> logins.findByEmail(EmailAddress.normal(email)))
                .ifPresent(login -> {
                    if (sendsMail()) {
                        sendSignInLink(login, now);
                    } else {
                        codes.print(login, ConsoleCodes.Purpose.SIGN_IN, login.email(), now);
                    }
                });
    }

    /** The mail server is asked for late: whoever sends mail wants to know every business first. */
    private boolean sendsMail() {
        return mail.getObject().isThere();
    }

    /** Beside earlier ones: whoever asks in somebody's name must not stop the link that this person has just got. */
    private void sendSignInLink(Login login, Instant now) {
        home.of(login.getId())
                .ifPresent(found -> Tenancy.as(
                        found.business(),
                        () -> transaction.executeWithoutResult(status -> members.findById(found.member())
                                .ifPresent(member -> {
                                    var token = links.issueAnother(
                                            LinkPurpose.SIGN_IN,
                                            member.getId().id(),
                                            member.name(),
                                            now.plus(SIGN_IN_LINK),
                                            now);
                                    events.publishEvent(new MailRequest(
                                                    new MailRequest.Recipient(member.name(), member.email()),
                                                    "signIn",
                                                    List.of(member.name()),
                                                    "/s/" + token.value() + "/sign-in",
                                                    null,
                                                    now.plus(SIGN_IN_LINK))
                                            .confidentially());
                                }))));
    }

    /** Uses a sign-in link of the current business up; empty if it was used already. Only the person's own mail held it. */
    public Optional<SignedIn> signInOnce(UUID link, MemberId member, Instant now) {
        var business = Tenancy.required().business();
        Optional<SignedIn> person = transaction.execute(status -> links.useOnce(link, now)
                ? members.findById(member)
                        .filter(found -> found.status() == Member.Status.ACTIVE)
                        .flatMap(found -> memberships.loginOf(business, member))
                        .map(login -> signedIn(new Membership(login, business, member)))
                : Optional.empty());
        person.ifPresent(found -> prove(found.login(), now));
        return person;
    }

    /** Uses a code from the console up; empty if it is not the one that was printed for this address. */
    public Optional<SignedIn> signInByCode(String email, String code, Instant now) {
        var login = transaction.execute(status -> logins.findByEmail(EmailAddress.normal(email)));
        if (login.isEmpty()
                || !codes.use(
                        login.get().getId(),
                        ConsoleCodes.Purpose.SIGN_IN,
                        login.get().email(),
                        code,
                        now)) {
            return Optional.empty();
        }
        prove(login.get().getId(), now);
        return transaction.execute(status -> latest(login.get().getId(), now));
    }

    /** Whoever made this login before its address was proven is out from now on. */
    private void prove(UUID id, Instant now) {
        boolean forTheFirstTime = transaction.execute(status -> {
            var login = logins.findById(id).orElseThrow(NotFound::new);
            boolean changed = login.prove(now);
            logins.save(login);
            return changed;
        });
        if (forTheFirstTime) {
            sessions.endAll(id);
        }
    }

    /** Whether this is the password of a person; takes the time that a hash takes. */
    public boolean isPasswordOf(SignedIn person, String password) {
        var hash = transaction.execute(status ->
                logins.findById(person.login()).map(Login::passwordHash).orElse(""));
        return !hash.isEmpty() && secrets.fits(password, hash);
    }

    /** Whether this person has a password; else they choose one next. */
    public boolean hasPassword(SignedIn person) {
        return transaction.execute(status ->
                logins.findById(person.login()).filter(Login::hasPassword).isPresent());
    }

    /** The member behind a session, with their business; empty once they have left it. */
    public Optional<CurrentMember> current(SignedIn session) {
        return Tenancy.as(
                session.business(),
                () -> transaction.execute(status -> entities.createQuery(
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

    /** The members of the current business whose address nobody proved: somebody vouched for it, or was not asked yet. */
    public Set<MemberId> unproven() {
        return transaction.execute(
                status -> memberships.unproven(Tenancy.required().business()));
    }

    /**
     * Invites somebody; inviting an address again sends a new link and stops the old one. Where mail is sent, the link goes to
     * the mailbox alone and so proves the address; else the inviter carries it and vouches for the address.
     *
     * @throws RuleViolation {@code member.exists} if the address belongs to an active member
     */
    public void invite(String name, String email, Role role, Actor by, String business, Instant now) {
        transaction.executeWithoutResult(status -> {
            var address = EmailAddress.normal(email);
            var member = members.findByEmail(address).orElseGet(() -> Member.invited(name, address, role, now));
            try {
                member.inviteAgain(role);
            } catch (RuleViolation here) {
                throw here.at("email");
            }
            sendInvitation(member, name, by, business, now);
        });
    }

    /**
     * Sends the invitation of somebody who has not come yet once more, with a new link.
     *
     * @throws RuleViolation {@code member.exists} for somebody who is here
     */
    public void inviteAgain(MemberId id, Actor by, String business, Instant now) {
        transaction.executeWithoutResult(status -> {
            var member = members.findById(id).orElseThrow(NotFound::new);
            member.inviteAgain(member.role());
            sendInvitation(member, member.name(), by, business, now);
        });
    }

    private void sendInvitation(Member member, String name, Actor by, String business, Instant now) {
        boolean byMail = sendsMail();
        if (byMail) {
            member.inviteByMail();
        } else {
            member.vouch(by.name(), now);
        }
        members.save(member);
        links.revoke(member.getId().id(), LinkPurpose.JOIN, now);
        events.publishEvent(new NoLongerAsked(member.getId().id(), "join"));
        var token = links.issue(LinkPurpose.JOIN, member.getId().id(), member.email(), now.plus(INVITATION), now);
        var mailRequest = new MailRequest(
                        new MailRequest.Recipient(name, member.email()),
                        "join",
                        List.of(name, by.name(), business),
                        "/s/" + token.value() + "/join",
                        null,
                        now.plus(INVITATION))
                .asking(member.getId().id());
        events.publishEvent(byMail ? mailRequest.confidentially() : mailRequest);
    }

    /** The member a join link is for. */
    public Member invited(MemberId member) {
        return transaction.execute(status -> members.findById(member).orElseThrow(NotFound::new));
    }

    /** What somebody has to show to take this invitation up. */
    public Proof proofToJoin(Member invited) {
        return transaction.execute(
                status -> proof(invited, logins.findByEmail(invited.email()).orElse(null)));
    }

    private static Proof proof(Member invited, @Nullable Login login) {
        if (login != null && login.isProven() && login.hasPassword()) {
            return Proof.OWN_PASSWORD;
        }
        return login == null || invited.isInvitedByMail() ? Proof.THE_LINK : Proof.CODE;
    }

    /** What shows that whoever has an invitation is the person it is for. */
    public enum Proof {
        /** The address has no login, or the link went to its mailbox alone: the person chooses a password. */
        THE_LINK,
        /** The address has a login of a person who proved it: its password. */
        OWN_PASSWORD,
        /** Somebody made a login for this address that nobody proved: a code from the console, then a new password. */
        CODE;

        public boolean asksForOwnPassword() {
            return this == OWN_PASSWORD;
        }

        public boolean asksForCode() {
            return this == CODE;
        }
    }

    /** Prints the code with which an invitation is taken up that asks for {@link Proof#CODE}. */
    public void printCodeToJoin(Member invited, Instant now) {
        transaction
                .execute(status -> logins.findByEmail(invited.email()))
                .filter(login -> proof(invited, login) == Proof.CODE)
                .ifPresent(login -> codes.print(
                        login, ConsoleCodes.Purpose.JOIN, invited.getId().toString(), now));
    }

    /**
     * Takes an invitation up.
     *
     * @param password a new one, or the one of the login where {@link Proof#OWN_PASSWORD} is asked for
     * @param code where {@link Proof#CODE} is asked for, else ignored
     * @throws RuleViolation if it was taken up before, if the password is not good enough or not the one of the login, or
     *     {@code code.wrong} at {@code code}
     */
    public SignedIn join(UUID link, MemberId id, String name, String password, String code, Instant now) {
        var invited = invited(id);
        var found = transaction.execute(status -> logins.findByEmail(invited.email()));
        var asked = proof(invited, found.orElse(null));
        if (asked == Proof.OWN_PASSWORD
                && !secrets.fits(
                        password, Objects.requireNonNull(found.orElseThrow().passwordHash()))) {
            throw new RuleViolation("password.wrong").at("password");
        }
        var hash = asked == Proof.OWN_PASSWORD ? null : passwords.hash(password, List.of(name, invited.email()));
        if (asked == Proof.CODE
                && !codes.use(found.orElseThrow().getId(), ConsoleCodes.Purpose.JOIN, id.toString(), code, now)) {
            throw new RuleViolation("code.wrong").at("code");
        }
        var person = transaction.execute(status -> {
            var member = members.findById(id).orElseThrow(NotFound::new);
            var login = logins.findByEmail(member.email()).orElse(null);
            if (proof(member, login) != asked) {
                throw new EditedMeanwhile();
            }
            if (login == null) {
                login = new Login(member.email(), now);
            }
            if (asked == Proof.CODE || member.isInvitedByMail()) {
                login.prove(now);
            }
            if (hash != null) {
                login.choosePassword(hash);
            }
            logins.save(login);
            member.join(name, now);
            members.save(member);
            events.publishEvent(new NoLongerAsked(id.id(), "join"));
            if (!links.useOnce(link, now)) {
                throw new RuleViolation("member.notInvited");
            }
            return join(login, member, now);
        });
        if (found.isPresent() && hash != null) {
            sessions.endAll(person.login());
        }
        return person;
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
            events.publishEvent(new NoLongerAsked(id.id(), "join"));
            events.publishEvent(new MemberLeft(member.name(), member.email()));
            return found;
        });
        login.filter(this::worksNowhere).ifPresent(nowhere -> administration.hasLeft(nowhere, by.login(), now));
    }

    /** Whether somebody has no business any more but the sample. */
    private boolean worksNowhere(UUID login) {
        var theirs = transaction.execute(status -> memberships.of(login));
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
     * Changes a password, tells the person and ends all of their sessions.
     *
     * @throws RuleViolation {@code password.wrong} at {@code current} if the old one is not right, or if the new one is not
     *     good enough
     */
    public void changePassword(SignedIn session, String current, String password, Instant now) {
        var old = passwordHash(session);
        if (old != null && !secrets.fits(current, old)) {
            throw new RuleViolation("password.wrong").at("current");
        }
        replacePassword(session, old, password, now);
    }

    private @Nullable String passwordHash(SignedIn session) {
        return transaction
                .execute(status -> logins.findById(session.login()).orElseThrow(NotFound::new))
                .passwordHash();
    }

    /**
     * Sets a new password for somebody who has just come in without it, tells them and ends all of their sessions.
     *
     * @throws RuleViolation if it is not good enough
     */
    public void replaceForgottenPassword(SignedIn session, String password, Instant now) {
        var old = passwordHash(session);
        replacePassword(session, old, password, now);
    }

    private void replacePassword(SignedIn session, @Nullable String old, String password, Instant now) {
        var person = required(session);
        var hash = passwords.hash(password, List.of(person.name(), person.email(), person.businessName()));
        transaction.executeWithoutResult(status -> {
            var login = logins.findById(session.login()).orElseThrow(NotFound::new);
            if (!Objects.equals(old, login.passwordHash())) {
                throw new EditedMeanwhile();
            }
            login.choosePassword(hash);
            logins.save(login);
        });
        sessions.endAll(session.login());
        if (sendsMail()) {
            home.of(session.login())
                    .ifPresent(membership ->
                            Tenancy.as(membership.business(), () -> tellOfNewPassword(membership.member(), now)));
        }
    }

    private void tellOfNewPassword(MemberId id, Instant now) {
        transaction.executeWithoutResult(status -> members.findById(id)
                .ifPresent(member -> events.publishEvent(new MailRequest(
                        new MailRequest.Recipient(member.name(), member.email()),
                        "passwordChanged",
                        List.of(member.name()),
                        "/settings",
                        null,
                        now.plus(INVITATION)))));
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
