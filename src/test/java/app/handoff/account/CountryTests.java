package app.handoff.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Pages;
import app.handoff.kernel.Locality;
import app.handoff.kernel.Role;
import app.handoff.tenancy.Tenancy;
import app.handoff.triage.ATask;
import app.handoff.triage.EngagementsForTests;
import app.handoff.triage.Tasks;
import java.time.ZoneId;
import java.util.Currency;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/** A business moves to another country; what the country suggests is taken over only where the owner says so. */
@SpringBootTest
class CountryTests {

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Tasks inventory;

    @Autowired
    private EngagementsForTests engagements;

    private Pages pages;
    private SignedIn ana;

    @BeforeEach
    void anOwner() {
        pages = Pages.of(context);
        ana = pages.owner("Studio Fern");
    }

    private MvcTestResult move(String version, String country, String zone, String currency, String numbers) {
        return pages.post(ana, "/settings/country")
                .param("version", version)
                .param("country", country)
                .param("zone", zone)
                .param("currency", currency)
                .param("numbers", numbers)
                .exchange();
    }

    private String version() {
        return String.valueOf(business().version());
    }

    @Test
    void anotherCountryProposesItsZoneAndMoneyAndKeepsWhatIsNow() {
        assertThat(pages.get(ana, "/settings/country?country=CH").exchange())
                .hasStatusOk()
                .bodyText()
                .contains("What Switzerland suggests", "value=\"Europe/Zurich\"", "value=\"CHF\"")
                .containsPattern("value=\"Europe/Berlin\" checked")
                .containsPattern("value=\"EUR\" checked");
        assertThat(business().country()).isEqualTo("DE");
    }

    @Test
    void movingKeepsZoneAndMoneyUnlessTheOwnerChoosesOthers() {
        assertThat(move(version(), "CH", "Europe/Berlin", "EUR", "en-GB")).hasRedirectedUrl("/settings");

        assertThat(business().country()).isEqualTo("CH");
        assertThat(business().locality())
                .isEqualTo(new Locality(Pages.BERLIN.zone(), Pages.BERLIN.currency(), Pages.BERLIN.locale(), "CH"));
        assertThat(pages.get(ana, "/settings").exchange()).bodyText().contains("Switzerland");
    }

    @Test
    void anotherCurrencyLeavesAmountsThatAreWrittenAlone() {
        var task = inStudio(() -> inventory.add(ATask.aTask().details(), ATask.ANA, ATask.MONDAY));
        var before = inStudio(() -> engagements.details(task));

        move(version(), "CH", "Europe/Zurich", "CHF", "en-CH");

        assertThat(business().locality().currency()).isEqualTo(Currency.getInstance("CHF"));
        assertThat(business().locality().zone()).isEqualTo(ZoneId.of("Europe/Zurich"));
        assertThat(inStudio(() -> engagements.details(task))).isEqualTo(before);
    }

    @Test
    void theSecondOfTwoTabsIsToldWhatTheFirstOneSaved() {
        var seen = version();
        for (var zone : new String[] {"Europe/Zurich", "Europe/Berlin"}) {
            var answer = move(seen, "CH", zone, "EUR", "en-GB");
            if (zone.equals("Europe/Zurich")) {
                assertThat(answer).hasRedirectedUrl("/settings");
            } else {
                assertThat(answer)
                        .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                        .bodyText()
                        .contains("zone-stored");
            }
        }
        assertThat(business().locality().zone()).isEqualTo(ZoneId.of("Europe/Zurich"));
    }

    @Test
    void aCountryMustBeNamed() {
        assertThat(pages.post(ana, "/settings/country").exchange()).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void whatACountryDoesNotHaveIsRefused() {
        assertThat(move(version(), "CH", "Asia/Manila", "USD", "en-GB")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(move(version(), "XX", "Europe/Berlin", "EUR", "en-GB"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Choose a country from the list");
        assertThat(business().country()).isEqualTo("DE");
    }

    @Test
    void onlyOwnersMoveABusiness() {
        var jonas = pages.colleague(ana, Role.MANAGER);
        assertThat(pages.get(jonas, "/settings/country").exchange()).hasStatus(HttpStatus.FORBIDDEN);
    }

    private Business business() {
        return Tenancy.as(ana.business(), accounts::business);
    }

    private <T> T inStudio(Supplier<T> work) {
        return Tenancy.as(Tenancy.Scope.of(ana.business()).at(Pages.BERLIN), work);
    }
}
