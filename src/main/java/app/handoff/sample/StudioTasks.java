package app.handoff.sample;

import static app.handoff.kernel.DataClass.CUSTOMER;
import static app.handoff.kernel.DataClass.FINANCIAL;
import static app.handoff.kernel.DataClass.PROPRIETARY;

import app.handoff.engagement.Reason;
import app.handoff.engagement.TaskKind;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Money;
import app.handoff.kernel.TaskId;
import app.handoff.triage.CoreActivity;
import app.handoff.triage.Cost;
import app.handoff.triage.Effort;
import app.handoff.triage.OutsourcingReasons;
import app.handoff.triage.Period;
import app.handoff.triage.Place;
import app.handoff.triage.ProfileRepository;
import app.handoff.triage.TaskDetails;
import app.handoff.triage.TaskProfile;
import app.handoff.triage.Tasks;
import app.handoff.triage.Triage;
import app.handoff.triage.Triage.HandingOver;
import app.handoff.triage.Triage.Ruling;
import app.handoff.triage.Verdict;
import app.handoff.triage.Volume;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes down what the studio does all year, and decides what becomes of it. */
@Component
class StudioTasks {

    private final Tasks tasks;
    private final ProfileRepository profiles;
    private final Triage triage;

    StudioTasks(Tasks tasks, ProfileRepository profiles, Triage triage) {
        this.tasks = tasks;
        this.profiles = profiles;
        this.triage = triage;
    }

    /** The work that was handed over, or is on its way. */
    record HandedOver(
            EngagementId payroll,
            EngagementId eveningSupport,
            EngagementId frontDesk,
            EngagementId dataEntry,
            EngagementId bookkeeping,
            EngagementId itUpkeep) {}

    HandedOver add(Team team, SampleCalendar days) {
        tasks.describe(
                profiles.own().version(),
                List.of("Listening to clients", "Web pages that last", "Keeping what we promise"),
                List.of("Honest prices", "No work at weekends"),
                List.of("Web design", "Talking with clients"),
                List.of(team.owner().name() + ", contracts and money", Team.JONAS + ", office and books"));
        var webDesign = add(
                team,
                days,
                task("Web design", TaskKind.KNOWLEDGE, CoreActivity.CORE, 2, 1, 10, Effort.of("56", Period.WEEK), "48")
                        .doneBy("Mei Lin and four others"));
        var consulting = add(
                team,
                days,
                task(
                                "Talking with clients",
                                TaskKind.KNOWLEDGE,
                                CoreActivity.CORE,
                                1,
                                1,
                                8,
                                Effort.of("5", Period.WEEK),
                                "60")
                        .doneBy(team.owner().name()));
        var books = add(
                team,
                days,
                task(
                                "Bookkeeping",
                                TaskKind.REPETITIVE,
                                CoreActivity.NONE,
                                5,
                                4,
                                3,
                                Effort.of("7.5", Period.WEEK),
                                "34",
                                1140)
                        .doneBy(Team.JONAS)
                        .touching(FINANCIAL, CUSTOMER)
                        .with(
                                "Our accounting program",
                                "The tax adviser wants everything by working day 7.",
                                List.of(
                                        Volume.aYear("receipts", 2_640),
                                        Volume.aYear("invoices", 420),
                                        Volume.aYear("bank lines", 1_800))));
        var payroll = add(
                team,
                days,
                task(
                                "Payroll",
                                TaskKind.REPETITIVE,
                                CoreActivity.NONE,
                                5,
                                3,
                                5,
                                Effort.of("10", Period.MONTH),
                                "38",
                                480)
                        .doneBy(Team.JONAS)
                        .touching(FINANCIAL));
        var dataEntry = add(
                team,
                days,
                task(
                                "Data entry",
                                TaskKind.REPETITIVE,
                                CoreActivity.NONE,
                                5,
                                5,
                                2,
                                Effort.of("8", Period.WEEK),
                                "33",
                                672)
                        .doneBy(Team.MEI)
                        .touching(FINANCIAL, CUSTOMER));
        var frontDesk = add(
                team,
                days,
                task(
                                "Front desk and phone",
                                TaskKind.FRONT_DESK,
                                CoreActivity.NONE,
                                4,
                                4,
                                4,
                                Effort.of("1.5", Period.DAY),
                                "34",
                                360)
                        .doneBy(Team.JONAS)
                        .touching(CUSTOMER));
        var support = add(
                team,
                days,
                task(
                                "Customer support in the evening",
                                TaskKind.KNOWLEDGE,
                                CoreActivity.SUPPORTS,
                                4,
                                3,
                                6,
                                Effort.of("9", Period.WEEK),
                                "36")
                        .doneBy(Team.MEI)
                        .touching(CUSTOMER));
        var it = add(
                team,
                days,
                task(
                                "IT upkeep",
                                TaskKind.KNOWLEDGE,
                                CoreActivity.NONE,
                                3,
                                3,
                                7,
                                Effort.of("4", Period.WEEK),
                                "42",
                                600)
                        .doneBy("Tobias Krämer")
                        .touching(PROPRIETARY));
        add(
                team,
                days,
                task(
                                "Tax advice",
                                TaskKind.EXPERTISE,
                                CoreActivity.NONE,
                                1,
                                1,
                                8,
                                Effort.of("2", Period.MONTH),
                                "60",
                                3600)
                        .doneBy(team.owner().name())
                        .judgedBy(null)
                        .touching(FINANCIAL));
        var cleaning = add(team, days, officeCleaning());
        add(
                team,
                days,
                task(
                                "A new logo",
                                TaskKind.ONE_OFF,
                                CoreActivity.NONE,
                                1,
                                2,
                                2,
                                Effort.of("24", Period.ONCE),
                                "48",
                                600)
                        .doneBy(Team.MEI));

        triage.decide(webDesign, Ruling.of(Verdict.KEEP, null), team.owner(), days.ago(190, "09:20"));
        triage.decide(consulting, Ruling.of(Verdict.KEEP, null), team.owner(), days.ago(190, "09:22"));
        triage.decide(
                cleaning,
                Ruling.of(Verdict.LATER, "Together with the new rooms, in spring."),
                team.owner(),
                days.ago(190, "09:25"));
        var year = days.mondayAfter(42).getYear();
        return new HandedOver(
                handOver(payroll, "Payroll", OutsourcingReasons.leading(Reason.LOWER_TIME_COST), 130, team, days),
                handOver(
                        support,
                        "Evening support",
                        OutsourcingReasons.leading(Reason.EXTEND_RESOURCES, Reason.LOWER_TIME_COST),
                        128,
                        team,
                        days),
                handOver(
                        frontDesk,
                        "Front desk and phone",
                        OutsourcingReasons.leading(Reason.LOWER_TIME_COST, Reason.EXTEND_RESOURCES),
                        60,
                        team,
                        days),
                handOver(dataEntry, "Data entry", OutsourcingReasons.leading(Reason.LOWER_MONEY_COST), 30, team, days),
                handOver(
                        books,
                        "Bookkeeping for " + year,
                        OutsourcingReasons.leading(Reason.LOWER_TIME_COST, Reason.LOWER_MONEY_COST),
                        20,
                        team,
                        days),
                handOver(it, "IT upkeep", OutsourcingReasons.leading(Reason.MISSING_EXPERTISE), 4, team, days));
    }

    private static TaskDetails officeCleaning() {
        return TaskDetails.of(
                        "Office cleaning",
                        new TaskProfile(TaskKind.UPKEEP, Place.VISITS, CoreActivity.NONE, 5, 5, 2),
                        Effort.of("3", Period.WEEK),
                        Cost.perHour(Money.of("33", "EUR")).other(Money.of("240", "EUR")))
                .doneBy(Team.JONAS)
                .judgedBy(Team.JONAS);
    }

    private TaskId add(Team team, SampleCalendar days, TaskDetails details) {
        return tasks.add(details, team.owner(), days.ago(191, "14:00"));
    }

    private EngagementId handOver(
            TaskId task, String name, OutsourcingReasons outsourcingReasons, int ago, Team team, SampleCalendar days) {
        return triage.handOver(task, HandingOver.of(name, outsourcingReasons), team.owner(), days.ago(ago, "09:10"));
    }

    private static TaskDetails task(
            String name,
            TaskKind kind,
            CoreActivity coreActivity,
            int repetitive,
            int simplicity,
            int risk,
            Effort effort,
            String perHour) {
        return task(name, kind, coreActivity, repetitive, simplicity, risk, effort, perHour, 0);
    }

    private static TaskDetails task(
            String name,
            TaskKind kind,
            CoreActivity coreActivity,
            int repetitive,
            int simplicity,
            int risk,
            Effort effort,
            String perHour,
            int otherPerYear) {
        var cost = Cost.perHour(Money.of(perHour, "EUR"));
        return TaskDetails.of(
                        name,
                        new TaskProfile(kind, Place.OFF_SITE, coreActivity, repetitive, simplicity, risk),
                        effort,
                        otherPerYear == 0
                                ? cost
                                : cost.other(Money.of(
                                        BigDecimal.valueOf(otherPerYear).toString(), "EUR")))
                .judgedBy(Team.JONAS);
    }
}
