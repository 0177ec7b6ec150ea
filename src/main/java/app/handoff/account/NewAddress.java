package app.handoff.account;

import app.handoff.shared.Letter;
import app.handoff.shared.LinkPurpose;
import app.handoff.shared.MemberId;
import app.handoff.shared.NotFound;
import app.handoff.shared.RuleViolation;
import app.handoff.shared.Secrets;
import app.handoff.shared.Tenancy;
import app.handoff.sharelink.ShareLinks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves a person to another e-mail address, in every business of theirs. Asked for with the password, and done only once a
 * link was used that went to the new address alone: nobody can take an address whose mail they do not read.
 */
@Service
public class NewAddress {

    /** The link holds the address, in the place of a name. */
    public static final int LONGEST = 200;

    private static final Duration TIME_TO_PROVE = Duration.ofDays(1);

    private final LoginRepository logins;
    private final MemberRepository members;
    private final Memberships memberships;
    private final Secrets secrets;
    private final ShareLinks links;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    NewAddress(
            LoginRepository logins,
            MemberRepository members,
            Memberships memberships,
            Secrets secrets,
            ShareLinks links,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.logins = logins;
        this.members = members;
        this.memberships = memberships;
        this.secrets = secrets;
        this.links = links;
        this.events = events;
        this.transaction = transaction;
    }

    /**
     * Writes to the new address; until its link is used, the old one stays. Whether somebody else has the new address is not
     * said here: only who reads its mail may learn that. A link asked for before stops working.
     *
     * @throws RuleViolation {@code password.wrong} at {@code password}, or {@code address.same} or {@code address.tooLong}
     *     at {@code email}
     */
    public void ask(SignedIn person, String password, String address, Instant now) {
        transaction.executeWithoutResult(status -> {
            var login = logins.findById(person.login()).orElseThrow(NotFound::new);
            if (login.passwordHash() != null && !secrets.fits(password, login.passwordHash())) {
                throw new RuleViolation("password.wrong").at("password");
            }
            var wanted = normal(address);
            if (wanted.length() > LONGEST) {
                throw new RuleViolation("address.tooLong", LONGEST).at("email");
            }
            if (wanted.equals(login.email())) {
                throw new RuleViolation("address.same").at("email");
            }
            var member = members.findById(person.member()).orElseThrow(NotFound::new);
            links.revoke(member.getId().id(), LinkPurpose.NEW_EMAIL, now);
            var token = links.issue(LinkPurpose.NEW_EMAIL, member.getId().id(), wanted, now.plus(TIME_TO_PROVE), now);
            events.publishEvent(new Letter(
                    new Letter.Recipient(member.name(), wanted),
                    "newAddress",
                    List.of(member.name(), login.email(), wanted),
                    "/s/" + token.value() + "/new-address",
                    null,
                    now.plus(TIME_TO_PROVE)));
        });
    }

    /**
     * The mailbox is proven: signs the person in under the new address from now on, and tells the old one.
     *
     * @param link the link that was used, of the current business
     * @param address the address for which the link was made
     * @throws RuleViolation {@code address.taken} if somebody else has it, {@code address.linkUsed} for the second time
     */
    public void prove(UUID link, MemberId member, String address, Instant now) {
        var wanted = normal(address);
        var here = Tenancy.required().business();
        var login = transaction.execute(status ->
                memberships.loginOf(here, member).flatMap(logins::findById).orElseThrow(NotFound::new));
        var all = memberships(login);
        all.forEach(membership -> Tenancy.as(membership.business(), () -> refuseIfTaken(membership, wanted)));
        transaction.executeWithoutResult(status -> {
            var owner = logins.findByEmail(wanted);
            if (owner.isPresent() && !owner.get().getId().equals(login.getId())) {
                throw new RuleViolation("address.taken", wanted);
            }
            if (!links.useOnce(link, now)) {
                throw new RuleViolation("address.linkUsed");
            }
            var moving = logins.findById(login.getId()).orElseThrow(NotFound::new);
            var name = members.findById(member).orElseThrow(NotFound::new).name();
            events.publishEvent(new Letter(
                    new Letter.Recipient(name, moving.email()),
                    "addressChanged",
                    List.of(name, moving.email(), wanted),
                    "/settings",
                    null));
            moving.moveTo(wanted);
            logins.save(moving);
        });
        all.forEach(membership -> Tenancy.as(membership.business(), () -> move(membership, wanted, now)));
    }

    private List<Membership> memberships(Login login) {
        return transaction.execute(status -> memberships.of(login.getId()));
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

    private static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
