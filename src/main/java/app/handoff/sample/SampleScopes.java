package app.handoff.sample;

import app.handoff.kernel.DataClass;
import app.handoff.kernel.Ids;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.kernel.YearProfile;
import app.handoff.kernel.YearProfile.Season;
import app.handoff.scope.DataRules;
import app.handoff.scope.DataRules.AtEnd;
import app.handoff.scope.DataRules.Subcontractors;
import app.handoff.scope.Due;
import app.handoff.scope.Escalation;
import app.handoff.scope.Input;
import app.handoff.scope.Inputs;
import app.handoff.scope.Interfaces;
import app.handoff.scope.LanguageNeed;
import app.handoff.scope.LanguageNeed.Cefr;
import app.handoff.scope.LevelDraft;
import app.handoff.scope.Output;
import app.handoff.scope.OversightPlan;
import app.handoff.scope.Pricing;
import app.handoff.scope.Pricing.Basis;
import app.handoff.scope.Pricing.Priority;
import app.handoff.scope.Purpose;
import app.handoff.scope.Quantity;
import app.handoff.scope.Quantity.Per;
import app.handoff.scope.ScopeContent;
import app.handoff.scope.ServiceLevel.Direction;
import app.handoff.scope.ServiceLevel.MeasuredBy;
import app.handoff.scope.ServiceLevel.Method;
import app.handoff.scope.ServiceLevel.Unit;
import app.handoff.scope.ServiceLevel.Window;
import app.handoff.scope.Timeline;
import app.handoff.scope.Timeline.Renewal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the studio asks of its partners, complete enough to be frozen. */
final class SampleScopes {

    private static final String ONLY_THIS_WORK = "Only to do this work. Not for other clients, not to train software.";
    private static final String OUR_PROGRAMS = "Only in our own programs and folder. Nothing on their own machines.";
    private static final String UNTIL_THE_END = "Until the contract ends; copies in backups at most 30 days longer.";

    private SampleScopes() {}

    static ScopeContent bookkeeping(LocalDate start, String owner) {
        return new ScopeContent(
                new Purpose(
                        "Keep the books of a web design studio of nine people, so that the tax adviser can start on working day 7 of any month.",
                        List.of("Posting", "Bank matching", "Month-end close", "Monthly VAT return", "Year-end pack"),
                        List.of("Payroll", "Tax advice", "Annual accounts", "Chasing unpaid invoices"),
                        false,
                        List.of("Nine people", "One bank account and two company cards", "About 120 ledger accounts")),
                new Inputs(
                        List.of(
                                new Input(
                                        "Receipts and supplier invoices",
                                        Team.JONAS,
                                        "Scans in the shared folder, one file each",
                                        "each working day by 17:00, Berlin",
                                        DataClass.FINANCIAL),
                                new Input(
                                        "Bank lines",
                                        Team.JONAS,
                                        "Export in CAMT.053",
                                        "each Monday by 10:00, Berlin",
                                        DataClass.FINANCIAL),
                                new Input(
                                        "Our own invoices",
                                        Team.MEI,
                                        "Read access to the invoicing program",
                                        "the day they are issued",
                                        DataClass.CUSTOMER),
                                new Input(
                                        "Access to the accounting program",
                                        Team.JONAS,
                                        "Own user with posting rights, no payments",
                                        "one week before the start",
                                        null)),
                        false),
                List.of(
                        output(
                                "Receipts posted",
                                "Right account, tax code and date",
                                "99 of 100 need no correction",
                                year("2640", "receipts", "690", "640", "600", "710"),
                                "09:00 on the next working day"),
                        output(
                                "Invoices posted",
                                "Matches the invoice to the cent",
                                "99 of 100 need no correction",
                                year("420", "invoices", "110", "105", "95", "110"),
                                "2 working days after they arrive"),
                        output(
                                "Bank lines matched",
                                "Open lines are named with a question",
                                "No line older than 10 days without a question",
                                year("1800", "lines", "450", "450", "450", "450"),
                                "Wednesday, 12:00"),
                        output(
                                "Month-end close",
                                "The checklist of 14 points is signed",
                                "No correction in a closed month",
                                each("1", "closes", Per.MONTH),
                                "Working day 6"),
                        output(
                                "VAT return",
                                "Jonas has released it",
                                "Agrees with the ledger",
                                each("1", "returns", Per.MONTH),
                                "8th of the month"),
                        output(
                                "Year-end pack",
                                "The tax adviser confirms that nothing is missing",
                                "At most 3 questions by the tax adviser",
                                each("1", "packs", Per.YEAR),
                                "Last Friday of February")),
                entriesAndOvernight(),
                timeline(start, 8, List.of(language("German", Cefr.B1, "in writing"), english()), "Accounting program"),
                alone(),
                oversight(owner, "1.25", "Payments", "Releasing tax returns"),
                data(DataClass.FINANCIAL, DataClass.CUSTOMER),
                pricing(Basis.PER_UNIT, Priority.QUALITY, Priority.SPEED, Priority.COST));
    }

    static ScopeContent dataEntry(LocalDate start, String owner) {
        return new ScopeContent(
                new Purpose(
                        "Type in what arrives on paper and by mail, so that everybody finds it the next morning.",
                        List.of("Receipts with amount, date and tax", "Records of clients", "Time sheets"),
                        List.of("Posting in the ledger", "Writing to clients"),
                        false,
                        List.of("Nine people hand in time sheets", "About 300 clients, 40 of them active")),
                new Inputs(
                        List.of(
                                new Input(
                                        "Receipts",
                                        Team.MEI,
                                        "Scans in the shared folder, one file each",
                                        "each working day by 17:00, Berlin",
                                        DataClass.FINANCIAL),
                                new Input(
                                        "Mails and cards of clients",
                                        Team.JONAS,
                                        "Forwarded to the shared mailbox",
                                        "the same day",
                                        DataClass.CUSTOMER)),
                        false),
                List.of(
                        output(
                                "Receipts typed in",
                                "Amount, date and tax are right",
                                "99 of 100 need no correction",
                                year("2640", "receipts", "690", "640", "600", "710"),
                                "09:00 on the next working day"),
                        output(
                                "Records of clients kept",
                                "Name, address and contract are right",
                                "99 of 100 need no correction",
                                year("1200", "records", "300", "300", "300", "300"),
                                "2 working days after the mail"),
                        output(
                                "Time sheets typed in",
                                "Hours agree with the sheet",
                                "99 of 100 need no correction",
                                year("450", "sheets", "117", "117", "99", "117"),
                                "Tuesday, 12:00")),
                entriesAndOvernight(),
                timeline(start, 4, List.of(language("German", Cefr.B1, "in writing"), english()), "Shared folder"),
                alone(),
                oversight(owner, "0.75", "Changes to prices"),
                data(DataClass.FINANCIAL, DataClass.CUSTOMER),
                pricing(Basis.PER_UNIT, Priority.QUALITY, Priority.COST, Priority.SPEED));
    }

    static ScopeContent payroll(LocalDate start, String owner) {
        return new ScopeContent(
                new Purpose(
                        "Pay nine people the right amount on the last banking day and file what the authorities ask for.",
                        List.of("Pay slips", "Payment file", "Filings", "Hours and absences, each week"),
                        List.of("Releasing payments", "Advice on labour law"),
                        false,
                        List.of("Nine people, two of them by the hour", "About two joiners or leavers a year")),
                new Inputs(
                        List.of(new Input(
                                "Hours, absences and changes",
                                Team.MEI,
                                "In the protected portal",
                                "each Monday by 12:00, Berlin",
                                DataClass.FINANCIAL)),
                        false),
                List.of(
                        output(
                                "Pay slips",
                                "Nobody has to ask for a correction",
                                "No slip is wrong twice",
                                each("9", "pay slips", Per.MONTH),
                                "3 working days before payday"),
                        output(
                                "Payment file and filings",
                                "The bank and the offices have taken them",
                                "Agrees with the pay slips",
                                each("1", "runs", Per.MONTH),
                                "2 working days before the legal date")),
                List.of(
                        level(
                                "Lines right",
                                Unit.PERCENT,
                                "99.5",
                                "98",
                                "need no correction",
                                "lines of hours, absences and pay slips",
                                Method.ALL,
                                null,
                                MeasuredBy.US),
                        level(
                                "Filed on time",
                                Unit.PERCENT,
                                "100",
                                "95",
                                "are filed by the legal date",
                                "filings and files due",
                                Method.ALL,
                                null,
                                MeasuredBy.VENDOR)),
                timeline(start, 4, List.of(language("German", Cefr.B2, "in writing")), "Protected portal"),
                alone(),
                oversight(owner, "0.25", "Every payment", "Every change of pay"),
                data(DataClass.FINANCIAL),
                pricing(Basis.FIXED_PER_MONTH, Priority.QUALITY, Priority.SPEED, Priority.COST));
    }

    static ScopeContent eveningSupport(LocalDate start, String owner) {
        return new ScopeContent(
                new Purpose(
                        "Answer what customers of our clients' shops ask after we have gone home, as well as we would.",
                        List.of(
                                "First answers from 17:00 to 22:00, Berlin",
                                "Returns",
                                "Passing on what only we can solve"),
                        List.of("Refunds above 50 euros", "Changes to the shops"),
                        false,
                        List.of("Four shops", "About 240 questions a month", "We promise an answer within 4 hours")),
                new Inputs(
                        List.of(new Input(
                                "Questions of customers",
                                Team.MEI,
                                "In the help desk program, personal users",
                                "as they arrive",
                                DataClass.CUSTOMER)),
                        false),
                List.of(
                        output(
                                "First answers",
                                "The question is understood and a next step is named",
                                "At most 1 in 50 is complained about",
                                each("240", "questions", Per.MONTH),
                                "Within 4 hours, also on Fridays"),
                        output(
                                "Questions passed on",
                                "All that is needed stands in it",
                                "Nobody has to ask the customer again",
                                each("20", "questions", Per.MONTH),
                                "By 09:00 on the next working day")),
                List.of(level(
                        "Answered in 4 hours",
                        Unit.PERCENT,
                        "92",
                        "90",
                        "get their first answer within 4 hours",
                        "questions that arrived",
                        Method.AUTO,
                        null,
                        MeasuredBy.VENDOR)),
                timeline(start, 3, List.of(language("German", Cefr.B2, "in writing"), english()), "Help desk program"),
                alone(),
                oversight(owner, "1", "Refunds above 50 euros"),
                data(DataClass.CUSTOMER),
                pricing(Basis.FIXED_PER_MONTH, Priority.SPEED, Priority.QUALITY, Priority.COST));
    }

    static ScopeContent frontDesk(LocalDate start, String owner) {
        return new ScopeContent(
                new Purpose(
                        "Let every caller be answered by a friendly person in our name, so that nobody in the studio is interrupted.",
                        List.of("Calls from 09:00 to 17:00, Berlin", "Messages", "Appointments in the calendar"),
                        List.of("Post and parcels", "Prices and promises to clients"),
                        false,
                        List.of("About 14 calls a day", "Callers speak German or English")),
                new Inputs(
                        List.of(new Input(
                                "List of clients and who looks after them",
                                Team.MEI,
                                "In the shared folder",
                                "when it changes",
                                DataClass.CUSTOMER)),
                        false),
                List.of(
                        output(
                                "Calls answered",
                                "The caller knows what happens next",
                                "At most 1 in 100 complains",
                                each("300", "calls", Per.MONTH),
                                "Picked up within 20 seconds"),
                        output(
                                "Messages passed on",
                                "Name, number and reason stand in it",
                                "Nobody has to call back to ask who it was",
                                each("180", "messages", Per.MONTH),
                                "Within 15 minutes")),
                List.of(level(
                        "Calls answered",
                        Unit.PERCENT,
                        "95",
                        "88",
                        "are answered within 20 seconds",
                        "calls in the agreed hours",
                        Method.AUTO,
                        null,
                        MeasuredBy.VENDOR)),
                timeline(start, 4, List.of(language("German", Cefr.B2, "in calls"), english()), "Phone by internet"),
                alone(),
                oversight(owner, "1", "Anything said to the press"),
                data(DataClass.CUSTOMER),
                pricing(Basis.FIXED_PER_MONTH, Priority.QUALITY, Priority.COST, Priority.SPEED));
    }

    private static List<LevelDraft> entriesAndOvernight() {
        return List.of(
                level(
                        "Right first time",
                        Unit.PERCENT,
                        "99",
                        "97",
                        "need no correction",
                        "entries made",
                        Method.SAMPLE,
                        80,
                        MeasuredBy.US),
                level(
                        "Done overnight",
                        Unit.PERCENT,
                        "95",
                        "85",
                        "are done before 09:00 on the next working day",
                        "receipts in the folder by 17:00",
                        Method.AUTO,
                        null,
                        MeasuredBy.VENDOR));
    }

    private static LevelDraft level(
            String name,
            Unit unit,
            String target,
            String minimum,
            String counted,
            String of,
            Method method,
            @Nullable Integer sample,
            MeasuredBy by) {
        return new LevelDraft(
                ServiceLevelId.next(),
                "",
                name,
                unit,
                Direction.HIGHER,
                new BigDecimal(target),
                new BigDecimal(minimum),
                null,
                null,
                counted,
                of,
                Window.WEEK,
                null,
                method,
                sample,
                by,
                null,
                "");
    }

    private static Output output(String deliverable, String acceptance, String quality, Quantity quantity, String due) {
        return new Output(
                Ids.next(),
                deliverable,
                "In our program",
                acceptance,
                quality,
                "",
                quantity,
                "",
                new Due(due, Due.Days.WORKING, SampleCalendar.BERLIN),
                "");
    }

    private static Quantity year(String amount, String unit, String... quarters) {
        return new Quantity(
                new BigDecimal(amount),
                unit,
                Per.YEAR,
                new YearProfile(List.of(
                        new Season(Month.JANUARY, Month.MARCH, new BigDecimal(quarters[0])),
                        new Season(Month.APRIL, Month.JUNE, new BigDecimal(quarters[1])),
                        new Season(Month.JULY, Month.SEPTEMBER, new BigDecimal(quarters[2])),
                        new Season(Month.OCTOBER, Month.DECEMBER, new BigDecimal(quarters[3])))),
                "");
    }

    private static Quantity each(String amount, String unit, Per per) {
        return new Quantity(new BigDecimal(amount), unit, per, YearProfile.NONE, "");
    }

    private static Timeline timeline(LocalDate start, int transition, List<LanguageNeed> languages, String software) {
        return new Timeline(
                start,
                false,
                start.plusYears(1).minusDays(1),
                null,
                Renewal.OPTION,
                12,
                transition,
                false,
                "Anywhere; everybody works from their own office",
                languages,
                List.of(software),
                "");
    }

    private static LanguageNeed language(String name, Cefr level, String use) {
        return new LanguageNeed(name, level, use);
    }

    private static LanguageNeed english() {
        return language("English", Cefr.B2, "in calls");
    }

    private static Interfaces alone() {
        return new Interfaces(List.of(), true);
    }

    private static OversightPlan oversight(String owner, String hours, String... approvals) {
        return new OversightPlan(
                Team.JONAS,
                owner,
                Team.JONAS,
                Team.JONAS,
                List.of(new Escalation(Team.JONAS, 24), new Escalation(owner, 48)),
                new BigDecimal(hours),
                List.of(approvals));
    }

    private static DataRules data(DataClass... classes) {
        return new DataRules(
                List.of(classes),
                false,
                ONLY_THIS_WORK,
                OUR_PROGRAMS,
                UNTIL_THE_END,
                AtEnd.RETURN_AND_DESTROY,
                Subcontractors.NOT_ALLOWED,
                24);
    }

    private static Pricing pricing(Basis basis, Priority... priorities) {
        return new Pricing(basis, null, YearProfile.NONE, "", List.of(priorities));
    }
}
