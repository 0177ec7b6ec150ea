package app.handoff.account;

import app.handoff.kernel.EmailAddress;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.MailRequest;
import app.handoff.kernel.MemberId;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.sharelink.ShareLinks;
import app.handoff.tenancy.ReadTransaction;
import app.handoff.tenancy.Secrets;
import app.handoff.tenancy.Tenancy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves a person to another e-mail address, in every business of theirs. Asked for with the password, and done only once a
 * link was used that went to the new address alone: nobody can take an address whose mail they do not read. Where no mail is
 * sent, whoever runs the machine says that the address is this person's, with a code from the console.
 */
@Service
class EmailChange {

    /** The link holds the address, in the place of a name. */
    public static final int LONGEST = 200;

    private static final Duration TIME_TO_PROVE = Duration.ofDays(1);

    private final LoginRepository logins;
    private final MemberRepository members;
    private final Memberships memberships;
    private final Secrets secrets;
    private final ShareLinks links;
    private final ConsoleCodes codes;
    private final Sessions sessions;
    private final PersonalMessages messages;
    private final TransactionTemplate transaction;
    private final ReadTransaction reading;

    EmailChange(
            LoginRepository logins,
            MemberRepository members,
            Memberships memberships,
            Secrets secrets,
            ShareLinks links,
            ConsoleCodes codes,
            Sessions sessions,
            PersonalMessages messages,
            TransactionTemplate transaction,
            ReadTransaction reading) {
        this.logins = logins;
        this.members = members;
        this.memberships = memberships;
        this.secrets = secrets;
        this.links = links;
        this.codes = codes;
        this.sessions = sessions;
        this.messages = messages;
        this.transaction = transaction;
        this.reading = reading;
    }

    /**
     * Writes to the new address, or prints a code; until one of them is used, the old address stays. Whether somebody else has
     * the new address is not said here: only who proves it may learn that. What was asked for before stops working.
     *
     * @throws RuleViolation {@code password.wrong} at {@code password}, or {@code address.same} or {@code text.tooLong}
     *     at {@code email}
     */
    public void ask(SignedIn person, String password, String address, Instant now) {
        var login = reading.execute(status -> logins.findById(person.login()).orElseThrow(NotFound::new));
        if (login.passwordHash() != null && !secrets.fits(password, login.passwordHash())) {
            throw new RuleViolation("password.wrong").at("password");
        }
        var wanted = EmailAddress.normal(address);
        if (wanted.length() > LONGEST) {
            throw new RuleViolation("text.tooLong", LONGEST).at("email");
        }
        if (wanted.equals(login.email())) {
            throw new RuleViolation("address.same").at("email");
        }
        messages.ask(
                login,
                ConsoleCodes.Purpose.NEW_EMAIL,
                wanted,
                now,
                member -> linkFor(member, login.email(), wanted, now));
    }

    private MailRequest linkFor(Member member, String old, String wanted, Instant now) {
        var id = member.getId().id();
        var until = now.plus(TIME_TO_PROVE);
        links.revoke(id, LinkPurpose.NEW_EMAIL, now);
        var token = links.issue(LinkPurpose.NEW_EMAIL, id, wanted, until, now);
        return new MailRequest(
                new MailRequest.Recipient(member.name(), wanted),
                "newAddress",
                List.of(member.name(), old, wanted),
                "/s/" + token.value() + "/new-address",
                null,
                until);
    }

    /** The address for which a code stands on the console; empty if none was asked for, or it is too late. */
    public Optional<String> waitingForCode(SignedIn person, Instant now) {
        return codes.printedFor(person.login(), ConsoleCodes.Purpose.NEW_EMAIL, now);
    }

    /**
     * The mailbox is proven: signs the person in under the new address from now on, and tells the old one.
     *
     * @param link the link that was used, of the current business
     * @param address the address for which the link was made
     * @throws RuleViolation {@code address.taken} if somebody else has it, {@code address.linkUsed} for the second time
     */
    public void prove(UUID link, MemberId member, String address, Instant now) {
        var here = Tenancy.required().business();
        var login = reading.execute(status -> memberships.loginOf(here, member).orElseThrow(NotFound::new));
        move(new SignedIn(login, here, member), EmailAddress.normal(address), now, () -> {
            if (!links.useOnce(link, now)) {
                throw new RuleViolation("address.linkUsed");
            }
        });
    }

    /**
     * The same with a code from the console.
     *
     * @throws RuleViolation {@code code.wrong} at {@code code}, {@code address.taken} if somebody else has it
     */
    public void proveByCode(SignedIn person, String address, String code, Instant now) {
        move(person, EmailAddress.normal(address), now, () -> {
            if (!codes.use(person.login(), ConsoleCodes.Purpose.NEW_EMAIL, EmailAddress.normal(address), code, now)) {
                throw new RuleViolation("code.wrong").at("code");
            }
        });
    }

    private void move(SignedIn person, String wanted, Instant now, Runnable proof) {
        var all = reading.execute(status -> memberships.of(person.login()));
        all.forEach(membership -> Tenancy.as(membership.business(), () -> refuseIfTaken(membership, wanted)));
        var old = transaction
                .execute(status -> logins.findById(person.login()).orElseThrow(NotFound::new))
                .email();
        boolean firstProof = transaction.execute(status -> {
            proof.run();
            if (logins.findByEmail(wanted)
                    .filter(owner -> !owner.getId().equals(person.login()))
                    .isPresent()) {
                throw new RuleViolation("address.taken", wanted);
            }
            var moving = logins.findById(person.login()).orElseThrow(NotFound::new);
            moving.moveTo(wanted);
            boolean changed = moving.prove(now);
            logins.save(moving);
            return changed;
        });
        all.forEach(membership -> Tenancy.as(membership.business(), () -> move(membership, wanted, now)));
        messages.write(
                person.login(),
                member -> new MailRequest(
                        new MailRequest.Recipient(member.name(), old),
                        "addressChanged",
                        List.of(member.name(), old, wanted),
                        "/settings",
                        null));
        if (firstProof) {
            sessions.endAll(person.login());
        }
    }

    private void refuseIfTaken(Membership membership, String wanted) {
        transaction.executeWithoutResult(status -> {
            if (members.findByEmail(wanted)
                    .filter(other -> !other.getId().equals(membership.member()))
                    .isPresent()) {
                throw new RuleViolation("address.taken", wanted);
            }
        });
    }

    private void move(Membership membership, String wanted, Instant now) {
        transaction.executeWithoutResult(status -> members.findById(membership.member())
                .ifPresent(member -> {
                    member.moveTo(wanted);
                    members.save(member);
                    links.revoke(member.getId().id(), LinkPurpose.SIGN_IN, now);
                }));
    }
}
