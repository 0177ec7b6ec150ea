package app.handoff.contract;

import static app.handoff.contract.ContractPhrases.count;

import app.handoff.evaluation.AwardedBid;
import app.handoff.evaluation.PriceLine;
import app.handoff.kernel.DataClass;
import app.handoff.scope.DataRules;
import app.handoff.scope.FrozenScope;
import app.handoff.scope.Input;
import app.handoff.scope.LanguageNeed;
import app.handoff.scope.OversightPlan;
import app.handoff.scope.PriceItem;
import app.handoff.scope.Pricing;
import app.handoff.scope.Quantity;
import app.handoff.scope.Timeline;
import app.handoff.servicelevel.Measure;
import app.handoff.servicelevel.ServiceLevel;
import java.math.BigDecimal;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts scope and winning bid into the words of a contract. What is private to the business stays out. */
final class ContractBasisFactory {

    /** The label of the programs the work is done with, to which the vendor has access. */
    static final String PROGRAMS = "Programs";

    private static final int USUAL_BREACH_NOTICE = 24;

    private ContractBasisFactory() {}

    static ContractBasis of(FrozenScope scope, AwardedBid bid, Locale locale) {
        var contractLocale = ContractLocale.of(locale);
        return new ContractBasis(work(scope, bid, contractLocale), offer(scope, bid, contractLocale), contractLocale);
    }

    private static ContractBasis.Offer offer(FrozenScope scope, AwardedBid bid, ContractLocale contractLocale) {
        return new ContractBasis.Offer(
                bid.priceLines().stream().map(line -> price(scope, line)).toList(),
                bid.takingOver(),
                bid.totalPerTerm(),
                bid.termMonths(),
                bid.assumptions(),
                bid.exclusions(),
                rules(scope, bid, contractLocale),
                bid.rate());
    }

    private static ContractBasis.Price price(FrozenScope scope, PriceLine line) {
        var item = scope.priceItems().stream()
                .filter(any -> any.key().equals(line.item()))
                .findFirst();
        return new ContractBasis.Price(
                label(line),
                line.unit(),
                line.quantityPerYear(),
                line.unitPrice(),
                line.perYear(),
                line.once(),
                item.map(PaidBy::of).orElse(null),
                item.flatMap(any -> any.leastPerMonth(scope.pricing())).orElse(null));
    }

    private static ContractBasis.@Nullable PriceRules rules(
            FrozenScope scope, AwardedBid bid, ContractLocale contractLocale) {
        var pricing = scope.pricing();
        var ordered = bid.priceLines().stream().map(PriceLine::item).toList();
        var items = scope.priceItems().stream()
                .filter(item -> ordered.contains(item.key()))
                .toList();
        var rules = new ContractBasis.PriceRules(
                pricing.isWithBaseFee(),
                items.stream().anyMatch(item -> item.step() != null),
                outputs(scope, bid)
                        .flatMap(output -> pricing.minimumPerMonth(output.id()).stream()
                                .map(least -> contractLocale.number(least) + " "
                                        + ContractPhrases.phrase(
                                                output.quantity().unit()) + " ("
                                        + ContractPhrases.phrase(output.deliverable()) + ")"))
                        .toList(),
                pricing.expenses()
                        .map(expenses -> switch (expenses) {
                            case INCLUDED -> ContractBasis.Expenses.INCLUDED;
                            case AT_COST -> ContractBasis.Expenses.AT_COST;
                            case CAPPED -> ContractBasis.Expenses.CAPPED;
                        })
                        .orElse(null),
                bid.priceLines().stream()
                        .filter(line -> line.item().equals(PriceItem.EXPENSES))
                        .map(PriceLine::perYear)
                        .findFirst()
                        .orElse(null),
                bid.earlyPayment(),
                bid.earlyPayment() == null ? null : pricing.discountDays().orElse(null));
        return rules.isNothing() ? null : rules;
    }

    /** The outputs that were awarded. */
    private static Stream<app.handoff.scope.Output> outputs(FrozenScope scope, AwardedBid bid) {
        return scope.outputs().stream().filter(output -> bid.covers(output.id()));
    }

    /** What the scope leaves out, and what of it was not awarded. */
    private static List<String> excluded(FrozenScope scope, AwardedBid bid) {
        return Stream.concat(
                        scope.excluded().stream(),
                        scope.outputs().stream()
                                .filter(output -> !bid.covers(output.id()))
                                .map(app.handoff.scope.Output::deliverable))
                .distinct()
                .toList();
    }

    private static String label(PriceLine line) {
        if (line.chosen() == null) {
            return line.label();
        }
        return line.chosen() == Pricing.Basis.HOURLY ? "Hour of work" : "All of the work, by the month";
    }

    private static ContractBasis.Work work(FrozenScope scope, AwardedBid bid, ContractLocale contractLocale) {
        var timeline = scope.timeline();
        return new ContractBasis.Work(
                scope.title(),
                scope.version(),
                scope.sha256(),
                scope.frozenAt(),
                scope.purpose(),
                scope.included(),
                excluded(scope, bid),
                scope.inputs().stream().map(ContractBasisFactory::input).toList(),
                outputs(scope, bid)
                        .map(output -> output(output, contractLocale))
                        .toList(),
                scope.serviceLevels().stream()
                        .map(level -> level(level, bid.committed().get(level.id()), contractLocale))
                        .toList(),
                timeline.start(),
                timeline.lastDay(),
                timeline.transitionWeeks(),
                renewal(timeline.renewal()),
                rateModel(scope, bid),
                oversight(scope.oversight()),
                data(scope.dataRules()),
                further(scope));
    }

    private static ContractBasis.Input input(Input input) {
        var details = Stream.of(
                        input.format(),
                        input.when(),
                        input.providedBy().isBlank() ? "" : "by " + input.providedBy(),
                        input.dataClass() == null ? "" : word(input.dataClass()))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining("; "));
        return new ContractBasis.Input(input.what(), details);
    }

    private static ContractBasis.Output output(app.handoff.scope.Output output, ContractLocale contractLocale) {
        var due = output.due();
        return new ContractBasis.Output(
                output.deliverable(),
                output.quantity().given()
                        ? quantity(output.quantity(), contractLocale)
                        : notRelevant(output.noQuantityBecause()),
                output.quality().isBlank() ? notRelevant(output.noQualityBecause()) : output.quality(),
                due.given()
                        ? ContractPhrases.phrase(due.rule())
                                + (due.days() == app.handoff.scope.Due.Days.WORKING ? ", in working days" : "")
                                + (due.zone() == null ? "" : ", " + Terms.cityOf(due.zone()) + " time")
                        : null,
                output.acceptance().isBlank()
                        ? "the Client has found nothing to mend in it"
                        : ContractPhrases.phrase(output.acceptance()));
    }

    private static String month(Month month) {
        return month.getDisplayName(TextStyle.FULL_STANDALONE, Locale.ENGLISH);
    }

    private static String notRelevant(String because) {
        return because.isBlank() ? "not set" : "not set, because " + ContractPhrases.phrase(because);
    }

    private static String quantity(Quantity quantity, ContractLocale contractLocale) {
        var amount = quantity.amount() == null ? BigDecimal.ZERO : quantity.amount();
        var per = quantity.per() == null ? Quantity.Per.ONCE : quantity.per();
        // Units are plural: "1 (packs) a year", not "1 packs a year".
        var unit = BigDecimal.ONE.compareTo(amount) == 0 ? "(" + quantity.unit() + ")" : quantity.unit();
        var text = contractLocale.number(amount) + " " + unit + " "
                + switch (per) {
                    case YEAR -> "a year";
                    case QUARTER -> "a quarter";
                    case MONTH -> "a month";
                    case WEEK -> "a week";
                    case WORKING_DAY -> "a working day";
                    case ONCE -> "in all";
                };
        var spread = quantity.seasons().all().stream()
                .map(season -> contractLocale.number(season.amount())
                        + switch (season.unit()) {
                            case MONTH -> " a month";
                            case WEEK -> " a week";
                            case WORKING_DAY -> " a working day";
                            case TOGETHER -> "";
                        }
                        + (season.from() == season.to() ? " in " : " from ")
                        + month(season.from())
                        + (season.from() == season.to() ? "" : " to " + month(season.to())))
                .collect(Collectors.joining(", "));
        var variation = quantity.variation().isBlank() ? "" : "; " + ContractPhrases.phrase(quantity.variation());
        return text + (spread.isEmpty() ? "" : ", of these " + spread) + variation;
    }

    static ContractBasis.Level level(ServiceLevel level, @Nullable BigDecimal committed, ContractLocale locale) {
        return new ContractBasis.Level(
                level,
                committed,
                new ContractBasis.Level.Words(unit(level), window(level), formula(level, locale), measuring(level)));
    }

    /** "how many of the entries posted need no correction", "the average of handling time over the calls answered". */
    private static String formula(ServiceLevel level, ContractLocale locale) {
        var counted = ContractPhrases.phrase(level.numeratorLabel());
        var all = ContractPhrases.phrase(level.denominatorLabel());
        var measure = level.measure();
        var formula = switch (level.kind()) {
            case SHARE -> "how many of the " + all + " " + counted;
            case WITHIN ->
                "how many of the " + all + " " + counted
                        + (measure.limit() == null ? "" : " within " + time(measure.limit(), level, locale));
            case EVERY -> "the time within which all of the " + all + " " + counted;
            case TIERS ->
                "how many of the " + all + " " + counted + " in the time of their priority: "
                        + measure.tiers().stream()
                                .map(tier -> ContractPhrases.phrase(tier.name()) + " within "
                                        + time(tier.limit(), level, locale))
                                .collect(Collectors.joining(", "));
            case AVERAGE -> "the average of " + counted + " over the " + all;
            case COUNT -> "how many " + counted + " there are";
            case AVAILABILITY -> "for how much of the " + all + " " + counted;
            case FIRST_ANSWER ->
                "how many of the questions, faults and changes that the Client raises with the Vendor between the reports get"
                        + " a first answer"
                        + (measure.limit() == null ? "" : " within " + time(measure.limit(), level, locale));
            case SCORE ->
                "the average score of the " + all + ", on a scale from "
                        + (measure.lowest() == null ? "" : locale.number(measure.lowest())) + " to "
                        + (measure.highest() == null ? "" : locale.number(measure.highest()));
        };
        return level.condition().isBlank()
                ? formula
                : formula + "; only if " + ContractPhrases.phrase(level.condition());
    }

    private static String time(Measure.TimeLimit limit, ServiceLevel level, ContractLocale locale) {
        return locale.value(limit.amount(), unit(limit.unit(), level.measure().clock()));
    }

    private static String unit(ServiceLevel level) {
        return unit(level.unit(), level.measure().clock());
    }

    private static String unit(ServiceLevel.Unit unit, Measure.Clock clock) {
        var word = switch (unit) {
            case PERCENT -> "%";
            case SECONDS -> "seconds";
            case MINUTES -> "minutes";
            case HOURS -> "hours";
            case DAYS -> "days";
            case WEEKS -> "weeks";
            case MONTHS -> "months";
            case POINTS -> "points";
            case PIECES -> "per piece";
            case CASES -> "";
        };
        return unit.isTime() && clock == Measure.Clock.BUSINESS ? "business " + word : word;
    }

    private static String window(ServiceLevel level) {
        return switch (level.window()) {
            case WEEK -> "week";
            case MONTH -> "month";
            case QUARTER -> "quarter";
            case ITEMS -> level.windowItems() == null ? "item" : count(level.windowItems(), "item", "items");
        };
    }

    private static String measuring(ServiceLevel level) {
        if (!level.kind().asksMethod()) {
            return "Counted where they are raised and answered, in the working hours of the Vendor";
        }
        var who = switch (level.measuredBy()) {
            case US -> "the Client";
            case VENDOR -> "the Vendor";
            case CUSTOMER -> "the customers of the Client";
        };
        var how = switch (level.method()) {
            case ALL -> "on every item";
            case SAMPLE ->
                level.sampleSize() == null ? "on a random sample" : "on a random sample of " + level.sampleSize();
            case AUTO -> "by the program that keeps the data";
            case CUSTOMER_RATING -> "from their ratings";
            case SELF_REPORTED -> "from its own records";
        };
        return "Measured by " + who + " " + how;
    }

    private static @Nullable Renewal renewal(Timeline.@Nullable Renewal renewal) {
        return renewal == null
                ? null
                : switch (renewal) {
                    case NONE -> Renewal.NONE;
                    case OPTION -> Renewal.OPTION;
                    case AUTOMATIC -> Renewal.AUTO;
                };
    }

    private static @Nullable RateModel rateModel(FrozenScope scope, AwardedBid bid) {
        var basis = bid.chosenBasis().orElse(scope.pricing().basis());
        return basis == null
                ? null
                : switch (basis) {
                    case FIXED_PER_MONTH -> RateModel.FIXED;
                    case FIXED_ONCE -> RateModel.ONCE;
                    case PER_UNIT -> RateModel.PER_UNIT;
                    case HOURLY, HOURLY_OR_MONTHLY -> RateModel.TIME;
                    case CAPPED -> RateModel.CAPPED;
                };
    }

    private static ContractBasis.Oversight oversight(OversightPlan plan) {
        return new ContractBasis.Oversight(
                plan.accountable(),
                plan.deputy(),
                plan.dailyContact(),
                plan.hoursPerWeek() == null ? BigDecimal.ZERO : plan.hoursPerWeek(),
                plan.escalations().stream()
                        .filter(step -> !step.who().isBlank())
                        .map(step -> new ContractBasis.Oversight.Step(
                                step.who(), step.withinHours() == null ? 24 : step.withinHours()))
                        .toList());
    }

    private static ContractBasis.Data data(DataRules rules) {
        var atEnd = rules.atEnd();
        var end = atEnd == null
                ? "returned or destroyed as the Client says"
                : switch (atEnd) {
                    case RETURN -> "returned to the Client";
                    case DESTROY -> "destroyed";
                    case RETURN_AND_DESTROY -> "returned to the Client and then destroyed";
                };
        var subcontractors = rules.subcontractors();
        return new ContractBasis.Data(
                rules.classes().stream()
                        .map(data -> new ContractBasis.Data.Rule(
                                capital(word(data)),
                                or(rules.allowedUse(), "this work only"),
                                or(rules.storage(), "where the Client has agreed to"),
                                or(rules.retention(), "the term of this contract"),
                                end))
                        .toList(),
                rules.breachNoticeHours() == null ? USUAL_BREACH_NOTICE : rules.breachNoticeHours(),
                subcontractors == null
                        ? ContractBasis.Subcontractors.NOT_ALLOWED
                        : switch (subcontractors) {
                            case NOT_ALLOWED -> ContractBasis.Subcontractors.NOT_ALLOWED;
                            case WITH_OUR_CONSENT -> ContractBasis.Subcontractors.WITH_CONSENT;
                            case ALLOWED -> ContractBasis.Subcontractors.ALLOWED;
                        },
                null);
    }

    private static String word(DataClass data) {
        return switch (data) {
            case FINANCIAL -> "financial data";
            case CUSTOMER -> "data of customers";
            case CARD -> "card data";
            case HEALTH -> "health data";
            case PROPRIETARY -> "trade secrets and plans";
        };
    }

    private static List<ContractBasis.Detail> further(FrozenScope scope) {
        var timeline = scope.timeline();
        var details = new ArrayList<ContractBasis.Detail>();
        add(details, "Place", timeline.place());
        add(
                details,
                "Languages",
                timeline.languages().stream()
                        .map(ContractBasisFactory::language)
                        .collect(Collectors.joining("; ")));
        add(details, PROGRAMS, String.join(", ", timeline.software()));
        add(details, "Time and place", timeline.other());
        add(details, "Kept in-house", String.join("; ", scope.oversight().approvals()));
        for (var touchpoint : scope.interfaces()) {
            add(
                    details,
                    "Where " + touchpoint.ourDepartment() + " meets " + touchpoint.theirRole(),
                    Stream.of(touchpoint.channel(), touchpoint.frequency())
                            .filter(part -> !part.isBlank())
                            .collect(Collectors.joining(", ")));
        }
        scope.facts().forEach(fact -> add(details, "Fact", fact));
        return List.copyOf(details);
    }

    private static String language(LanguageNeed need) {
        return Stream.of(
                        need.language(),
                        need.level() == null ? "" : need.level().name(),
                        need.use())
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
    }

    private static void add(List<ContractBasis.Detail> details, String label, String value) {
        if (!value.isBlank()) {
            details.add(new ContractBasis.Detail(label, value));
        }
    }

    private static String or(String text, String otherwise) {
        return text.isBlank() ? otherwise : ContractPhrases.phrase(text);
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
