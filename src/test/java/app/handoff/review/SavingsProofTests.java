package app.handoff.review;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.delivery.WorkedPeriod;
import app.handoff.delivery.WorkedWeek;
import app.handoff.engagement.Baseline;
import app.handoff.engagement.Reason;
import app.handoff.kernel.BusinessId;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.ExchangeRate;
import app.handoff.kernel.Money;
import app.handoff.review.SavingsLines.Calculation;
import app.handoff.review.SavingsLines.Line;
import app.handoff.tenancy.Tenancy;
import app.handoff.text.Format;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Every figure of a review is counted again, by what is printed beside it and nothing else. */
class SavingsProofTests {

    private static final int REVIEWS = 400;
    private static final BigDecimal YEAR = BigDecimal.valueOf(365);
    private static final Pattern NUMBER = Pattern.compile("([−-])?[^\\d−-]*([\\d,]+(?:\\.\\d+)?)");

    private final Random chance = new Random(20_270_104);

    @Test
    void whoCountsAgainWhatIsPrintedComesToTheSame() {
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        int figures = 0;
        for (int i = 0; i < REVIEWS; i++) {
            figures += countAgain(chance.nextBoolean(), chance.nextBoolean());
        }
        assertThat(figures).isGreaterThan(REVIEWS * 9);
    }

    private int countAgain(boolean converted, boolean invoiced) {
        var contract = Currency.getInstance(converted ? "USD" : "EUR");
        var start = LocalDate.of(2027, 1, 4).plusDays(chance.nextInt(300));
        int months = 1 + chance.nextInt(24);
        var ends = start.plusMonths(months).minusDays(1 + (chance.nextBoolean() ? 0 : chance.nextInt(20)));
        var from = start.plusDays(chance.nextInt(8));
        var rate = converted
                ? new ExchangeRate(
                        contract,
                        new BigDecimal("0." + (5000 + chance.nextInt(4999)) + "3"),
                        Currency.getInstance("EUR"),
                        start,
                        "Example bank")
                : null;
        var baseline = new Baseline(amount(900), eur(amount(80)), eur(amount(2000)), eur(amount(900)));
        var priced = new SavingsCalculation.Priced(
                new Money(amount(20_000), contract), new Money(amount(900), contract), months, start, ends, rate);
        var period = period(from, ends);
        var counted = eur(amount(100).setScale(2, RoundingMode.HALF_UP));
        var input = new ReviewInput(
                invoiced ? amount(9000).setScale(2, RoundingMode.HALF_UP) : null,
                "As billed",
                chance.nextBoolean() ? null : amount(90).setScale(2, RoundingMode.HALF_UP),
                "Late",
                amount(90).setScale(2, RoundingMode.HALF_UP),
                "Programs",
                null,
                null,
                4,
                null,
                null,
                null);
        var savings = SavingsCalculation.of(
                baseline,
                Reason.LOWER_MONEY_COST,
                priced,
                new SavingsCalculation.Worked(
                        from,
                        from.plusDays(period.days() - 1),
                        period,
                        period.parallelHours()
                                .add(period.parallelHoursAfterwards())
                                .add(period.assumedHours()),
                        period.assumedHours(),
                        period.weeks(),
                        List.of(counted),
                        chance.nextBoolean()
                                ? null
                                : new Money(amount(9000).setScale(2, RoundingMode.HALF_UP), contract),
                        chance.nextBoolean() ? null : new Money(amount(90).setScale(2, RoundingMode.HALF_UP), contract),
                        List.of(),
                        5,
                        5),
                input);
        var plan = new ReviewPlan(
                EngagementId.next(),
                new ReviewPlan.Agreed(
                        "Tala Ledger", start, ends, 30, priced.workPerTerm(), priced.takingOver(), months, rate));
        return Tenancy.as(Tenancy.Scope.of(new BusinessId(UUID.randomUUID())), () -> check(savings, input, plan));
    }

    private static int check(SavingsCalculation savings, ReviewInput input, ReviewPlan plan) {
        var lines = new SavingsLines(savings, format());
        int figures = 0;
        for (var line : lines.money(input, plan)) {
            if (line.calculation() != null) {
                assertThat(again(line.part(), line.calculation(), savings))
                        .as("%s: %s", line.part(), line.calculation())
                        .isEqualByComparingTo(number(line.calculation().result()));
                assertThat(number(line.amount()).abs())
                        .as(line.part())
                        .isEqualByComparingTo(
                                number(line.calculation().result()).abs());
                figures++;
            }
        }
        var saved = lines.saved();
        assertThat(saved).isNotNull();
        figures += range(saved, savings.hasGaps(), true);
        for (Line line : lines.hours()) {
            var calculation = line.calculation();
            if (calculation == null) {
                continue;
            }
            if (line.sum()) {
                figures += range(calculation, savings.hasGaps(), false);
            } else {
                assertThat(hoursAgain(line.part(), calculation))
                        .as("%s: %s", line.part(), calculation)
                        .isEqualByComparingTo(number(calculation.result()));
                figures++;
            }
        }
        return figures;
    }

    private static BigDecimal again(String part, Calculation of, SavingsCalculation savings) {
        return switch (part) {
            case "Tala Ledger" ->
                atRate(
                        of,
                        !savings.invoiced()
                                ? price(of)
                                : of.inputs().get(0).name().equals("Invoices")
                                        ? input(of, "Invoices")
                                        : input(of, "What the vendor really charged"));
            case "Credit" ->
                atRate(
                        of,
                        of.inputs().get(0).name().equals("Agreed credits")
                                ? input(of, "Agreed credits")
                                : input(of, "Credits from the vendor"));
            case "Costs that stay" -> input(of, "Costs that stayed with you");
            case "Transition" -> transition(of);
            case "Oversight" -> {
                assertThat(weeks(of)).isEqualByComparingTo(input(of, "Hours of oversight"));
                yield cents(input(of, "Hours of oversight").multiply(input(of, "Cost of an hour")));
            }
            case "Still done in-house" -> {
                assertThat(weeks(of)).isEqualByComparingTo(input(of, "Hours in parallel in this period"));
                yield cents(input(of, "Still done in-house")
                        .subtract(input(of, "Hours in parallel in this period"))
                        .multiply(input(of, "Cost of an hour")));
            }
            case "Real cost" ->
                input(of, "Tala Ledger")
                        .subtract(input(of, "Credit"))
                        .add(input(of, "Transition"))
                        .add(input(of, "Still done in-house"))
                        .add(input(of, "Oversight"))
                        .add(input(of, "Costs that stay"));
            case "In-house baseline" -> yearly(of, "Days of this period");
            case "Days without a report" -> yearly(of, "Days without a report");
            default -> throw new IllegalArgumentException(part);
        };
    }

    private static BigDecimal price(Calculation of) {
        return input(of, "Price of the term, without taking over")
                .multiply(input(of, "Days of this period"))
                .divide(input(of, "Days of the term"), 2, RoundingMode.HALF_UP);
    }

    private static BigDecimal transition(Calculation of) {
        assertThat(weeks(of)).isEqualByComparingTo(input(of, "Hours in parallel since the start"));
        var takingOver = atRate(of, cents(input(of, "Taking over")));
        var whole = takingOver.add(
                cents(input(of, "Hours in parallel since the start").multiply(input(of, "Cost of an hour"))));
        assertThat(whole).isEqualByComparingTo(input(of, "The whole transition"));
        return whole.subtract(input(of, "Counted in earlier reviews"))
                .multiply(input(of, "Days of this period"))
                .divide(input(of, "Days left until the work ends"), 2, RoundingMode.HALF_UP);
    }

    private static BigDecimal yearly(Calculation of, String days) {
        return input(of, "Hours a year")
                .multiply(input(of, "Cost of an hour"))
                .setScale(4, RoundingMode.HALF_UP)
                .add(input(of, "Other costs a year"))
                .add(input(of, "Errors a year"))
                .multiply(input(of, days))
                .divide(YEAR, 2, RoundingMode.HALF_UP);
    }

    private static BigDecimal hoursAgain(String part, Calculation of) {
        return switch (part) {
            case "In-house baseline" -> ofYear(of, "Days of this period");
            case "Days without a report" -> ofYear(of, "Days without a report");
            case "Oversight" -> weeks(of);
            case "Still done in-house" ->
                ofYear(of, "Days in-house")
                        .max(input(of, "Hours entered before the release"))
                        .add(input(of, "Hours entered after it"));
            default -> throw new IllegalArgumentException(part);
        };
    }

    private static BigDecimal ofYear(Calculation of, String days) {
        return input(of, "Hours a year").multiply(input(of, days)).divide(YEAR, 2, RoundingMode.HALF_UP);
    }

    /** What was saved or freed: proven, and at most where reports are missing. */
    private static int range(Calculation of, boolean gaps, boolean money) {
        var atMost = money
                ? input(of, "In-house baseline").subtract(input(of, "Real cost"))
                : input(of, "In-house baseline")
                        .subtract(input(of, "Still done in-house"))
                        .subtract(input(of, "Oversight"));
        if (!gaps) {
            assertThat(number(of.result())).isEqualByComparingTo(atMost);
            return 1;
        }
        var printed = of.result().split(" to ");
        assertThat(number(printed[0])).isEqualByComparingTo(atMost.subtract(input(of, "Days without a report")));
        var more = input(of, "Oversight of the days without a report");
        assertThat(number(printed[1]))
                .isEqualByComparingTo(
                        atMost.subtract(money ? cents(more.multiply(input(of, "Cost of an hour"))) : more));
        return 2;
    }

    private static BigDecimal atRate(Calculation of, BigDecimal amount) {
        return of.inputs().stream()
                .filter(one -> one.name().equals("Stated rate"))
                .findFirst()
                .map(one -> cents(
                        amount.multiply(number(one.value().substring(one.value().indexOf('='))))))
                .orElse(amount);
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    private static BigDecimal weeks(Calculation of) {
        return of.weeks().stream().map(week -> number(week.value())).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal input(Calculation of, String name) {
        return of.inputs().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .map(one -> number(one.value()))
                .orElseThrow(() -> new AssertionError(name + " is missing in " + of));
    }

    private static BigDecimal number(String printed) {
        var found = NUMBER.matcher(printed);
        assertThat(found.find()).as(printed).isTrue();
        var number = new BigDecimal(found.group(2).replace(",", ""));
        return found.group(1) == null ? number : number.negate();
    }

    /** Some weeks, the first and the last one cut, some skipped, some missing, our people released in one of them. */
    private WorkedPeriod period(LocalDate from, LocalDate ends) {
        int longest = (int) java.time.temporal.ChronoUnit.DAYS.between(from, ends) + 1;
        int days = 1 + chance.nextInt(Math.max(1, longest));
        int inHouse = chance.nextInt(days + 1);
        var weeks = new ArrayList<WorkedWeek>();
        int missing = 0;
        int done = 0;
        while (done < days) {
            int of = Math.min(1 + chance.nextInt(7), days - done);
            var told = WorkedWeek.Told.values()[chance.nextInt(3)];
            boolean before = done + of <= inHouse;
            if (told == WorkedWeek.Told.MISSING) {
                missing += Math.max(0, done + of - Math.max(done, inHouse));
            }
            weeks.add(new WorkedWeek(
                    weeks.size() + 1,
                    from.plusDays(done),
                    from.plusDays(done + of - 1),
                    of,
                    7,
                    told,
                    chance.nextBoolean() ? hours(9) : null,
                    before ? hours(9) : BigDecimal.ZERO,
                    hours(4)));
            done += of;
        }
        var known = weeks.stream()
                .map(week -> week.parallel() == null
                        ? week
                        : new WorkedWeek(
                                week.week(),
                                week.from(),
                                week.to(),
                                week.days(),
                                week.ofDays(),
                                week.told(),
                                week.parallel(),
                                BigDecimal.ZERO,
                                week.oversight()))
                .toList();
        return new WorkedPeriod(
                days,
                inHouse,
                missing,
                known.stream().map(SavingsProofTests::entered).reduce(BigDecimal.ZERO, BigDecimal::add),
                BigDecimal.ZERO,
                0,
                known.stream().map(WorkedWeek::assumed).reduce(BigDecimal.ZERO, BigDecimal::add),
                known.stream().map(WorkedWeek::oversight).reduce(BigDecimal.ZERO, BigDecimal::add),
                known);
    }

    private static BigDecimal entered(WorkedWeek week) {
        return week.parallel() == null ? BigDecimal.ZERO : week.parallel();
    }

    private BigDecimal hours(int most) {
        return BigDecimal.valueOf(chance.nextInt(most * 100), 2);
    }

    private BigDecimal amount(int most) {
        return BigDecimal.valueOf(1 + chance.nextInt(most * 100), 2);
    }

    private static Money eur(BigDecimal amount) {
        return new Money(amount, Currency.getInstance("EUR"));
    }

    private static Format format() {
        var bundle = new ResourceBundleMessageSource();
        bundle.setBasenames("messages/review", "messages/text", "messages/kernel", "messages/engagement");
        bundle.setDefaultEncoding("UTF-8");
        return new Format(bundle);
    }
}
