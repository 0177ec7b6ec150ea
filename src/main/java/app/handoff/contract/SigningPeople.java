package app.handoff.contract;

import app.handoff.kernel.EmailAddress;
import app.handoff.kernel.LinkHolder;
import app.handoff.kernel.MailServer;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.sharelink.LinkCodes;
import app.handoff.tenancy.Businesses;
import app.handoff.tenancy.RateLimit;
import app.handoff.tenancy.Tenancy;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Who signs for a side: named, ordered, replaced and asked. Links are kept where no vendor reaches, so who signs is written down as
 * the vendor, and the link is made as the business.
 */
@Service
class SigningPeople {

    /** How many people a vendor can have asked, so that nobody fills a mailbox of somebody else. */
    private static final int ASKED_A_DAY = 20;

    private final Contracts contracts;
    private final ContractNotifications notifications;
    private final Businesses businesses;
    private final MailServer mail;
    private final LinkCodes codes;
    private final RateLimit rateLimit;

    SigningPeople(
            Contracts contracts,
            ContractNotifications notifications,
            Businesses businesses,
            MailServer mail,
            LinkCodes codes,
            RateLimit rateLimit) {
        this.contracts = contracts;
        this.notifications = notifications;
        this.businesses = businesses;
        this.mail = mail;
        this.codes = codes;
        this.rateLimit = rateLimit;
    }

    /**
     * Names one more person of the caller's side.
     *
     * @see Signatories#name
     */
    @Nullable Given name(ContractAccess access, Signatory.Person person, Instant now) {
        requireReachable(access, person, now);
        contracts.agree(access.contract().id(), agreement -> {
            agreement.signatories().name(person, access.participant(), now);
            tell(access, agreement, person);
        });
        ask(access.contract().id(), now);
        return given(access, person, now);
    }

    /** @see Signatories#replace */
    @Nullable Given replace(ContractAccess access, @Nullable UUID of, Signatory.Person person, Instant now) {
        requireReachable(access, person, now);
        var id = access.contract().id();
        var before = access.contract().signatories().find(of == null ? id.id() : of);
        contracts.agree(id, agreement -> {
            agreement.signatories().replace(of, person, access.participant(), now);
            tell(access, agreement, person);
        });
        before.ifPresent(one -> stop(access, one, now));
        ask(id, now);
        return given(access, person, now);
    }

    /** Makes a new link for somebody who is named and has not signed; the one before stops working. */
    @Nullable Given linkAgain(ContractAccess access, UUID signatory, Instant now) {
        var id = access.contract().id();
        var one = access.contract()
                .signatories()
                .find(signatory)
                .filter(named -> named.side() == access.side())
                .orElseThrow(NotFound::new);
        requireReachable(access, one.person(), now);
        contracts.agree(id, agreement -> agreement.signatories().askAgain(signatory, access.participant()));
        stop(access, one, now);
        ask(id, now);
        return given(access, one.person(), now);
    }

    /** Where no mail is sent, the link and the code that whoever named this person hands over; null elsewhere. */
    private @Nullable Given given(ContractAccess access, Signatory.Person person, Instant now) {
        if (person.email() == null || isSample() || mail.isThere()) {
            return null;
        }
        return asBusiness(() -> {
                    var contract = contracts.agreement(access.contract().id());
                    return contract.signatories().of(access.side()).stream()
                            .filter(one -> one.is(person) && !one.isInvited())
                            .flatMap(one -> one.holder().stream())
                            .findFirst()
                            .map(holder -> given(contract, holder, now));
                })
                .orElse(null);
    }

    private Given given(Agreement contract, LinkHolder holder, Instant now) {
        return new Given(
                holder.name(),
                notifications.link(contract, holder, "/signature", now),
                codes.hand(
                        holder, contract.parties().holder().name(), ContractNotifications.expiry(contract, now), now));
    }

    /**
     * What is handed over to somebody who is to sign.
     *
     * @param path the link
     * @param code to be handed over apart from it
     */
    record Given(String name, String path, String code) {

        @Override
        public String toString() {
            return "Given[" + name + "]";
        }
    }

    private void tell(ContractAccess access, Agreement agreement, Signatory.Person person) {
        if (access.side() == Side.VENDOR) {
            notifications.vendorNamed(
                    agreement,
                    person.name(),
                    person.role(),
                    access.contract().parties().vendor().name());
        }
    }

    void remove(ContractAccess access, UUID signatory, Instant now) {
        var id = access.contract().id();
        var before = access.contract().signatories().find(signatory);
        contracts.agree(id, agreement -> agreement.signatories().remove(signatory, access.participant(), now));
        before.ifPresent(one -> stop(access, one, now));
        ask(id, now);
    }

    /** Whoever signed before does not any more: neither the message nor the link asks for it. */
    private void stop(ContractAccess access, Signatory before, Instant now) {
        boolean themselves = before.is(access.participant());
        asBusiness(() -> {
            contracts.agree(
                    access.contract().id(), agreement -> notifications.replaced(agreement, before, themselves, now));
            return true;
        });
    }

    /** @see Signatories#moveUp */
    void moveUp(ContractAccess access, UUID signatory, @Nullable Integer seen, Instant now) {
        contracts.agree(
                access.contract().id(),
                agreement -> agreement.signatories().moveUp(signatory, seen, access.participant()));
        ask(access.contract().id(), now);
    }

    void arrange(ContractAccess access, boolean inOrder, Instant now) {
        contracts.agree(
                access.contract().id(), agreement -> agreement.signatories().arrange(inOrder, access.participant()));
        ask(access.contract().id(), now);
    }

    /** One of ours does not sign; our contact is told. */
    void refuse(ContractAccess access, String reason, Instant now) {
        contracts.agree(access.contract().id(), agreement -> {
            agreement.signatories().refuse(reason, access.participant(), now);
            agreement
                    .signatories()
                    .find(access.participant())
                    .ifPresent(one -> notifications.signerRefused(agreement, one));
        });
    }

    /**
     * Asks those who are named and whose turn it is by now, where anybody is: most contracts name nobody.
     *
     * @param known the contract as it was before what may have made it somebody's turn
     */
    void askOfNamed(Agreement known, Instant now) {
        if (!known.signatories().all().isEmpty()) {
            ask(known.id(), now);
        }
    }

    /** Asks those who are named and whose turn it is by now, each once. */
    private void ask(ContractId id, Instant now) {
        asBusiness(() -> {
            contracts.agree(id, agreement -> notifications.askWhoSigns(agreement, now));
            return true;
        });
    }

    /** Nobody of the business signs for the vendor, or by a link, and nobody fills a mailbox of somebody else. */
    private void requireReachable(ContractAccess access, Signatory.Person person, Instant now) {
        if (person.email() == null) {
            return;
        }
        // Counted first: whether an address is known here is nothing to be guessed without end.
        var key = "contract-signers:" + access.contract().id();
        if (!asBusiness(() -> rateLimit.mayTry(key, ASKED_A_DAY, Duration.ofDays(1), now))) {
            throw new RuleViolation("contract.signers.tooMany").at("email");
        }
        var email = EmailAddress.normal(person.email());
        if (asBusiness(() -> businesses.isOfMember(email))) {
            throw new RuleViolation("contract.signers.otherSide").at("email");
        }
    }

    private boolean isSample() {
        return asBusiness(() -> businesses
                .find(Tenancy.required().business())
                .filter(Businesses.Profile::sample)
                .isPresent());
    }

    static <T> T asBusiness(Supplier<T> work) {
        var scope = Tenancy.required();
        return Tenancy.as(Tenancy.Scope.of(scope.business()).at(scope.locality()), work);
    }
}
