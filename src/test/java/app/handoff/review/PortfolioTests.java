package app.handoff.review;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Pages;
import app.handoff.account.SignedIn;
import app.handoff.contract.ContractsForTests;
import app.handoff.delivery.Deliveries;
import app.handoff.delivery.Examples;
import app.handoff.engagement.RunningEngagements;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Money;
import app.handoff.tenancy.Tenancy;
import app.handoff.triage.EngagementsForTests;
import jakarta.persistence.EntityManagerFactory;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpStatus;
import org.springframework.web.context.WebApplicationContext;

/** What all engagements came to, by month, on pages, on paper and in a spreadsheet. */
@SpringBootTest
class PortfolioTests {

    @Autowired
    WebApplicationContext context;

    @Autowired
    Deliveries deliveries;

    @Autowired
    ReviewPlanRepository plans;

    @Autowired
    EngagementsForTests engagements;

    @Autowired
    Reviews reviews;

    @Autowired
    PortfolioMonths months;

    @Autowired
    EngagementResults results;

    @Autowired
    RunningEngagements work;

    @Autowired
    EntityManagerFactory factory;

    @Autowired
    ContractsForTests drafts;

    Pages pages;
    SignedIn ana;
    LocalDate start = LocalDate.now(Examples.BERLIN).minusDays(98);

    @BeforeEach
    void business() {
        pages = Pages.of(context);
        ana = pages.owner("Studio Fern");
    }

    @Test
    void monthsComeToWhatTheReviewsSaid() {
        var first = running("Bookkeeping");
        var second = running("Payroll");
        finish(first, start, start.plusDays(41));
        finish(first, start.plusDays(42), start.plusDays(90));
        finish(second, start, start.plusDays(60));

        var portfolio = inBusiness(() -> months.all());

        var finished = new ArrayList<>(inBusiness(() -> reviews.finished(first)));
        finished.addAll(inBusiness(() -> reviews.finished(second)));
        var saved = finished.stream()
                .map(Review::figures)
                .map(SavingsCalculation::saved)
                .reduce(Money::plus);
        assertThat(portfolio.reviews()).isEqualTo(3);
        assertThat(portfolio.sums()).singleElement().satisfies(sum -> {
            assertThat(sum.saved()).isEqualTo(saved.orElseThrow());
            assertThat(sum.freed())
                    .isEqualByComparingTo(finished.stream()
                            .map(Review::figures)
                            .map(SavingsCalculation::freed)
                            .reduce(BigDecimal.ZERO, BigDecimal::add));
        });
        assertThat(portfolio.months()).hasSizeBetween(3, 5);
        assertThat(portfolio.months().stream()
                        .map(month -> month.saved().amount())
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .subtract(saved.orElseThrow().amount())
                        .abs())
                .as("but for the rounding of each month")
                .isLessThan(new BigDecimal("0.001"));
    }

    @Test
    void itIsReadOnAPageOnPaperAndInASpreadsheet() throws Exception {
        var engagement = running("Bookkeeping");
        finish(engagement, start, start.plusDays(90));

        assertThat(pages.get(ana, "/results").exchange())
                .hasStatusOk()
                .bodyText()
                .contains("By month", "<svg", "Notice by", "Health", "/results.pdf", "/results.xlsx");
        var pdf = pages.get(ana, "/results.pdf").exchange().getResponse().getContentAsByteArray();
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document)).contains("Bookkeeping", "Tala Ledger", "By month");
        }
        var xlsx = pages.get(ana, "/results.xlsx").exchange().getResponse().getContentAsByteArray();
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
            var rows = book.getFirstSheet().read();
            assertThat(rows.get(rows.size() - 1).getCellText(0)).isEqualTo("Bookkeeping");
            assertThat(rows.get(rows.size() - 1).getCellAsNumber(7)).isPresent();
            assertThat(book.getSheets()).hasSize(2);
        }
    }

    /** Whatever else runs: its weeks, and the figures that prove each review, are no part of these questions. */
    @Test
    void onlyWhatIsShownIsRead() {
        var first = running("Bookkeeping");
        finish(first, start, start.plusDays(41));
        running("Payroll");
        var now = Instant.now();
        var statistics = factory.unwrap(SessionFactoryImplementor.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        try {
            statistics.clear();
            assertThat(inBusiness(() -> work.health(List.of(first), now))).containsOnlyKeys(first);
            assertThat(statistics
                            .getEntityStatistics("app.handoff.delivery.Delivery")
                            .getLoadCount())
                    .isOne();
            assertThat(inBusiness(() -> work.health(List.of(), now))).isEmpty();

            statistics.clear();
            inBusiness(() -> results.proven());
            assertThat(statistics.getEntityStatistics(Review.class.getName()).getLoadCount())
                    .isZero();
        } finally {
            statistics.setStatisticsEnabled(false);
        }
    }

    @Test
    void moreThanAPageOfEngagementsAreOnSeveral() {
        inBusiness(() -> {
            for (int i = 0; i < ResultsPages.SIZE + 1; i++) {
                plan("Task " + i);
            }
            return true;
        });

        assertThat(pages.get(ana, "/results").exchange())
                .bodyText()
                .contains("/results?page=2")
                .doesNotContain("Page before");
        assertThat(pages.get(ana, "/results?page=2").exchange())
                .bodyText()
                .contains("Page before", "Tala Ledger")
                .doesNotContain("/results?page=3");
        assertThat(pages.get(ana, "/results?page=0").exchange()).hasStatus(HttpStatus.NOT_FOUND);
    }

    private EngagementId running(String name) {
        return inBusiness(() -> {
            var opened = plan(name);
            Examples.begin(
                    deliveries,
                    drafts.drafted(opened, Examples.ANA, Instant.now()),
                    start,
                    List.of(Examples.RIGHT_FIRST_TIME));
            return opened;
        });
    }

    private EngagementId plan(String name) {
        var opened = engagements.open(name);
        plans.save(new ReviewPlan(
                opened,
                new ReviewPlan.Agreed(
                        "Tala Ledger",
                        start,
                        start.plusYears(1).minusDays(1),
                        30,
                        Money.of("8058", "EUR"),
                        Money.of("350", "EUR"),
                        12,
                        null)));
        return opened;
    }

    private void finish(EngagementId engagement, LocalDate from, LocalDate to) {
        assertThat(pages.post(ana, "/engagements/" + engagement + "/review/finish")
                        .param("version", "-1")
                        .param("from", from.toString())
                        .param("to", to.toString())
                        .param("judgeScore", "4")
                        .param("verdict", "CONTINUE")
                        .param("verdictReason", "Works well")
                        .exchange())
                .hasStatus3xxRedirection();
    }

    private <T> T inBusiness(Supplier<T> work) {
        return Tenancy.as(Tenancy.Scope.of(ana.business()).at(Pages.BERLIN), work);
    }
}
