package app.handoff.account;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EditedMeanwhile;
import app.handoff.kernel.EmailAddress;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.MailRequest;
import app.handoff.kernel.MailServer;
import app.handoff.kernel.MemberId;
import app.handoff.kernel.NoLongerAsked;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.Role;
import app.handoff.kernel.RuleViolation;
import app.handoff.sharelink.ShareLinks;
import app.handoff.tenancy.ReadTransaction;
import app.handoff.tenancy.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Invites people to work in the current business, and takes them in once they show who they are. */
@Service
class ColleagueInvitations {

    private static final Duration INVITATION = Duration.ofDays(14);

    private final MemberRepository members;
    private final LoginRepository logins;
    private final Memberships memberships;
    private final Passwords passwords;
    private final Secrets secrets;
    private final ShareLinks links;
    private final ConsoleCodes codes;
    private final Sessions sessions;
    private final MailServer mail;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final ReadTransaction reading;

    ColleagueInvitations(
            MemberRepository members,
            LoginRepository logins,
            Memberships memberships,
            Passwords passwords,
            Secrets secrets,
            ShareLinks links,
            ConsoleCodes codes,
            Sessions sessions,
            MailServer mail,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            ReadTransaction reading) {
        this.members = members;
        this.logins = logins;
        this.memberships = memberships;
        this.passwords = passwords;
        this.secrets = secrets;
        this.links = links;
        this.codes = codes;
        this.sessions = sessions;
        this.mail = mail;
        this.events = events;
        this.transaction = transaction;
        this.reading = reading;
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
        boolean byMail = mail.isThere();
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
        return reading.execute(status -> members.findById(member).orElseThrow(NotFound::new));
    }

    /** What somebody has to show to take this invitation up. */
    public Proof proofToJoin(Member invited) {
        return reading.execute(
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
        var found = reading.execute(status -> logins.findByEmail(invited.email()));
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
            return memberships.begin(login, member, now).signedIn();
        });
        if (found.isPresent() && hash != null) {
            sessions.endAll(person.login());
        }
        return person;
    }
}
