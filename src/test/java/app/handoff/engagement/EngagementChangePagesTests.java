package app.handoff.engagement;

import static app.handoff.triage.ATask.MONDAY;
import static app.handoff.triage.ATask.aTask;
import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Pages;
import app.handoff.account.SignedIn;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.TaskId;
import app.handoff.tenancy.Tenancy;
import app.handoff.tenancy.Tenancy.Scope;
import app.handoff.triage.EngagementsForTests;
import app.handoff.triage.Tasks;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/** An engagement opened by mistake, from its wrong name to its removal. */
@SpringBootTest
class EngagementChangePagesTests {

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private Tasks inventory;

    @Autowired
    private EngagementsForTests opening;

    private Pages pages;
    private SignedIn ana;

    @BeforeEach
    void ana() {
        pages = Pages.of(context);
        ana = pages.owner("Studio Fern");
    }

    @Test
    void anEngagementIsRenamedStoppedAndRemovedFromItsPage() {
        var task = add();
        var engagement = open(task, "Bookkeepign");
        var change = "/engagements/" + engagement + "/change";
        var page = pages.get(ana, change).exchange();
        assertThat(page)
                .hasStatusOk()
                .bodyText()
                .contains("Bookkeepign", "Stop this engagement", "Remove this engagement");
        assertThat(pages.post(ana, "/engagements/" + engagement + "/name")
                        .param("version", "" + version(page))
                        .param("name", " ")
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Enter a name for the engagement");
        assertThat(pages.post(ana, "/engagements/" + engagement + "/name")
                        .param("version", "" + version(page))
                        .param("name", "Bookkeeping for 2027")
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(pages.get(ana, "/engagements/" + engagement).exchange())
                .bodyText()
                .contains("Bookkeeping for 2027", "Rename or stop")
                .doesNotContain("<h1>Bookkeepign");

        assertThat(pages.post(ana, "/engagements/" + engagement + "/stop")
                        .param("reason", "")
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Write down why it stops");
        for (int twice = 0; twice < 2; twice++) {
            assertThat(pages.post(ana, "/engagements/" + engagement + "/stop")
                            .param("reason", "We hire somebody.")
                            .exchange())
                    .hasRedirectedUrl("/tasks/" + task + "/decision");
        }
        assertThat(pages.get(ana, "/engagements/" + engagement).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Ended", "We hire somebody.");

        var again = open(task, "Opened by mistake");
        assertThat(pages.post(ana, "/engagements/" + again + "/removal").exchange())
                .hasRedirectedUrl("/tasks/" + task + "/decision");
        for (var below :
                List.of("", "/scope", "/scope/purpose", "/scope/check", "/diligence", "/bidding", "/contract")) {
            assertThat(pages.get(ana, "/engagements/" + again + below).exchange())
                    .as(below)
                    .hasStatus(HttpStatus.NOT_FOUND);
        }
        assertThat(pages.post(ana, "/engagements/" + again + "/scope/purpose")
                        .param("version", "0")
                        .param("text", "Written all the same")
                        .exchange())
                .hasStatus(HttpStatus.NOT_FOUND);
        for (var below : List.of("/scope/purpose", "/scope/check")) {
            assertThat(pages.get(ana, "/engagements/" + engagement + below).exchange())
                    .as(below + " of an engagement that was stopped")
                    .satisfies(read ->
                            assertThat(read.getResponse().getStatus()).isNotEqualTo(HttpStatus.NOT_FOUND.value()));
        }
        assertThat(pages.get(ana, "/engagements").exchange()).bodyText().doesNotContain("Opened by mistake");
        assertThat(pages.get(ana, "/activity").exchange())
                .hasStatusOk()
                .bodyText()
                .contains("because We hire somebody.");
    }

    private EngagementId open(TaskId task, String name) {
        return asAna(() -> opening.open(task, name, actor(), Instant.now()));
    }

    private static int version(MvcTestResult page) {
        try {
            var found = Pattern.compile("name=\"version\" value=\"(\\d+)\"")
                    .matcher(page.getResponse().getContentAsString());
            assertThat(found.find()).isTrue();
            return Integer.parseInt(found.group(1));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private TaskId add() {
        return asAna(() -> inventory.add(aTask().details(), actor(), MONDAY));
    }

    private Actor actor() {
        return Actor.member(ana.member(), "Ana Ruiz");
    }

    private <T> T asAna(Supplier<T> work) {
        return Tenancy.as(Scope.of(ana.business()).at(Pages.BERLIN), work);
    }
}
