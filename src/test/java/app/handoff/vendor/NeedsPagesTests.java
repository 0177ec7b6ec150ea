package app.handoff.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import app.handoff.Pages;
import app.handoff.account.ABusiness;
import app.handoff.kernel.DataClass;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.context.WebApplicationContext;

/** Which certificates a business in Germany asks its vendors for. */
@SpringBootTest
class NeedsPagesTests {

    private static final String TABLE = "/vendors/evidence";

    @Autowired
    WebApplicationContext context;

    @Autowired
    Vendors vendors;

    @Autowired
    EvidenceTable table;

    MockMvcTester mvc;
    ABusiness studio;

    @BeforeEach
    void aBusiness() {
        mvc = Pages.of(context).mvc();
        studio = ABusiness.in(context);
    }

    @Test
    void showsWhatIsUsualWithItsSourceAndSaysThatItIsNoLegalAdvice() {
        assertThat(get(TABLE))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "business in Germany",
                        "not legal advice",
                        "GDPR processor agreement",
                        "Regulation (EU) 2016/679, Article 28",
                        "ISO 27002 cannot be certified",
                        "type I describes one day and says nothing about a period",
                        "45 CFR 164.502(e)")
                .doesNotContain("vendor.need", "INFORMATION_SECURITY.");
    }

    @Test
    void asksForSomethingNoMoreForAReasonAndGoesBack() {
        var exception = TABLE + "/GDPR/exception";
        assertThat(get(exception)).hasStatusOk().bodyText().contains("Do not ask for this: GDPR processor agreement");
        assertThat(post(exception, reason(" "))).hasStatus(422).bodyText().contains("Enter why you decide");
        assertThat(post(exception, reason("x".repeat(501)))).hasStatus(422);
        assertThat(asked()).contains("GDPR");

        assertThat(post(exception, reason("Sees no names"))).hasStatus3xxRedirection();
        assertThat(post(exception, reason("Sees no names"))).as("pressed twice").hasStatus3xxRedirection();
        assertThat(post(exception, reason("Another reason")))
                .as("somebody else was first")
                .hasStatus(422)
                .bodyText()
                .contains("Somebody decided this already");
        assertThat(get(TABLE)).bodyText().contains("Not asked for, because: Sees no names (Ana Ruiz");
        assertThat(asked()).doesNotContain("GDPR");

        assertThat(post(exception + "/withdrawal", reason(""))).hasStatus3xxRedirection();
        assertThat(post(exception + "/withdrawal", reason("")))
                .as("pressed twice")
                .hasStatus3xxRedirection();
        assertThat(asked()).contains("GDPR");
        assertThat(get(TABLE)).bodyText().doesNotContain("Sees no names");
    }

    @Test
    void asksForWhatIsUsualElsewhereForAReason() {
        assertThat(asked()).doesNotContain("HIPAA");
        assertThat(get(TABLE + "/HIPAA/exception")).bodyText().contains("Ask for this, too");

        assertThat(post(TABLE + "/HIPAA/exception", reason("Patients in Boston")))
                .hasStatus3xxRedirection();

        assertThat(asked()).contains("HIPAA");
        assertThat(get(TABLE)).bodyText().contains("Asked for, because: Patients in Boston (Ana Ruiz");
    }

    @Test
    void asksForSomethingOfItsOwnAndKnowsTheCertificateForIt() {
        assertThat(get(TABLE + "/new")).hasStatusOk();
        assertThat(post(TABLE, own("", "CUSTOMER", "")))
                .hasStatus(422)
                .bodyText()
                .contains("Enter what you ask for", "Enter what is enough");
        assertThat(post(TABLE, own("Insurance", null, "A policy")))
                .hasStatus(422)
                .bodyText()
                .contains("Choose for which data");
        assertThat(post(TABLE, own("Insurance", "NONSENSE", "A policy"))).hasStatus(422);
        assertThat(post(TABLE, own("Insurance", "CUSTOMER", "A policy"))).hasStatus3xxRedirection();
        assertThat(post(TABLE, own("Insurance", "CUSTOMER", "A policy")))
                .as("pressed twice")
                .hasStatus3xxRedirection();
        assertThat(post(TABLE, own(" insurance", "HEALTH", "Another")))
                .hasStatus(422)
                .bodyText()
                .contains("something of this name already");
        var id = studio.inside(() -> table.own().get(0)).getId();
        assertThat(asked()).contains("OWN-" + id);

        var vendor = studio.inside(() -> vendors.add(
                VendorExamples.named("Ledgerly"), Lead.from(LeadSource.SOCIAL, null), studio.ana(), Instant.now()));
        assertThat(get("/vendors/" + vendor + "/certificates/new"))
                .bodyText()
                .contains("Insurance", "A policy", "GDPR processor agreement")
                .doesNotContain("PIPEDA");
        var certificate = new LinkedMultiValueMap<String, String>();
        certificate.set("standard", id.toString());
        certificate.set("kind", "CERTIFICATE");
        certificate.set("issuer", "An insurer");
        certificate.set("scopeCovers", "Damage up to 1 million");
        certificate.set("issuedOn", LocalDate.now().minusDays(9).toString());
        certificate.set("validUntil", LocalDate.now().plusDays(90).toString());
        var added = post("/vendors/" + vendor + "/certificates", certificate);
        assertThat(added).hasStatus3xxRedirection();
        var address = String.valueOf(added.getResponse().getRedirectedUrl());
        assertThat(get(address)).bodyText().contains("Insurance of Ledgerly");
        assertThat(get(address + "/edit")).hasStatusOk().bodyText().contains(id + "\" checked");

        var changed = own("Liability insurance", "HEALTH", "A policy of 2 million");
        changed.set("version", "0");
        assertThat(post(TABLE + "/own/" + id, changed)).hasStatus3xxRedirection();
        assertThat(post(TABLE + "/own/" + id, changed)).as("pressed twice").hasStatus3xxRedirection();
        var second = own("Cover", "HEALTH", "Any");
        second.set("version", "0");
        assertThat(post(TABLE + "/own/" + id, second))
                .hasStatus(422)
                .bodyText()
                .contains("Saved meanwhile: Liability insurance");

        assertThat(post(TABLE + "/own/" + id + "/removal", reason(""))).hasStatus3xxRedirection();
        assertThat(post(TABLE + "/own/" + id + "/removal", reason("")))
                .as("pressed twice")
                .hasStatus3xxRedirection();
        assertThat(asked()).doesNotContain("OWN-" + id);
        assertThat(get(address)).as("what was shown for it stays").bodyText().contains("Insurance of Ledgerly");
        assertThat(get(address + "/edit")).hasStatusOk().bodyText().contains(id + "\" checked");
    }

    @Test
    void recordsACertificateThatHasEndedAsItWasShown() {
        var vendor = studio.inside(() -> vendors.add(
                VendorExamples.named("Ledgerly"), Lead.from(LeadSource.SOCIAL, null), studio.ana(), Instant.now()));
        var certificate = new LinkedMultiValueMap<String, String>();
        certificate.set("standard", "ISO_27001");
        certificate.set("kind", "CERTIFICATE");
        certificate.set("issuer", "An office");
        certificate.set("scopeCovers", "Bookkeeping");
        certificate.set("issuedOn", LocalDate.now().minusYears(3).toString());
        certificate.set("validUntil", LocalDate.now().minusDays(5).toString());

        var added = post("/vendors/" + vendor + "/certificates", certificate);

        assertThat(added).hasStatus3xxRedirection();
        var address = String.valueOf(added.getResponse().getRedirectedUrl());
        assertThat(get(address))
                .hasStatusOk()
                .bodyText()
                .contains("it does not count", "recorded as it was shown")
                .doesNotContain("Record the decision");
        var decision = new LinkedMultiValueMap<String, String>();
        decision.set("version", "0");
        decision.set("result", "ACCEPTED");
        assertThat(post(address + "/decision", decision))
                .hasStatus(422)
                .bodyText()
                .contains("This certificate has ended and cannot be accepted");
    }

    @Test
    void knowsOnlyWhatThereIsAndWhatIsOfThisBusiness() {
        assertThat(post(TABLE, own("Insurance", "CUSTOMER", "A policy"))).hasStatus3xxRedirection();
        var foreign = studio.inside(() -> table.own().get(0)).getId();
        mvc = Pages.of(context).mvc();
        studio = ABusiness.in(context);

        for (var path : new String[] {
            TABLE + "/NONSENSE/exception",
            TABLE + "/OWN-" + foreign + "/exception",
            TABLE + "/own/" + foreign,
            TABLE + "/own/nonsense"
        }) {
            assertThat(get(path)).as(path).hasStatus(404);
        }
        assertThat(post(TABLE + "/NONSENSE/exception", reason("x"))).hasStatus(404);
        assertThat(mvc.get().uri(TABLE).with(studio.manager()).exchange()).hasStatusOk();
        assertThat(mvc.get().uri(TABLE).with(studio.staff()).exchange()).hasStatus(403);
    }

    private List<String> asked() {
        return studio.inside(() -> table.asked(EnumSet.allOf(DataClass.class))).of("PT").stream()
                .map(AskedNeed::key)
                .toList();
    }

    private static LinkedMultiValueMap<String, String> reason(String text) {
        var form = new LinkedMultiValueMap<String, String>();
        form.set("reason", text);
        return form;
    }

    private static LinkedMultiValueMap<String, String> own(String name, @Nullable String data, String counts) {
        var form = new LinkedMultiValueMap<String, String>();
        form.set("name", name);
        if (data != null) {
            form.set("data", data);
        }
        form.set("counts", counts);
        return form;
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(path).with(studio.owner()).exchange();
    }

    private MvcTestResult post(String path, MultiValueMap<String, String> form) {
        return mvc.post()
                .uri(path)
                .params(form)
                .with(studio.owner())
                .with(csrf())
                .exchange();
    }
}
