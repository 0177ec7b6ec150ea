package app.handoff.web;

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
    @ValueSource(strings = {"1e3", "1E20000000", "1e-20000000", "10\u00b2", "MMXX"})
    void readsNumbersInNoOtherWayThanItSays(String typed) {
        assertThat(mvc.post().uri("/_ui/form").param("price", typed))
                .hasStatus(422)
                .bodyText()
                .contains("Enter an amount such as 8,400.00 or €\u00a08,400.00", "value=\"" + typed + "\"");
    }

    @Test
    void saysTheSameWordsInTheSummaryAndBesideTheField() {
        assertThat(mvc.post().uri("/_ui/form").param("price", "a lot"))
                .bodyText()
                .contains("<title>Error: A form · Handoff</title>")
                .contains("<a href=\"#price\">Enter an amount such as 8,400.00 or €\u00a08,400.00</a>")
                .contains("aria-describedby=\"price-hint price-error price-read\"");
        assertThat(mvc.post().uri("/_ui/form").param("lines[1].price", "-1"))
                .bodyText()
                .contains("<a href=\"#lines-1-price\">Row 2: Enter a number above 0</a>");
    }

    @Test
    void listsProblemsInTheOrderOfTheForm() throws Exception {
        var html = mvc.post().uri("/_ui/form").exchange().getResponse().getContentAsString();

        assertThat(html.substring(html.indexOf("error-summary")))
                .containsSubsequence("#contact", "#mail", "#price", "#start", "#judge", "#light", "#data");
    }

    @ParameterizedTest
    @ValueSource(strings = {"€\u00a01,250.50", "1,250.50\u200b", "1.250,50 EUR", "\uff11\uff12\uff15\uff10.5"})
    void readsAnAmountInItsOwnCurrency(String typed) {
        assertThat(mvc.post().uri("/_ui/form").param("price", typed))
                .bodyText()
                .contains("value=\"1250.5\"")
                .doesNotContain("<a href=\"#price\">");
    }

    @Test
    void saysWhichCurrencyAnAmountIsIn() {
        assertThat(mvc.post().uri("/_ui/form").param("price", "$ 40").param("lines[1].price", "40 CHF"))
                .hasStatus(422)
                .bodyText()
                .contains(
                        "<a href=\"#price\">Amounts here are in EUR. Enter the amount in EUR, with or without its sign.</a>")
                .contains(
                        "<a href=\"#lines-1-price\">Row 2: Amounts here are in EUR.",
                        "value=\"$ 40\"",
                        "value=\"40 CHF\"");
    }

    @Test
    void eachFieldHasAnExampleOfItsOwnKind() {
        assertThat(mvc.post().uri("/_ui/form").param("weeks", "1.200"))
                .bodyText()
                .contains(
                        "<a href=\"#weeks\">This could mean 1.2 or 1,200. If you mean 1,200, enter 1200 without a separator.</a>");
        assertThat(mvc.post().uri("/_ui/form").param("weeks", "soon"))
                .bodyText()
                .contains("<a href=\"#weeks\">Enter weeks such as 8</a>");
        assertThat(mvc.post().uri("/_ui/form").param("weeks", "8 weeks"))
                .bodyText()
                .contains("value=\"8\"");
    }
}
