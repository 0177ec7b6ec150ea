package app.handoff.contract;

import static app.handoff.contract.SampleContracts.BERLIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** By when a contract is to be signed, on the pages and in messages of both sides. */
class SigningDayPagesTests extends PagesOfAContract {

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
                .contains("Enter a day up to");
        for (int twice = 0; twice < 2; twice++) {
            assertThat(post("/signing-day").param("signBy", day(30).toString())).hasStatus3xxRedirection();
        }
        assertThat(contract().signingDay().signBy()).isEqualTo(day(30));
        assertThat(messages("contract.signUntil")).isEqualTo(1);
    }

    /** The message of the first day gives a link for at least 60 days; with half a year to sign it opens the contract as long. */
    @Test
    void everyLinkWorksBeyondTheDayByWhichTheContractIsToBeSigned() {
        business.inside(() -> drafts.link(id, Duration.ofDays(60)));
        assertThat(expiriesUntil(day(59))).as("that of the test itself").isEqualTo(1);

        assertThat(post("/signing-day").param("signBy", day(150).toString())).hasStatus3xxRedirection();

        assertThat(expiriesUntil(day(170)))
                .as("links that were given out before")
                .isZero();
    }

    private long expiriesUntil(LocalDate day) {
        return business.inside(() -> transaction.execute(
                status -> jdbc.sql("select count(*) from share_link where subject = ? and purpose = 'CONTRACT'"
                                + " and revoked_at is null and expires_at <= ?")
                        .param(id.id())
                        .param(day.atStartOfDay().atOffset(ZoneOffset.UTC))
                        .query(Long.class)
                        .single()));
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
}
