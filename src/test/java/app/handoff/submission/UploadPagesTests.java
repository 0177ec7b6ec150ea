package app.handoff.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import app.handoff.Pages;
import app.handoff.bidding.ABidding;
import app.handoff.bidding.ABidding.Made;
import app.handoff.files.SampleFiles;
import app.handoff.sharelink.OpenedLinks;
import app.handoff.tenancy.Tenancy.Scope;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/** A file of a bid that comes in parts: what the address answers, whoever asks and in whatever order. */
@SpringBootTest
class UploadPagesTests {

    private static final byte[] OFFER = SampleFiles.pdf("An offer");

    @Autowired
    WebApplicationContext context;

    @Autowired
    ABidding biddings;

    Pages pages;
    Made made;
    String link;
    Cookie proof;

    @BeforeEach
    void aVendorAtItsFiles() {
        pages = Pages.of(context);
        made = biddings.open(
                Scope.of(pages.owner("Studio Fern").business()).at(Pages.BERLIN),
                LocalDateTime.now().plusDays(10),
                "Kontor Vier",
                "Norte Contable");
        link = link(0);
        proof = proof(0);
    }

    @Test
    void aFileIsAnnouncedSentAndKept() {
        var place = place(announce("Offer.pdf", OFFER));
        assertThat(at(HttpMethod.HEAD, place))
                .hasStatusOk()
                .hasHeader("Upload-Offset", "0")
                .hasHeader("Upload-Length", String.valueOf(OFFER.length))
                .hasHeader("Tus-Resumable", "1.0.0")
                .hasHeader("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate")
                .containsHeader("Upload-Expires");
        assertThat(page()).contains("Not all there yet", "Offer.pdf", "3 days after its last part");

        assertThat(send(place, 0, OFFER, OFFER))
                .hasStatus(204)
                .hasHeader("Upload-Offset", String.valueOf(OFFER.length));

        assertThat(page()).contains("Offer.pdf", hash(OFFER).substring(0, 12)).doesNotContain("Not all there yet");
        var seen = Pattern.compile("href=\"(" + link + "/files/[0-9a-f-]{36}/preview)\"")
                .matcher(page());
        assertThat(seen.find()).isTrue();
        assertThat(pages.mvc().get().uri(seen.group(1)).cookie(proof))
                .hasStatusOk()
                .bodyText()
                .contains("Offer.pdf", "Download the file");
        assertThat(pages.mvc()
                        .get()
                        .uri(seen.group(1).replace("/preview", "/picture"))
                        .cookie(proof))
                .hasStatus(404);
        assertThat(announce("The same under another name.pdf", OFFER))
                .hasStatusOk()
                .doesNotContainHeader("Location");
        assertThat(at(HttpMethod.HEAD, place)).hasStatus(404);
    }

    @Test
    void whatIsNotTheNextPartIsToldWhereItGoesOn() {
        var place = place(announce("Offer.pdf", OFFER));

        assertThat(send(place, 7, OFFER, OFFER)).hasStatus(409).hasHeader("Upload-Offset", "0");
        assertThat(send(place, 0, OFFER, SampleFiles.pdf("other"))).hasStatus(460);
        assertThat(at(HttpMethod.PATCH, place)
                        .contentType("application/octet-stream")
                        .content(OFFER))
                .hasStatus(415);
        assertThat(at(HttpMethod.HEAD, place)).hasHeader("Upload-Offset", "0");
    }

    @Test
    void whatIsRefusedIsSaidInALineOfText() {
        assertThat(announce("Offer.exe", OFFER))
                .hasStatus(422)
                .hasContentType("text/plain;charset=UTF-8")
                .bodyText()
                .startsWith("Offer.exe must be PDF, DOCX,");
        var program = SampleFiles.ascii("MZ\u0090\0 a program");
        assertThat(send(place(announce("Offer.pdf", program)), 0, program, program))
                .hasStatus(422)
                .bodyText()
                .isEqualTo("Offer.pdf is not a proper PDF file: it is damaged or something else under that name.");
        assertThat(page()).contains("No files yet").doesNotContain("Not all there yet");
    }

    @Test
    void nobodyElseFindsOrChangesAnUpload() {
        var place = place(announce("Offer.pdf", OFFER));
        var upload = place.substring(place.lastIndexOf('/'));
        var norte = link(1) + "/files/uploads";

        for (var method : new HttpMethod[] {HttpMethod.HEAD, HttpMethod.PATCH}) {
            var foreign = pages.mvc()
                    .method(method)
                    .uri(norte + upload)
                    .with(csrf())
                    .cookie(proof(1))
                    .header("Upload-Offset", 0)
                    .contentType("application/offset+octet-stream")
                    .content(OFFER);
            assertThat(foreign).hasStatus(404);
        }
        assertThat(pages.mvc()
                        .post()
                        .uri(norte + upload + "/removal")
                        .with(csrf())
                        .cookie(proof(1)))
                .hasStatus(404);
        assertThat(pages.mvc()
                        .patch()
                        .uri(place)
                        .cookie(proof)
                        .header("Upload-Offset", 0)
                        .contentType("application/offset+octet-stream")
                        .content(OFFER))
                .as("from a page that is not ours")
                .hasStatus(403);
        assertThat(pages.mvc()
                        .patch()
                        .uri(place)
                        .with(csrf())
                        .header("Upload-Offset", 0)
                        .header("Accept", "text/plain")
                        .contentType("application/offset+octet-stream")
                        .content(OFFER))
                .as("with the link alone")
                .hasStatus(403);
        assertThat(at(HttpMethod.HEAD, place)).hasHeader("Upload-Offset", "0");
    }

    @Test
    void anUploadIsTakenBack() {
        var place = place(announce("Offer.pdf", OFFER));

        assertThat(at(HttpMethod.POST, place + "/removal")).hasStatus3xxRedirection();

        assertThat(page()).doesNotContain("Not all there yet");
        assertThat(at(HttpMethod.HEAD, place)).hasStatus(404);
    }

    @Test
    void nothingArrivesAfterTheDeadline() {
        made = biddings.open(300, "Kontor Vier");
        link = link(0);
        proof = proof(0);
        var place = place(announce("Offer.pdf", OFFER));
        biddings.opening(made);

        assertThat(send(place, 0, OFFER, OFFER)).hasStatus(422).bodyText().isNotBlank();
        assertThat(announce("Another.pdf", SampleFiles.pdf("late"))).hasStatus(422);
    }

    @Test
    void noMoreFilesAreAnnouncedThanABidMayHave() {
        for (int i = 0; i < 20; i++) {
            assertThat(announce(i + ".pdf", SampleFiles.pdf("file " + i))).hasStatus(201);
        }

        assertThat(announce("20.pdf", SampleFiles.pdf("one too many")))
                .hasStatus(422)
                .bodyText()
                .isEqualTo("Attach at most 20 files");
        assertThat(announce("again.pdf", SampleFiles.pdf("file 3")))
                .as("one of them goes on")
                .hasStatus(201);
    }

    private MvcTestResult announce(String name, byte[] content) {
        return at(HttpMethod.POST, link + "/files/uploads")
                .header("Upload-Length", content.length)
                .header("Upload-Metadata", "filename " + base64(name) + ",sha256 " + base64(hash(content)))
                .exchange();
    }

    private static String place(MvcTestResult announced) {
        assertThat(announced).hasStatus(201);
        return String.valueOf(announced.getResponse().getHeader("Location"));
    }

    /** @param meant what the checksum says that was sent */
    private MockMvcRequestBuilder send(String place, long offset, byte[] content, byte[] meant) {
        return at(HttpMethod.PATCH, place)
                .header("Upload-Offset", offset)
                .header(
                        "Upload-Checksum",
                        "sha256 "
                                + Base64.getEncoder()
                                        .encodeToString(HexFormat.of().parseHex(hash(meant))))
                .contentType("application/offset+octet-stream")
                .content(content);
    }

    private MockMvcRequestBuilder at(HttpMethod method, String place) {
        return pages.mvc().method(method).uri(place).with(csrf()).cookie(proof);
    }

    private String page() {
        var page = pages.mvc().get().uri(link + "/files").cookie(proof).exchange();
        assertThat(page).hasStatusOk();
        return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private String link(int vendor) {
        return OpenedLinks.path(biddings.link(made, vendor)) + "/bid";
    }

    private Cookie proof(int vendor) {
        return OpenedLinks.proof(context, biddings.link(made, vendor).value()).orElseThrow();
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
}
