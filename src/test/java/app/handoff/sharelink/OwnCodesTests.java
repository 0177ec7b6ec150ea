package app.handoff.sharelink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.kernel.BusinessId;
import app.handoff.kernel.Ids;
import app.handoff.kernel.LinkHolder;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.RateLimit;
import app.handoff.tenancy.ReadTransaction;
import app.handoff.tenancy.Secrets;
import app.handoff.tenancy.Tenancy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.transaction.PlatformTransactionManager;

class OwnCodesTests {

    private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");
    private static final BusinessId BUSINESS = BusinessId.next();
    private static final String CODE = "nine quiet herons";

    private static final List<String> KNOWN =
            List.of("Tala Ledger", "Liza Reyes", "liza@tala.example", "Bookkeeping for 2027");

    private final UUID tala = Ids.next();
    private final UUID kontor = Ids.next();
    private final PlatformTransactionManager transactions = Mockito.mock(PlatformTransactionManager.class);
    private final OwnCodes codes =
            new OwnCodes(new InMemory(), new Secrets(), new ReadTransaction(transactions), transactions);
    private final LinkEntry entry = entry("the key of this installation....");

    @Test
    void hasAtLeastEightCharactersAndIsNotGuessedByWhoKnowsTheVendor() {
        refused("text.tooShort", "");
        refused("text.tooShort", "  h3ron  ");
        refused("text.tooLong", "h".repeat(201));
        refused("sharelink.code.common", "12345678");
        refused("sharelink.code.common", "password1");
        refused("sharelink.code.common", "Tala Ledger");
        refused("sharelink.code.common", "liza@tala.example");
        refused("sharelink.code.common", "Bookkeeping for 2027");

        choose(tala, CODE);
        assertThat(fits(CODE)).isTrue();
    }

    @Test
    void isTheSameOnEveryKeyboard() {
        choose(tala, "tr\u00e8s petit h\u00e9ron");

        assertThat(fits(" tre\u0300s petit he\u0301ron ")).isTrue();
        assertThat(fits("Tr\u00e8s petit h\u00e9ron")).isFalse();
        assertThat(fits("")).isFalse();
        assertThat(fits("h".repeat(100_000))).isFalse();
    }

    @Test
    void isChosenOnce() {
        choose(tala, CODE);

        refused("sharelink.code.chosenAlready", "another quiet heron");
    }

    @Test
    void isKeptAsArgon2id() {
        choose(tala, CODE);

        assertThat(of(tala).hash()).startsWith("$argon2id$").doesNotContain("heron");
    }

    @Test
    void whatABrowserKeepsIsVoidWithTheNextCodeForAnotherBidElsewhereAndLater() {
        var until = MONDAY.plus(Duration.ofHours(12));
        choose(tala, CODE);
        choose(kontor, CODE);
        var proof = as(tala, () -> entry.proofOfOwn(holder(tala), until));

        assertThat(shows(entry, tala, proof, MONDAY)).isTrue();
        assertThat(shows(entry, kontor, proof, MONDAY)).isFalse();
        assertThat(shows(entry("the key of another installation."), tala, proof, MONDAY))
                .isFalse();
        assertThat(shows(entry, tala, proof, until)).as("when its time is over").isFalse();
        for (var forged : List.of("", ".", "own", "own.x", proof + "A", proof.substring(1), "code." + proof, "...")) {
            assertThat(shows(entry, tala, forged, MONDAY)).as(forged).isFalse();
        }
        startAgain(CODE, MONDAY.plus(Duration.ofHours(1)));
        assertThat(shows(entry, tala, proof, MONDAY))
                .as("the same words chosen anew are a new code")
                .isFalse();
    }

    @Test
    void whoeverComesLaterSeesWhenTheBidWasStartedAgain() {
        choose(tala, CODE);
        assertThat(of(tala).startedAgainAt()).isNull();

        var tuesday = MONDAY.plus(Duration.ofDays(1));
        startAgain("seven grey herons", tuesday);

        assertThat(fits(CODE)).isFalse();
        assertThat(of(tala)).returns(tuesday, OwnCode::chosenAt).returns(tuesday, OwnCode::startedAgainAt);
    }

    private void refused(String rule, String code) {
        assertThatExceptionOfType(RuleViolation.class)
                .as(code)
                .isThrownBy(() -> choose(tala, code))
                .returns(rule, RuleViolation::code)
                .returns("code", RuleViolation::field);
    }

    private void choose(UUID holder, String code) {
        as(holder, () -> {
            codes.choose(holder, codes.hash(code, KNOWN), MONDAY);
            return true;
        });
    }

    private void startAgain(String code, Instant now) {
        as(tala, () -> {
            codes.startAgain(tala, codes.hash(code, KNOWN), now);
            return true;
        });
    }

    private boolean fits(String code) {
        return as(tala, () -> codes.matching(tala, code).isPresent());
    }

    private OwnCode of(UUID holder) {
        return as(holder, () -> codes.of(holder).orElseThrow());
    }

    private static boolean shows(LinkEntry entry, UUID holder, String shown, Instant now) {
        return as(holder, () -> entry.proof(holder(holder), shown, now).isPresent());
    }

    private static LinkHolder holder(UUID id) {
        return new LinkHolder(id, "Liza Reyes", "liza@tala.example");
    }

    private static <T> T as(UUID holder, Supplier<T> work) {
        return Tenancy.as(Tenancy.Scope.of(BUSINESS).asVendor(holder), work);
    }

    private LinkEntry entry(String key) {
        return new LinkEntry(codes, Mockito.mock(LinkCodes.class), Mockito.mock(RateLimit.class), key::getBytes);
    }

    private static final class InMemory implements OwnCodeRepository {

        private final Map<UUID, OwnCode> codes = new HashMap<>();

        @Override
        public OwnCode save(OwnCode code) {
            codes.put(code.getId(), code);
            return code;
        }

        @Override
        public Optional<OwnCode> findById(UUID holder) {
            return Optional.ofNullable(codes.get(holder));
        }
    }
}
