package app.handoff.triage;

import static app.handoff.triage.ATask.MONDAY;
import static app.handoff.triage.ATask.aTask;
import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Pages;
import app.handoff.account.SignedIn;
import app.handoff.kernel.Actor;
import app.handoff.kernel.TaskId;
import app.handoff.tenancy.Tenancy;
import app.handoff.tenancy.Tenancy.Scope;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

@SpringBootTest
class WhatIfPagesTests {

    @Autowired
    WebApplicationContext context;

    @Autowired
    Tasks inventory;

    private Pages pages;
    private SignedIn ana;

    @BeforeEach
    void ana() {
        pages = Pages.of(context);
        ana = pages.owner("Studio Fern");
    }

    @Test
    void anOwnerSeesWhenAVendorPays() {
        var books = add(aTask().with(null, null, List.of(Volume.aYear("Ledger entries", 2000))));
        assertThat(pages.get(ana, "/tasks/" + books + "/decision").exchange())
                .bodyText()
                .contains("/tasks/" + books + "/what-if");
        assertThat(ask(books, ""))
                .hasStatusOk()
                .bodyText()
                .contains("a month", "an hour, 390 in a year", "Ledger entries, 2,000 in a year")
                .doesNotContain("There is a problem", "What it comes to");

        assertThat(ask(books, "?per=month&price=600&oversight=3&weeks=4&once=500"))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "It is paid back between month 4, at the lowest price, and month 5, at the highest.",
                        "any price below €\u00a01,003 (a month)",
                        "It frees 354 hours of your people a year; in the first year 324.",
                        "€\u00a06,120 to €\u00a08,280",
                        "€\u00a05,916 to €\u00a03,756",
                        "value=\"600\"");
        assertThat(ask(books, "?per=piece-1&price=9&highest=10"))
                .bodyText()
                .contains("It never pays back", "you left those hours empty", "No transition is counted");
    }

    @Test
    void whatIsNotKnownIsSaidInsteadOfNothing() {
        var post = add(aTask().named("Post").costing(Cost.unknown()).taking(Effort.unknown(Period.WEEK)));

        assertThat(ask(post, "?per=month&price=600&oversight=3"))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Whether it saves money cannot be told",
                        "Add what it costs",
                        "How many hours it frees cannot be told",
                        "the cost of an hour is not known")
                .contains("Looking after it</th><td class=\"num\">not known")
                .doesNotContain("value=\"hour\"", "paid back");
    }

    @Test
    void workThatIsDoneOnceIsComparedByItsFixedPrice() {
        var logo = add(aTask().named("Logo").taking("40", "ONCE"));

        assertThat(ask(logo, ""))
                .hasStatusOk()
                .bodyText()
                .contains("fixed price")
                .doesNotContain("Suppose");
        assertThat(pages.get(ana, "/tasks/" + logo + "/decision").exchange())
                .bodyText()
                .doesNotContain("/what-if");
    }

    @Test
    void whatMakesNoSenseIsSentBackAsItWasTyped() {
        var books = add(aTask());

        for (var wrong : List.of(
                "price=",
                "price=0",
                "price=-5",
                "price=a+lot",
                "price=99999999999",
                "price=600&highest=500",
                "price=600&oversight=800",
                "price=600&weeks=53",
                "price=600&once=-1")) {
            assertThat(ask(books, "?per=month&" + wrong))
                    .as(wrong)
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                    .bodyText()
                    .contains("There is a problem")
                    .doesNotContain("What it comes to");
        }
        assertThat(ask(books, "?per=century&price=600"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("href=\"#per\"", "value=\"600\"");
        assertThat(ask(TaskId.next(), "?per=month&price=600")).hasStatus(HttpStatus.NOT_FOUND);
    }

    private MvcTestResult ask(TaskId task, String supposed) {
        return pages.get(ana, "/tasks/" + task + "/what-if" + supposed).exchange();
    }

    private TaskId add(ATask task) {
        return Tenancy.as(
                Scope.of(ana.business()).at(Pages.BERLIN),
                () -> inventory.add(task.details(), Actor.member(ana.member(), "Ana Ruiz"), MONDAY));
    }
}
