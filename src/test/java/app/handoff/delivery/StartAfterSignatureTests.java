package app.handoff.delivery;

import static app.handoff.delivery.Examples.ANA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.reset;

import app.handoff.Pages;
import app.handoff.contract.ClauseType;
import app.handoff.contract.ContractId;
import app.handoff.contract.Contracts;
import app.handoff.contract.ContractsForTests;
import app.handoff.engagement.Engagements;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Proof;
import app.handoff.kernel.VendorId;
import app.handoff.tenancy.EventRetryForTests;
import app.handoff.tenancy.Tenancy;
import app.handoff.triage.EngagementsForTests;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import org.springframework.web.context.WebApplicationContext;

/** A signed contract makes the work start, whatever comes in between. */
@SpringBootTest(properties = "db-scheduler.enabled=false")
class StartAfterSignatureTests {

    private static final Actor LIZA = Actor.vendor(VendorId.next(), "Liza Cruz");
    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

    @Autowired
    EngagementsForTests engagements;

    @Autowired
    Contracts contracts;

    @Autowired
    ContractsForTests drafts;

    @Autowired
    Deliveries deliveries;

    @Autowired
    DeliveryStarter starter;

    @Autowired
    EventRetryForTests retry;

    @MockitoSpyBean
    Engagements opened;

    @Autowired
    WebApplicationContext context;

    private final Instant now = Instant.now();
    private Tenancy.Scope us;
    private EngagementId engagement;
    private ContractId contract;

    @BeforeEach
    void aContractThatTheVendorHasSigned() {
        us = Tenancy.Scope.of(Pages.of(context).owner("Studio Fern").business()).at(Pages.BERLIN);
        engagement = as(us, () -> engagements.open("Bookkeeping for 2027"));
        contract = as(us, () -> drafts.draft(engagement, ANA, now));
        as(us, () -> contracts.send(contract, ANA, now));
        read(us, ANA);
        read(vendor(), LIZA);
        sign(vendor(), LIZA, new Proof(Proof.Kind.MAILED_CODE, "Liza Cruz", "liza@tala.example", now));
    }

    @Test
    void startsWithTheLastSignatureAndLeavesNothingToDo() {
        signLast();

        assertThat(isStarted()).isTrue();
        assertThat(left()).isEmpty();
    }

    @Test
    void followsTheLevelsThatWereSignedWithTheRemedyOfTheContract() {
        signLast();

        var signed = as(us, () -> contracts.signed(engagement).orElseThrow());
        var work = as(us, () -> deliveries.get(engagement));
        assertThat(work.levels()).isNotEmpty().isEqualTo(signed.levels());
        var remedies = as(
                us,
                () -> contracts.get(contract).wording().clauses().stream()
                        .filter(clause -> clause.type() == ClauseType.REMEDIES)
                        .findFirst()
                        .orElseThrow());
        var said = remedies.title() + ": " + remedies.plain();
        assertThat(work.remedy()).isEqualTo(said.length() <= 600 ? said : said.substring(0, 599) + "…");
    }

    @Test
    void aSignatureStandsWhereTheStartFailsAndTheStartIsTriedAgain() {
        failsOnce();

        signLast();

        assertThat(as(us, () -> drafts.status(engagement))).isEqualTo("ACTIVE");
        assertThat(as(us, () -> starter.isWaiting(engagement))).isTrue();
        assertThat(left()).containsExactly("FAILED");
        retry.round();
        assertThat(isStarted()).as("a moment later").isFalse();
        later();
        assertThat(isStarted()).isTrue();
        assertThat(left()).isEmpty();
    }

    @Test
    void whatFailsAgainWaitsLonger() {
        fails();
        signLast();
        later();
        failsNoMore();

        as(us, () -> retry.age(Duration.ofSeconds(90)));
        retry.round();

        assertThat(isStarted()).isFalse();
        later();
        assertThat(isStarted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUBLISHED", "PROCESSING", "RESUBMITTED"})
    void aNodeThatDiesAfterTheSignatureLeavesTheStartToAnother(String brokenOff) {
        failsOnce();
        signLast();
        as(us, () -> retry.breakOffAs(brokenOff));

        retry.round();
        assertThat(isStarted()).as("another node may be at it").isFalse();
        later();

        assertThat(isStarted()).isTrue();
        assertThat(left()).isEmpty();
    }

    @Test
    void startsOnceHoweverOftenItIsTold() {
        failsOnce();
        signLast();
        as(us, () -> retry.repeat());
        assertThat(left()).hasSize(2);

        later();

        assertThat(left()).isEmpty();
        assertThat(weeks())
                .isEqualTo(weeksOf(
                        as(us, () -> contracts.signed(engagement)).orElseThrow().end()));
    }

    @Test
    void aDayOfEndThatWasNamedBeforeTheStartIsKept() {
        fails();
        signLast();
        var last = as(us, () -> drafts.start(contract)).plusDays(50);
        terminate(last);
        assertThat(left()).containsExactly("FAILED", "FAILED");
        failsNoMore();

        later();

        assertThat(as(us, () -> deliveries.get(engagement)).ends()).isEqualTo(last);
        assertThat(left()).isEmpty();
    }

    @Test
    void anEndBeforeTheStartCouldSucceedEndsTheWork() {
        fails();
        signLast();
        terminate(LocalDate.ofInstant(now, Pages.BERLIN.zone()));
        assertThat(left()).containsExactly("FAILED", "FAILED", "FAILED");
        failsNoMore();

        later();

        assertThat(as(us, () -> deliveries.get(engagement)).phase()).isEqualTo(Delivery.Phase.ENDED);
        assertThat(left()).isEmpty();
    }

    private void fails() {
        willThrow(new IllegalStateException("Down for a while")).given(opened).get(any());
    }

    private void failsOnce() {
        willThrow(new IllegalStateException("Down for a moment"))
                .willCallRealMethod()
                .given(opened)
                .get(any());
    }

    private void failsNoMore() {
        reset(opened);
    }

    private void later() {
        as(us, () -> retry.age(TWO_MINUTES));
        retry.round();
    }

    private List<String> left() {
        return as(us, () -> retry.left());
    }

    private boolean isStarted() {
        return as(us, () -> deliveries.find(engagement)).isPresent();
    }

    private int weeks() {
        return as(us, () -> deliveries.reports(deliveries.get(engagement).id())).size();
    }

    private int weeksOf(LocalDate end) {
        var delivery = as(us, () -> deliveries.get(engagement));
        return delivery.schedule().weeks(delivery.starts(), end).size();
    }

    private Tenancy.Scope vendor() {
        return us.asVendor(contract.id());
    }

    private void read(Tenancy.Scope side, Actor by) {
        as(
                side,
                () -> contracts
                        .get(contract)
                        .wording()
                        .clauses()
                        .forEach(clause -> contracts.understand(contract, clause.id(), clause.fingerprint(), by, now)));
    }

    private void signLast() {
        sign(us, ANA, Proof.signedIn("Ana Ruiz", "ana@fern.example", now));
    }

    private void sign(Tenancy.Scope side, Actor by, Proof proof) {
        as(
                side,
                () -> contracts.sign(
                        contract,
                        by.name(),
                        true,
                        contracts.get(contract).wording().fingerprint(),
                        by,
                        proof,
                        now));
    }

    private void terminate(LocalDate on) {
        as(us, () -> drafts.terminate(contract, on, ANA, now));
    }

    private static void as(Tenancy.Scope scope, Runnable work) {
        Tenancy.as(scope, () -> {
            work.run();
            return true;
        });
    }

    private static <T> T as(Tenancy.Scope scope, Supplier<T> work) {
        return Tenancy.as(scope, work);
    }
}
