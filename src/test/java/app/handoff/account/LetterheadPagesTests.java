package app.handoff.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Pages;
import app.handoff.kernel.Role;
import app.handoff.tenancy.Tenancy;
import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/** An owner chooses what stands at the head of the documents of the business. */
@SpringBootTest
class LetterheadPagesTests {

    private static final Pattern LOGO = Pattern.compile("<img [^>]*src=\"(/logo\\?v=[0-9a-f]{12})\"[^>]*>");
    private static final byte[] ORANGE = Logos.png(300, 80, Color.ORANGE);

    @Autowired
    WebApplicationContext context;

    Pages pages;
    SignedIn ana;

    @BeforeEach
    void aBusiness() {
        pages = Pages.of(context);
        ana = pages.owner("Studio Fern");
    }

    @Test
    void theLogoIsShownAndKeptByBrowsers() {
        assertThat(pages.get(ana, "/settings/letterhead")).bodyText().doesNotContain("<img", "Remove the logo");

        assertThat(save("-1", "#FFE600", null, ORANGE)).hasRedirectedUrl("/settings/letterhead");

        var page = page(ana);
        assertThat(page)
                .contains("alt=\"Logo of Studio Fern\"", "width=\"240\"", "height=\"64\"", "value=\"#ffe600\"")
                .contains("href=\"/document.css?v=ffe600\"", "Remove the logo");
        var logo = pages.get(ana, logoOn(page)).exchange();
        assertThat(logo).hasStatusOk().hasHeader("Content-Type", "image/png");
        assertThat(logo).hasHeader("Cache-Control", "max-age=31536000, private, immutable");
        assertThat(logo).hasHeader("X-Content-Type-Options", "nosniff");
        assertThat(logo.getResponse().getContentAsByteArray())
                .isEqualTo(LogoPicture.of(ORANGE).png());
    }

    @Test
    void anotherBusinessHasItsOwnOrNone() {
        save("-1", "", null, ORANGE);
        var address = logoOn(page(ana));
        var other = pages.owner("Kontor Vier");

        assertThat(pages.get(other, address)).hasStatus(404);
        assertThat(page(other)).doesNotContain("<img");
        Tenancy.as(other.business(), () -> Logos.choose(context, null, Logos.png(90, 90, Color.BLUE)));
        assertThat(pages.get(other, address).exchange().getResponse().getContentAsByteArray())
                .isEqualTo(LogoPicture.of(Logos.png(90, 90, Color.BLUE)).png());
        assertThat(pages.get(other, address).exchange().getResponse().getHeader("Cache-Control"))
                .as("under the address of another picture")
                .contains("no-store");
    }

    @Test
    void whatIsNoLogoIsRefusedBesideItsField() {
        save("-1", "#0e5e55", null, ORANGE);
        var before = logoOn(page(ana));

        assertThat(save("0", "#0e5e55", null, "<svg/>".getBytes(StandardCharsets.UTF_8)))
                .hasStatus(422)
                .bodyText()
                .contains("This is an SVG drawing. Export it as a PNG picture and choose that.");
        assertThat(save("0", "#0e5e55", null, new byte[LogoPicture.MOST_BYTES + 1]))
                .hasStatus(422)
                .bodyText()
                .contains("The logo is larger than 2 MB");
        assertThat(logoOn(page(ana))).isEqualTo(before);
    }

    @Test
    void aColourThatIsNoneKeepsWhatWasTypedAndAsksForTheFileOnceMore() {
        assertThat(save("-1", "forest", null, ORANGE))
                .hasStatus(422)
                .bodyText()
                .contains("value=\"forest\"", "Enter a colour as #", "Choose the logo once more");
        assertThat(save("-1", "forest", null, null))
                .hasStatus(422)
                .bodyText()
                .doesNotContain("Choose the logo once more");
        assertThat(page(ana)).doesNotContain("<img");
    }

    @Test
    void pressingTwiceSavesOnceAndTheSecondOfTwoTabsSeesWhatTheFirstSaved() {
        for (int twice = 0; twice < 2; twice++) {
            assertThat(save("-1", "#0e5e55", null, ORANGE)).hasRedirectedUrl("/settings/letterhead");
        }
        assertThat(page(ana)).contains("name=\"version\" value=\"0\"");

        assertThat(save("-1", "#ffe600", null, null))
                .hasStatus(422)
                .bodyText()
                .contains("Someone else saved this meanwhile", "Saved meanwhile: #0e5e55", "value=\"#ffe600\"");
    }

    @Test
    void theLogoIsRemovedAndTheColourStays() {
        save("-1", "#0e5e55", null, ORANGE);
        var address = logoOn(page(ana));

        for (int twice = 0; twice < 2; twice++) {
            assertThat(save("0", "#0e5e55", "logo", null)).hasRedirectedUrl("/settings/letterhead");
        }

        assertThat(page(ana)).doesNotContain("<img").contains("value=\"#0e5e55\"", "name=\"version\" value=\"1\"");
        assertThat(pages.get(ana, address)).hasStatus(404);
    }

    @Test
    void withoutAColourDocumentsAreAsTheyWere() {
        save("-1", "#0e5e55", null, ORANGE);

        assertThat(save("0", " ", null, null)).hasRedirectedUrl("/settings/letterhead");
        assertThat(page(ana)).doesNotContain("/document.css").contains("<img");
    }

    @Test
    void onlyOwnersChooseAndEveryMemberSees() {
        save("-1", "", null, ORANGE);
        var mei = pages.colleague(ana, Role.STAFF);

        assertThat(pages.get(mei, logoOn(page(ana)))).hasStatusOk();
        assertThat(pages.get(mei, "/settings/letterhead")).hasStatus(403);
        assertThat(pages.get(mei, "/settings")).bodyText().doesNotContain("/settings/letterhead");
        assertThat(pages.get(ana, "/settings")).bodyText().contains("/settings/letterhead");
    }

    @Test
    void theStyleSheetSaysOneColourAndNothingElse() {
        var sheet = pages.mvc().get().uri("/document.css?v=ffe600").exchange();

        assertThat(sheet).hasStatusOk().hasHeader("Cache-Control", "max-age=31536000, public, immutable");
        assertThat(sheet.getResponse().getContentType()).isEqualTo("text/css;charset=UTF-8");
        assertThat(sheet)
                .bodyText()
                .matches("\\.document \\{ --own: #ffe600; --own-text: light-dark\\(#[0-9a-f]{6}, #ffe600\\); }\\s*");
        assertThat(pages.mvc().get().uri("/document.css?v=red;}body{")).hasStatus(404);
    }

    private String page(SignedIn person) {
        var answer = pages.get(person, "/settings/letterhead").exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static String logoOn(String page) {
        var found = LOGO.matcher(page);
        assertThat(found.find()).as("a logo on the page").isTrue();
        return Objects.requireNonNull(found.group(1));
    }

    private MvcTestResult save(String version, String colour, @Nullable String remove, byte @Nullable [] file) {
        var form = pages.post(ana, "/settings/letterhead")
                .multipart()
                .file(new MockMultipartFile(
                        "logo", file == null ? "" : "logo.png", "image/png", file == null ? new byte[0] : file))
                .param("version", version)
                .param("colour", colour);
        return (remove == null ? form : form.param("remove", remove)).exchange();
    }
}
