package app.handoff.contract;

import app.handoff.kernel.Actor;
import app.handoff.kernel.Colleagues;
import app.handoff.kernel.EmailAddress;
import app.handoff.kernel.LinkHolder;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.MailRequest;
import app.handoff.kernel.NoLongerAsked;
import app.handoff.sharelink.ShareLinks;
import app.handoff.text.Format;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes to the other side when a contract waits for it. */
@Component
class ContractNotifications {

    /** How long a vendor may take to read at least; signing gives a new link that lasts as long as the contract. */
    private static final Duration READING = Duration.ofDays(60);

    /** How long a link works beyond the day by which it was to be signed: a vendor that comes late still reads and asks. */
    private static final Duration AFTER_THE_DAY = Duration.ofDays(30);

    private static final Duration AFTER_THE_END = Duration.ofDays(90);

    private static final String SIGNATURE_PLEASE = "signaturePlease";
    private static final String SIGNER_PLEASE = "contract.signerPlease";
    private static final String SIGNER_PLEASE_US = "contract.signerPleaseUs";
    private static final String SIGN_SOON = "contract.signSoon";
    private static final String SIGN_UNTIL = "contract.signUntil";
    private static final String SIGNING_DAY_PASSED = "contract.signingDayPassed";
    private static final String SIGNING_DAY_PASSED_FOR_US = "contract.signingDayPassedForUs";
    private static final String PROPOSED = "contract.proposed";
    private static final String COUNTERED = "contract.countered";
    private static final String WENT_ON = "contract.wentOn.";

    private final ApplicationEventPublisher mail;
    private final ShareLinks links;
    private final Colleagues colleagues;
    private final Format format;

    ContractNotifications(ApplicationEventPublisher mail, ShareLinks links, Colleagues colleagues, Format format) {
        this.mail = mail;
        this.links = links;
        this.colleagues = colleagues;
        this.format = format;
    }

    void readyToRead(Agreement contract, Instant now) {
        toVendor(
                contract,
                contract.messages() + "readyToRead",
                contract instanceof Contract sent
                        ? untilThen(sent, lastDay(sent, now))
                        : List.of(work(contract), contract.terms().client()),
                "",
                now);
    }

    /** The vendor has until another day than before. */
    void signUntil(Contract contract, Instant now) {
        noLongerAsked(contract, SIGN_SOON, SIGN_UNTIL, SIGNING_DAY_PASSED, SIGNING_DAY_PASSED_FOR_US);
        links.keepOpen(contract.id().id(), LinkPurpose.CONTRACT, expiry(contract, now));
        noLongerAskedOfSigners(contract, SIGN_SOON, SIGN_UNTIL, SIGNING_DAY_PASSED);
        toVendor(contract, SIGN_UNTIL, untilThen(contract), "", now);
        toVendorSigners(contract, contract.signatories().left(Side.VENDOR), SIGN_UNTIL, untilThen(contract), now);
    }

    /** The day is near: whoever has not signed is reminded. */
    void signSoon(Contract contract, Instant now) {
        if (contract.status().isVendorsTurn()) {
            toVendor(contract, SIGN_SOON, untilThen(contract), "", now);
            toVendorSigners(contract, contract.signatories().left(Side.VENDOR), SIGN_SOON, untilThen(contract), now);
        }
        if (contract.status() == ContractStatus.SIGNED_BY_VENDOR
                || !contract.lock().unreadByUs().isEmpty()) {
            toUs(contract, "contract.signSoonUs", ofVendorUntilThen(contract), "");
        }
        if (contract.status() == ContractStatus.SIGNED_BY_VENDOR) {
            contract.signatories().inTurn(Side.US).stream()
                    .filter(one -> !isOurContact(contract, one))
                    .forEach(one -> toOurSigner(
                            contract, one, "contract.signSoonUs", ofVendorUntilThen(contract), "/signature", one.id()));
        }
    }

    void signingDayPassed(Contract contract, Instant now) {
        noLongerAsked(contract, SIGN_SOON, SIGN_UNTIL);
        noLongerAskedOfSigners(contract, SIGN_SOON, SIGN_UNTIL, SIGNER_PLEASE);
        toVendor(
                contract,
                contract.status().isVendorsTurn() ? SIGNING_DAY_PASSED : SIGNING_DAY_PASSED_FOR_US,
                untilThen(contract),
                "",
                now);
        toVendorSigners(
                contract, contract.signatories().left(Side.VENDOR), SIGNING_DAY_PASSED, untilThen(contract), now);
        toUs(
                contract,
                contract.status().isVendorsTurn() ? "contract.vendorSigningDayPassed" : "contract.ourSigningDayPassed",
                ofVendorUntilThen(contract),
                contract.status().isVendorsTurn() ? "/signing-day" : "/signature");
    }

    private static List<Object> untilThen(Contract contract, Object... more) {
        var words = new ArrayList<Object>(List.of(
                work(contract),
                contract.terms().client(),
                Objects.requireNonNull(contract.signingDay().signBy())));
        words.addAll(List.of(more));
        return List.copyOf(words);
    }

    /** The last day on which a link works that is given out now, whole where the vendor is. */
    private static LocalDate lastDay(Agreement contract, Instant now) {
        return expiry(contract, now)
                .atZone(contract.parties().vendorZone())
                .toLocalDate()
                .minusDays(1);
    }

    private static List<Object> ofVendorUntilThen(Contract contract) {
        return List.of(
                work(contract),
                contract.parties().vendor().name(),
                Objects.requireNonNull(contract.signingDay().signBy()));
    }

    /** Tells the vendor that a text they may have read has changed. */
    void afterChange(Agreement contract, int editionBefore, Actor by, Instant now) {
        if (contract.status() == ContractStatus.SENT && contract.wording().edition() > editionBefore) {
            noLongerAsked(contract, contract.messages() + "changed", contract.messages() + SIGNATURE_PLEASE);
            withdrawCounters(contract);
            noLongerAskedToSign(contract);
            toVendor(
                    contract,
                    contract.messages() + "changed",
                    List.of(work(contract), contract.wording().edition(), by.name()),
                    "",
                    now);
        }
    }

    void asked(Agreement contract, ContractQuestion question, Instant now) {
        var clause = contract.wording().clause(question.clause());
        var words = List.<Object>of(
                work(contract),
                contract.wording().numberOf(clause.id()),
                clause.title(),
                question.asker().name(),
                question.text());
        if (question.askedBy() == Side.VENDOR) {
            toUs(contract, "contract.askedByVendor", words, "/questions");
        } else {
            toVendor(contract, "contract.askedByUs", words, "/questions", now);
        }
    }

    void answered(Agreement contract, ContractQuestion question, Instant now) {
        var clause = contract.wording().clause(question.clause());
        var words = List.<Object>of(
                work(contract),
                contract.wording().numberOf(clause.id()),
                clause.title(),
                or(question.answeredBy()),
                or(question.answer()));
        if (question.askedBy() == Side.VENDOR) {
            toVendor(contract, "contract.answeredByUs", words, "/questions", now);
        } else {
            if (contract.reading().openQuestions().stream()
                    .noneMatch(open -> open.askedBy() == Side.US && open.answeredAt() == null)) {
                noLongerAsked(contract, "contract.askedByUs");
            }
            toUs(contract, "contract.answeredByVendor", words, "/questions");
        }
    }

    /** One side proposes other words for a clause. */
    void proposed(Agreement contract, ClauseProposal proposal, Instant now) {
        var words = about(contract, proposal, proposal.proposer().name(), proposal.reason());
        if (proposal.proposedBy() == Side.VENDOR) {
            toUs(contract, PROPOSED, words, page(proposal), contract.id().id());
        } else {
            toVendor(contract, COUNTERED, words, page(proposal), now);
        }
    }

    /** A clause has the words that one side proposed and the other one accepted. */
    void accepted(Agreement contract, ClauseProposal proposal, Instant now) {
        var words = about(
                contract, proposal, or(proposal.closedBy()), contract.wording().edition());
        noLongerAsked(contract, contract.messages() + "changed", contract.messages() + SIGNATURE_PLEASE);
        noLongerAskedToSign(contract);
        if (proposal.proposedBy() == Side.VENDOR) {
            toVendor(contract, "contract.proposalAccepted", words, "", now);
        } else {
            withdrawCounters(contract);
            toUs(contract, "contract.counterAccepted", words, "");
        }
    }

    void refused(Agreement contract, ClauseProposal proposal, Instant now) {
        var words = about(contract, proposal, or(proposal.closedBy()), or(proposal.refusal()));
        if (proposal.proposedBy() == Side.VENDOR) {
            toVendor(contract, "contract.proposalRefused", words, page(proposal), now);
        } else {
            withdrawCounters(contract);
            toUs(contract, "contract.counterRefused", words, page(proposal));
        }
    }

    void withdrawn(Agreement contract, ClauseProposal proposal) {
        if (proposal.proposedBy() == Side.US) {
            withdrawCounters(contract);
        } else if (contract.negotiation().open().stream().noneMatch(open -> open.proposedBy() == Side.VENDOR)) {
            noLongerAsked(contract, PROPOSED);
        }
    }

    /** Once the vendor has none of our words to decide about any more, no message asks it to. */
    private void withdrawCounters(Agreement contract) {
        if (contract.negotiation().open().stream().noneMatch(open -> open.proposedBy() == Side.US)) {
            noLongerAsked(contract, COUNTERED);
        }
    }

    private static List<Object> about(Agreement contract, ClauseProposal proposal, Object... more) {
        var clause = contract.wording().clause(proposal.clause());
        var words = new ArrayList<Object>(
                List.of(work(contract), contract.wording().numberOf(clause.id()), clause.title()));
        words.addAll(List.of(more));
        return List.copyOf(words);
    }

    private static String page(ClauseProposal proposal) {
        return "/proposals/" + proposal.id();
    }

    /** Nothing keeps anybody from signing any more: the vendor signs first. Whoever it names is asked by {@link #askWhoSigns}. */
    void readyToSign(Agreement contract, Actor by, Instant now) {
        if (Side.of(by) == Side.US && contract.signatories().of(Side.VENDOR).isEmpty()) {
            toVendor(
                    contract,
                    contract.messages() + SIGNATURE_PLEASE,
                    List.of(work(contract), contract.terms().client()),
                    "/signature",
                    now);
        }
    }

    /**
     * Asks those who sign now and were not asked: the vendor's people once nothing keeps them from signing, ours once those of the
     * vendor have signed. It makes links, so it is done as the business.
     */
    void askWhoSigns(Agreement contract, Instant now) {
        boolean late = contract instanceof Contract one && one.signingDay().isPassed(one.day(now));
        if (contract.status().isVendorsTurn() && contract.lock().isOpen() && !late) {
            contract.signatories().inTurn(Side.VENDOR).stream()
                    .filter(one -> one.ask(now))
                    .forEach(one -> toVendorSigner(
                            contract,
                            one,
                            SIGNER_PLEASE,
                            List.of(
                                    work(contract),
                                    ContractView.nameOf(contract.terms().client()),
                                    contract.parties().vendor().name(),
                                    one.namedBy()),
                            "/signature",
                            now));
        }
        if (contract.status() == ContractStatus.SIGNED_BY_VENDOR) {
            boolean first = !contract.signatures().areThere(Side.US);
            contract.signatories().inTurn(Side.US).stream()
                    .filter(one -> one.ask(now))
                    // Our contact has just been told that the vendor has signed.
                    .filter(one -> !(first && isOurContact(contract, one)))
                    .forEach(one -> toOurSigner(
                            contract,
                            one,
                            SIGNER_PLEASE_US,
                            List.of(work(contract), contract.parties().vendor().name(), one.namedBy()),
                            "/signature",
                            one.id()));
        }
    }

    /** Nobody is asked any more to sign what has changed; whoever has to sign it then is asked anew. */
    private void noLongerAskedToSign(Agreement contract) {
        noLongerAskedOfSigners(contract);
        contract.signatories().askAgain();
    }

    /**
     * Somebody else signs in this one's place, or it signs no longer.
     *
     * @param themselves whether this person gave the place away, and need not be told
     */
    void replaced(Agreement contract, Signatory before, boolean themselves, Instant now) {
        mail.publishEvent(new NoLongerAsked(before.id()));
        if (before.wasAsked() && before.refusal() == null && !themselves) {
            toOurSigner(
                    contract,
                    before,
                    "contract.signerNoLonger",
                    List.of(work(contract), contract.parties().vendor().name()),
                    "",
                    null);
        }
        before.holder()
                .filter(holder -> !before.isInvited())
                .ifPresent(holder -> links.revoke(contract.id().id(), LinkPurpose.CONTRACT, holder, now));
    }

    /** The vendor lets somebody else sign; the business is told who. */
    void vendorNamed(Agreement contract, String name, @Nullable String role, String by) {
        toUs(
                contract,
                "contract.signerNamed",
                List.of(work(contract), contract.parties().vendor().name(), name, or(role), by),
                "/signers");
    }

    /** One of ours does not sign. */
    void signerRefused(Agreement contract, Signatory one) {
        mail.publishEvent(new NoLongerAsked(one.id()));
        toUs(
                contract,
                "contract.signerRefused",
                List.of(work(contract), contract.parties().vendor().name(), one.name(), or(one.refusal())),
                "/signers");
    }

    /** @param side whose signature was the last one */
    void signed(Agreement contract, Side side, Instant now) {
        contract.signatories().all().stream()
                .filter(contract.signatories()::hasSigned)
                .forEach(one -> mail.publishEvent(new NoLongerAsked(one.id())));
        if (!contract.signatories().left(side).isEmpty()) {
            return;
        }
        noLongerAsked(contract);
        if (side == Side.VENDOR) {
            toUs(
                    contract,
                    contract.messages() + "signedByVendor",
                    List.of(work(contract), contract.parties().vendor().name()),
                    "/signature");
        } else {
            var words = List.<Object>of(work(contract), or(contract.wording().fingerprint()));
            toUs(contract, contract.messages() + "signed", words, "");
            toVendor(contract, contract.messages() + "signed", words, "", now);
            toVendorSigners(
                    contract, contract.signatories().of(Side.VENDOR), contract.messages() + "signed", words, now);
        }
    }

    /** @param who of the vendor declined it; null for the person who was invited */
    void declined(Agreement contract, @Nullable Participant who) {
        noLongerAsked(contract);
        var parties = contract.parties();
        over(contract, who == null ? parties.vendor().email() : or(who.address()));
        toUs(
                contract,
                contract.messages() + "declined",
                List.of(work(contract), contract.parties().vendor().name(), reason(contract)),
                "");
    }

    void takenBack(Agreement contract, Instant now) {
        links.revoke(contract.id().id(), LinkPurpose.CONTRACT, now);
        noLongerAsked(contract);
        mail.publishEvent(new MailRequest(
                vendor(contract),
                contract.messages() + "takenBack",
                List.of(work(contract), contract.terms().client(), reason(contract)),
                null,
                contract.engagement()));
        over(contract, contract.parties().vendor().email());
    }

    /**
     * It will not be signed: whoever was asked to sign it is told, also those who have signed.
     *
     * @param knows the address of the person of the vendor who knows already
     */
    private void over(Agreement contract, String knows) {
        noLongerAskedOfSigners(contract);
        var people = new ArrayList<MailRequest.Recipient>();
        contract.signatories().of(Side.VENDOR).stream()
                .filter(one -> one.wasAsked() && !one.isInvited())
                .forEach(one -> people.add(new MailRequest.Recipient(one.name(), or(one.email()))));
        people.add(vendor(contract));
        for (var person : people) {
            if (!EmailAddress.isSame(person.email(), knows)) {
                mail.publishEvent(new MailRequest(
                        person,
                        "contract.signingOver",
                        List.of(
                                work(contract),
                                ContractView.nameOf(contract.terms().client()),
                                reason(contract)),
                        null,
                        contract.engagement()));
            }
        }
    }

    /**
     * Tells the vendor that the contract ends, when, and what it hands back by then. No link opens it, or a change of it, as long as
     * if its term were served.
     */
    void noticeGiven(Contract contract, List<Amendment> amendments, Instant now) {
        noLongerAsked(contract, WENT_ON + Renewal.AUTO, WENT_ON + Renewal.OPTION);
        Stream.concat(Stream.of(contract), amendments.stream())
                .forEach(read -> links.closeAfter(read.id().id(), LinkPurpose.CONTRACT, expiry(contract, now)));
        var notice = Objects.requireNonNull(contract.termination());
        toVendor(
                contract,
                "contract.notice",
                List.of(
                        work(contract),
                        contract.terms().client(),
                        notice.on(),
                        format.message("contract.ground.mail." + notice.ground()),
                        notice.reason(),
                        handBack(notice)),
                "",
                now);
    }

    /** Tells the vendor that the contract goes on, and where that happened by itself also us. */
    void wentOn(Contract contract, Instant now) {
        var renewals = contract.renewals();
        var last = renewals.get(renewals.size() - 1);
        var words = List.<Object>of(
                work(contract),
                contract.terms().client(),
                contract.parties().vendor().name(),
                last.ends(),
                contract.termsNow().lastNoticeDay());
        noLongerAsked(contract, WENT_ON + Renewal.AUTO, WENT_ON + Renewal.OPTION);
        toVendor(contract, WENT_ON + last.how(), words, "", now);
        if (last.how() == Renewal.AUTO) {
            toUs(contract, WENT_ON + "us", words, "");
        }
    }

    void ended(Contract contract, Instant now) {
        noLongerAsked(contract, "contract.notice");
        var notice = Objects.requireNonNull(contract.termination());
        toVendor(
                contract,
                "contract.ended",
                List.of(work(contract), contract.terms().client(), notice.on(), handBack(notice)),
                "",
                now);
    }

    /** Messages to the vendor that wait to leave have been overtaken: these, or where none is named, all about this contract. */
    private void noLongerAsked(Agreement contract, String... messages) {
        mail.publishEvent(new NoLongerAsked(contract.id().id(), messages));
    }

    /** The same of messages to those who are named to sign. */
    private void noLongerAskedOfSigners(Agreement contract, String... messages) {
        contract.signatories().all().forEach(one -> mail.publishEvent(new NoLongerAsked(one.id(), messages)));
    }

    private String handBack(Termination notice) {
        return notice.handBack().stream()
                .filter(item -> !item.confirmed())
                .map(item -> "– " + format.message("contract.handBack.theirs." + item.kind(), item.what()))
                .collect(Collectors.joining("\n"));
    }

    private void toUs(Agreement contract, String key, List<Object> words, String page) {
        mail.publishEvent(forUs(contract, key, words, page));
    }

    /** @param about the contract, whose words may be taken back before the message has left */
    private void toUs(Agreement contract, String key, List<Object> words, String page, UUID about) {
        mail.publishEvent(forUs(contract, key, words, page).asking(about));
    }

    private static MailRequest forUs(Agreement contract, String key, List<Object> words, String page) {
        var us = contract.parties().us();
        return new MailRequest(
                new MailRequest.Recipient(us.name(), us.email()),
                key,
                words,
                "/engagements/" + contract.engagement() + "/contract" + contract.page() + page,
                contract.engagement());
    }

    private void toVendor(Agreement contract, String key, List<Object> words, String page, Instant now) {
        mail.publishEvent(new MailRequest(
                        vendor(contract),
                        key,
                        words,
                        link(contract, contract.parties().holder(), page, now),
                        contract.engagement())
                .asking(contract.id().id()));
    }

    /** A page of the vendor's side behind a link of its own. */
    String link(Agreement contract, LinkHolder holder, String page, Instant now) {
        var token = links.issueAnother(
                LinkPurpose.CONTRACT,
                contract.id().id(),
                contract.parties().vendor().name(),
                holder,
                expiry(contract, now),
                now);
        return "/s/" + token.value() + "/contract" + page;
    }

    /** Those of these who were asked to sign, besides the person who was invited, who is told anyway. */
    private void toVendorSigners(
            Agreement contract, List<Signatory> people, String key, List<Object> words, Instant now) {
        people.stream()
                .filter(one -> one.wasAsked() && !one.isInvited())
                .forEach(one -> toVendorSigner(contract, one, key, words, "", now));
    }

    private void toVendorSigner(
            Agreement contract, Signatory one, String key, List<Object> words, String page, Instant now) {
        one.holder()
                .ifPresent(holder -> mail.publishEvent(new MailRequest(
                                new MailRequest.Recipient(one.name(), or(one.email())),
                                key,
                                words,
                                link(contract, holder, page, now),
                                contract.engagement())
                        .asking(one.id())));
    }

    private boolean isOurContact(Agreement contract, Signatory one) {
        return Optional.ofNullable(one.member())
                .flatMap(colleagues::addressOf)
                .filter(address ->
                        EmailAddress.isSame(address, contract.parties().us().email()))
                .isPresent();
    }

    /** @param asking what it asks of this person, which can be withdrawn; null where it only tells */
    private void toOurSigner(
            Agreement contract, Signatory one, String key, List<Object> words, String page, @Nullable UUID asking) {
        Optional.ofNullable(one.member())
                .flatMap(colleagues::addressOf)
                .map(address -> new MailRequest(
                        new MailRequest.Recipient(one.name(), address),
                        key,
                        words,
                        ContractAccess.base(contract) + page,
                        contract.engagement()))
                .ifPresent(request -> mail.publishEvent(asking == null ? request : request.asking(asking)));
    }

    /** When a link ends that is given out now: once nothing is left to read, to sign or to hand back. */
    static Instant expiry(Agreement contract, Instant now) {
        var reading = now.plus(READING);
        var last = lastDayOf(contract);
        if (last == null) {
            return reading;
        }
        var after = last.atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .plus(contract.status().isBeforeActive() ? AFTER_THE_DAY : AFTER_THE_END);
        return after.isAfter(reading) ? after : reading;
    }

    private static @Nullable LocalDate lastDayOf(Agreement contract) {
        if (contract.status().isBeforeActive()) {
            return contract.lastDayToSign();
        }
        var notice = contract.termination();
        return notice == null ? contract.termsNow().end() : notice.on();
    }

    private static MailRequest.Recipient vendor(Agreement contract) {
        var party = contract.parties().vendor();
        return new MailRequest.Recipient(party.name(), party.email());
    }

    private static String work(Agreement contract) {
        return contract.basis().work().title();
    }

    private static String reason(Agreement contract) {
        var closing = contract.closing();
        return closing == null ? "" : closing.reason();
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }
}
