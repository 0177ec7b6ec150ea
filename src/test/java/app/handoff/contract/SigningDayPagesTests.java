package app.handoff.contract;

import static app.handoff.contract.SampleContracts.BERLIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import app.handoff.account.ABusiness;
import app.handoff.kernel.EngagementId;
import app.handoff.sharelink.OpenedLinks;
import app.handoff.triage.EngagementsForTests;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** By when a contract is to be signed, on the pages and in messages of both sides. */
@SpringBootTest
class SigningDayPagesTests {

    private final MockMvcTester mvc;

    @Autowired
    WebApplicationContext context;

    @Autowired
    EngagementsForTests engagements;

    @Autowired
    ContractsForTests drafts;

    @Autowired
    Contracts contracts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    ABusiness business;
    EngagementId engagement;
    ContractId id;
    String token;

    SigningDayPagesTests(@Autowired WebApplicationContext context) {
        mvc = MockMvcTester.from(
                context,
                builder -> builder.defaultRequest(
                                MockMvcRequestBuilders.get("/").with(OpenedLinks.inTheBrowser()))
                        .apply(springSecurity())
                        .build());
    }

    @BeforeEach
    void aContractThatBothRead() {
        business = ABusiness.in(context);
        engagement = business.inside(() -> engagements.open("Bookkeeping for 2027"));
        id = business.inside(() -> drafts.draft(engagement, business.ana(), Instant.now()));
        business.inside(() -> {
            contracts.send(id, business.ana(), Instant.now());
            return true;
        });
        token = business.inside(() -> drafts.link(id));
    }

    @Test
    void theBusinessSaysByWhenAndGivesMoreTime() {
        var early = business.inside(() -> engagements.open("Payroll"));
        business.inside(() -> drafts.draft(early, business.ana(), Instant.now()));
        var dispatch = "/engagements/" + early + "/contract/dispatch";
        assertThat(mvc.get().uri("/engagements/" + early + "/contract").with(business.owner()))
                .bodyText()
                .contains("To be signed by", "name=\"signBy\"");
        assertThat(mvc.post().uri(dispatch).with(business.owner()).with(csrf()).param("signBy", "2001-01-01"))
                .hasStatus(422)
                .bodyText()
                .contains("There is a problem", "Enter today or a later day", "value=\"2001-01-01\"");
        assertThat(mvc.post().uri(dispatch).with(business.owner()).with(csrf()).param("signBy", day(5).toString()))
                .hasStatus3xxRedirection();
        assertThat(business.inside(() -> contracts.of(early)).signingDay().signBy())
                .isEqualTo(day(5));

        assertThat(contract().signingDay().signBy()).as("the usual one").isEqualTo(day(14));
        assertThat(get("/signing-day")).hasStatusOk().bodyText().contains("By when is it to be signed?");
        assertThat(post("/signing-day").param("signBy", ""))
                .hasStatus(422)
                .bodyText()
                .contains("Enter a day");
        assertThat(post("/signing-day").param("signBy", day(400).toString()))
                .hasStatus(422)
                .bodyText()
                .contains("Enter a day until");
        for (int twice = 0; twice < 2; twice++) {
            assertThat(post("/signing-day").param("signBy", day(30).toString())).hasStatus3xxRedirection();
        }
        assertThat(contract().signingDay().signBy()).isEqualTo(day(30));
        assertThat(messages("contract.signUntil")).isEqualTo(1);
    }

    @Test
    void nobodyIsToldADayThatIsAnotherByNow() {
        for (int days : List.of(20, 30)) {
            post("/signing-day").param("signBy", day(days).toString()).exchange();
        }
        assertThat(messages("contract.signUntil")).isEqualTo(2);
        assertThat(waiting("contract.signUntil")).as("of the later day").isEqualTo(1);

        var later = Instant.now().plus(Duration.ofDays(32));
        business.inside(() -> {
            contracts.tellOfSigningDays(LocalDate.ofInstant(later, BERLIN), later);
            return true;
        });
        assertThat(messages("contract.signingDayPassed")).isEqualTo(1);
        assertThat(waiting("contract.signUntil")).isZero();
    }

    @Test
    void bothSidesAreToldWhenTheDayHasPassedAndNothingChangesByItself() {
        tickAll();
        var later = Instant.now().plus(Duration.ofDays(16));
        business.inside(() -> {
            contracts.tellOfSigningDays(LocalDate.ofInstant(later, BERLIN), later);
            contracts.tellOfSigningDays(LocalDate.ofInstant(later, BERLIN), later);
            return true;
        });
        assertThat(messages("contract.signingDayPassed")).isEqualTo(1);
        assertThat(messages("contract.vendorSigningDayPassed")).isEqualTo(1);
        assertThat(contract().status()).isEqualTo(ContractStatus.SENT);

        business.inside(() ->
                transaction.execute(status -> jdbc.sql("update contract set sign_by = current_date - 3 where id = ?")
                        .param(id.id())
                        .update()));
        business.inside(() -> {
            contracts.withdrawUnderstanding(id, clause(ClauseType.PAY).id(), business.ana());
            contracts.understand(
                    id,
                    clause(ClauseType.PAY).id(),
                    clause(ClauseType.PAY).fingerprint(),
                    business.ana(),
                    Instant.now());
            return true;
        });
        assertThat(vendor("")).bodyText().contains("ask Studio Fern for more time", "Too late");
        assertThat(vendor("/signature")).hasStatusOk().bodyText().doesNotContain("Your signature</h2>");
        assertThat(vendorPost("/signature")
                        .param("seen", contract().wording().fingerprint())
                        .param("name", "Liza Cruz")
                        .param("consent", "true"))
                .hasStatus(422)
                .bodyText()
                .contains("Ask for more time");
        assertThat(get("")).bodyText().contains("Give more time, or withdraw the contract");

        assertThat(post("/signing-day").param("signBy", day(7).toString())).hasStatus3xxRedirection();
        assertThat(vendorPost("/signature")
                        .param("seen", contract().wording().fingerprint())
                        .param("name", "Liza Cruz")
                        .param("consent", "true"))
                .hasStatus3xxRedirection();
        assertThat(contract().status()).isEqualTo(ContractStatus.SIGNED_BY_VENDOR);
    }

    @Test
    void theVendorReadsAgainOnlyWhatChangedSinceItTicked() {
        tickAll();
        var pay = clause(ClauseType.PAY);
        assertThat(post("/clauses/" + pay.id())
                        .param("version", String.valueOf(contract().version()))
                        .param("title", pay.title())
                        .param("law", pay.law() + "\n\nOkapi pays on the tenth.")
                        .param("plain", pay.plain()))
                .hasStatus3xxRedirection();

        assertThat(vendor(""))
                .hasStatusOk()
                .bodyText()
                .contains("Changed since you read it", "What changed since you ticked it", "<ins>")
                .containsOnlyOnce("<article class=\"clause\"");
    }

    private LocalDate day(int days) {
        return LocalDate.now(BERLIN).plusDays(days);
    }

    private long messages(String key) {
        return business.inside(
                () -> transaction.execute(status -> jdbc.sql("select count(*) from message where mail_key = ?")
                        .param(key)
                        .query(Long.class)
                        .single()));
    }

    private long waiting(String key) {
        return business.inside(() -> transaction.execute(status -> jdbc.sql("select count(*) from message"
                        + " where mail_key = ? and status = 'WAITING' and (useful_until is null or useful_until > ?)")
                .param(key)
                .param(OffsetDateTime.now(ZoneOffset.UTC).plusSeconds(5))
                .query(Long.class)
                .single()));
    }

    private void tickAll() {
        for (var by : List.of(business.ana(), SampleContracts.LIZA)) {
            business.inside(() -> {
                for (var clause : contracts.get(id).wording().clauses()) {
                    contracts.understand(id, clause.id(), clause.fingerprint(), by, Instant.now());
                }
                return true;
            });
        }
    }

    private Contract contract() {
        return business.inside(() -> contracts.get(id));
    }

    private Clause clause(ClauseType type) {
        return SampleContracts.clause(contract(), type);
    }

    private String page(String path) {
        return "/engagements/" + engagement + "/contract" + path;
    }

    private MockMvcRequestBuilder get(String path) {
        return mvc.get().uri(page(path)).with(business.owner());
    }

    private MockMvcRequestBuilder post(String path) {
        return mvc.post().uri(page(path)).with(business.owner()).with(csrf());
    }

    private MockMvcRequestBuilder vendor(String path) {
        return mvc.get().uri("/s/" + token + "/contract" + path).cookie(proof());
    }

    private MockMvcRequestBuilder vendorPost(String path) {
        return mvc.post().uri("/s/" + token + "/contract" + path).with(csrf()).cookie(proof());
    }

    private Cookie proof() {
        return OpenedLinks.proof(context, token).orElse(new Cookie("none", "none"));
    }
}
