package app.handoff.account;

import app.handoff.kernel.EmailAddress;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.MailRequest;
import app.handoff.kernel.MemberId;
import app.handoff.kernel.NotFound;
import app.handoff.sharelink.ShareLinks;
import app.handoff.tenancy.Secrets;
import app.handoff.tenancy.Tenancy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.function.SingletonSupplier;

/** Signs people in: by password, by a link in their mail, or by a code from the console. */
@Service
class SignIns {

    private static final Duration SIGN_IN_LINK = Duration.ofMinutes(15);

    private final LoginRepository logins;
    private final MemberRepository members;
    private final Memberships memberships;
    private final Secrets secrets;
    private final ShareLinks links;
    private final ConsoleCodes codes;
    private final Sessions sessions;
    private final PersonalMessages messages;
    private final TransactionTemplate transaction;
    private final Supplier<String> nobodysHash;

    SignIns(
            LoginRepository logins,
            MemberRepository members,
            Memberships memberships,
            Secrets secrets,
            ShareLinks links,
            ConsoleCodes codes,
            Sessions sessions,
            PersonalMessages messages,
            TransactionTemplate transaction) {
        this.logins = logins;
        this.members = members;
        this.memberships = memberships;
        this.secrets = secrets;
        this.links = links;
        this.codes = codes;
        this.sessions = sessions;
        this.messages = messages;
        this.transaction = transaction;
        this.nobodysHash =
                SingletonSupplier.of(() -> secrets.hash(UUID.randomUUID().toString()));
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

    /** The business used last by this login in which the person still is a member. */
    private Optional<SignedIn> latest(UUID login, Instant now) {
        return memberships.of(login).stream().findFirst().map(membership -> {
            memberships.used(membership, now);
            return membership.signedIn();
        });
    }

    /**
     * Opens another way in than the password: a link by mail that works once, or without a mail server a code on the console
     * of the machine. Does the same for an address that nobody has, except for the mail or the code.
     */
    public void offerAnotherWayIn(String email, Instant now) {
        transaction
                .execute(status -> logins.findByEmail(EmailAddress.normal(email)))
                .ifPresent(login -> messages.ask(
                        login, ConsoleCodes.Purpose.SIGN_IN, login.email(), now, member -> linkFor(member, now)));
    }

    /** Beside earlier ones: whoever asks in somebody's name must not stop the link that this person has just got. */
    private MailRequest linkFor(Member member, Instant now) {
        var until = now.plus(SIGN_IN_LINK);
        var token = links.issueAnother(LinkPurpose.SIGN_IN, member.getId().id(), member.name(), until, now);
        return new MailRequest(
                new MailRequest.Recipient(member.name(), member.email()),
                "signIn",
                List.of(member.name()),
                "/s/" + token.value() + "/sign-in",
                null,
                until);
    }

    /** Uses a sign-in link of the current business up; empty if it was used already. Only the person's own mail held it. */
    public Optional<SignedIn> signInOnce(UUID link, MemberId member, Instant now) {
        var business = Tenancy.required().business();
        Optional<SignedIn> person = transaction.execute(status -> links.useOnce(link, now)
                ? members.findById(member)
                        .filter(found -> found.status() == Member.Status.ACTIVE)
                        .flatMap(found -> memberships.loginOf(business, member))
                        .map(login -> new Membership(login, business, member).signedIn())
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
}
