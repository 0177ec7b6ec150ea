package app.handoff.bidding;

import static app.handoff.bidding.ABidding.MIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.contract.ContractId;
import app.handoff.contract.Contracts;
import app.handoff.contract.ContractsForTests;
import app.handoff.kernel.Actor;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.VendorId;
import app.handoff.submission.BidsForTests;
import app.handoff.tenancy.Tenancy;
import app.handoff.triage.EngagementsForTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

/** Nobody is asked to send a letter that is overtaken. */
@SpringBootTest
class OvertakenMessagesTests {

    private static final String NEVER = "never: ";

    /** Every kind of letter, and when it is overtaken or why it never is. */
    private static final Map<String, String> KINDS = new HashMap<>();

    static {
        var bidding = "the deadline passes, or the invitation or the request is withdrawn or declined";
        KINDS.put("bidding.invitation", bidding + ", or the vendor has begun: somebody gave it the link");
        KINDS.put("bidding.answer", bidding);
        KINDS.put("bidding.notice", bidding);
        KINDS.put("bidding.colleague", bidding + ", a newer link is made, or the access is taken away");
        KINDS.put("bidding.addendum", bidding);
        KINDS.put("bidding.extended", bidding + ", or the deadline moves again");
        KINDS.put("bidding.extended.sent", bidding + ", or the deadline moves again");
        for (var reason : BidReminder.Reason.values()) {
            KINDS.put(
                    reason.key(),
                    bidding
                            + ", the vendor gets further or sends its bid, the deadline moves, the next reminder takes its"
                            + " place, or reminders are stopped");
        }
        KINDS.put("bidding.finalOffer", bidding + ", the vendor sends its final offer, or none is wanted any more");
        KINDS.put(
                "bidding.finalOffer.extended",
                bidding + ", the vendor sends its final offer, none is wanted any more, or the deadline moves again");
        KINDS.put("bidding.finalOffer.calledOff", NEVER + "it tells that the first bid counts");
        KINDS.put("bidding.finalOffer.ended", NEVER + "it tells that no final offer is needed");
        KINDS.put("bidding.finalOffer.receipt", NEVER + "it is proof of a bid");
        KINDS.put("bidding.finalOffer.withdrawn", NEVER + "it is proof of a withdrawal");
        KINDS.put("bidding.released", bidding + ", or the vendor keeps its code or starts again");
        KINDS.put("bidding.cancelled", NEVER + "it tells how the bidding ended");
        KINDS.put("bidding.receipt", NEVER + "it is proof of a bid");
        KINDS.put("bidding.withdrawn", NEVER + "it is proof of a withdrawal");
        KINDS.put("bidding.startedAgain", NEVER + "it warns that somebody used the link");
        KINDS.put("bidding.startedAgain.withdrawn", NEVER + "it warns that somebody used the link");
        KINDS.put("bidding.asked", NEVER + "it is to us, whose home says it");
        KINDS.put(
                "bidding.inquiry", "the vendor answers, the question is taken back, or the day for the answer is over");
        KINDS.put(
                "bidding.inquiryMoreTime",
                "the vendor answers, the question is taken back, more time is given, or the day for the answer is over");
        KINDS.put("bidding.inquiryAnswered", NEVER + "it is to us, who read the answer with the bids");
        KINDS.put("bidding.openingList", NEVER + "it tells what was in at the opening");
        KINDS.put("bidding.result", "the vendor gets another result, or the choice is withdrawn or signed");
        KINDS.put("bidding.reserveAsked", "the reserve answers, or the question is taken back");
        for (var answered : List.of("bidding.reserveConfirmed", "bidding.reserveDeclined")) {
            KINDS.put(answered, NEVER + "it is to us, whose home says it");
        }
        KINDS.put("bidding.askedWhy", NEVER + "it is to us, whose home says it");
        KINDS.put("bidding.answeredWhy", NEVER + "it answers what the vendor asked");
        KINDS.put("contract.readyToRead", "the vendor signs or declines, or the contract is withdrawn");
        KINDS.put("contract.changed", "the contract changes again, is signed, declined or withdrawn");
        KINDS.put(
                "contract.askedByUs", "none of our questions waits, or the contract is signed, declined or withdrawn");
        KINDS.put("contract.answeredByUs", "the vendor signs or declines, or the contract is withdrawn");
        KINDS.put("contract.signaturePlease", "the vendor signs or declines, or the contract changes or is withdrawn");
        KINDS.put(
                "contract.signerPlease",
                "this person signs, somebody else is named instead, the day passes, or the contract changes, is declined or"
                        + " withdrawn");
        KINDS.put("contract.signingOver", NEVER + "it tells that nobody has to sign any more");
        KINDS.put("contract.notice", "the contract has ended");
        KINDS.put("contract.signed", NEVER + "it holds the signed contract");
        KINDS.put("contract.takenBack", NEVER + "it tells how the contract ended");
        KINDS.put("contract.ended", NEVER + "it says what is to be handed back");
        for (var toUs : List.of(
                "askedByVendor",
                "answeredByVendor",
                "signedByVendor",
                "declined",
                "amendment.signedByVendor",
                "amendment.declined",
                "counterAccepted",
                "counterRefused",
                "lawyerCommented",
                "lawyerRead",
                "signSoonUs",
                "vendorSigningDayPassed",
                "ourSigningDayPassed",
                "signerPleaseUs",
                "signerNamed",
                "signerRefused",
                "signerNoLonger",
                "term.NONE",
                "term.AUTO",
                "term.OPTION",
                "wentOn.us")) {
            KINDS.put("contract." + toUs, NEVER + "it is to us, whose home says it");
        }
        var reading = "the vendor signs or declines, or the contract is withdrawn";
        KINDS.put(
                "contract.proposed", "none of the vendor's words waits for us since it took some back; or " + reading);
        KINDS.put("contract.proposalAccepted", reading);
        KINDS.put("contract.proposalRefused", reading);
        KINDS.put(
                "contract.countered",
                "none of our words waits for the vendor: decided about, withdrawn or out of date; or " + reading);
        KINDS.put("contract.signUntil", "the day moves again or passes, or " + reading);
        KINDS.put("contract.signSoon", "the day moves or passes, or " + reading);
        KINDS.put("contract.signingDayPassed", "the vendor gets more time, or " + reading);
        KINDS.put(
                "contract.signingDayPassedForUs", "there is more time, both have signed, or the contract is withdrawn");
        KINDS.put("contract.amendment.readyToRead", "the vendor signs or declines, or the change is withdrawn");
        KINDS.put("contract.amendment.changed", "the change is changed again, signed, declined or withdrawn");
        KINDS.put(
                "contract.amendment.signaturePlease",
                "the vendor signs or declines, or the change is changed again or withdrawn");
        KINDS.put("contract.amendment.signed", NEVER + "it brings the signed change");
        KINDS.put("contract.amendment.takenBack", NEVER + "it tells how the change ended");
        for (var how : List.of("AUTO", "OPTION")) {
            KINDS.put("contract.wentOn." + how, "the contract goes on once more, or notice is given");
        }
        KINDS.put(
                "contract.lawyerPlease",
                "a newer link is made, it is stopped or ends, the lawyer is through, both sides have signed, or the"
                        + " contract is declined or withdrawn");
        KINDS.put(
                "scope.reading",
                "a newer link is made or it is stopped, the reader is through, the version is dropped, or the work is"
                        + " stopped");
        KINDS.put("diligence.reference", "a newer link is made, it is stopped, or the client has answered or declined");
        for (var toUs : List.of("scope.read", "diligence.answered", "diligence.declined")) {
            KINDS.put(toUs, NEVER + "it is to us, whose home says it");
        }
        for (var news : List.of("INVITED", "CHANGED", "CALLED_OFF")) {
            KINDS.put(
                    "diligence.interview." + news,
                    "the interview is moved, called off or has begun, or a newer message takes its place");
        }
        KINDS.put("outreach", NEVER + "it asks somebody once, and a later one asks again");
        KINDS.put("delivery.link", "a newer link is made, somebody else reports, or the work ends");
        KINDS.put("delivery.reading", "a newer link is made, somebody else reports, or the work ends");
        KINDS.put("delivery.question", "the report is settled, or a newer link is made");
        KINDS.put("delivery.askedFor", "the report has come, somebody asks again, or a newer link is made");
        for (var reminder : List.of("before", "onDay", "after")) {
            KINDS.put(
                    "delivery.reminder." + reminder,
                    "the report has come, the next reminder takes its place, or a newer link is made");
        }
        for (var news : List.of("INVITED", "CHANGED", "CALLED_OFF")) {
            KINDS.put(
                    "delivery.meeting." + news,
                    "the meeting is moved, called off or has begun, or a newer message takes its place");
        }
        KINDS.put("delivery.notice", "each miss that it names is replied to, decided or corrected");
        KINDS.put("delivery.decided", "we decide something else about the same miss");
        KINDS.put("delivery.issue.vendor", "one of us or the vendor writes about it again");
        for (var toUs : List.of("replied", "planned", "issue.us")) {
            KINDS.put("delivery." + toUs, NEVER + "it is to us, whose home says it");
        }
        KINDS.put(
                "invoice.query",
                "the question is answered, another takes its place, or the invoice is corrected, decided or withdrawn");
        KINDS.put("invoice.cameByLink", NEVER + "it is to us, whose home says it");
        KINDS.put("review.opinion", "the person has answered, is not waited for any more, or its time has passed");
        KINDS.put("join", "the colleague has joined or is removed, a newer invitation is sent, or its link ends");
        KINDS.put("bidding.newcomer", "its time has passed");
        KINDS.put("code", "its time has passed");
        KINDS.put("signIn", "its time has passed");
        KINDS.put("newAddress", "its time has passed");
        KINDS.put("passwordChanged", "its time has passed");
        KINDS.put("addressChanged", NEVER + "it warns of a change");
    }

    @Autowired
    private ABidding biddings;

    @Autowired
    private Bidding bidding;

    @Autowired
    private Invitations invitations;

    @Autowired
    private BidsForTests bids;

    @Autowired
    private ContractsForTests drafts;

    @Autowired
    private Contracts contracts;

    @Autowired
    private EngagementsForTests engagements;

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void everyKindOfLetterSaysWhenItIsOvertaken() throws IOException {
        var kinds = new ArrayList<String>();
        try (var bundles = Files.list(Path.of("src/main/resources/messages"))) {
            for (var bundle : bundles.toList()) {
                var texts = new Properties();
                try (var reader = Files.newBufferedReader(bundle)) {
                    texts.load(reader);
                }
                texts.stringPropertyNames().stream()
                        .filter(key -> key.startsWith("mail.") && key.endsWith(".subject"))
                        .map(key -> key.substring("mail.".length(), key.length() - ".subject".length()))
                        .forEach(kinds::add);
            }
        }
        assertThat(KINDS.keySet()).containsExactlyInAnyOrderElementsOf(kinds);
    }

    @Test
    void aLetterOfTheBiddingEndsWithItsDeadlineAndMovesWithIt() {
        var made = biddings.open(biddings.aBusiness(), inDays(2), "Tala Ledger");
        assertThat(waiting(made.scope())).containsExactly("bidding.invitation");
        assertThat(waitingAt(made.scope(), 3)).isEmpty();

        extend(made, 10);
        assertThat(waitingAt(made.scope(), 3)).containsExactly("bidding.extended", "bidding.invitation");
        extend(made, 12);
        assertThat(waiting(made.scope())).containsExactly("bidding.extended", "bidding.invitation");
        biddings.addendum(made);
        assertThat(waiting(made.scope())).containsExactly("bidding.addendum", "bidding.extended", "bidding.invitation");
        assertThat(waitingAt(made.scope(), 60)).isEmpty();
    }

    @Test
    void aVendorThatIsNotAskedAnyMoreGetsNothingThatAsksIt() {
        var made = biddings.open(biddings.aBusiness(), inDays(20), "Tala Ledger", "Ledgerly", "Numera");
        assertThat(waiting(made.scope())).hasSize(3);
        biddings.as(made.scope(), () -> {
            invitations.revoke(made.request(), made.invited().get(0), MIA, Instant.now());
            return true;
        });
        assertThat(waiting(made.scope())).hasSize(2);
        Tenancy.as(made.vendor(1), () -> {
            bids.decline(made.invited().get(1), "No time.", Instant.now());
            return true;
        });
        assertThat(waiting(made.scope()))
                .as("the vendor itself says so through its link")
                .hasSize(1);
        assertThat(biddings.as(
                        made.scope(), () -> bidding.cancel(made.request(), "We do it ourselves.", MIA, Instant.now())))
                .as("its invitation has never left, so nothing is called off for it")
                .isZero();
        assertThat(waiting(made.scope())).isEmpty();
    }

    @Test
    void aVendorThatHasBegunNeedsNoInvitation() {
        var made = biddings.open(biddings.aBusiness(), inDays(20), "Tala Ledger", "Ledgerly");
        extend(made, 22);

        Tenancy.as(made.vendor(0), () -> {
            bids.begin(made.invited().get(0), Instant.now());
            return true;
        });

        assertThat(waiting(made.scope()))
                .as("one invitation, and to both what came after it")
                .containsExactly("bidding.extended", "bidding.extended", "bidding.invitation");
        biddings.as(made.scope(), () -> {
            var standing = bidding.overview(made.engagement()).standing();
            assertThat(standing.unsentInvitations()).isEqualTo(1);
            assertThat(standing.otherUnsent()).isEqualTo(2);
            return true;
        });
    }

    @Test
    void onlyWhoWasInvitedIsToldThatTheBiddingIsCalledOff() {
        var made = biddings.open(biddings.aBusiness(), inDays(20), "Tala Ledger", "Ledgerly", "Numera", "Pep & Co");
        leaves(made, 0, "WAITING", "SENT");
        leaves(made, 1, "WAITING", "FAILED");
        leaves(made, 2, "WAITING", "SENT");
        biddings.as(made.scope(), () -> {
            invitations.resend(made.request(), made.invited().get(2), MIA, Instant.now());
            return true;
        });

        assertThat(biddings.as(
                        made.scope(), () -> bidding.cancel(made.request(), "We do it ourselves.", MIA, Instant.now())))
                .as("one has its invitation, and one waits for its second")
                .isEqualTo(2);
        assertThat(told(made))
                .containsExactlyInAnyOrder(made.invited().get(0), made.invited().get(2));
    }

    @Test
    void noBidIsSetAsideByStoppingItsLinkOnceBidsAreDue() {
        var made = biddings.open(biddings.aBusiness(), inDays(2), "Tala Ledger", "Ledgerly");
        var due = Instant.now().plus(java.time.Duration.ofDays(4));

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> biddings.as(made.scope(), () -> {
                    invitations.revoke(made.request(), made.invited().get(0), MIA, due);
                    return true;
                }))
                .returns("bidding.request.notOpen", RuleViolation::code);
    }

    private void leaves(ABidding.Made made, int vendor, String from, String to) {
        biddings.as(
                made.scope(),
                () -> jdbc.update(
                        "update message set status = ?, sent_at = case when ? = 'SENT' then now() end where about = ? and status = ?",
                        to,
                        to,
                        made.invited().get(vendor).id(),
                        from));
    }

    private List<InvitationId> told(ABidding.Made made) {
        return biddings.as(
                made.scope(),
                () -> jdbc
                        .queryForList(
                                "select i.id from message m join invitation i on i.email = m.recipient_email"
                                        + " where m.mail_key = 'bidding.cancelled'",
                                java.util.UUID.class)
                        .stream()
                        .map(InvitationId::new)
                        .toList());
    }

    @Test
    void nobodyIsAskedToReadAContractThatIsWithdrawnOrDeclined() {
        var us = biddings.aBusiness();
        var withdrawn = sent(us);
        assertThat(waiting(us)).containsExactly("contract.readyToRead");
        biddings.as(us, () -> {
            contracts.voidWith(withdrawn, "Another vendor.", MIA, Instant.now());
            return true;
        });
        assertThat(waiting(us)).containsExactly("contract.takenBack");

        var them = biddings.aBusiness();
        var declined = sent(them);
        biddings.as(them.asVendor(declined.id()), () -> {
            contracts.decline(declined, "Too short.", Actor.vendor(VendorId.next(), "Liza Cruz"), Instant.now());
            return true;
        });
        assertThat(waiting(them)).isEmpty();
    }

    private ContractId sent(Tenancy.Scope us) {
        var engagement = biddings.as(us, () -> engagements.open("Bookkeeping for 2027"));
        var contract = biddings.as(us, () -> drafts.draft(engagement, MIA, Instant.now()));
        biddings.as(us, () -> {
            contracts.send(contract, MIA, Instant.now());
            return true;
        });
        return contract;
    }

    private void extend(ABidding.Made made, int days) {
        biddings.as(made.scope(), () -> {
            var request = bidding.overview(made.engagement()).request();
            var deadline = inDays(days);
            bidding.extend(
                    made.request(),
                    new Schedule(deadline, deadline, ABidding.BERLIN, null),
                    request.version(),
                    MIA,
                    Instant.now());
            return true;
        });
    }

    private static LocalDateTime inDays(int days) {
        return LocalDateTime.now(ABidding.BERLIN)
                .plusDays(days)
                .withHour(12)
                .withMinute(0)
                .withSecond(0)
                .withNano(0);
    }

    private List<String> waiting(Tenancy.Scope us) {
        return waitingAt(us, 0);
    }

    /** What waits to be sent to somebody outside so many days from now. */
    private List<String> waitingAt(Tenancy.Scope us, int days) {
        return biddings.as(
                us,
                () -> jdbc.queryForList(
                        "select mail_key from message where status = 'WAITING' and not to_us"
                                + " and (useful_until is null or useful_until > now() + make_interval(days => ?))"
                                + " order by mail_key",
                        String.class,
                        days));
    }
}
