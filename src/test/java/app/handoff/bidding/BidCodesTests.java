package app.handoff.bidding;

import static app.handoff.bidding.ABidding.BERLIN;
import static app.handoff.bidding.ABidding.EUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.shared.EngagementId;
import app.handoff.shared.RuleViolation;
import app.handoff.shared.Secrets;
import app.handoff.shared.VendorId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BidCodesTests {

    private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");
    private static final String CODE = "nine quiet herons";

    private final BidRequest request = new BidRequest(EngagementId.next(), "Bookkeeping for 2027", EUR, BERLIN);
    private final Invitation tala = invitation("Tala Ledger");
    private final BidCodes codes = codes("the key of this installation....");

    @Test
    void hasAtLeastEightCharactersAndIsNotGuessedByWhoKnowsTheVendor() {
        refused("bidding.code.tooShort", "");
        refused("bidding.code.tooShort", "  h3ron  ");
        refused("bidding.code.tooLong", "h".repeat(201));
        refused("bidding.code.common", "12345678");
        refused("bidding.code.common", "password1");
        refused("bidding.code.common", "Tala Ledger");
        refused("bidding.code.common", "liza@tala.example");
        refused("bidding.code.common", "Bookkeeping for 2027");

        codes.choose(tala, request, CODE, MONDAY);
        assertThat(codes.fits(tala.id(), CODE)).isTrue();
    }

    @Test
    void isTheSameOnEveryKeyboard() {
        codes.choose(tala, request, "tr\u00e8s petit h\u00e9ron", MONDAY);

        assertThat(codes.fits(tala.id(), " tre\u0300s petit he\u0301ron ")).isTrue();
        assertThat(codes.fits(tala.id(), "Tr\u00e8s petit h\u00e9ron")).isFalse();
        assertThat(codes.fits(tala.id(), "")).isFalse();
        assertThat(codes.fits(tala.id(), "h".repeat(100_000))).isFalse();
    }

    @Test
    void isChosenOnce() {
        codes.choose(tala, request, CODE, MONDAY);

        refused("bidding.code.chosenAlready", "another quiet heron");
    }

    @Test
    void isKeptAsArgon2id() {
        codes.choose(tala, request, CODE, MONDAY);

        assertThat(codes.of(tala.id()).orElseThrow().hash())
                .startsWith("$argon2id$")
                .doesNotContain("heron");
    }

    @Test
    void whatABrowserKeepsIsVoidWithTheNextCodeForAnotherBidAndElsewhere() {
        codes.choose(tala, request, CODE, MONDAY);
        var kontor = invitation("Kontor Vier");
        codes.choose(kontor, request, CODE, MONDAY);
        var code = codes.of(tala.id()).orElseThrow();
        var proof = codes.proof(code);

        assertThat(codes.isProof(code, proof)).isTrue();
        assertThat(codes.isProof(codes.of(kontor.id()).orElseThrow(), proof)).isFalse();
        assertThat(codes("the key of another installation.").isProof(code, proof))
                .isFalse();
        codes.startAgain(tala, request, CODE, MONDAY.plus(Duration.ofHours(1)));
        assertThat(codes.isProof(codes.of(tala.id()).orElseThrow(), proof))
                .as("the same words chosen anew are a new code")
                .isFalse();
    }

    @Test
    void whoeverComesLaterSeesWhenTheBidWasStartedAgain() {
        codes.choose(tala, request, CODE, MONDAY);
        assertThat(codes.of(tala.id()).orElseThrow().startedAgainAt()).isNull();

        var tuesday = MONDAY.plus(Duration.ofDays(1));
        codes.startAgain(tala, request, "seven grey herons", tuesday);

        assertThat(codes.fits(tala.id(), CODE)).isFalse();
        assertThat(codes.of(tala.id()).orElseThrow())
                .returns(tuesday, BidCode::chosenAt)
                .returns(tuesday, BidCode::startedAgainAt);
    }

    private void refused(String rule, String code) {
        assertThatExceptionOfType(RuleViolation.class)
                .as(code)
                .isThrownBy(() -> codes.choose(tala, request, code, MONDAY))
                .returns(rule, RuleViolation::code)
                .returns("code", RuleViolation::field);
    }

    private Invitation invitation(String name) {
        return new Invitation(
                request,
                new Invitee(
                        VendorId.next(), name, "Liza Reyes", "liza@tala.example", ZoneId.of("Asia/Manila"), "Manila"),
                MONDAY);
    }

    private static BidCodes codes(String key) {
        return new BidCodes(new InMemory(), new Secrets(), key::getBytes);
    }

    private static final class InMemory implements BidCodeRepository {

        private final Map<InvitationId, BidCode> codes = new HashMap<>();

        @Override
        public BidCode save(BidCode code) {
            codes.put(code.getId(), code);
            return code;
        }

        @Override
        public Optional<BidCode> findById(InvitationId invitation) {
            return Optional.ofNullable(codes.get(invitation));
        }
    }
}
