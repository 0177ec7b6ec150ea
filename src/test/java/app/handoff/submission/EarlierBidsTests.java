package app.handoff.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import app.handoff.bidding.ABidding;
import app.handoff.bidding.ABidding.Made;
import app.handoff.files.SampleFiles;
import app.handoff.kernel.ExchangeRate;
import app.handoff.kernel.Ids;
import app.handoff.kernel.NotFound;
import app.handoff.submission.BidDraftContent.TypedBidder;
import app.handoff.submission.BidDraftContent.TypedReference;
import app.handoff.tenancy.Tenancy;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

/** A vendor takes over what it said in an earlier bid to the same business; nobody else does. */
@SpringBootTest
class EarlierBidsTests {

    private static final Instant NOW = Instant.now();

    @Autowired
    ABidding biddings;

    @Autowired
    BidsForTests bids;

    @Autowired
    EarlierBids earlierBids;

    @Autowired
    BidPreparation preparation;

    @Autowired
    JdbcTemplate jdbc;

    Made before;
    Made now;

    @BeforeEach
    void aVendorThatBidBeforeIsAskedAgain() {
        before = biddings.open(biddings.aBusiness(), inDays(10), "Tala Ledger", "Kontor Vier");
        sent(before, 0, "0.30");
        now = biddings.openAgain(before, 0, "Bookkeeping for 2028", inDays(20));
    }

    @Test
    void whoBidsItsClientsAndWhatIsAskedAgainAreFilledIn() {
        takeOver(List.of());

        var draft = draft();
        assertThat(draft.bidder()).isEqualTo(new TypedBidder("Tala Ledger Inc.", "Liza", "liza@tala.example", "+63 2"));
        assertThat(draft.references())
                .extracting(TypedReference::client)
                .containsExactly("Bakery Ltd", "Mill Ltd", "Farm Ltd");
        assertThat(draft.answers().values()).containsExactly("With two more people.");
    }

    @Test
    void pricesAndCommitmentsAreMadeAnew() {
        takeOver(List.of());

        assertThat(draft().offer().prices()).isEmpty();
        assertThat(draft().offer().levels()).isEmpty();
        assertThat(draft().documentRead()).isFalse();
    }

    @Test
    void theCurrencyOfAnEarlierBidIsNotTakenOver() {
        before = biddings.prepared(biddings.aBusiness(), inDays(10), ABidding.BERLIN, "Tala Ledger");
        biddings.allow(
                before,
                new ExchangeRate(
                        Currency.getInstance("USD"),
                        new BigDecimal("0.8725"),
                        ABidding.EUR,
                        LocalDate.now(ABidding.BERLIN).minusDays(1),
                        "Example bank"));
        biddings.opened(before);
        sent(before, 0, "0.30");
        Tenancy.as(before.vendor(0), () -> {
            bids.choose(before.invited().get(0), "USD");
            bids.send(before.invited().get(0), Instant.now());
            return true;
        });
        now = biddings.openAgain(before, 0, "Bookkeeping for 2028", inDays(20));

        assertThat(offered().get(0).content().currency().getCurrencyCode()).isEqualTo("USD");
        assertThat(takeOver(List.of())).isTrue();

        assertThat(draft().answers().values()).containsExactly("With two more people.");
        assertThat(draft().offer().currency()).isEmpty();
        assertThat(asVendor(
                        () -> preparation.visit(now.invited().get(0)).check().currency()))
                .isEqualTo(ABidding.EUR);
    }

    @Test
    void whatWasTypedStays() {
        type(BidPart.BIDDER, draft -> draft.with(new TypedBidder("Tala Ledger", "", "ana@tala.example", "")));
        type(
                BidPart.REFERENCES,
                draft -> draft.withReferences(
                        List.of(new TypedReference("Mill Ltd.", "Cy", "cy@mill.example", "PRIOR"))));

        takeOver(List.of());

        assertThat(draft().bidder()).isEqualTo(new TypedBidder("Tala Ledger", "Liza", "ana@tala.example", "+63 2"));
        assertThat(draft().references())
                .extracting(TypedReference::client, TypedReference::contact)
                .containsExactly(tuple("Mill Ltd.", "Cy"), tuple("Bakery Ltd", "Jo"), tuple("Farm Ltd", "Bo"));
    }

    @Test
    void whatWasTakenOverIsMarkedUntilItIsSavedOnce() {
        takeOver(List.of());
        assertThat(draft().takenOver().keySet())
                .containsExactlyInAnyOrder(BidPart.BIDDER, BidPart.ANSWERS, BidPart.REFERENCES);
        assertThat(draft().takenOver().get(BidPart.BIDDER).title()).isEqualTo("Bookkeeping for 2027");

        type(BidPart.BIDDER, draft -> draft);

        assertThat(draft().takenOver().keySet()).containsExactlyInAnyOrder(BidPart.ANSWERS, BidPart.REFERENCES);
    }

    @Test
    void filesAreTakenAlongOneByOneAndOnce() {
        var sent = offered().get(0).content().files();
        assertThat(sent).hasSize(2);
        var wanted = List.of(sent.get(0).id());

        assertThat(takeOver(wanted)).isTrue();
        assertThat(takeOver(wanted)).isFalse();

        assertThat(draft().files()).singleElement().satisfies(copy -> {
            assertThat(copy.name()).isEqualTo(sent.get(0).name());
            assertThat(copy.sha256()).isEqualTo(sent.get(0).sha256());
            assertThat(copy.id()).isNotEqualTo(sent.get(0).id());
        });
    }

    @Test
    void whatIsStillSealedIsOfferedToWhoProvedTheAddressAlone() {
        var byOwnCode = new BidAccess(now.invited().get(0), NOW, null);
        var colleague = new BidAccess(now.invited().get(0), null, Ids.next());

        assertThat(asVendor(() -> earlierBids.of(byOwnCode))).isEmpty();
        assertThat(asVendor(() -> earlierBids.of(colleague))).isEmpty();
        assertThat(offered()).hasSize(1);

        biddings.opening(before);
        assertThat(asVendor(() -> earlierBids.of(byOwnCode))).hasSize(1);
        assertThat(asVendor(() -> earlierBids.of(colleague))).hasSize(1);
    }

    @Test
    void aBidThatWasWithdrawnIsStillItsVendors() {
        Tenancy.as(before.vendor(0), () -> {
            bids.withdraw(before.invited().get(0), NOW);
            return true;
        });

        assertThat(offered()).hasSize(1);
    }

    @Test
    void neitherTheBidOfAnotherVendorNorOneFromAnotherAddressIsOffered() {
        sent(before, 1, "0.40");
        var kontors = before.invited().get(1).id();

        assertThat(offered())
                .extracting(bid -> bid.sent().invitation())
                .containsExactly(before.invited().get(0));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> asVendor(() -> earlierBids.takeOver(access(), kontors, List.of(), NOW)));

        biddings.as(
                before.scope(),
                () -> jdbc.update(
                        "update invitation set email = 'someone@else.example' where id = ?",
                        now.invited().get(0).id()));
        assertThat(offered()).isEmpty();
    }

    @Test
    void entriesThatStandForOneVendorAreOne() {
        var other = biddings.openAgain(before, 1, "Bookkeeping for 2029", inDays(20));
        var entry = biddings.as(
                before.scope(), () -> biddings.vendorOf(other.invited().get(0)));
        var standing = biddings.as(
                before.scope(), () -> biddings.vendorOf(before.invited().get(0)));
        var access = BidAccess.byMailedCode(other.invited().get(0));
        biddings.as(
                before.scope(),
                () -> jdbc.update(
                        "update invitation set email = (select email from invitation where id = ?) where id = ?",
                        before.invited().get(0).id(),
                        other.invited().get(0).id()));

        assertThat(Tenancy.as(other.vendor(0), () -> earlierBids.of(access))).isEmpty();

        biddings.as(
                before.scope(),
                () -> jdbc.update(
                        "update vendor set archived_at = now(), archived_by = 'Mia', merged_into_id = ? where id = ?",
                        standing.id(),
                        entry.id()));
        assertThat(Tenancy.as(other.vendor(0), () -> earlierBids.of(access))).hasSize(1);
    }

    private void sent(Made made, int vendor, String hour) {
        var invitation = made.invited().get(vendor);
        Tenancy.as(made.vendor(vendor), () -> {
            var access = BidAccess.byMailedCode(invitation);
            preparation.save(
                    access,
                    BidPart.BIDDER,
                    0,
                    draft -> draft.with(new TypedBidder("Tala Ledger Inc.", "Liza", "liza@tala.example", "+63 2")),
                    NOW);
            bids.attach(invitation, SampleFiles.pdf(), "certificate.pdf", NOW);
            bids.attach(invitation, SampleFiles.docx(), "offer.docx", NOW);
            bids.fill(invitation, made.frozen(), hour);
            bids.send(invitation, Instant.now());
            return true;
        });
    }

    private boolean takeOver(List<UUID> files) {
        var from = before.invited().get(0).id();
        return asVendor(() -> earlierBids.takeOver(access(), from, files, NOW));
    }

    private List<EarlierBid> offered() {
        return asVendor(() -> earlierBids.of(access()));
    }

    private void type(BidPart part, UnaryOperator<BidDraftContent> change) {
        asVendor(() -> preparation.save(access(), part, draft().savesOf(part), change, NOW));
    }

    private BidDraftContent draft() {
        return asVendor(() -> preparation.visit(now.invited().get(0)).check().draft());
    }

    private BidAccess access() {
        return BidAccess.byMailedCode(now.invited().get(0));
    }

    private <T> T asVendor(Supplier<T> work) {
        return Tenancy.as(now.vendor(0), work);
    }

    private static LocalDateTime inDays(int days) {
        return LocalDateTime.now().plusDays(days);
    }
}
