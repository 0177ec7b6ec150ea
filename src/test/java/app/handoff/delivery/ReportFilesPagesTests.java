package app.handoff.delivery;

import static app.handoff.delivery.Examples.ANA;
import static app.handoff.delivery.Examples.RIGHT_FIRST_TIME;
import static app.handoff.delivery.Examples.content;
import static app.handoff.delivery.Examples.measured;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import app.handoff.Pages;
import app.handoff.account.SignedIn;
import app.handoff.contract.ContractsForTests;
import app.handoff.contract.ReportedBy;
import app.handoff.files.SampleFiles;
import app.handoff.kernel.Actor;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.Role;
import app.handoff.sharelink.OpenedLinks;
import app.handoff.sharelink.ShareLinks;
import app.handoff.tenancy.Tenancy;
import app.handoff.triage.EngagementsForTests;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/** Files and photos that come with a weekly report. */
@SpringBootTest
class ReportFilesPagesTests {

    private static final byte[] PHOTO = SampleFiles.pdf("a photo of the receipts");

    @Autowired
    WebApplicationContext context;

    @Autowired
    EngagementsForTests engagements;

    @Autowired
    ContractsForTests drafts;

    @Autowired
    Deliveries deliveries;

    @Autowired
    StatusReports reports;

    @Autowired
    ShareLinks links;

    Pages pages;
    SignedIn ana;

    @BeforeEach
    void aBusiness() {
        pages = Pages.of(context);
        ana = pages.owner("Studio Fern");
    }

    @Test
    void whatTheVendorAttachesIsReadWithTheReportAndStaysWithItsVersion() {
        var work = new Work(ReportedBy.VENDOR);

        assertThat(work.uploadInParts("IMG 2041.pdf", PHOTO)).hasStatus(204);
        assertThat(work.visit("")).bodyText().contains("IMG 2041.pdf");
        var id = work.file("IMG 2041.pdf");
        assertThat(pages.get(ana, "/reports/" + work.week + "/files/" + id).exchange())
                .as("what is not sent yet is the vendor's own")
                .hasStatus(404);

        work.send(79);
        assertThat(pages.get(ana, "/reports/" + work.week).exchange())
                .bodyText()
                .contains("IMG 2041.pdf");
        assertThat(pages.get(ana, "/reports/" + work.week + "/files/" + id).exchange())
                .hasStatusOk()
                .body()
                .isEqualTo(PHOTO);
        assertThat(pages.get(ana, "/reports/" + work.week + "/files/" + id + "/preview")
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains("IMG 2041.pdf", "Download the file");

        assertThat(work.act("/files/" + id + "/removal")).hasStatus3xxRedirection();
        assertThat(work.visit("")).bodyText().doesNotContain("IMG 2041.pdf");
        assertThat(work.visit("/sent"))
                .as("the version that counts has it")
                .bodyText()
                .contains("IMG 2041.pdf");
        work.send(78);
        var read = pages.get(ana, "/reports/" + work.week).exchange();
        assertThat(read).bodyText().contains("Earlier versions", "IMG 2041.pdf");
        assertThat(work.visit("/sent")).bodyText().doesNotContain("IMG 2041.pdf");
        assertThat(pages.get(ana, "/reports/" + work.week + "/files/" + id).exchange())
                .as("the version before keeps it")
                .hasStatusOk();
    }

    @Test
    void aFileIsLookedIntoBeforeAnybodyWaitsForTheReport() {
        var work = new Work(ReportedBy.VENDOR);
        var inTransaction = new java.util.ArrayList<Boolean>();
        var slow =
                new java.io.FilterInputStream(new java.io.ByteArrayInputStream(PHOTO)) {
                    @Override
                    public int read(byte[] into, int from, int most) throws java.io.IOException {
                        inTransaction.add(org.springframework.transaction.support.TransactionSynchronizationManager
                                .isActualTransactionActive());
                        return super.read(into, from, most);
                    }
                };
        Tenancy.as(ana.business(), () -> {
            context.getBean(ReportFiles.class).add(work.week, slow, "receipts.pdf", ANA, Instant.now());
            return true;
        });
        assertThat(inTransaction).isNotEmpty().containsOnly(false);
    }

    @Test
    void nobodyElseReadsAFileOfAReport() {
        var work = new Work(ReportedBy.VENDOR);
        work.uploadInParts("receipts.pdf", PHOTO);
        var id = work.file("receipts.pdf");
        work.send(79);
        var other = new Work(ReportedBy.VENDOR);
        var competitor = pages.owner("Kontor Vier");

        for (var part : List.of("", "/preview", "/picture")) {
            assertThat(pages.get(competitor, "/reports/" + work.week + "/files/" + id + part)
                            .exchange())
                    .as("another business")
                    .hasStatus(404);
            assertThat(other.visit("/files/" + id + part))
                    .as("below another report")
                    .hasStatus(404);
            assertThat(other.at(HttpMethod.GET, work.pathBelow(other.link) + "/files/" + id + part)
                            .exchange())
                    .as("through the link of another vendor")
                    .hasStatus(404);
        }
        assertThat(pages.mvc().get().uri(work.page() + "/files/" + id))
                .as("by the link alone")
                .satisfies(answer ->
                        assertThat(answer.getResponse().getContentAsByteArray()).isNotEqualTo(PHOTO));
    }

    @Test
    void staffAttachTooAndTheVendorReadsWhatWasSent() {
        var work = new Work(ReportedBy.STAFF);
        var jonas = pages.colleague(ana, Role.STAFF);
        var address = "/reports/" + work.week + "/files";

        assertThat(upload(jonas, address, "hours.csv", "day,hours\nMon,3\n".getBytes(StandardCharsets.UTF_8)))
                .hasStatus3xxRedirection();
        assertThat(pages.get(jonas, "/reports/" + work.week + "/writing").exchange())
                .bodyText()
                .contains("hours.csv");
        var id = work.file("hours.csv");
        assertThat(work.visit("/files/" + id)).as("not sent yet").hasStatus(404);
        work.send(79);
        assertThat(work.visit("/sent")).bodyText().contains("hours.csv");
        assertThat(work.visit("/files/" + id)).hasStatusOk().bodyText().contains("Mon,3");
        assertThat(work.act("/files/" + id + "/removal"))
                .as("the vendor only reads here")
                .hasStatus(404);
    }

    @Test
    void whatIsNoProperFileIsRefusedWhereItWasChosen() {
        var work = new Work(ReportedBy.STAFF);
        var address = "/reports/" + work.week + "/files";

        assertThat(upload(ana, address, "report.exe", PHOTO))
                .hasStatus(422)
                .bodyText()
                .contains("report.exe must be");
        assertThat(upload(ana, address, "photo.jpg", "no photo".getBytes(StandardCharsets.UTF_8)))
                .hasStatus(422)
                .bodyText()
                .contains("photo.jpg is not a proper JPG file");
        assertThat(upload(ana, address, "", new byte[0]))
                .hasStatus(422)
                .bodyText()
                .contains("Choose a file first");
        assertThat(upload(ana, address, "photo.heic", SampleFiles.heic())).hasStatus3xxRedirection();
        assertThat(upload(ana, address, "again.heic", SampleFiles.heic()))
                .hasStatus(422)
                .bodyText()
                .contains("again.heic is attached already");
        for (int i = 1; i < ReportAttachments.MOST; i++) {
            assertThat(upload(ana, address, i + ".pdf", SampleFiles.pdf("file " + i)))
                    .hasStatus3xxRedirection();
        }
        assertThat(upload(ana, address, "more.pdf", PHOTO))
                .hasStatus(422)
                .bodyText()
                .contains("A report takes at most 10 files");
    }

    @Test
    void aVendorIsToldInALineOfTextWhatIsWrong() {
        var work = new Work(ReportedBy.VENDOR);

        assertThat(work.uploadInParts("photo.exe", PHOTO))
                .hasStatus(422)
                .bodyText()
                .startsWith("photo.exe must be");
        assertThat(work.uploadInParts("receipts.pdf", PHOTO)).hasStatus(204);
        assertThat(work.announce("the same.pdf", PHOTO))
                .as("it is there already")
                .hasStatusOk()
                .doesNotContainHeader("Location");
        assertThat(pages.mvc().post().uri(work.page() + "/files/uploads").with(csrf()))
                .as("by the link alone")
                .hasStatus4xxClientError();
    }

    @Test
    void aFileThatIsAddedDoesNotGetInTheWayOfWhoeverWrites() {
        var work = new Work(ReportedBy.STAFF);
        int before = work.report().version();

        upload(ana, "/reports/" + work.week + "/files", "a.pdf", PHOTO);

        assertThat(work.report().version()).isEqualTo(before);
        work.send(79);
        assertThat(work.report().attachments().of(1))
                .extracting(AttachedFile::name)
                .containsExactly("a.pdf");
    }

    private MvcTestResult upload(SignedIn by, String address, String name, byte[] content) {
        return pages.post(by, address)
                .multipart()
                .file(new MockMultipartFile("file", name, null, content))
                .exchange();
    }

    /** Work in its second week. */
    private class Work {

        final DeliveryId delivery;
        final StatusReportId week;
        final String link;
        final Cookie proof;

        Work(ReportedBy side) {
            var start = LocalDate.now(Examples.BERLIN).minusDays(13);
            var engagement = in(() -> engagements.open("Bookkeeping " + UUID.randomUUID()));
            var contract = in(() -> drafts.drafted(engagement, ANA, Instant.now()));
            delivery = in(() -> {
                deliveries.start(
                        Examples.starting(start, contract, Examples.terms(0, side, RIGHT_FIRST_TIME)),
                        ANA,
                        start.atStartOfDay(Examples.BERLIN).toInstant());
                return deliveries.get(engagement).id();
            });
            week = in(() -> deliveries.reports(delivery).get(0).id());
            var now = Instant.now();
            link = OpenedLinks.path(in(() -> links.issue(
                    LinkPurpose.REPORT,
                    delivery.id(),
                    "Tala Ledger",
                    deliveries.get(delivery).vendor().holder(),
                    now.plus(Duration.ofDays(9)),
                    now)));
            proof = OpenedLinks.proof(context, link.split("/")[2]).orElseThrow();
        }

        String page() {
            return pathBelow(link);
        }

        String pathBelow(String anyLink) {
            return anyLink + "/report/" + week;
        }

        StatusReport report() {
            return in(() -> reports.get(week));
        }

        String file(String name) {
            return in(() -> {
                var attachments = reports.get(week).attachments();
                return Stream.of(true, false)
                        .flatMap(ours -> attachments.next(ours).stream())
                        .filter(file -> file.name().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .id()
                        .toString();
            });
        }

        void send(int right) {
            in(() -> {
                var delivered = deliveries.get(delivery);
                reports.submit(
                        week,
                        reports.get(week).version(),
                        content(Health.ON_TRACK, measured(RIGHT_FIRST_TIME, right, 80)),
                        "nobody",
                        delivered.reporter().side() == ReportedBy.VENDOR
                                ? Actor.vendor(delivered.vendor().id(), delivered.vendorName())
                                : Examples.JONAS,
                        Instant.now());
                return true;
            });
        }

        MockMvcRequestBuilder at(HttpMethod method, String address) {
            return pages.mvc().method(method).uri(address).cookie(proof).with(csrf());
        }

        MvcTestResult visit(String below) {
            return at(HttpMethod.GET, page() + below).exchange();
        }

        MvcTestResult act(String below) {
            return at(HttpMethod.POST, page() + below).exchange();
        }

        MvcTestResult announce(String name, byte[] content) {
            return at(HttpMethod.POST, page() + "/files/uploads")
                    .header("Upload-Length", content.length)
                    .header("Upload-Metadata", "filename " + base64(name) + ",sha256 " + base64(hash(content)))
                    .exchange();
        }

        MvcTestResult uploadInParts(String name, byte[] content) {
            var announced = announce(name, content);
            var place = announced.getResponse().getHeader("Location");
            return place == null
                    ? announced
                    : at(HttpMethod.PATCH, place)
                            .header("Upload-Offset", 0)
                            .contentType("application/offset+octet-stream")
                            .content(content)
                            .exchange();
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T in(Supplier<T> work) {
        return Tenancy.as(Tenancy.Scope.of(ana.business()).at(Pages.BERLIN), work);
    }
}
