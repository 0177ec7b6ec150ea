package app.handoff.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import app.handoff.Pages;
import app.handoff.account.ABusiness;
import app.handoff.files.SampleFiles;
import app.handoff.kernel.VendorId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.context.WebApplicationContext;

@SpringBootTest
class VendorPagesTests {

    @Autowired
    WebApplicationContext context;

    @Autowired
    Vendors vendors;

    @Autowired
    SecurityEvidence evidence;

    MockMvcTester mvc;
    ABusiness studio;

    @BeforeEach
    void aStudio() {
        mvc = Pages.of(context).mvc();
        studio = ABusiness.in(context);
    }

    @Test
    void addsAVendorAndShowsIt() {
        assertThat(get("/vendors")).hasStatusOk().bodyText().contains("No vendors yet");

        var added = post("/vendors", tala());
        assertThat(added).hasStatus3xxRedirection();

        assertThat(get(added.getResponse().getRedirectedUrl()))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Tala Ledger",
                        "Manila, Philippines",
                        "English C1",
                        "Named by",
                        "Jonas",
                        "https://tala.example");
        assertThat(get("/vendors?search=tala")).bodyText().contains("Tala Ledger", "Referral 1");
        assertThat(get("/vendors?search=nobody")).bodyText().contains("No vendor fits");
    }

    @Test
    void saysWhatIsWrongAndKeepsWhatWasTyped() {
        var empty = post("/vendors", new LinkedMultiValueMap<>());
        assertThat(empty).hasStatus(422);
        assertThat(empty)
                .bodyText()
                .contains(
                        "There is a problem",
                        "Enter the name of the vendor",
                        "Enter the mail address of the contact",
                        "Choose the country",
                        "Choose where you found the vendor");

        wrong("name", "x".repeat(121), "Use at most 120 characters");
        wrong("email", "not an address", "Enter a mail address such as name@example.com");
        wrong("phone", "call me", "Enter a telephone number");
        wrong("web", "javascript:alert(1)", "Enter an address such as https://example.com");
        wrong("country", "XX", "Choose the country");
        wrong("zone", "Mars/Olympus", "Choose a city from the list");
        wrong("worksFrom", "25:99", "Enter a time such as 17:00");
        wrong("worksTo", "", "Enter both a start and an end");
        wrong("worksTo", "08:00", "Enter an end that differs from the start");
        wrong("languages[0].level", "", "Choose a language and a level");
        wrong("languages[0].code", "zz", "Choose a language and a level");
        wrong("languages[1].code", "en", "Choose each language once");
        wrong("source", "DREAM", "Choose one of the answers");
        wrong("who", "", "Enter who named this vendor to us");
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        var form = tala();
        form.remove("name");
        form.set("country", "XX");
        form.set("worksTo", "");
        form.set("languages[0].level", "");
        form.set("who", "");

        assertThat(post("/vendors", form))
                .hasStatus(422)
                .bodyText()
                .contains(
                        "Enter the name of the vendor",
                        "Choose the country",
                        "Enter both a start and an end",
                        "Choose a language and a level",
                        "Enter who named this vendor to us");
    }

    @Test
    void aNameAnAddressAndTheWayThereAreEnough() {
        assertThat(get("/vendors/new")).bodyText().contains("<option value=\"DE\" selected=\"selected\">");

        var form = new LinkedMultiValueMap<String, String>();
        form.set("name", "Tala Ledger");
        form.set("email", "maria@tala.example");
        form.set("country", "PH");
        form.set("source", "WEB");
        for (var field :
                List.of("skills", "contact", "phone", "web", "city", "zone", "worksFrom", "worksTo", "who", "notes")) {
            form.set(field, "");
        }
        var page = post("/vendors", form).getResponse().getRedirectedUrl();

        assertThat(get(page)).hasStatusOk().bodyText().contains("Philippines").doesNotContain(", Philippines", "null");
        assertThat(studio.inside(
                        () -> vendors.get(VendorId.of(String.valueOf(page).replace("/vendors/", "")))))
                .satisfies(vendor -> {
                    assertThat(vendor.contact()).isEqualTo("Tala Ledger");
                    assertThat(vendor.zone()).isEqualTo(ZoneId.of("Asia/Manila"));
                });
        assertThat(post("/vendors", form)).as("pressed twice").hasRedirectedUrl(page);
        assertThat(get("/vendors")).hasStatusOk().bodyText().contains("Tala Ledger");
        assertThat(get(page + "/merger")).hasStatusOk();
        assertThat(get("/vendors/export.csv")).hasStatusOk().bodyText().doesNotContain("null");
    }

    private void wrong(String field, String value, String sentence) {
        var form = tala();
        form.set("languages[1].level", "B1");
        form.set("languages[1].code", "de");
        form.set(field, value);
        var page = post("/vendors", form);
        assertThat(page).as(field).hasStatus(422);
        assertThat(page).as(field).bodyText().contains(sentence, "Bookkeeping overnight", "field invalid");
    }

    @Test
    void skillsAreTagsByWhichVendorsAreFound() {
        var form = tala();
        form.set("skills", "Payroll; C++, payroll ,, Night  work");
        var page = post("/vendors", form).getResponse().getRedirectedUrl();
        vendor();

        assertThat(get(page)).bodyText().contains("href=\"/vendors?skill=Night%20work\"", "skill=C%2B%2B");
        assertThat(get("/vendors?skill=night work"))
                .bodyText()
                .contains("Tala Ledger")
                .doesNotContain("Ledgerly");
        assertThat(get("/vendors?skill=payroll")).bodyText().contains("Tala Ledger", "Ledgerly");
        assertThat(get("/vendors?skill=nothing")).bodyText().contains("No vendor fits");
        assertThat(get(page + "/edit"))
                .bodyText()
                .contains("value=\"Payroll, C++, Night work\"", "<option value=\"Bookkeeping\">");
        assertThat(get("/vendors/export.csv")).bodyText().contains("Payroll, C++, Night work");

        form.set("skills", "x".repeat(61));
        assertThat(post("/vendors", form))
                .hasStatus(422)
                .bodyText()
                .contains("use at most 60 characters for each skill");
        form.set("skills", "a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u");
        assertThat(post("/vendors", form)).hasStatus(422).bodyText().contains("Enter at most 20 skills", "a,b,c,d,e");
    }

    @Test
    void warnsOfTheSameMailAddressOnce() {
        var added = post("/vendors", tala());
        assertThat(added).hasStatus3xxRedirection();
        assertThat(post("/vendors", tala()))
                .as("pressed twice")
                .hasRedirectedUrl(added.getResponse().getRedirectedUrl());

        var other = tala();
        other.set("name", "Tala Payroll");
        var again = post("/vendors", other);
        assertThat(again).hasStatus(422);
        assertThat(again).bodyText().contains("Tala Ledger already has this mail address", "sameVendorIsFine");

        var meant = tala();
        meant.set("name", "Tala Payroll");
        meant.set("sameVendorIsFine", "true");
        assertThat(post("/vendors", meant)).hasStatus3xxRedirection();
    }

    @Test
    void telephoneNumbersAreReadAsPeopleWriteThem() {
        int number = 0;
        for (var phone : List.of(
                "(555) 123-4567",
                "(030) 123456",
                "+49 (0)30 123456",
                "030\u2013123456",
                "555.123.4567",
                "+1 555 123 4567 ext. 12",
                "tel:+4930123456",
                "\uff10\uff13\uff10 123456",
                " +63 2 1234 5678 ")) {
            var form = tala();
            form.set("name", "Tala " + ++number);
            form.set("email", "tala" + number + "@tala.example");
            form.set("phone", phone);
            form.set("sameVendorIsFine", "true");
            assertThat(post("/vendors", form)).as(phone).hasStatus3xxRedirection();
        }
        for (var phone : List.of("123", "call me 12345", "(((((", "+49 30 123456 or mail", "--12345")) {
            wrong("phone", phone, "Enter a telephone number");
        }
    }

    @Test
    void asksWhetherAVendorOfTheSameNameIsTheSame() {
        assertThat(post("/vendors", tala())).hasStatus3xxRedirection();
        var other = tala();
        other.set("email", "office@tala.example");
        for (var name : List.of("Tala Ledger", "TALA  ledger", "T\u00e1la-Ledger", "Tala\u200b Ledger")) {
            other.set("name", name);
            assertThat(post("/vendors", other))
                    .as(name)
                    .hasStatus(422)
                    .bodyText()
                    .contains("Tala Ledger is on your list already, with the mail address maria@tala.example");
        }
        other.set("sameVendorIsFine", "true");
        assertThat(post("/vendors", other)).hasStatus3xxRedirection();
        assertThat(post("/vendors", other)).as("pressed twice").hasStatus3xxRedirection();
    }

    @Test
    void showsBothToTheSecondOfTwoEditors() {
        var id = vendor();
        var first = tala();
        first.set("name", "Tala Books");
        first.set("version", "0");
        assertThat(post("/vendors/" + id, first)).hasStatus3xxRedirection();
        assertThat(post("/vendors/" + id, first)).as("pressed twice").hasStatus3xxRedirection();

        var second = tala();
        second.set("name", "Tala Numbers");
        second.set("version", "0");
        var refused = post("/vendors/" + id, second);
        assertThat(refused).hasStatus(422);
        assertThat(refused)
                .bodyText()
                .contains("Saved meanwhile: Tala Books", "Tala Numbers", "name=\"version\" value=\"1\"");

        second.set("version", "1");
        assertThat(post("/vendors/" + id, second)).hasStatus3xxRedirection();
        assertThat(get("/vendors/" + id)).bodyText().contains("Tala Numbers");
    }

    @Test
    void addsReadsAndAcceptsAPaper() {
        var id = vendor();
        var added = postStatement(
                "/vendors/" + id + "/certificates", certificate(), pdf("certificate.pdf", SampleFiles.pdf()));
        assertThat(added).hasStatus3xxRedirection();
        var statement = added.getResponse().getRedirectedUrl();
        assertThat(postStatement(
                        "/vendors/" + id + "/certificates", certificate(), pdf("certificate.pdf", SampleFiles.pdf())))
                .as("pressed twice")
                .hasRedirectedUrl(statement);
        assertThat(get(statement)).hasStatusOk().bodyText().contains("certificate.pdf", "To read", "TÜV Nord");

        var file = get(statement + "/file");
        assertThat(file).hasStatusOk().hasHeader("X-Content-Type-Options", "nosniff");
        assertThat(file.getResponse().getHeader("Content-Disposition")).startsWith("attachment");
        assertThat(file.getResponse().getHeader("Content-Security-Policy")).contains("sandbox");
        assertThat(file.getResponse().getHeader("Cache-Control")).contains("no-store");
        assertThat(file.getResponse().getContentAsByteArray()).isEqualTo(SampleFiles.pdf());

        var decision = new LinkedMultiValueMap<String, String>();
        decision.set("version", "0");
        decision.set("result", "REJECTED");
        assertThat(post(statement + "/decision", decision))
                .hasStatus(422)
                .bodyText()
                .contains("Enter the reason");
        decision.set("result", "ACCEPTED");
        assertThat(post(statement + "/decision", decision)).hasStatus3xxRedirection();
        assertThat(get("/vendors/" + id)).bodyText().contains("Accepted");
        assertThat(post(statement + "/decision", decision)).as("pressed twice").hasStatus3xxRedirection();
        decision.set("result", "WAIVED");
        decision.set("reason", "They see nothing.");
        assertThat(post(statement + "/decision", decision))
                .hasStatus(422)
                .bodyText()
                .contains("Someone else saved this meanwhile", "They see nothing.", "Saved meanwhile: Accepted");

        var changed = certificate();
        changed.set("version", "1");
        changed.set("scopeCovers", "Only payroll");
        assertThat(postStatement(statement, changed, null)).hasStatus3xxRedirection();
        assertThat(get(statement)).bodyText().contains("To read", "certificate.pdf", "Only payroll");
    }

    @Test
    void refusesCertificatesThatCannotBe() {
        var id = vendor();
        wrongStatement(id, "standard", "", "Choose the standard");
        wrongStatement(id, "standard", "ISO_27002", "ISO 27002 cannot be certified");
        wrongStatement(id, "standard", "HIPAA", "There are no certificates for HIPAA");
        wrongStatement(id, "issuer", "", "Enter who issued or signed it");
        wrongStatement(id, "issuedOn", LocalDate.now().plusDays(3).toString(), "Enter the day it was issued");
        wrongStatement(id, "issuedOn", "2026-02-30", "Enter a date such as");
        wrongStatement(id, "validUntil", "", "Enter its last day");
        wrongStatement(id, "validUntil", "2001-01-01", "not before the day of issue");

        var hostile =
                postStatement("/vendors/" + id + "/certificates", certificate(), pdf("offer.pages", SampleFiles.pdf()));
        assertThat(hostile).hasStatus(422);
        assertThat(hostile).bodyText().contains("offer.pages must be PDF", "TÜV Nord");
        var empty = postStatement("/vendors/" + id + "/certificates", certificate(), pdf("empty.pdf", new byte[0]));
        assertThat(empty).hasStatus(422).bodyText().contains("empty.pdf is empty");
    }

    private void wrongStatement(VendorId id, String field, String value, String sentence) {
        var form = certificate();
        form.set(field, value);
        var page = postStatement("/vendors/" + id + "/certificates", form, null);
        assertThat(page).as(field + "=" + value).hasStatus(422);
        assertThat(page).as(field + "=" + value).bodyText().contains(sentence, "Bookkeeping in Manila");
    }

    @Test
    void anArchivedVendorLeavesTheDirectoryAndComesBackWithAllThatIsKnown() {
        var id = vendor();
        var page = "/vendors/" + id;
        assertThat(get(page)).bodyText().contains("Archive vendor");
        assertThat(get(page + "/archiving")).hasStatusOk().bodyText().contains("Archive Ledgerly", "Optional");

        var reason = new LinkedMultiValueMap<String, String>();
        reason.set("reason", "x".repeat(501));
        assertThat(post(page + "/archiving", reason)).hasStatus(422).bodyText().contains("Use at most 500 characters");
        reason.set("reason", " Too slow. ");
        assertThat(post(page + "/archiving", reason)).hasRedirectedUrl("/vendors");
        assertThat(post(page + "/archiving", reason)).as("another press").hasRedirectedUrl("/vendors");
        assertThat(get(page + "/archiving")).as("opened late").hasRedirectedUrl(page);

        assertThat(get("/vendors")).bodyText().contains("Archived 1").doesNotContain("Ledgerly");
        assertThat(get("/vendors?archived=true")).bodyText().contains("Ledgerly", "by Ana Ruiz");
        assertThat(get(page)).bodyText().contains("Archived on", "Too slow.", "Bring back");
        assertThat(get("/vendors/export.csv")).bodyText().doesNotContain("Ledgerly");
        assertThat(get("/vendors/export.csv?archived=true")).bodyText().contains("Ledgerly");

        var again = tala();
        again.set("name", "LEDGERLY");
        assertThat(post("/vendors", again))
                .hasStatus(422)
                .bodyText()
                .contains("Ledgerly, with the mail address ledgerly@example.com, is archived", "Then bring it back");

        assertThat(post(page + "/return", new LinkedMultiValueMap<>())).hasRedirectedUrl(page);
        assertThat(get("/vendors")).bodyText().contains("Ledgerly").doesNotContain("Archived 1");
    }

    @Test
    void givesTextsWithoutABudget() {
        var page = get("/vendors/advert");

        assertThat(page).hasStatusOk().bodyText().contains("Studio Fern", "Ana Ruiz", "some of our work");
    }

    @Test
    void looksTheSameForWhatIsForeignAndWhatIsUnknown() {
        var foreign = vendor();
        mvc = Pages.of(context).mvc();
        studio = ABusiness.in(context);
        var here = vendor();

        for (var path : new String[] {
            "/vendors/" + foreign,
            "/vendors/" + VendorId.next(),
            "/vendors/nonsense",
            "/vendors/" + foreign + "/edit",
            "/vendors/" + foreign + "/archiving",
            "/vendors/" + foreign + "/certificates/new",
            "/vendors/" + here + "/certificates/" + StatementId.next(),
            "/vendors/" + here + "/certificates/" + StatementId.next() + "/file",
            "/vendors/advert?engagement=" + foreign
        }) {
            assertThat(get(path)).as(path).hasStatus(404);
        }
        var form = tala();
        form.set("version", "0");
        assertThat(post("/vendors/" + foreign, form)).hasStatus(404);
    }

    @Test
    void isForOwnersAndManagersOnly() {
        assertThat(mvc.get().uri("/vendors").with(studio.manager()).exchange()).hasStatusOk();
        assertThat(mvc.get().uri("/vendors").with(studio.staff()).exchange()).hasStatus(403);
    }

    private VendorId vendor() {
        return studio.inside(() -> vendors.add(
                VendorExamples.named("Ledgerly"), Lead.from(LeadSource.SOCIAL, null), studio.ana(), Instant.now()));
    }

    private MvcTestResult get(@Nullable String path) {
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

    private MvcTestResult postStatement(
            @Nullable String path, MultiValueMap<String, String> form, @Nullable MockMultipartFile file) {
        var request = mvc.post().uri(path).multipart();
        if (file != null) {
            request.file(file);
        }
        return request.params(form).with(studio.owner()).with(csrf()).exchange();
    }

    private static MockMultipartFile pdf(String name, byte[] content) {
        return new MockMultipartFile("file", name, "application/pdf", content);
    }

    private static LinkedMultiValueMap<String, String> tala() {
        var form = new LinkedMultiValueMap<String, String>();
        form.set("name", "Tala Ledger");
        form.set("contact", "Maria Santos");
        form.set("email", "maria@tala.example");
        form.set("phone", "+63 2 1234 5678");
        form.set("web", "tala.example");
        form.set("skills", "Bookkeeping overnight, payroll");
        form.set("city", "Manila");
        form.set("country", "PH");
        form.set("zone", "Asia/Manila");
        form.set("worksFrom", "08:00");
        form.set("worksTo", "17:00");
        form.set("languages[0].code", "en");
        form.set("languages[0].level", "C1");
        form.set("source", "REFERRAL");
        form.set("who", "Jonas");
        return form;
    }

    private static LinkedMultiValueMap<String, String> certificate() {
        var form = new LinkedMultiValueMap<String, String>();
        form.set("standard", "ISO_27001");
        form.set("kind", "CERTIFICATE");
        form.set("issuer", "TÜV Nord");
        form.set("scopeCovers", "Bookkeeping in Manila");
        form.set("issuedOn", LocalDate.now().minusDays(100).toString());
        form.set("validUntil", LocalDate.now().plusDays(600).toString());
        return form;
    }
}
