package app.handoff.scope;

import app.handoff.kernel.Actor;
import app.handoff.kernel.DataClass;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Ids;
import app.handoff.kernel.MemberId;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.kernel.YearProfile;
import app.handoff.kernel.YearProfile.Season;
import app.handoff.scope.DataRules.AtEnd;
import app.handoff.scope.DataRules.Subcontractors;
import app.handoff.scope.LanguageNeed.Cefr;
import app.handoff.scope.Pricing.Basis;
import app.handoff.scope.Pricing.Priority;
import app.handoff.scope.Qualification.Need;
import app.handoff.scope.Quantity.Per;
import app.handoff.scope.Timeline.Renewal;
import app.handoff.servicelevel.ServiceLevel;
import app.handoff.servicelevel.ServiceLevel.Direction;
import app.handoff.servicelevel.ServiceLevel.MeasuredBy;
import app.handoff.servicelevel.ServiceLevel.Method;
import app.handoff.servicelevel.ServiceLevel.Unit;
import app.handoff.servicelevel.ServiceLevel.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Scopes for tests: the bookkeeping of a small association, complete and in every stage on the way there. */
public final class Scopes {

    public static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");
    public static final Actor MIA = Actor.member(MemberId.next(), "Mia");
    public static final Actor ANA = Actor.member(MemberId.next(), "Ana");
    public static final ZoneId VANCOUVER = ZoneId.of("America/Vancouver");

    /** The form in which the hash of a frozen version is taken. */
    public static final Class<?> HASHED = Hashed.class;

    public static final UUID ARCHIVE = Ids.next();
    public static final UUID TRAINING = Ids.next();
    public static final UUID ADVICE = Ids.next();

    private Scopes() {}

    private record Hashed(String title, int version, ScopeContent content) {}

    public static BigDecimal number(String number) {
        return new BigDecimal(number);
    }

    static ServiceLevel rightFirstTime() {
        return level("SL1", Unit.PERCENT, Direction.HIGHER, "99", "97")
                .complete()
                .orElseThrow();
    }

    static LevelDraft level(String code, Unit unit, Direction direction, String target, String minimum) {
        return level(code, "Right first time", unit, direction, target, minimum);
    }

    private static LevelDraft level(
            String code, String name, Unit unit, Direction direction, String target, String minimum) {
        return new LevelDraft(
                ServiceLevelId.next(),
                code,
                name,
                unit,
                direction,
                number(target),
                number(minimum),
                null,
                null,
                "need no correction",
                "entries posted",
                Window.MONTH,
                null,
                Method.SAMPLE,
                80,
                MeasuredBy.US,
                20,
                "",
                null,
                "");
    }

    /** The bookkeeping as it was frozen for an engagement. */
    public static FrozenScope frozen(EngagementId engagement, int version) {
        return frozen(engagement, version, bookkeeping());
    }

    /** Where a vendor may ask for a rate by the hour, for 240 hours, or for a fee by the month. */
    public static FrozenScope pricedByTheHourOrTheMonth() {
        var content = bookkeeping();
        var pricing = content.pricing();
        return frozen(
                EngagementId.next(),
                1,
                content.with(new Pricing(
                        Basis.HOURLY_OR_MONTHLY, number("240"), pricing.hours(), pricing.note(), List.of())));
    }

    /** Where each of two outputs has its own price, with everything that can be asked beside. */
    public static FrozenScope pricedInParts() {
        return frozen(EngagementId.next(), 1, inParts());
    }

    /**
     * The bookkeeping in parts: a base fee, 2,000 entries a year in steps of 150 and 200 a month with 160 paid for in any case,
     * quarterly statements, 40 boxes of archive once, two days of training if we order them, expenses up to a most, a discount
     * for paying within 10 days.
     */
    static ScopeContent inParts() {
        var content = bookkeeping();
        var entries = content.outputs().get(0).id();
        return content.with(new Pricing(
                Basis.PER_UNIT,
                null,
                YearProfile.NONE,
                "",
                content.pricing().priorities(),
                new PriceStructure(
                        true,
                        List.of(new VolumePricing(entries, List.of(number("150"), number("200")), number("160"))),
                        List.of(
                                new ExtraLine(
                                        ARCHIVE, "Moving the archive", "boxes", number("40"), Quantity.Per.ONCE, false),
                                new ExtraLine(TRAINING, "Training", "days", number("2"), Quantity.Per.YEAR, true)),
                        PriceStructure.Expenses.CAPPED,
                        10,
                        true)));
    }

    /**
     * The payroll of a small city in its three parts, as in {@code ../shared/data/cases/payroll.md}: 637 wage statements a year, the
     * benefits month by month, 100 personnel records kept.
     */
    static ScopeContent payroll() {
        var content = bookkeeping();
        var model = content.outputs().get(0);
        var pricing = content.pricing();
        return content.withOutputs(List.of(
                        part(model, "Payroll processing", "637", "statements"),
                        part(model, "Benefits administration", "12", "months"),
                        part(model, "Personnel records", "100", "records")))
                .with(new Pricing(
                        Basis.PER_UNIT,
                        null,
                        YearProfile.NONE,
                        "",
                        pricing.priorities(),
                        new PriceStructure(false, List.of(), List.of(), null, null, true)));
    }

    /** The same payroll without the benefits, with time sheets as a new part. */
    static ScopeContent otherParts(ScopeContent payroll) {
        var parts = payroll.outputs();
        return payroll.withOutputs(
                List.of(parts.get(0), parts.get(2), part(parts.get(0), "Time sheets", "52", "weeks")));
    }

    private static Output part(Output model, String name, String volume, String unit) {
        return new Output(
                Ids.next(),
                name,
                model.format(),
                model.acceptance(),
                model.quality(),
                "",
                new Quantity(number(volume), unit, Per.YEAR, YearProfile.NONE, ""),
                "",
                model.due(),
                "");
    }

    /** So many outputs, each with its own price, and so many service levels. */
    static ScopeContent large(int outputs, int levels) {
        var content = bookkeeping();
        var entries = content.outputs().get(0);
        return content.withOutputs(IntStream.rangeClosed(1, outputs)
                        .mapToObj(number -> new Output(
                                Ids.next(),
                                "Ledger entries of account " + number,
                                entries.format(),
                                entries.acceptance(),
                                entries.quality(),
                                "",
                                new Quantity(
                                        number(String.valueOf(10 * number)), "entries", Per.YEAR, YearProfile.NONE, ""),
                                "",
                                entries.due(),
                                ""))
                        .toList())
                .withLevels(IntStream.rangeClosed(1, levels)
                        .mapToObj(number -> level(
                                "SL" + number,
                                "Right first time in account " + number,
                                Unit.PERCENT,
                                Direction.HIGHER,
                                "99",
                                "97"))
                        .toList())
                .with(new Pricing(
                        Basis.PER_UNIT,
                        null,
                        YearProfile.NONE,
                        "",
                        content.pricing().priorities()));
    }

    /** Six price lines: each of two outputs, an archive once, training if we order it, expenses up to a most, the taking over. */
    static ScopeContent withSixPriceLines() {
        var content = inParts();
        var structure = new PriceStructure(
                false,
                List.of(),
                List.of(
                        new ExtraLine(ARCHIVE, "Moving the archive", "boxes", number("40"), Quantity.Per.ONCE, false),
                        new ExtraLine(TRAINING, "Training", "days", number("2"), Quantity.Per.YEAR, true)),
                PriceStructure.Expenses.CAPPED,
                null,
                false);
        return content.with(new Pricing(
                Basis.PER_UNIT, null, YearProfile.NONE, "", content.pricing().priorities(), structure));
    }

    /**
     * The bookkeeping for a fee every month, a price for each entry and each statement, and one for an hour of advice; a level is
     * judged by the week and another one by the month, and the vendor counts both.
     */
    static ScopeContent withFeePiecesAndHours() {
        var content = bookkeeping();
        return content.with(new Pricing(
                        Basis.PER_UNIT,
                        null,
                        YearProfile.NONE,
                        "",
                        content.pricing().priorities(),
                        new PriceStructure(
                                true,
                                List.of(),
                                List.of(new ExtraLine(
                                        ADVICE, "Advice", "hours", number("24"), Quantity.Per.YEAR, false)),
                                PriceStructure.Expenses.INCLUDED,
                                null,
                                false)))
                .withLevels(List.of(
                        counted("SL1", "Right first time", "need no correction", Window.WEEK),
                        counted("SL2", "Posted in time", "are posted within 3 days", Window.MONTH)));
    }

    private static LevelDraft counted(String code, String name, String what, Window window) {
        return new LevelDraft(
                ServiceLevelId.next(),
                code,
                name,
                Unit.PERCENT,
                Direction.HIGHER,
                number("98"),
                number("95"),
                null,
                null,
                what,
                "entries posted",
                window,
                null,
                Method.ALL,
                null,
                MeasuredBy.VENDOR,
                1,
                "",
                null,
                "");
    }

    /** Where a rule checks a number, an amount, a day, a choice and a yes, and a person what is said in words. */
    public static FrozenScope requiring() {
        return frozen(EngagementId.next(), 1, required());
    }

    static ScopeContent required() {
        return bookkeeping()
                .withQualifications(List.of(
                        requirement("People who know Sage 50", Need.MUST, people("3")),
                        requirement("Insured sum for damage", Need.MUST, insured("1000000", "EUR")),
                        requirement("Licence valid until", Need.MUST, AcceptedAnswer.of(AcceptedAnswer.Kind.TERM)),
                        requirement(
                                "Certified for data safety",
                                Need.WISH,
                                AcceptedAnswer.choice(List.of("ISO 27001", "TISAX"), List.of("In preparation"))),
                        requirement(
                                "Somebody stands in on the same day",
                                Need.MUST,
                                AcceptedAnswer.of(AcceptedAnswer.Kind.YES)),
                        new Qualification("Two years of books for associations", Need.MUST, "Two clients to call")));
    }

    static Qualification requirement(String text, Need need, AcceptedAnswer answer) {
        return new Qualification(text, need, "", null, answer);
    }

    static AcceptedAnswer people(String least) {
        return AcceptedAnswer.number(AcceptedAnswer.Bound.AT_LEAST, number(least), "people");
    }

    static AcceptedAnswer insured(String least, String currency) {
        return AcceptedAnswer.money(AcceptedAnswer.Bound.AT_LEAST, number(least), Currency.getInstance(currency));
    }

    private static FrozenScope frozen(EngagementId engagement, int version, ScopeContent content) {
        return new FrozenScope(
                ScopeOfWorkId.next(),
                engagement,
                version,
                "0".repeat(64),
                MONDAY,
                "Mia",
                "Bookkeeping for 2027",
                content);
    }

    /** The association's bookkeeping: everything a bidder needs. */
    static ScopeContent bookkeeping() {
        return new ScopeContent(
                new Purpose(
                        "Keep the books of an association ready for the auditor.",
                        List.of("Posting entries", "Paying suppliers by cheque", "Quarterly statements"),
                        List.of("Audit", "Payroll"),
                        false,
                        List.of(
                                "About 200 general-ledger accounts",
                                "One chequing account in CAD, one in USD, several term deposits")),
                new Inputs(
                        List.of(new Input(
                                "Supplier invoices and expense claims",
                                "Executive director",
                                "PDF by mail",
                                "within 2 working days",
                                DataClass.FINANCIAL)),
                        false),
                List.of(
                        new Output(
                                Ids.next(),
                                "Ledger entries",
                                "In Sage 50",
                                "Right account, period and currency",
                                "99 of 100 need no correction",
                                "",
                                new Quantity(
                                        number("2000"),
                                        "entries",
                                        Per.YEAR,
                                        seasons("900", "400", "300", "400"),
                                        "487 entries from January to March, 180 in April and May"),
                                "",
                                new Due("Within 3 working days of the receipt", Due.Days.WORKING, VANCOUVER),
                                ""),
                        new Output(
                                Ids.next(),
                                "Quarterly statements",
                                "PDF",
                                "Reconciled with the bank",
                                "",
                                "the entries' quality decides",
                                new Quantity(number("1"), "statements", Per.QUARTER, YearProfile.NONE, ""),
                                "",
                                new Due("Working day 10 of the next quarter", Due.Days.WORKING, VANCOUVER),
                                "")),
                List.of(level("", Unit.PERCENT, Direction.HIGHER, "99", "97")),
                new Timeline(
                        LocalDate.parse("2027-03-01"),
                        true,
                        null,
                        36,
                        Renewal.OPTION,
                        12,
                        4,
                        true,
                        "Anywhere; everybody works from their own office",
                        List.of(new LanguageNeed("English", Cefr.B2, "in writing")),
                        List.of("Sage 50 Accounting"),
                        "",
                        null,
                        null,
                        null,
                        null),
                new Interfaces(List.of(), true),
                new OversightPlan(
                        "Executive director",
                        "Treasurer",
                        "Executive director",
                        "Office manager",
                        List.of(new Escalation("Executive director", 24), new Escalation("Treasurer", 48)),
                        number("1.25"),
                        List.of("Payments")),
                new DataRules(
                        List.of(DataClass.FINANCIAL),
                        false,
                        "Only for this work",
                        "In our Sage 50",
                        "Until the end of the contract",
                        AtEnd.RETURN_AND_DESTROY,
                        Subcontractors.NOT_ALLOWED,
                        24),
                List.of(),
                new Pricing(
                        Basis.HOURLY,
                        number("240"),
                        seasons("90", "50", "40", "60"),
                        "A fixed monthly fee may be offered as well.",
                        List.of(Priority.QUALITY, Priority.SPEED, Priority.COST)));
    }

    /** The same work, which touches these kinds of data, too. */
    static ScopeContent sharing(DataClass... more) {
        var content = bookkeeping();
        var rules = content.data();
        return content.with(new DataRules(
                Stream.concat(rules.classes().stream(), Stream.of(more)).toList(),
                false,
                rules.allowedUse(),
                rules.storage(),
                rules.retention(),
                rules.atEnd(),
                rules.subcontractors(),
                rules.breachNoticeHours()));
    }

    /** From January to March, in April and May, from June to August, from September to December. */
    static YearProfile seasons(String winter, String spring, String summer, String autumn) {
        return new YearProfile(List.of(
                new Season(Month.JANUARY, Month.MARCH, number(winter)),
                new Season(Month.APRIL, Month.MAY, number(spring)),
                new Season(Month.JUNE, Month.AUGUST, number(summer)),
                new Season(Month.SEPTEMBER, Month.DECEMBER, number(autumn))));
    }

    public static ScopeOfWork aDraft() {
        return ScopeOfWork.begin(EngagementId.next(), ScopeContent.EMPTY, MONDAY);
    }

    public static ScopeOfWork aCompleteDraft() {
        var scope = aDraft();
        scope.write(bookkeeping(), MIA, MONDAY);
        return scope;
    }

    public static ScopeOfWork readyToFreeze() {
        var scope = aCompleteDraft();
        scope.lookAgain(ANA, MONDAY);
        return scope;
    }
}
