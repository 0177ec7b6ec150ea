package app.handoff.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.WebApplicationContext;

/** What a form shows of what was typed and of what is wrong with it. */
@SpringBootTest(classes = Kit.class)
@ActiveProfiles("dev")
class FormTests {

    private final MockMvcTester mvc;

    FormTests(@Autowired WebApplicationContext kit) {
        mvc = MockMvcTester.from(kit);
    }

    @Test
    void showsWhatIsStored() {
        assertThat(mvc.get().uri("/_ui/conflict"))
                .hasStatusOk()
                .bodyText()
                .contains("value=\"8400\"")
                .contains("id=\"lines-0-price\"")
                .contains("name=\"lines[0].price\"")
                .contains("type=\"date\" value=\"2027-01-04\"")
                .contains("<title>A form · Handoff</title>");
    }

    @Test
    void keepsEverythingThatWasTypedWhenOneAnswerCannotBeRead() {
        assertThat(mvc.post()
                        .uri("/_ui/form")
                        .param("price", "a lot")
                        .param("contact", "Liza")
                        .param("light", "RED")
                        .param("lines[1].price", "0.35"))
                .hasStatus(422)
                .bodyText()
                .contains("value=\"a lot\"")
                .contains("value=\"Liza\"")
                .contains("value=\"RED\" checked")
                .contains("name=\"lines[1].price\" type=\"text\" value=\"0.35\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e3", "1E20000000", "1e-20000000", "\u0663\u0664", "\uff13\uff14"})
    void readsNumbersInNoOtherWayThanItSays(String typed) {
        assertThat(mvc.post().uri("/_ui/form").param("price", typed))
                .hasStatus(422)
                .bodyText()
                .contains("Enter a number such as 1,250.50", "value=\"" + typed + "\"");
    }

    @Test
    void saysTheSameWordsInTheSummaryAndBesideTheField() {
        assertThat(mvc.post().uri("/_ui/form").param("price", "a lot"))
                .bodyText()
                .contains("<title>Error: A form · Handoff</title>")
                .contains("<a href=\"#price\">Enter a number such as 1,250.50</a>")
                .contains("aria-describedby=\"price-hint price-error price-read\"");
        assertThat(mvc.post().uri("/_ui/form").param("lines[1].price", "-1"))
                .bodyText()
                .contains("<a href=\"#lines-1-price\">Enter a number above 0</a>");
    }

    @Test
    void listsProblemsInTheOrderOfTheForm() throws Exception {
        var html = mvc.post().uri("/_ui/form").exchange().getResponse().getContentAsString();

        assertThat(html.substring(html.indexOf("error-summary")))
                .containsSubsequence("#contact", "#mail", "#price", "#start", "#judge", "#light", "#data");
    }
}
