package app.handoff.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Pages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.web.context.WebApplicationContext;

/** The settings of a business, open in two tabs. */
@SpringBootTest
class SettingsPagesTests {

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
    void theSecondOfTwoTabsSeesWhatTheFirstOneSaved() {
        assertThat(pages.get(ana, "/settings/business")).bodyText().contains("name=\"version\" value=\"0\"");
        assertThat(settle("0", "Studio Fern Ltd", "en-DE")).hasRedirectedUrl("/settings");

        assertThat(settle("0", "Fern & Co", "en-GB"))
                .hasStatus(422)
                .bodyText()
                .contains("Someone else saved this meanwhile", "Fern &amp; Co", "Saved meanwhile: Studio Fern Ltd")
                .contains("Saved meanwhile: 1.234.567,50", "name=\"version\" value=\"1\"");
        assertThat(settle("1", "Fern & Co", "en-GB")).hasRedirectedUrl("/settings");
        assertThat(pages.get(ana, "/settings/business")).bodyText().contains("Fern &amp; Co");
    }

    @Test
    void pressingTwiceSavesTheSettingsOnce() {
        for (int twice = 0; twice < 2; twice++) {
            assertThat(settle("0", "Studio Fern Ltd", "en-DE")).hasRedirectedUrl("/settings");
        }
        assertThat(pages.get(ana, "/settings/business")).bodyText().contains("name=\"version\" value=\"1\"");
    }

    @Test
    void aMistakeKeepsTheVersionThatWasOpen() {
        assertThat(settle("0", "Studio Fern Ltd", "en-DE")).hasRedirectedUrl("/settings");

        assertThat(settle("0", " ", "en-GB"))
                .hasStatus(422)
                .bodyText()
                .contains("Enter the name of your business", "name=\"version\" value=\"0\"");
    }

    private MockMvcRequestBuilder settle(String version, String name, String numbers) {
        return pages.post(ana, "/settings/business")
                .param("version", version)
                .param("business", name)
                .param("zone", "Europe/Berlin")
                .param("currency", "EUR")
                .param("numbers", numbers);
    }
}
