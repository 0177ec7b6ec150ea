package app.handoff.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Archives;
import app.handoff.Pages;
import app.handoff.account.SignedIn;
import app.handoff.bidding.ABidding;
import app.handoff.bidding.ABidding.Made;
import app.handoff.bidding.Bidding;
import app.handoff.bidding.Budgets;
import app.handoff.contract.ContractsForTests;
import app.handoff.kernel.ExchangeRate;
import app.handoff.kernel.Money;
import app.handoff.sharelink.OpenedLinks;
import app.handoff.submission.BidsForTests;
import app.handoff.tenancy.Tenancy;
import app.handoff.tenancy.Tenancy.Scope;
import app.handoff.text.Format;
import jakarta.servlet.http.Cookie;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.web.context.WebApplicationContext;

/** Bids in another currency, from the setup to the contract: of a studio in Berlin, with one bid in US dollars. */
@SpringBootTest
class CurrencyPagesTests {

    private static final String CODE = "nine quiet herons";
    private static final String SOURCE = "Example bank, closing of Friday";
    private static final ExchangeRate DOLLARS = new ExchangeRate(
            Currency.getInstance("USD"),
            new BigDecimal("0.8725"),
            ABidding.EUR,
            LocalDate.now(ABidding.BERLIN).minusDays(2),
            SOURCE);

    @Autowired
    WebApplicationContext context;

    @Autowired
    ABidding biddings;

    @Autowired
    BidsForTests bids;

    @Autowired
    EvaluationsForTests judging;

    @Autowired
    Evaluations evaluations;

    @Autowired
    Awards awards;

    @Autowired
    ContractsForTests contracts;

    @Autowired
    Discretion discretion;

    @Autowired
    Bidding bidding;

    @Autowired
    Budgets budgets;

    @Autowired
    Format format;

    private Pages pages;
    private SignedIn ana;
    private Scope studio;

    @BeforeEach
    void aStudio() {
        pages = Pages.of(context);
        ana = pages.owner("Studio Fern");
        studio = Scope.of(ana.business()).at(Pages.BERLIN);
    }

    @Test
    void theOwnerStatesARateAndReadsItInBothDirections() {
        var made = prepared("Kontor Vier");

        assertThat(pages.get(ana, at(made) + "/bidding/setup"))
                .hasStatusOk()
                .bodyText()
                .contains("Other currencies", "1 of this currency is how many EUR?", "Another currency, if you like")
                .doesNotContain("The rate is right");
        assertThat(rate(made, "USD", "0.8725", yesterday(), SOURCE)).hasStatus3xxRedirection();
        assertThat(pages.get(ana, at(made) + "/bidding/setup"))
                .bodyText()
                .contains("Bids in USD", "1 USD = 0.8725 EUR, so 1 EUR = 1.1461 USD", SOURCE);
        assertThat(pages.get(ana, at(made) + "/bidding"))
                .bodyText()
                .contains("1 USD = 0.8725 EUR ("
                        + said(LocalDate.now(ABidding.BERLIN).minusDays(1)) + ", " + SOURCE);
    }

    @Test
    void whatIsNoRateIsSaidBesideItsFieldAndStays() {
        var made = prepared("Kontor Vier");

        for (var wrong : new String[] {"0", "-1.2"}) {
            assertThat(rate(made, "USD", wrong, yesterday(), SOURCE))
                    .hasStatus(422)
                    .bodyText()
                    .contains("Enter a rate above 0", "value=\"" + wrong + "\"", SOURCE);
        }
        assertThat(rate(made, "EUR", "1", yesterday(), SOURCE))
                .hasStatus(422)
                .bodyText()
                .contains("Bids in EUR need no rate");
        assertThat(rate(made, "XYZ", "1", yesterday(), SOURCE))
                .hasStatus(422)
                .bodyText()
                .contains("Choose a currency from the list");
        assertThat(rate(made, "USD", "", "", ""))
                .hasStatus(422)
                .bodyText()
                .contains("Enter a rate", "Say of which day the rate is", "Say where the rate stands");
        assertThat(rate(
                        made,
                        "USD",
                        "0.87",
                        LocalDate.now(ABidding.BERLIN).plusDays(1).toString(),
                        SOURCE))
                .hasStatus(422)
                .bodyText()
                .contains("This day is still to come");
        assertThat(rate(made, "USD", "0.87", yesterday(), SOURCE)
                        .param("rates[1].currency", "USD")
                        .param("rates[1].rate", "0.88")
                        .param("rates[1].day", yesterday())
                        .param("rates[1].source", "Another bank"))
                .hasStatus(422)
                .bodyText()
                .contains("USD stands here already", "Another bank");
        assertThat(pages.get(ana, at(made) + "/bidding"))
                .bodyText()
                .as("nothing of it was kept")
                .doesNotContain(SOURCE);
    }

    @Test
    void aRateFarFromWhatIsUsualIsAskedAboutAndKeptOnceItIsMeant() {
        var made = prepared("Kontor Vier");

        assertThat(rate(made, "USD", "872,5", yesterday(), SOURCE))
                .hasStatus(422)
                .bodyText()
                .contains(
                        "1 USD = 872.5 EUR? Usually 1 USD is about 0.87 EUR",
                        "The rate is right",
                        "1 USD = 872.5 EUR, so 1 EUR = 0.0011461 USD");
        assertThat(rate(made, "USD", "872,5", yesterday(), SOURCE).param("rates[0].meant", "true"))
                .hasStatus3xxRedirection();
        assertThat(pages.get(ana, at(made) + "/bidding")).bodyText().contains("1 USD = 872.5 EUR");
    }

    @Test
    void whereNoOtherCurrencyIsAllowedNothingIsAsked() {
        var made = biddings.opened(prepared("Kontor Vier"));
        var link = link(made, 0);
        var proof = begun(link);

        assertThat(pages.mvc().get().uri(link + "/offer").cookie(proof))
                .hasStatusOk()
                .bodyText()
                .contains("Prices in Euro (EUR), before tax")
                .doesNotContain("In which currency", "name=\"currency\"", "Compared");
        assertThat(pages.mvc().get().uri(link + "/document")).bodyText().doesNotContain("Other currencies");
    }

    @Test
    void theVendorChoosesItsCurrencyAndReadsAtWhichRateItIsCompared() throws UnsupportedEncodingException {
        var made = prepared("Kontor Vier");
        biddings.allow(made, DOLLARS);
        biddings.opened(made);
        var link = link(made, 0);

        assertThat(pages.mvc().get().uri(link + "/document"))
                .bodyText()
                .contains(
                        "You choose the currency of your bid; the contract is in it",
                        "turn each total into EUR",
                        "1 USD = 0.8725 EUR (" + said(DOLLARS.day()) + ", " + SOURCE);
        assertThat(pages.mvc().get().uri(link))
                .bodyText()
                .as("beside how bids are judged")
                .contains("turn each total into EUR", "1 USD = 0.8725 EUR");
        var proof = begun(link);
        var first = pages.mvc().get().uri(link + "/offer").cookie(proof).exchange();
        var page = Jsoup.parse(first.getResponse().getContentAsString());
        assertThat(page.select("input[name=currency][checked]").val()).isEqualTo("EUR");
        assertThat(page.select("#compared").text()).isEqualTo("Compared as it is.");

        Tenancy.as(made.vendor(0), () -> {
            bids.fill(made.invited().get(0), made.frozen(), "1");
            return true;
        });
        var saves = Jsoup.parse(pages.mvc()
                        .get()
                        .uri(link + "/offer")
                        .cookie(proof)
                        .exchange()
                        .getResponse()
                        .getContentAsString())
                .select("input[name=version]")
                .val();
        var lines = made.frozen().priceItems().size();
        var post = posted(link + "/offer", proof).param("version", saves).param("currency", "USD");
        for (int i = 0; i < lines; i++) {
            post = post.param("prices[" + i + "].value", "12.50");
        }
        for (int i = 0; i < made.frozen().serviceLevels().size(); i++) {
            post = post.param("levels[" + i + "].value", "98,5");
        }
        assertThat(post).hasStatus3xxRedirection();
        var second = Jsoup.parse(pages.mvc()
                .get()
                .uri(link + "/offer")
                .cookie(proof)
                .exchange()
                .getResponse()
                .getContentAsString());
        assertThat(second.select("input[name=currency][checked]").val()).isEqualTo("USD");
        assertThat(second.select("#total").text()).startsWith("US$");
        assertThat(second.select("#compared").text())
                .startsWith("Compared in EUR as €")
                .endsWith("at 1 USD = 0.8725 EUR.");
        assertThat(pages.mvc().get().uri(link + "/check").cookie(proof))
                .bodyText()
                .contains("US Dollar (USD)", "US$", "at 1 USD = 0.8725 EUR")
                .doesNotContain("each → €");

        assertThat(posted(link + "/offer", proof)
                        .param("version", String.valueOf(Integer.parseInt(saves) + 1))
                        .param("currency", "GBP"))
                .hasStatus(422)
                .bodyText()
                .as("no currency that was not allowed")
                .contains("Choose one of the currencies that are allowed");
    }

    @Test
    void bidsAreComparedAtTheStatedRateAndTheContractIsInTheCurrencyOfTheBid() throws IOException {
        var made = judged();
        var tala = bid(made, "Tala Ledger");
        var kontor = bid(made, "Kontor Vier");

        assertThat(tala.totalPerTerm().currency().getCurrencyCode()).isEqualTo("USD");
        assertThat(kontor.rate()).isNull();
        var compared = Money.of(
                tala.totalPerTerm()
                        .amount()
                        .multiply(new BigDecimal("0.8725"))
                        .setScale(2, RoundingMode.HALF_UP)
                        .toPlainString(),
                "EUR");
        assertThat(tala.comparableTotal()).isEqualTo(compared);
        assertThat(file(made).evaluation().of(tala.id()).comparedTotal()).isEqualTo(compared);
        var dollars = said(tala.totalPerTerm(), "US$");
        var euros = said(compared, "€");
        assertThat(pages.get(ana, at(made) + "/comparison"))
                .hasStatusOk()
                .bodyText()
                .contains("Total as bid", dollars, euros, "1 USD = 0.8725 EUR (" + said(DOLLARS.day()));
        var sheet = pages.get(ana, at(made) + "/comparison/comparison.xlsx").exchange();
        try (var workbook = new ReadableWorkbook(
                new ByteArrayInputStream(sheet.getResponse().getContentAsByteArray()))) {
            var numbers = workbook.getFirstSheet().read().stream()
                    .flatMap(row -> row.stream())
                    .filter(cell -> cell != null && cell.getValue() instanceof BigDecimal)
                    .map(cell -> cell.asNumber().setScale(2, RoundingMode.HALF_UP))
                    .collect(Collectors.toSet());
            assertThat(numbers)
                    .contains(
                            compared.amount().setScale(2),
                            tala.totalPerTerm().amount().setScale(2));
        }
        var paper = pages.get(ana, at(made) + "/comparison/comparison.pdf").exchange();
        try (var pdf = Loader.loadPDF(paper.getResponse().getContentAsByteArray())) {
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
                    .contains("Total as bid", "1 USD = 0.8725 EUR");
        }
        var archive = pages.get(ana, at(made) + "/comparison/procedure.zip").exchange();
        assertThat(new String(
                        Archives.entries(archive.getResponse().getContentAsByteArray())
                                .get("index.html"),
                        StandardCharsets.UTF_8))
                .contains("Compared in EUR as", "1 USD = 0.8725 EUR");
        assertThat(pages.get(ana, at(made) + "/award"))
                .bodyText()
                .contains(
                        "compared in EUR as",
                        "This bid is in USD, and the contract will be too",
                        "only you and Tala Ledger gain or lose");

        assertThat(pages.post(ana, at(made) + "/award")
                        .param("winner", tala.id().toString())
                        .param("reason", "The best answers and the best references for the price."))
                .hasStatus3xxRedirection();
        var awarded = biddings.as(studio, () -> awards.of(made.engagement())).orElseThrow();
        assertThat(awarded.totalPerTerm()).isEqualTo(tala.totalPerTerm());
        assertThat(awarded.rate()).isEqualTo(DOLLARS);
        biddings.as(studio, () -> contracts.draftWithTheWinner(made.engagement(), ABidding.MIA, Instant.now()));
        assertThat(pages.get(ana, at(made) + "/contract/document"))
                .hasStatusOk()
                .bodyText()
                .contains("USD ")
                .doesNotContain("0.8725")
                .doesNotContainPattern("EUR (?!40 that this law grants)");
    }

    @Test
    void theReceiptIsInTheCurrencyOfTheBid() {
        var made = sent();
        var link = link(made, tala(made));
        var proof = begun(link);

        assertThat(pages.mvc().get().uri(link + "/receipt").cookie(proof))
                .hasStatusOk()
                .bodyText()
                .contains("US$")
                .doesNotContain("€");
    }

    @Test
    void theBudgetIsHeldAgainstWhatABidIsComparedAs() {
        var made = sent();
        biddings.opening(made);
        var tala = bid(made, "Tala Ledger");
        // Between what it asks in dollars and what that is in euros.
        biddings.budget(
                made, tala.comparableTotal().plus(Money.of("1", "EUR")).amount().toPlainString());
        assertThat(file(made).isAboveBudget(tala)).isFalse();
        assertThat(tala.totalPerTerm().amount())
                .isGreaterThan(file(made).budget().limit().amount());
        var minus = file(made).budget().limit();
        biddings.as(studio, () -> {
            budgets.keep(made.request(), minus, tala.comparableTotal().minus(Money.of("1", "EUR")));
            return true;
        });
        assertThat(file(made).isAboveBudget(tala)).isTrue();
    }

    @Test
    void neitherAmountOfARivalGoesOutUnasked() {
        var made = sent();
        biddings.opening(made);
        var tala = bid(made, "Tala Ledger");
        var kontor = bid(made, "Kontor Vier");

        assertThat(told(
                        made,
                        kontor,
                        "Others ask " + tala.comparableTotal().amount().setScale(2)))
                .hasSize(1);
        assertThat(told(
                        made,
                        kontor,
                        "Others ask " + tala.totalPerTerm().amount().setScale(2)))
                .hasSize(1);
        assertThat(told(made, tala, "You ask " + tala.totalPerTerm().amount().setScale(2)))
                .isEmpty();
        assertThat(told(made, tala, "You ask " + tala.comparableTotal().amount().setScale(2)))
                .isEmpty();
    }

    private List<String> told(Made made, OpenedBid reader, String text) {
        return biddings.as(studio, () -> discretion.told(made.request(), reader.invitation(), text));
    }

    @Test
    void anAddendumLeavesTheCurrencyOfADraftAsItWas() {
        var made = prepared("Tala Ledger");
        biddings.allow(made, DOLLARS);
        biddings.opened(made);
        Tenancy.as(made.vendor(0), () -> {
            bids.fill(made.invited().get(0), made.frozen(), "1");
            bids.choose(made.invited().get(0), "USD");
            return true;
        });
        biddings.addendum(made);
        var link = link(made, 0);

        assertThat(pages.mvc().get().uri(link + "/offer").cookie(begun(link)))
                .hasStatusOk()
                .bodyText()
                .contains("at 1 USD = 0.8725 EUR");
    }

    /** Tala Ledger bids in dollars, Kontor Vier in euros. */
    private Made sent() {
        var made = prepared("Tala Ledger", "Kontor Vier");
        biddings.allow(made, DOLLARS);
        biddings.opened(made);
        for (int i = 0; i < 2; i++) {
            var invitation = made.invited().get(i);
            boolean dollars = i == tala(made);
            Tenancy.as(made.vendor(i), () -> {
                bids.fill(invitation, made.frozen(), dollars ? "1.37" : "1.30");
                if (dollars) {
                    bids.choose(invitation, "USD");
                }
                bids.send(invitation, Instant.now());
                return true;
            });
        }
        return made;
    }

    private int tala(Made made) {
        return biddings.invitation(made, 0).vendorName().equals("Tala Ledger") ? 0 : 1;
    }

    private Made judged() {
        var made = sent();
        biddings.opening(made);
        biddings.as(studio, () -> {
            judging.waiveAllChecks(
                    made.engagement(), "We have worked with them for years.", ABidding.MIA, Instant.now());
            judging.judgeAllAlike(made.engagement(), ABidding.MIA, Instant.now());
            return true;
        });
        return made;
    }

    private EvaluationFile file(Made made) {
        return biddings.as(studio, () -> evaluations.file(made.engagement()));
    }

    private OpenedBid bid(Made made, String vendor) {
        return file(made).bids().stream()
                .filter(bid -> bid.vendorName().equals(vendor))
                .findFirst()
                .orElseThrow();
    }

    private Made prepared(String... names) {
        return biddings.prepared(studio, LocalDateTime.now(ABidding.BERLIN).plusDays(10), ABidding.BERLIN, names);
    }

    private String at(Made made) {
        return "/engagements/" + made.engagement();
    }

    private static String yesterday() {
        return LocalDate.now(ABidding.BERLIN).minusDays(1).toString();
    }

    private String said(LocalDate day) {
        return format.day(day);
    }

    private static String said(Money amount, String symbol) {
        return symbol + "\u00a0" + String.format(Locale.UK, "%,.2f", amount.amount());
    }

    private MockMvcRequestBuilder rate(Made made, String currency, String rate, String day, String source) {
        var in = LocalDate.now(ABidding.BERLIN);
        var version = biddings.as(studio, () -> bidding.get(made.engagement()).version());
        return pages.post(ana, at(made) + "/bidding/setup")
                .param("version", String.valueOf(version))
                .param("criteria[0].name", "Price")
                .param("criteria[0].kind", "PRICE")
                .param("criteria[0].weight", "100")
                .param("deadline", in.plusDays(10).toString())
                .param("deadlineTime", "16:00")
                .param("questionsUntil", in.plusDays(5).toString())
                .param("questionsUntilTime", "16:00")
                .param("zone", "Europe/Berlin")
                .param("references", "3")
                .param("clients", "EXISTING")
                .param("termMonths", "12")
                .param("validityDays", "60")
                .param("rates[0].currency", currency)
                .param("rates[0].rate", rate)
                .param("rates[0].day", day)
                .param("rates[0].source", source);
    }

    private String link(Made made, int vendor) {
        return OpenedLinks.path(biddings.link(made, vendor)) + "/bid";
    }

    private Cookie begun(String link) {
        var begun = pages.mvc()
                .post()
                .uri(link + "/beginning")
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .param("code", CODE)
                .exchange();
        return Arrays.stream(begun.getResponse().getCookies())
                .filter(cookie -> cookie.getName().startsWith(OpenedLinks.proofOf("")))
                .findFirst()
                .orElseThrow();
    }

    private MockMvcRequestBuilder posted(String address, Cookie proof) {
        return pages.mvc()
                .post()
                .uri(address)
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .cookie(proof);
    }
}
