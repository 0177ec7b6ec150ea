package app.handoff.delivery;

import static app.handoff.delivery.Examples.ANA;
import static app.handoff.delivery.Examples.BERLIN;
import static app.handoff.delivery.Examples.RIGHT_FIRST_TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import app.handoff.Pages;
import app.handoff.StatementCount;
import app.handoff.account.SignedIn;
import app.handoff.contract.ContractsForTests;
import app.handoff.contract.ReportedBy;
import app.handoff.kernel.LinkHolder;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.MailRequest;
import app.handoff.kernel.Role;
import app.handoff.sharelink.OpenedLinks;
import app.handoff.sharelink.ShareLinks;
import app.handoff.tenancy.Tenancy;
import app.handoff.text.Calendars;
import app.handoff.triage.EngagementsForTests;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** Meetings, the overnight board and holidays as owner, staff and vendor see them; the work began six weeks ago. */
@SpringBootTest
@RecordApplicationEvents
class TogetherPagesTests {

    @Autowired
    WebApplicationContext context;

    @Autowired
    EngagementsForTests engagements;

    @Autowired
    ContractsForTests drafts;

    @Autowired
    Deliveries deliveries;

    @Autowired
    Meetings meetings;

    @Autowired
    HandOvers handOvers;

    @Autowired
    TogetherForTests together;

    @Autowired
    ShareLinks links;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEvents events;

    Pages pages;
    SignedIn ana;
    SignedIn jonas;
    Delivery delivery;

    @BeforeEach
    void runningWork() {
        pages = Pages.of(context);
        ana = pages.owner("Studio Fern");
        jonas = pages.colleague(ana, Role.STAFF);
        delivery = begin();
    }

    private Delivery begin() {
        var start = LocalDate.now(BERLIN).minusDays(43);
        var engagement = inBusiness(() -> engagements.open("Bookkeeping " + UUID.randomUUID()));
        var contract = inBusiness(() -> drafts.drafted(engagement, ANA, Instant.now()));
        var terms = Examples.starting(
                start, contract, Examples.terms(8, ReportedBy.VENDOR, RIGHT_FIRST_TIME, Examples.OVERNIGHT));
        return inBusiness(() -> {
            deliveries.start(terms, ANA, start.atStartOfDay(BERLIN).toInstant());
            return deliveries.get(engagement);
        });
    }

    @Test
    void aMeetingIsPlannedMovedToldAndCalledOff() {
        assertThat(pages.get(ana, home() + "/meetings/new").exchange())
                .hasStatusOk()
                .bodyText()
                .contains("The report of week", "is missing", "Liza");
        var day = LocalDate.now(BERLIN).plusDays(5);
        var address = plan(day, "10:00", "30").getResponse().getRedirectedUrl();
        assertThat(plan(day, "10:00", "30")).as("pressed twice").hasRedirectedUrl(address);
        assertThat(pages.get(jonas, address).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Invitation for calendars")
                .doesNotContain("Move or change", "Send the invitation", "Call it off");
        assertThat(pages.get(ana, "/").exchange()).bodyText().contains("Meeting with Liza");

        assertThat(pages.post(ana, address + "/message").exchange()).hasStatus3xxRedirection();
        var invited = message("delivery.meeting.INVITED");
        assertThat(invited.calendar().method()).isEqualTo("REQUEST");
        var file = invited.calendar().content().getBytes(StandardCharsets.UTF_8);
        assertThat(Calendars.problems(file)).isEmpty();
        assertThat(Calendars.lines(file)).contains("SEQUENCE:0");
        leave("delivery.meeting.INVITED");

        assertThat(move(address, "0", day.plusDays(1)))
                .as("the version from before it was told")
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(move(address, "1", day.plusDays(1))).hasRedirectedUrl(address);
        assertThat(pages.get(ana, address).exchange()).bodyText().contains("moved it from", "Send the change to");
        assertThat(pages.post(ana, address + "/message").exchange()).hasStatus3xxRedirection();
        assertThat(Calendars.lines(
                        message("delivery.meeting.CHANGED").calendar().content().getBytes(StandardCharsets.UTF_8)))
                .contains("SEQUENCE:1", "METHOD:REQUEST");
        leave("delivery.meeting.CHANGED");

        assertThat(pages.post(ana, address + "/cancellation")
                        .param("reason", " ")
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(pages.post(ana, address + "/cancellation")
                        .param("reason", "Both ill")
                        .exchange())
                .hasRedirectedUrl(address);
        assertThat(pages.post(ana, address + "/message").exchange()).hasStatus3xxRedirection();
        assertThat(Calendars.lines(message("delivery.meeting.CALLED_OFF")
                        .calendar()
                        .content()
                        .getBytes(StandardCharsets.UTF_8)))
                .contains("SEQUENCE:2", "METHOD:CANCEL", "STATUS:CANCELLED");
        assertThat(pages.get(ana, address).exchange())
                .bodyText()
                .contains("Both ill")
                .doesNotContain("Move or change");
        assertThat(pages.get(ana, "/").exchange()).bodyText().doesNotContain("Meeting with Liza");
    }

    /** Before, saving the form unchanged withdrew the invitation, and nobody was told that the vendor is not invited. */
    @Test
    void anInvitationThatWaitsIsWithdrawnByAChangeOnlyAndThenSentAnew() {
        var day = LocalDate.now(BERLIN).plusDays(5);
        var address = plan(day, "11:00", "30").getResponse().getRedirectedUrl();
        assertThat(pages.post(ana, address + "/message").exchange()).hasStatus3xxRedirection();
        assertThat(waiting()).isOne();

        assertThat(pages.post(ana, address + "/plan")
                        .param("version", "1")
                        .param("day", day.toString())
                        .param("time", "11:00")
                        .param("minutes", "30")
                        .param("ourPeople", "Ana")
                        .param("vendorPeople", "Liza")
                        .param("place", "https://talk.example/fern")
                        .param("agenda", "What is open")
                        .exchange())
                .hasRedirectedUrl(address);
        assertThat(waiting()).as("nothing was changed").isOne();

        assertThat(move(address, "1", day.plusDays(1))).hasRedirectedUrl(address);
        assertThat(waiting()).isZero();
        assertThat(pages.get(ana, address).exchange()).bodyText().contains("Send the invitation");
        assertThat(pages.post(ana, address + "/message").exchange()).hasStatus3xxRedirection();
        assertThat(waiting()).as("the vendor never heard of it").isOne();

        assertThat(pages.post(ana, address + "/cancellation")
                        .param("reason", "Both ill")
                        .exchange())
                .hasRedirectedUrl(address);
        assertThat(waiting()).isZero();
        assertThat(pages.get(ana, address).exchange()).bodyText().doesNotContain(address + "/message");
    }

    /** Invitations that have not left. */
    private Long waiting() {
        return inBusiness(() -> transaction.execute(status -> jdbc.sql(
                        "select count(*) from message where mail_key = 'delivery.meeting.INVITED' and status = 'WAITING'"
                                + " and useful_until > now()")
                .query(Long.class)
                .single()));
    }

    /** A mail server took it. */
    private void leave(String key) {
        inBusiness(() -> transaction.execute(
                status -> jdbc.sql("update message set status = 'SENT', sent_at = now() where mail_key = :key")
                        .param("key", key)
                        .update()));
    }

    @Test
    void whatIsWrongWithAMeetingIsSaidAtItsFieldAndStays() {
        assertThat(plan(LocalDate.now(BERLIN).minusDays(1), "10:00", "30"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Choose a day and a time that are still to come", "value=\"Liza\"");
        assertThat(plan(LocalDate.now(BERLIN).plusDays(1), "10:00", "3"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Enter a number of minutes from 5 to 480");
    }

    @Test
    void minutesCarryActionsThatStayOpenUntilTheyAreDone() {
        var meeting = over();
        assertThat(pages.get(ana, "/").exchange()).bodyText().contains("Write down how the meeting went");
        assertThat(pages.get(jonas, meeting + "/minutes").exchange()).hasStatus(HttpStatus.FORBIDDEN);

        assertThat(minutes(meeting, "0", ""))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Write down what was said", "Send the price list");
        assertThat(pages.post(ana, meeting + "/minutes")
                        .param("version", "0")
                        .param("notes", "Receipts")
                        .param("rows[0].what", "Send the price list")
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Say who does it", "Enter the day by which it is done");
        assertThat(minutes(meeting, "0", "We spoke of receipts")).hasRedirectedUrl(meeting);
        assertThat(minutes(meeting, "0", "We spoke of receipts"))
                .as("pressed twice")
                .hasRedirectedUrl(meeting);
        assertThat(minutes(meeting, "0", "We spoke of something else"))
                .as("somebody else's words from the same page")
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);

        var open = inBusiness(() -> meetings.openActions(delivery.id()));
        assertThat(open).hasSize(2);
        assertThat(pages.get(jonas, home() + "/meetings").exchange())
                .bodyText()
                .contains("Send the price list", "Name the accounts");
        assertThat(pages.get(ana, home() + "/meetings/new").exchange())
                .bodyText()
                .contains("Still to do: Send the price list (Liza");
        assertThat(pages.get(jonas, "/").exchange()).bodyText().contains("Do what was agreed: Name the accounts");

        var ours = open.stream()
                .filter(action -> action.side() == MeetingAction.Side.OURS)
                .findFirst()
                .orElseThrow();
        assertThat(pages.post(jonas, home() + "/meetings/actions/" + ours.id() + "/completion")
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(pages.get(jonas, "/").exchange()).bodyText().doesNotContain("Name the accounts");
        assertThat(pages.get(ana, running()).exchange()).bodyText().contains("Open actions: 1");
    }

    @Test
    void minutesStandForTheWeeklyReportWithLevelsOrWithout() {
        var meeting = over();
        minutes(meeting, "0", "We spoke of receipts");
        var page = pages.get(ana, meeting).exchange();
        var week = inBusiness(() -> MeetingView.reportFor(
                        meetings.get(delivery.id(), idOf(meeting)), deliveries.reports(delivery.id()), Instant.now()))
                .orElseThrow();
        assertThat(page).bodyText().contains("Let it stand for the report of week " + week.week());

        var writing = "/reports/" + week.id() + "/writing";
        assertThat(pages.get(ana, writing + "?call=" + idOf(meeting)).exchange())
                .bodyText()
                .contains("We spoke of receipts", "name=\"call\"");
        assertThat(pages.get(ana, writing + "?call=" + UUID.randomUUID()).exchange())
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(pages.post(ana, writing)
                        .param("version", "0")
                        .param("call", idOf(meeting).toString())
                        .param("health", "ON_TRACK")
                        .param("done", "By the meeting: receipts")
                        .exchange())
                .hasRedirectedUrl("/reports/" + week.id());

        assertThat(pages.get(ana, "/reports/" + week.id()).exchange())
                .bodyText()
                .contains("stands for this report", meeting);
        assertThat(pages.get(ana, meeting).exchange())
                .bodyText()
                .contains("It stands for the report of week " + week.week())
                .doesNotContain("Let it stand");
        var sent = inBusiness(() -> deliveries.reports(delivery.id())).get(week.week() - 1);
        assertThat(sent.isIn()).isTrue();
        assertThat(sent.submission().content().measurements())
                .as("no level was measured")
                .isEmpty();
    }

    @Test
    void theVendorReadsMeetingsAndTicksItsOwnActionsWithAProof() {
        var meeting = over();
        minutes(meeting, "0", "We spoke of receipts");
        var link = link(delivery, vendorHolder(delivery));
        var open = inBusiness(() -> meetings.openActions(delivery.id()));
        var own = of(open, MeetingAction.Side.VENDOR);
        var ours = of(open, MeetingAction.Side.OURS);

        assertThat(pages.mvc().get().uri(link + "/report/meetings").exchange())
                .as("the link alone")
                .bodyText()
                .doesNotContain("We spoke of receipts");
        assertThat(visit(link + "/report")).bodyText().contains(link + "/report/meetings", link + "/report/overnight");
        assertThat(visit(link + "/report/meetings"))
                .hasStatusOk()
                .bodyText()
                .contains("We spoke of receipts", "Once a day", "For you: Send the price list", "Name the accounts");
        var file = visit(link + "/report/meetings/" + idOf(meeting) + "/invitation")
                .getResponse()
                .getContentAsByteArray();
        assertThat(Calendars.problems(file)).isEmpty();

        var finish = link + "/report/actions/" + own.id() + "/completion";
        pages.mvc().post().uri(finish).with(csrf()).exchange();
        assertThat(inBusiness(() -> meetings.openActions(delivery.id())))
                .as("no proof")
                .hasSize(2);
        assertThat(act(link, "/report/actions/" + ours.id() + "/completion", ""))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("This is for your client to do");
        assertThat(act(link, "/report/actions/" + own.id() + "/completion", "Sent by mail"))
                .hasStatus3xxRedirection();
        assertThat(inBusiness(() -> meetings.actions(idOf(meeting))))
                .filteredOn(MeetingAction::isDone)
                .extracting(MeetingAction::doneNote, MeetingAction::doneBy)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("Sent by mail", "Liza Cruz"));
        assertThat(visit(link + "/report/meetings").getResponse().getStatus()).isEqualTo(200);
    }

    @Test
    void workIsHandedOverTakenAndGivenBack() {
        var evening = nextEvening();
        assertThat(handOver("", evening))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Say what is to be done");
        var saturday = LocalDate.now(BERLIN).with(TemporalAdjusters.next(DayOfWeek.SATURDAY));
        assertThat(handOver("Post the receipts", saturday.toString()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("You do not work on Sat", "Post the receipts");
        assertThat(handOver("Post the receipts", lastEvening()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("That night is over", "Post the receipts");
        assertThat(handOver("Post the receipts", evening)).hasStatus3xxRedirection();
        assertThat(handOver("Post the receipts", evening)).as("pressed twice").hasStatus3xxRedirection();
        var one = onlyOne();
        assertThat(pages.get(ana, running()).exchange()).bodyText().contains("1 handed over, the first back by");

        var link = link(delivery, vendorHolder(delivery));
        assertThat(visit(link + "/report/overnight"))
                .hasStatusOk()
                .bodyText()
                .contains("Post the receipts", "In the folder", "Manila", "We start on it");
        pages.mvc()
                .post()
                .uri(link + "/report/overnight/" + one.id() + "/start")
                .with(csrf())
                .exchange();
        assertThat(onlyOne().status()).as("no proof").isEqualTo(HandOver.Status.HANDED_OVER);
        assertThat(act(link, "/report/overnight/" + one.id() + "/start", "")).hasStatus3xxRedirection();
        assertThat(pages.post(jonas, running() + "/overnight/" + one.id() + "/withdrawal")
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(onlyOne().status()).as("too late to withdraw").isEqualTo(HandOver.Status.TAKEN);
        assertThat(act(link, "/report/overnight/" + one.id() + "/return", "Two were not readable"))
                .hasStatus3xxRedirection();
        assertThat(onlyOne().isInTime()).isTrue();
        assertThat(pages.get(jonas, running() + "/overnight").exchange())
                .bodyText()
                .contains(
                        "Two were not readable", "Back in time", "1 nights used, 1 tasks handed over, 1 back in time");
    }

    /** Whatever the application asks for, the database lets a link do no more than the vendor may. */
    @Test
    void aLinkTakesAndGivesBackInTheDatabaseToo() {
        handOver("Post the receipts", nextEvening());
        minutes(over(), "0", "We spoke of receipts");
        var one = onlyOne().id();

        refused("update hand_over set status = 'WITHDRAWN', withdrawn_at = now()", "permission denied");
        refused("update hand_over set returned_by = 'Nobody'", "stays as it was said");
        byLink("update hand_over set status = 'TAKEN', taken_at = now(), taken_by = 'Liza'");
        refused("update hand_over set status = 'HANDED_OVER'", "and nothing else");
        byLink("update hand_over set status = 'BACK', returned_at = now(), returned_by = 'Liza'");
        refused("update hand_over set status = 'TAKEN', returned_at = null", "and nothing else");
        byLink("update meeting_action set done_at = now(), done_by = 'Liza' where side = 'VENDOR'");
        refused("update meeting_action set done_at = null, done_by = null where side = 'VENDOR'", "reopened by us");
        assertThat(inBusiness(() -> handOvers.get(delivery.id(), one)).status()).isEqualTo(HandOver.Status.BACK);
    }

    @Test
    void withoutItsProofALinkTicksNothingInTheDatabase() {
        handOver("Post the receipts", nextEvening());
        minutes(over(), "0", "We spoke of receipts");
        refused(
                "select set_config('app.proof', repeat('ab', 32), true)",
                "update hand_over set status = 'TAKEN', taken_at = now(), taken_by = 'Liza'",
                "with its proof");
        refused(
                "select set_config('app.proof', repeat('ab', 32), true)",
                "update meeting_action set done_at = now(), done_by = 'Liza' where side = 'VENDOR'",
                "with its proof");
    }

    private void refused(String sql, String why) {
        refused("select ''", sql, why);
    }

    private void refused(String before, String sql, String why) {
        assertThatExceptionOfType(DataAccessException.class)
                .as(sql)
                .isThrownBy(() -> byLink(before, sql))
                .havingRootCause()
                .withMessageContaining(why);
    }

    private void byLink(String sql) {
        assertThat(byLink("select ''", sql)).as(sql).isOne();
    }

    private int byLink(String before, String sql) {
        return Tenancy.as(
                Tenancy.Scope.of(ana.business())
                        .at(Pages.BERLIN)
                        .asVendor(delivery.id().id()),
                () -> transaction.execute(status -> {
                    jdbc.sql(before).query(String.class).single();
                    return jdbc.sql(sql).update();
                }));
    }

    @Test
    void whatIsNotBackInTheMorningStandsOnHome() {
        handOver("Post the receipts", nextEvening());
        inBusiness(() ->
                transaction.execute(status -> jdbc.sql("update hand_over set hand_over_by = now() - interval '2 days',"
                                + " back_by = now() - interval '1 day', evening = current_date - 2")
                        .update()));
        assertThat(pages.get(jonas, "/").exchange()).bodyText().contains("Ask where this is: Post the receipts");
        assertThat(pages.get(ana, running()).exchange()).bodyText().contains("Not back");
    }

    @Test
    void anotherVendorAndAColleagueFindNothingOfIt() {
        var meeting = over();
        minutes(meeting, "0", "We spoke of receipts");
        handOver("Post the receipts", nextEvening());
        var action = of(inBusiness(() -> meetings.openActions(delivery.id())), MeetingAction.Side.VENDOR);
        var one = onlyOne();
        var other = begin();
        var foreign = link(other, vendorHolder(other));
        var colleague = link(
                delivery,
                new LinkHolder(
                        UUID.nameUUIDFromBytes(("colleague " + delivery.id()).getBytes(StandardCharsets.UTF_8)),
                        "Mei Lin",
                        "mei@fern.example"));

        assertThat(visit(foreign + "/report/meetings")).bodyText().doesNotContain("We spoke of receipts");
        assertThat(visit(foreign + "/report/overnight")).bodyText().doesNotContain("Post the receipts");
        int accepted = 0;
        for (var link : List.of(foreign, colleague)) {
            for (var act : List.of(
                    "/report/actions/" + action.id() + "/completion",
                    "/report/overnight/" + one.id() + "/start",
                    "/report/overnight/" + one.id() + "/return")) {
                accepted += act(link, act, "").getResponse().getStatus() == 404 ? 0 : 1;
            }
            accepted += visit(link + "/report/meetings/" + idOf(meeting) + "/invitation")
                                    .getResponse()
                                    .getStatus()
                            == 404
                    ? 0
                    : 1;
        }
        assertThat(accepted).isZero();
        assertThat(visit(colleague + "/report/meetings")).hasStatus(HttpStatus.NOT_FOUND);
        var mei = pages.owner("Another business");
        assertThat(pages.get(mei, meeting).exchange()).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(pages.get(mei, running() + "/overnight").exchange()).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void actsOfAMeetingAreForOwnersAndManagers() {
        var meeting = over();
        var manager = pages.colleague(ana, Role.MANAGER);
        int tried = 0;
        int wrong = 0;
        for (var act : List.of("/plan", "/cancellation", "/minutes", "/message")) {
            for (var who :
                    Map.of("staff", jonas, "manager", manager, "owner", ana).entrySet()) {
                int status = pages.post(who.getValue(), meeting + act)
                        .exchange()
                        .getResponse()
                        .getStatus();
                tried++;
                wrong += who.getKey().equals("staff") == (status == 403) ? 0 : 1;
            }
        }
        System.out.printf("Meeting: %d acts by role, %d wrongly let through or refused%n", tried, wrong);
        assertThat(wrong).isZero();
    }

    @Test
    void whoseHolidaysCountIsSaidAndAReportIsMovedByAPersonOnly() {
        var holidays = running() + "/holidays";
        assertThat(pages.get(jonas, holidays).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Public holidays")
                .doesNotContain("Save whose holidays count");
        var version =
                String.valueOf(inBusiness(() -> deliveries.get(delivery.id())).version());
        assertThat(pages.post(jonas, holidays).param("version", version).exchange())
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(pages.post(ana, holidays)
                        .param("version", version)
                        .param("vendorCountry", "XX")
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(pages.post(ana, holidays)
                        .param("version", version)
                        .param("ourRegion", "by")
                        .param("vendorCountry", "US")
                        .param("vendorRegion", "")
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(inBusiness(() -> deliveries.get(delivery.id())).holidays())
                .isEqualTo(new HolidayPlaces("by", "US", null));
        assertThat(pages.get(ana, holidays).exchange()).bodyText().contains("New Year", "Epiphany");

        var report = dueOnAHoliday();
        assertThat(pages.get(ana, holidays).exchange()).bodyText().contains("The report of week " + report.week());
        assertThat(pages.get(ana, running()).exchange()).bodyText().contains("Decide");
        var link = link(delivery, vendorHolder(delivery));
        assertThat(visit(link + "/report")).bodyText().contains("on a public holiday");
        var to = inBusiness(() -> HolidayProposal.of(
                        deliveries.reports(delivery.id()).get(report.week() - 1),
                        new WorkingDays("US", null),
                        Instant.now()))
                .orElseThrow()
                .to();
        assertThat(pages.post(jonas, holidays + "/" + report.id() + "/move")
                        .param("to", to.toString())
                        .exchange())
                .hasStatus(HttpStatus.FORBIDDEN);
        for (int twice = 0; twice < 2; twice++) {
            assertThat(pages.post(ana, holidays + "/" + report.id() + "/move")
                            .param("to", to.toString())
                            .exchange())
                    .hasStatus3xxRedirection();
        }
        var moved = inBusiness(() -> deliveries.reports(delivery.id())).get(report.week() - 1);
        assertThat(LocalDate.ofInstant(moved.dueAt(), BERLIN)).isEqualTo(to);
        assertThat(visit(link + "/report")).bodyText().contains("was moved because of a holiday");
        assertThat(pages.get(ana, "/activity").exchange()).bodyText().contains("because of a holiday");
    }

    @Test
    void aMeetingOnAHolidayIsWarnedOf() {
        var day = LocalDate.of(LocalDate.now(BERLIN).getYear() + 1, 1, 1);
        var address = plan(day, "10:00", "30").getResponse().getRedirectedUrl();
        assertThat(pages.get(ana, address).exchange()).bodyText().contains("is a public holiday here: New Year");
    }

    @Test
    void noPageAsksMoreThanAFewTimes() {
        var meeting = over();
        minutes(meeting, "0", "We spoke of receipts");
        handOver("Post the receipts", nextEvening());
        for (var page :
                List.of(meeting, home() + "/meetings", running() + "/overnight", running() + "/holidays", running())) {
            var asked = StatementCount.statementsOfRepeated(
                    () -> pages.get(ana, page).exchange());
            System.out.println(asked.size() + " statements: " + page.replaceAll("[0-9a-f-]{36}", "…"));
            assertThat(asked).as(page).hasSizeLessThanOrEqualTo(7);
        }
        var link = link(delivery, vendorHolder(delivery));
        for (var page : List.of("/report/meetings", "/report/overnight", "/report")) {
            var asked = StatementCount.statementsOfRepeated(() -> visit(link + page));
            System.out.println(asked.size() + " statements by link: " + page);
        }
    }

    /** One of the reports ahead, set on a holiday of the United States. */
    private StatusReport dueOnAHoliday() {
        var reports = inBusiness(() -> deliveries.reports(delivery.id()));
        var first = reports.stream()
                .filter(report -> report.dueAt().isAfter(Instant.now().plus(Duration.ofDays(1))))
                .findFirst()
                .orElseThrow();
        var day = LocalDate.ofInstant(first.dueAt(), BERLIN);
        var holiday = new WorkingDays("US", null)
                .holidays(day, day.plusDays(60)).stream()
                        .findFirst()
                        .orElseThrow()
                        .date();
        var next = reports.stream()
                .filter(report -> report.week() > first.week())
                .filter(report -> LocalDate.ofInstant(report.dueAt(), BERLIN).isAfter(holiday.plusDays(4)))
                .findFirst()
                .orElseThrow();
        var report = reports.get(next.week() - 2);
        inBusiness(() -> transaction.execute(status -> jdbc.sql("update status_report set due_at = :at where id = :id")
                .param(
                        "at",
                        java.sql.Timestamp.from(
                                holiday.atTime(16, 0).atZone(BERLIN).toInstant()))
                .param("id", report.id().id())
                .update()));
        return report;
    }

    private HandOver onlyOne() {
        var all = inBusiness(() -> handOvers.of(delivery.id(), Instant.now()));
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static MeetingAction of(List<MeetingAction> actions, MeetingAction.Side side) {
        return actions.stream()
                .filter(action -> action.side() == side)
                .findFirst()
                .orElseThrow();
    }

    /** The address of a meeting that began an hour ago. */
    private String over() {
        var id = inBusiness(
                () -> together.planned(delivery, "fern", Instant.now().minus(Duration.ofHours(1)), ANA));
        return home() + "/meetings/" + id;
    }

    private static MeetingId idOf(String address) {
        return MeetingId.of(address.substring(address.lastIndexOf('/') + 1));
    }

    private MvcTestResult minutes(String meeting, String version, String notes) {
        var due = LocalDate.now(BERLIN).plusDays(2).toString();
        return pages.post(ana, meeting + "/minutes")
                .param("version", version)
                .param("notes", notes)
                .param("decisions", "Once a day")
                .param("rows[0].what", "Send the price list")
                .param("rows[0].side", "VENDOR")
                .param("rows[0].owner", "Liza")
                .param("rows[0].dueOn", due)
                .param("rows[1].what", "Name the accounts")
                .param("rows[1].side", "OURS")
                .param("rows[1].owner", "Jonas")
                .param("rows[1].dueOn", due)
                .param("rows[2].what", "")
                .exchange();
    }

    private MvcTestResult plan(LocalDate day, String time, String minutes) {
        return pages.post(ana, home() + "/meetings")
                .param("day", day.toString())
                .param("time", time)
                .param("minutes", minutes)
                .param("ourPeople", "Ana")
                .param("vendorPeople", "Liza")
                .param("place", "https://talk.example/fern")
                .param("agenda", "What is open")
                .exchange();
    }

    private MvcTestResult move(String address, String version, LocalDate day) {
        return pages.post(ana, address + "/plan")
                .param("version", version)
                .param("day", day.toString())
                .param("time", "11:00")
                .param("minutes", "30")
                .param("ourPeople", "Ana")
                .param("vendorPeople", "Liza")
                .exchange();
    }

    private String nextEvening() {
        return OvernightView.evening(delivery, Pages.BERLIN, Instant.now().plus(Duration.ofDays(1)))
                .toString();
    }

    private String lastEvening() {
        var days = delivery.holidays().ours(Pages.BERLIN);
        var day = LocalDate.now(BERLIN).minusDays(1);
        while (days.isOff(day)) {
            day = day.minusDays(1);
        }
        return day.toString();
    }

    private MvcTestResult handOver(String what, String evening) {
        return pages.post(jonas, running() + "/overnight")
                .param("what", what)
                .param("notes", "In the folder")
                .param("evening", evening)
                .exchange();
    }

    private MailRequest message(String key) {
        return events.stream(MailRequest.class)
                .filter(message -> message.key().equals(key))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private String home() {
        return "/engagements/" + delivery.engagement();
    }

    private String running() {
        return home() + "/running";
    }

    private MvcTestResult act(String link, String act, String note) {
        return pages.mvc()
                .post()
                .uri(link + act)
                .cookie(proof(link))
                .with(csrf())
                .param("note", note)
                .exchange();
    }

    private MvcTestResult visit(String address) {
        return pages.mvc().get().uri(address).cookie(proof(address)).exchange();
    }

    private Cookie proof(String address) {
        return OpenedLinks.proof(context, address.split("/")[2]).orElseThrow();
    }

    private static LinkHolder vendorHolder(Delivery work) {
        return work.vendor().holder();
    }

    private String link(Delivery work, LinkHolder holder) {
        var now = Instant.now();
        return OpenedLinks.path(inBusiness(() -> links.issueAnother(
                LinkPurpose.REPORT, work.id().id(), holder.name(), holder, now.plus(Duration.ofDays(9)), now)));
    }

    private <T> T inBusiness(Supplier<T> work) {
        return Tenancy.as(Tenancy.Scope.of(ana.business()).at(Pages.BERLIN), work);
    }
}
