package app.handoff.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Pages;
import app.handoff.StatementCount;
import app.handoff.account.SignedIn;
import app.handoff.contract.ContractsForTests;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Role;
import app.handoff.tenancy.Tenancy;
import app.handoff.triage.EngagementsForTests;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.web.context.WebApplicationContext;

/** What looking after work takes, as owners and managers see and correct it; the work began four weeks ago. */
@SpringBootTest
class OversightPagesTests {

    @Autowired
    WebApplicationContext context;

    @Autowired
    Deliveries deliveries;

    @Autowired
    EngagementsForTests engagements;

    @Autowired
    ContractsForTests contracts;

    Pages pages;
    SignedIn ana;
    EngagementId engagement;

    @BeforeEach
    void runningWork() {
        pages = Pages.of(context);
        ana = pages.owner("Studio Fern");
        engagement = Tenancy.as(Tenancy.Scope.of(ana.business()).at(Pages.BERLIN), () -> {
            var opened = engagements.open("Bookkeeping");
            Examples.begin(
                    deliveries,
                    contracts.inForce(opened),
                    LocalDate.now(Examples.BERLIN).minusDays(28),
                    List.of(Examples.RIGHT_FIRST_TIME));
            return opened;
        });
    }

    @Test
    void weeksAreCountedAndCorrected() {
        assertThat(pages.get(ana, oversight()).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Oversight by week", "Week 1", "estimated", "A question asked");
        assertThat(pages.post(ana, oversight() + "/week")
                        .param("week", "1")
                        .param("version", "0")
                        .param("hours", "200")
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("value=\"200\"");
        for (int week = 1; week <= 4; week++) {
            assertThat(pages.get(ana, oversight() + "/week?week=" + week).exchange())
                    .hasStatusOk();
            assertThat(pages.post(ana, oversight() + "/week")
                            .param("week", String.valueOf(week))
                            .param("version", "0")
                            .param("hours", "50:30")
                            .exchange())
                    .hasStatus3xxRedirection();
        }
        assertThat(pages.get(ana, oversight()).exchange())
                .bodyText()
                .contains("corrected", "Above the plan", "Two weeks in a row took more than planned");
        assertThat(pages.get(ana, oversight() + "/week?week=77").exchange()).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void minutesAreSavedOnceAndWithinADay() {
        assertThat(minutes("-1", "600").exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Enter minutes from 0 to 480", "value=\"600\"");
        for (int twice = 0; twice < 2; twice++) {
            assertThat(minutes("-1", "20").exchange()).hasStatus3xxRedirection();
        }
        assertThat(minutes("-1", "30").exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("30", "20");
    }

    private MockMvcRequestBuilder minutes(String version, String perQuestion) {
        return pages.post(ana, oversight())
                .param("version", version)
                .param("minutesPerReport", "10")
                .param("minutesPerQuestion", perQuestion)
                .param("minutesPerAct", "5");
    }

    @Test
    void staffSeeTheMeterAndNotItsSettings() {
        var jonas = pages.colleague(ana, Role.STAFF);
        assertThat(pages.get(jonas, oversight()).exchange()).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(pages.get(pages.owner("Other"), oversight()).exchange()).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(StatementCount.ofRepeated(() -> pages.get(ana, oversight()).exchange()))
                .isLessThanOrEqualTo(8);
    }

    private String oversight() {
        return "/engagements/" + engagement + "/running/oversight";
    }
}
