package app.handoff.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.bidding.ABidding;
import app.handoff.bidding.ABidding.Made;
import app.handoff.kernel.Ids;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.Tenancy;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** What becomes of a bid when the bid document changes: before it was sent, while it is sent, and after. */
@SpringBootTest
class AddendumTests {

    @Autowired
    ABidding biddings;

    @Autowired
    BidsForTests bids;

    @Autowired
    BidPreparation preparation;

    @Autowired
    SealedBids sealedBids;

    Made made;

    @BeforeEach
    void aBidIsReady() {
        made = biddings.open(3_600, "Kontor Vier");
        asVendor(() -> {
            bids.fill(made.invited().get(0), made.frozen(), "0.30");
            return true;
        });
    }

    @Test
    void aBidThatIsOnItsWayWhenTheDocumentChangesIsRefused() {
        var forTheFirstVersion = asVendor(() -> visit().check().content());
        var invitation = biddings.invitation(made, 0);
        biddings.addendum(made, "2,400 entries a month");

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> biddings.as(
                        made.vendor(0),
                        () -> sealedBids.send(
                                invitation,
                                invitation.contact(),
                                invitation.actor(),
                                forTheFirstVersion,
                                Ids.next(),
                                Instant.now())))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("submission.document.newer"));
        assertThat(asVendor(() -> visit().sent())).isNull();
    }

    @Test
    void aBidThatWasSentBeforeCountsAgainOnceEveryChangeIsTickedAndItIsSentAgain() {
        send();
        biddings.addendum(made, "2,400 entries a month");
        assertThat(counts()).isFalse();

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> confirm(List.of()))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("submission.document.notTicked"));
        assertThatExceptionOfType(RuleViolation.class).isThrownBy(this::send);

        confirmAll();
        assertThat(counts()).isFalse();
        send();
        assertThat(counts()).isTrue();
    }

    @Test
    void onlyWhatTheVendorHasNotConfirmedIsToBeTicked() {
        biddings.addendum(made, "2,400 entries a month");
        confirmAll();
        biddings.addendum(made, "2,600 entries a month");

        var unread = asVendor(() -> preparation.unread(visit()));

        assertThat(unread)
                .singleElement()
                .satisfies(change ->
                        assertThat(change.before()).singleElement().asString().contains("2,400"));
    }

    @Test
    void whatIsNewOrChangedSinceBiddingOpenedIsTold() {
        var before = List.of("hour 52", "month 1690");

        assertThat(novelty("hour 52", before)).isEqualTo(Novelty.SAME);
        assertThat(novelty("hour 60", before)).isEqualTo(Novelty.CHANGED);
        assertThat(novelty("week 400", before)).isEqualTo(Novelty.NEW);
    }

    private static Novelty novelty(String asked, List<String> before) {
        return Novelty.of(asked, before, line -> line.split(" ")[0]);
    }

    private void confirmAll() {
        int changes = asVendor(() -> preparation.unread(visit()).size());
        assertThat(changes).isPositive();
        confirm(IntStream.range(0, changes).boxed().toList());
    }

    private void confirm(List<Integer> ticked) {
        asVendor(() -> {
            var version = visit().request().scopeVersion();
            preparation.confirm(access(), version, ticked, Instant.now());
            return true;
        });
    }

    private void send() {
        asVendor(() -> {
            bids.send(made.invited().get(0), Instant.now());
            return true;
        });
    }

    private boolean counts() {
        return asVendor(() -> visit().sent().counts());
    }

    private BidPreparation.Visit visit() {
        return preparation.visit(made.invited().get(0));
    }

    private BidAccess access() {
        return BidAccess.byMailedCode(made.invited().get(0));
    }

    private <T> T asVendor(Supplier<T> work) {
        return Tenancy.as(made.vendor(0), work);
    }
}
