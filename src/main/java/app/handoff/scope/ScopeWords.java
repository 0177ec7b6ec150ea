package app.handoff.scope;

import app.handoff.kernel.Money;
import app.handoff.kernel.Sentence;
import app.handoff.kernel.YearProfile;
import app.handoff.servicelevel.ServiceLevel;
import app.handoff.servicelevel.ServiceLevelSentences;
import app.handoff.text.Format;
import app.handoff.triage.Volume;
import java.math.BigDecimal;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Says the parts of a scope in words. Templates know it as {@code @scopeWords}. */
@Component
public class ScopeWords {

    private final Format format;

    ScopeWords(Format format) {
        this.format = format;
    }

    /** A service level in sentences: "Of every 100 entries posted in a month, at least 99 need no correction." */
    public List<String> saidBack(ServiceLevel level) {
        return ServiceLevelSentences.of(level).stream().map(format::text).toList();
    }

    /** What must be reached, in one sentence. */
    public String asked(ServiceLevel level) {
        return format.text(ServiceLevelSentences.asked(level));
    }

    /** What must be reached, and what is a breach. */
    public String bounds(ServiceLevel level) {
        return asked(level) + " " + format.text(ServiceLevelSentences.breach(level));
    }

    /** Who measures it, and how, as a vendor of this business reads it. */
    public String method(ServiceLevel level, String business) {
        return format.text(ServiceLevelSentences.method(level, business));
    }

    /** How it is measured, what is a breach and what does not count. */
    public List<String> further(ServiceLevel level) {
        var all = saidBack(level);
        return all.subList(1, all.size());
    }

    /** What a stricter target of the first service level would mean; empty where nothing can be said. */
    public List<String> stricter(List<ServiceLevel> levels) {
        return levels.stream()
                .limit(1)
                .flatMap(level -> ServiceLevelSentences.stricter(level).stream())
                .map(format::text)
                .toList();
    }

    /** Whether there is more to say about a quantity than how many: seasons, a gap in them, or words. */
    public boolean hasMore(Quantity quantity, Readiness.@Nullable Gap gap) {
        return quantity.seasons().given()
                || gap != null
                || !quantity.variation().isEmpty();
    }

    /** A value of a service level with its unit: 99 %, 4 hours. */
    public String value(ServiceLevel level, @Nullable BigDecimal value) {
        return value == null ? "" : format.text(level.said(value));
    }

    /** What is looked at: "How many of the entries posted in a month need no correction". */
    public String measured(ServiceLevel level) {
        return format.text(ServiceLevelSentences.measured(level));
    }

    /** "Average handle time: Averaged over the calls in a week, handle time: at most 3 minutes." */
    public String mustReach(ServiceLevel level) {
        return format.message("scope.mustReach", level.name(), ServiceLevelSentences.asked(level));
    }

    /** What a value of this level counts, beside a field for one: "%", "minutes". */
    public String unit(ServiceLevel level) {
        return format.text(level.saidUnit());
    }

    /** "2,000 entries a year". */
    public String quantity(Quantity quantity) {
        if (!quantity.given()) {
            return "";
        }
        // Units are plural: "1 a quarter (statements)", not "1 statements a quarter".
        return BigDecimal.ONE.compareTo(quantity.amount()) == 0
                ? format.message("scope.per.one", quantity.per(), quantity.unit())
                : format.message("scope.per." + quantity.per(), quantity.amount(), quantity.unit());
    }

    /** What triage knows of a volume: "Ledger entries: 2,000 a year; 487 from January to March". */
    String volume(Volume volume) {
        var amount = volume.quantity() == null
                ? volume.what()
                : format.message("scope.volume." + volume.counted(), volume.what(), volume.quantity());
        return Stream.of(amount, format.seasons(volume.seasons()), Objects.requireNonNullElse(volume.note(), ""))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining("; "));
    }

    /** The words of the page that speak of people's health. */
    HealthWords healthWords() {
        return HealthWords.of(format);
    }

    /** What triage says of the work, with the words of the page for what may be the same piece of it. */
    Workload workload(List<Volume> volumes, BigDecimal hoursPerYear) {
        return Workload.of(volumes, hoursPerYear, format.message("scope.counted.alike"));
    }

    /** "2,000", of a whole year. */
    public String perYear(Quantity quantity) {
        return format.number(quantity.perYear());
    }

    /** "Within 3 working days; working days, Berlin". */
    public String due(Due due) {
        if (due.rule().isBlank()) {
            return "";
        }
        var parts = new ArrayList<String>(List.of(due.rule()));
        if (due.days() != null) {
            parts.add(format.word(due.days()));
        }
        if (due.zone() != null) {
            parts.add(format.zone(due.zone()));
        }
        return String.join("; ", parts);
    }

    /** "Mon 4 Jan 2027 to Fri 31 Dec 2027". */
    public String term(Timeline timeline) {
        var last = timeline.lastDay();
        if (timeline.start() != null && timeline.startIsAbout()) {
            return timeline.months() == null
                    ? format.message("scope.term.fromAbout", timeline.start())
                    : format.message("scope.term.about", timeline.start(), timeline.months());
        }
        if (timeline.start() != null && last != null) {
            return format.message("scope.term.days", timeline.start(), last, timeline.months());
        }
        if (timeline.start() != null) {
            return format.message("scope.term.from", timeline.start());
        }
        return timeline.months() == null ? "" : format.message("scope.term.months", timeline.months());
    }

    public String renewal(Timeline timeline) {
        if (timeline.renewal() == null) {
            return "";
        }
        var said = timeline.renewal() == Timeline.Renewal.NONE || timeline.renewalMonths() == null
                ? format.word(timeline.renewal())
                : format.message("scope.renewal." + timeline.renewal(), timeline.renewalMonths());
        return timeline.renewal() == Timeline.Renewal.NONE || timeline.noticeMonths() == null
                ? said
                : format.message("scope.renewal.notice." + timeline.renewal(), said, timeline.noticeMonths());
    }

    public String transition(Timeline timeline) {
        if (timeline.transitionWeeks() == null) {
            return "";
        }
        if (timeline.transitionWeeks() == 0) {
            return format.message("scope.transition.none");
        }
        var said = format.message(
                timeline.transitionIfNeeded() ? "scope.transition.ifNeeded" : "scope.transition.weeks",
                timeline.transitionWeeks());
        return timeline.beginsAfterTransition() ? format.message("scope.transition.onTop", said) : said;
    }

    /** "Monday to Friday 08:00 to 18:00 (Berlin), 50 hours a week. Not on our public holidays."; empty where nothing is told. */
    public String serviceHours(Timeline timeline) {
        var serviceHours = timeline.serviceHours();
        if (serviceHours == null) {
            return "";
        }
        var sentences = new ArrayList<String>();
        if (!serviceHours.times().isEmpty()) {
            sentences.add(serviceHours.isAroundTheClock() ? format.message("scope.hours.always") : times(serviceHours));
        }
        if (serviceHours.holidays() != null) {
            sentences.add(format.message("scope.hours.holidays." + serviceHours.holidays()));
        }
        if (!serviceHours.outside().isBlank()) {
            sentences.add(format.message("scope.hours.outside.said", serviceHours.outside()));
        }
        return String.join(" ", sentences);
    }

    private String times(ServiceHours serviceHours) {
        var rows = serviceHours.times().stream()
                .map(row -> format.message(
                        "scope.hours.row", row.days(), format.time(row.from()), format.time(row.until())))
                .collect(Collectors.joining("; "));
        return serviceHours.zone() == null
                ? format.message("scope.hours.week", rows, serviceHours.hoursPerWeek())
                : format.message(
                        "scope.hours.week.zone", rows, serviceHours.hoursPerWeek(), format.zone(serviceHours.zone()));
    }

    /** "Our financial year begins in April."; empty where nothing is told. */
    public String financialYear(Timeline timeline) {
        var month = timeline.financialYear();
        return month == null ? "" : format.message("scope.timeline.financialYear.said", name(month));
    }

    static String name(Month month) {
        return month.getDisplayName(TextStyle.FULL_STANDALONE, LocaleContextHolder.getLocale());
    }

    /** "German B1 in writing, English B2 in calls". */
    public String languages(Timeline timeline) {
        return timeline.languages().stream()
                .map(need -> String.join(
                                " ",
                                need.language(),
                                need.level() == null ? "" : need.level().name(),
                                need.use())
                        .strip()
                        .replaceAll(" +", " "))
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
    }

    /** "GDPR processor agreement, for: Health records (vendors in the European Economic Area)". */
    public String evidence(EvidenceLine asked) {
        var data = asked.data().stream().map(format::word).collect(Collectors.joining("; "));
        return asked.vendors().isEmpty()
                ? format.message("scope.doc.evidence.for", asked.name(), data)
                : format.message("scope.doc.evidence.of", asked.name(), data, asked.vendors());
    }

    /** "Jonas, 24 hours; then Ana, 48 hours". */
    public String escalations(OversightPlan plan) {
        return plan.escalations().stream()
                .map(step -> step.withinHours() == null
                        ? step.who()
                        : format.message("scope.escalation", step.who(), step.withinHours()))
                .reduce((one, other) -> format.message("scope.escalation.then", one, other))
                .orElse("");
    }

    /** "420 a month from December to February; 2,340 in the other 9 months, about 260 a month". */
    public String seasons(Quantity quantity) {
        return seasons(quantity.seasons(), quantity.perYear());
    }

    private String seasons(YearProfile yearProfile, @Nullable BigDecimal year) {
        return Stream.of(format.seasons(yearProfile), year == null ? "" : format.restOfYear(yearProfile, year))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining("; "));
    }

    /** "240 hours a year; 90 from January to March, 50 from April to June". */
    public String hours(Pricing pricing) {
        if (pricing.hoursPerYear() == null) {
            return "";
        }
        var year = format.message(
                "scope.pricing.hours.said",
                pricing.hoursPerYear(),
                pricing.hoursPerYear().doubleValue());
        return pricing.hours().given() ? year + "; " + seasons(pricing.hours(), pricing.hoursPerYear()) : year;
    }

    /** "Quality, then speed, then cost". */
    public String priorities(Pricing pricing) {
        return pricing.ranked()
                ? format.message(
                        "scope.pricing.ranked",
                        pricing.priorities().get(0),
                        pricing.priorities().get(1),
                        pricing.priorities().get(2))
                : "";
    }

    /** What one price line is about: the deliverable with its step, or everything in a month. */
    public String priceLabel(PriceItem item) {
        if (item.label().isEmpty()) {
            return format.word(item.kind());
        }
        var step = item.step();
        return step == null ? item.label() : format.message("scope.price.step", item.label(), step(step));
    }

    /** "the first 500 of a month", "501 to 1,000 of a month", "all above 1,000 of a month". */
    private String step(VolumePricing.Step step) {
        if (step.upTo() == null) {
            return format.message("scope.price.step.last", step.from());
        }
        return step.from().signum() == 0
                ? format.message("scope.price.step.first", step.upTo())
                : format.message("scope.price.step.next", step.from(), step.upTo());
    }

    /** What one price is for: "each (entries)", "an hour". */
    public String priceUnit(PriceItem item) {
        return format.text(Sentence.of("scope.price.unit." + item.kind(), item.unit()));
    }

    /** How many are counted on: "2,000 a year", "40, once"; of taking over, what belongs to it; empty where the line speaks for itself. */
    public String priceQuantity(PriceItem item, Timeline timeline) {
        var counted = switch (item.kind()) {
            case PIECE, HOUR -> format.message("scope.price.quantity." + often(item), item.quantityPerYear());
            case TAKING_OVER -> takingOver(timeline);
            default -> "";
        };
        return item.optional() ? format.message("scope.price.optional", counted) : counted;
    }

    /** Why there is a price for taking the work over, and what belongs to it. */
    public String takingOver(Timeline timeline) {
        var weeks = timeline.transitionWeeks();
        if (weeks == null) {
            return format.message("scope.price.takingOver");
        }
        return format.message(
                timeline.transitionIfNeeded() ? "scope.price.takingOver.ifNeeded" : "scope.price.takingOver.weeks",
                weeks);
    }

    private static String often(PriceItem item) {
        if (item.quantityPerYear().signum() == 0) {
            return "none";
        }
        return item.once() ? "once" : "year";
    }

    /** What holds for the prices, a sentence each: minimum, expenses, discount, parts. */
    public List<String> priceRules(ScopeContent content) {
        var pricing = content.pricing();
        var rules = new ArrayList<String>();
        if (pricing.isInParts()) {
            rules.add(format.message("scope.price.rule.parts"));
        }
        var priced = content.outputs().stream()
                .flatMap(output -> pricing.volume(output.id()).stream())
                .toList();
        if (priced.stream().anyMatch(volume -> !volume.steps().isEmpty())) {
            rules.add(format.message("scope.price.rule.steps"));
        }
        for (var output : content.outputs()) {
            pricing.minimumPerMonth(output.id())
                    .ifPresent(least -> rules.add(format.message(
                            "scope.price.rule.minimum",
                            output.deliverable(),
                            least,
                            output.quantity().unit())));
        }
        if (pricing.extras().stream().anyMatch(ExtraLine::optional)) {
            rules.add(format.message("scope.price.rule.optional"));
        }
        pricing.expenses().ifPresent(expenses -> rules.add(format.message("scope.price.rule.expenses." + expenses)));
        pricing.discountDays().ifPresent(days -> rules.add(format.message("scope.price.rule.discount", days)));
        return List.copyOf(rules);
    }

    /** "Insured sum for damage: must be at least \u20ac 1,000,000."; what a person judges: "Two years of it: must be met." */
    public String requirement(Qualification asked, Timeline timeline) {
        var need = Objects.requireNonNullElse(asked.need(), Qualification.Need.WISH);
        var text = asked.text().strip().replaceFirst("[.:;]+$", "");
        return asked.isChecked()
                ? format.message("scope.requirement." + need, text, enough(asked.accepted(), timeline))
                : format.message("scope.requirement.words." + need, text);
    }

    /** Which answer is enough: "at least 3 years". */
    private String enough(AcceptedAnswer accepted, Timeline timeline) {
        return switch (accepted.kind()) {
            case WORDS, YES -> format.message("scope.requirement." + accepted.kind());
            case NUMBER, MONEY ->
                format.message(
                        "scope.requirement." + accepted.bound(),
                        amount(accepted, accepted.number(), accepted.currency()));
            case DAY -> format.message("scope.requirement.DAY", accepted.day());
            case TERM ->
                timeline.lastDay() == null
                        ? format.message("scope.requirement.TERM")
                        : format.message("scope.requirement.TERM.until", timeline.lastDay());
            case CHOICE ->
                accepted.enough().stream()
                        .reduce((one, other) -> format.message("scope.requirement.or", one, other))
                        .orElse("");
        };
    }

    /** What a vendor answered: "3 years", "none of these". */
    public String given(AcceptedAnswer accepted, GivenAnswer given) {
        if (given.yes() != null) {
            return format.message("scope.requirement.given." + (given.yes() ? "yes" : "no"));
        } else if (given.number() != null) {
            return amount(accepted, given.number(), given.currency());
        } else if (given.day() != null) {
            return format.day(given.day());
        }
        return Blank.text(given.choice()).isEmpty()
                ? format.message("scope.requirement.given.none")
                : Blank.text(given.choice());
    }

    private String amount(AcceptedAnswer accepted, @Nullable BigDecimal number, @Nullable Currency currency) {
        return currency == null || number == null
                ? format.count(number, accepted.unit())
                : format.money(new Money(number, currency));
    }
}
