package app.handoff.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import app.handoff.account.ABusiness;
import app.handoff.kernel.Ids;
import app.handoff.kernel.YearProfile;
import app.handoff.kernel.YearProfile.Season;
import app.handoff.scope.LanguageNeed.Cefr;
import app.handoff.scope.Pricing.Basis;
import app.handoff.scope.Pricing.Priority;
import app.handoff.scope.Qualification.Need;
import app.handoff.scope.Quantity.Per;
import app.handoff.scope.Timeline.Renewal;
import app.handoff.triage.EngagementsForTests;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.WebApplicationContext;

/** What two published requests asked for has its places in a scope, and the file that vendors get says all of it. */
@SpringBootTest
class RealRequestsTests {

    private static final ZoneId VANCOUVER = ZoneId.of("America/Vancouver");
    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

    @Autowired
    WebApplicationContext context;

    @Autowired
    EngagementsForTests engagements;

    @Autowired
    FrozenScopes scopes;

    MockMvcTester mvc;
    ABusiness business;

    @BeforeEach
    void aBusiness() {
        mvc = MockMvcTester.from(
                context, builder -> builder.apply(springSecurity()).build());
        business = ABusiness.in(context);
    }

    /** Bookkeeping for an association of libraries, 2019. */
    @Test
    void bookkeepingForAnAssociation() throws IOException {
        var base = Scopes.bookkeeping();
        var content = base.with(new Purpose(
                        "Part-time bookkeeping on contract by a qualified firm or person.",
                        List.of(
                                "Posting entries",
                                "Paying suppliers by cheque",
                                "Quarterly statements",
                                "Year-end papers"),
                        List.of("Audit"),
                        false,
                        List.of(
                                "About 200 general-ledger accounts",
                                "One chequing account in CAD, one in USD, several term deposits",
                                "Staff in other cities and zones")))
                .withOutputs(List.of(
                        counted("Ledger entries", "entries", "2000", Per.YEAR, YearProfile.NONE),
                        counted("Papers handled", "papers", "1082", Per.YEAR, peaks()),
                        counted("Cheques written", "cheques", "200", Per.YEAR, YearProfile.NONE),
                        counted("Supplier invoices and expense claims", "papers", "180", Per.YEAR, YearProfile.NONE),
                        counted("Advance member invoices, reconciled", "invoices", "40", Per.YEAR, YearProfile.NONE),
                        counted("Quarterly statements", "statements", "1", Per.QUARTER, YearProfile.NONE),
                        counted("Year-end papers for the auditor", "sets", "1", Per.YEAR, YearProfile.NONE)))
                .with(new Timeline(
                        LocalDate.parse("2027-03-01"),
                        true,
                        null,
                        36,
                        Renewal.OPTION,
                        null,
                        4,
                        true,
                        "Anywhere; everybody works from their own office, the executive director in Vancouver",
                        List.of(new LanguageNeed("English", Cefr.C1, "in writing")),
                        List.of("Sage 50 Accounting"),
                        "",
                        true,
                        null,
                        Month.APRIL,
                        null))
                .withQualifications(List.of(new Qualification(
                        "A qualified bookkeeper", Need.MUST, "A certificate, or two clients whom we may call")))
                .with(new Pricing(
                        Basis.HOURLY_OR_MONTHLY,
                        new BigDecimal("240"),
                        Scopes.seasons("90", "50", "40", "60"),
                        "",
                        List.of(Priority.QUALITY, Priority.SPEED, Priority.COST)));

        assertThat(Readiness.of(content, Examples.NONE).gaps()).isEmpty();
        assertThat(file("Bookkeeping", content))
                .contains(
                        "Part-time bookkeeping on contract by a qualified firm or person",
                        "From about Mon 1 Mar 2027, for 36 months",
                        "If needed, the first 4 weeks in parallel with us; the term begins after it",
                        "We may renew it",
                        "the executive director in Vancouver",
                        "Staff in other cities and zones",
                        "About 200 general-ledger accounts",
                        "2,000 entries a year",
                        "487 in all from January to March",
                        "180 in all from April to May",
                        "150 in all from June to August",
                        "265 in all from September to December",
                        "One chequing account in CAD, one in USD, several term deposits",
                        "200 cheques a year",
                        "180 papers a year",
                        "40 invoices a year",
                        "Quarterly statements",
                        "Year-end papers for the auditor",
                        "Our financial year begins in April",
                        "Sage 50 Accounting",
                        "A qualified bookkeeper",
                        "A certificate, or two clients whom we may call",
                        "240 hours a year",
                        "Executive director");
    }

    /** Payroll for a small city, 2014: two years' numbers, and parts that are priced each for itself. */
    @Test
    void payrollForASmallCity() throws IOException {
        var base = Scopes.bookkeeping();
        var content = base.with(new Purpose(
                        "Payroll every two weeks for the people of a small city.",
                        List.of("Payroll processing", "Benefits administration", "Personnel records"),
                        List.of("Hiring"),
                        false,
                        List.of("637 wage statements in one year, 616 in the next")))
                .withOutputs(List.of(
                        counted("Payroll processing", "wage statements", "637", Per.YEAR, YearProfile.NONE),
                        byTheYear("Benefits administration"),
                        byTheYear("Personnel records")))
                .with(new Timeline(
                        LocalDate.parse("2027-07-01"),
                        false,
                        null,
                        12,
                        Renewal.AUTOMATIC,
                        12,
                        0,
                        false,
                        "At the vendor's",
                        List.of(new LanguageNeed("English", Cefr.B2, "in calls")),
                        List.of(),
                        "",
                        null,
                        3,
                        Month.OCTOBER,
                        new ServiceHours(
                                List.of(
                                        new ServiceHours.Times(
                                                ServiceHours.Days.MONDAY_TO_FRIDAY,
                                                LocalTime.of(8, 0),
                                                LocalTime.of(17, 0)),
                                        new ServiceHours.Times(
                                                ServiceHours.Days.SATURDAY, LocalTime.of(9, 0), LocalTime.of(12, 0))),
                                CHICAGO,
                                ServiceHours.Holidays.CLOSED_ON_OURS,
                                "questions are answered the next morning")))
                .with(new Pricing(
                        Basis.PER_UNIT,
                        null,
                        YearProfile.NONE,
                        "We may choose nobody and reject all bids. The board approves the choice.",
                        List.of(Priority.QUALITY, Priority.SPEED, Priority.COST),
                        new PriceStructure(false, List.of(), List.of(), null, null, true)));

        assertThat(file("Payroll", content))
                .contains(
                        "637 wage statements in one year, 616 in the next",
                        "637 wage statements a year",
                        "Benefits administration",
                        "Personnel records",
                        "Renewed for 12 months unless one side gives notice, 3 months before the end",
                        "Monday to Friday 08:00 to 17:00; Saturday 09:00 to 12:00 (Chicago), 48 hours a week.",
                        "Not on our public holidays.",
                        "At all other times: questions are answered the next morning.",
                        "Our financial year begins in October",
                        "A bid may be for some of the outputs only, and we may award some of them only",
                        "We may choose nobody and reject all bids. The board approves the choice.",
                        "637 a year",
                        "each (wage statements)",
                        "Lines to price");
    }

    private static Output counted(String name, String unit, String amount, Per per, YearProfile seasons) {
        return new Output(
                Ids.next(),
                name,
                "",
                "The office finds it right",
                "99 of 100 need no correction",
                "",
                new Quantity(new BigDecimal(amount), unit, per, seasons, ""),
                "",
                new Due("Within 3 working days", Due.Days.WORKING, VANCOUVER),
                "");
    }

    /** A part of the work that nobody counts: it is priced by the year. */
    private static Output byTheYear(String name) {
        return new Output(
                Ids.next(),
                name,
                "",
                "The finance department finds it right",
                "Nothing is lost",
                "",
                new Quantity(null, "", null, YearProfile.NONE, ""),
                "the number changes from year to year",
                new Due("At the end of the month", Due.Days.WORKING, CHICAGO),
                "");
    }

    /** The request tells its peaks in other pieces than the year: 1,082 of them, which are 2,000 lines in the ledger. */
    private static YearProfile peaks() {
        return new YearProfile(List.of(
                new Season(Month.JANUARY, Month.MARCH, BigDecimal.valueOf(487)),
                new Season(Month.APRIL, Month.MAY, BigDecimal.valueOf(180)),
                new Season(Month.JUNE, Month.AUGUST, BigDecimal.valueOf(150)),
                new Season(Month.SEPTEMBER, Month.DECEMBER, BigDecimal.valueOf(265))));
    }

    private String file(String title, ScopeContent content) throws IOException {
        var engagement = business.inside(() -> engagements.open(title));
        business.inside(() -> scopes.first(engagement, title, content));
        var answer = mvc.get()
                .uri("/engagements/" + engagement + "/scope/document.pdf")
                .with(business.owner())
                .exchange();
        assertThat(answer).hasStatusOk();
        try (var pdf = Loader.loadPDF(answer.getResponse().getContentAsByteArray())) {
            var stripper = new PDFTextStripper();
            return stripper.getText(pdf).replaceAll("\\s+", " ");
        }
    }
}
