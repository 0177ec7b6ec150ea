package app.handoff.bidding;

import app.handoff.kernel.CurrenciesInUse;
import app.handoff.kernel.ExchangeRate;
import app.handoff.kernel.Ids;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.WallTime;
import app.handoff.text.Format;
import app.handoff.text.NumberKind;
import app.handoff.text.ReadAs;
import app.handoff.web.FormErrors;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;

/** How bids are judged, what vendors answer and by when. A row without a name or text does not count. */
record SetupForm(
        @Nullable @Size(max = 40, message = "{bidding.criteria.tooManyRows}") List<@Valid CriterionRow> criteria,

        @Nullable @Size(max = 40, message = "{bidding.questions.tooManyRows}") List<@Valid QuestionRow> questions,

        @NotNull(message = "{bidding.deadline.dayMissing}") @Nullable LocalDate deadline,

        @NotNull(message = "{bidding.deadline.timeMissing}") @Nullable LocalTime deadlineTime,

        @Nullable ZoneOffset deadlineMeant,

        @NotNull(message = "{field.choose}") @Nullable ZoneId zone,

        @NotNull(message = "{bidding.questionsUntil.dayMissing}") @Nullable LocalDate questionsUntil,

        @NotNull(message = "{bidding.deadline.timeMissing}") @Nullable LocalTime questionsUntilTime,

        @Nullable ZoneOffset questionsUntilMeant,

        @Nullable LocalDate decisionBy,

        @ReadAs(NumberKind.MONTHS)
        @NotNull(message = "{field.required}") @Min(value = 1, message = "{bidding.term.outOfRange}") @Max(value = 60, message = "{bidding.term.outOfRange}") @Nullable Integer termMonths,

        @ReadAs(NumberKind.DAYS)
        @NotNull(message = "{field.required}") @Min(value = 1, message = "{bidding.validity.outOfRange}") @Max(value = 365, message = "{bidding.validity.outOfRange}") @Nullable Integer validityDays,

        @NotNull(message = "{field.choose}") @Min(value = 0, message = "{bidding.references.outOfRange}") @Max(value = ReferencesAsked.MOST, message = "{bidding.references.outOfRange}") @Nullable Integer references,

        @NotNull(message = "{field.choose}") ReferencesAsked.@Nullable Clients clients,

        @Nullable Boolean openedByTwo,

        @NotNull(message = "{field.choose}") @Nullable TieRule tieRule,

        @Nullable @Size(max = 40, message = "{bidding.rates.tooManyRows}") List<@Valid RateRow> rates,

        @Nullable Boolean finalOffers,

        int version) {

    private static final int SPARE_ROWS = 2;

    SetupForm {
        tieRule = tieRule == null ? TieRule.JUDGEMENT : tieRule;
    }

    static SetupForm of(BidRequest request) {
        var zone = request.zone();
        var deadline = request.hasDeadline() ? request.schedule().deadline() : null;
        var questions = request.questionsUntil() == null ? null : WallTime.of(request.questionsUntil(), zone);
        return new SetupForm(
                request.criteria().stream().map(CriterionRow::of).toList(),
                request.questions().stream().map(QuestionRow::of).toList(),
                deadline == null ? null : deadline.day(),
                deadline == null ? null : deadline.at().toLocalTime(),
                deadline == null ? null : deadline.meant(),
                zone,
                questions == null ? null : questions.day(),
                questions == null ? null : questions.at().toLocalTime(),
                questions == null ? null : questions.meant(),
                request.decisionBy(),
                request.termMonths(),
                request.validityDays(),
                request.references().number(),
                request.references().clients(),
                request.isOpenedByTwo(),
                request.tieRule(),
                request.rates().stream().map(RateRow::of).toList(),
                request.isAnnouncingFinalOffers(),
                request.version());
    }

    /** The same with its rows named as in the form that was sent: to people a row is what it says. */
    SetupForm withRowsNamedAs(SetupForm typed) {
        var named = new ArrayList<CriterionRow>();
        for (var row : rows(criteria)) {
            int at = named.size();
            named.add(
                    at < rows(typed.criteria).size()
                            ? row.named(rows(typed.criteria).get(at).id())
                            : row);
        }
        var asked = new ArrayList<QuestionRow>();
        for (var row : rows(questions)) {
            int at = asked.size();
            asked.add(
                    at < rows(typed.questions).size()
                            ? row.named(rows(typed.questions).get(at).id())
                            : row);
        }
        return withRows(named, asked, rows(rates));
    }

    /** With empty rows to write into, so that the page needs no script to grow. */
    SetupForm withSpareRows() {
        var moreCriteria = new ArrayList<>(rows(criteria));
        var moreQuestions = new ArrayList<>(rows(questions));
        for (int i = 0; i < SPARE_ROWS; i++) {
            moreCriteria.add(new CriterionRow(null, null, null, null, null, null));
            moreQuestions.add(QuestionRow.EMPTY);
        }
        var moreRates = new ArrayList<>(rows(rates));
        if (moreRates.size() < BidCurrencies.MOST) {
            moreRates.add(RateRow.EMPTY);
        }
        return withRows(moreCriteria, moreQuestions, moreRates);
    }

    private SetupForm withRows(List<CriterionRow> criteria, List<QuestionRow> questions, List<RateRow> rates) {
        return new SetupForm(
                criteria,
                questions,
                deadline,
                deadlineTime,
                deadlineMeant,
                zone,
                questionsUntil,
                questionsUntilTime,
                questionsUntilMeant,
                decisionBy,
                termMonths,
                validityDays,
                references,
                clients,
                openedByTwo,
                tieRule,
                rates,
                finalOffers,
                version);
    }

    SetupForm with(
            List<CriterionRow> proposed,
            List<QuestionRow> asked,
            LocalDate deadline,
            LocalTime at,
            LocalDate questionsUntil,
            int months,
            @Nullable Integer validityDays,
            ReferencesAsked references,
            boolean openedByTwo,
            TieRule tieRule,
            List<RateRow> rates,
            boolean finalOffers) {
        return new SetupForm(
                proposed,
                asked,
                deadline,
                at,
                null,
                zone,
                questionsUntil,
                at,
                null,
                decisionBy,
                months,
                validityDays,
                references.number(),
                references.clients(),
                openedByTwo,
                tieRule,
                rates,
                finalOffers,
                version);
    }

    /** In which other currencies vendors could bid in an earlier round, as rows of a new one. */
    static List<RateRow> ratesOf(BidRequest earlier) {
        return earlier.rates().stream().map(RateRow::of).toList();
    }

    /** What bids of an earlier round were judged by, as rows of a new one. */
    static List<CriterionRow> criteriaOf(BidRequest earlier) {
        return earlier.criteria().stream()
                .map(criterion -> CriterionRow.of(criterion).named(null))
                .toList();
    }

    /** What vendors answered in an earlier round, as rows of a new one. */
    static List<QuestionRow> questionsOf(BidRequest earlier) {
        return earlier.questions().stream()
                .map(question -> QuestionRow.of(question).named(null))
                .toList();
    }

    /** What is wrong with what can be read, whatever is wrong with the rest: each row that counts, and the rules of a bidding. */
    void check(BindingResult errors, Currency own, Instant now) {
        checkRows(errors);
        checkRates(errors, own, LocalDate.ofInstant(now, zone == null ? ZoneOffset.UTC : zone));
        var names = rows(criteria).stream().map(CriterionRow::name);
        var texts = rows(questions).stream().map(QuestionRow::text);
        var problems = new ArrayList<>(EvaluationPlan.problems(given(names), given(texts)));
        if (!errors.hasFieldErrors("validityDays")
                && Stream.of(deadline, deadlineTime, questionsUntil, questionsUntilTime, zone)
                        .allMatch(Objects::nonNull)) {
            problems.addAll(schedule().problems(Objects.requireNonNull(validityDays), now));
        }
        problems.stream().map(this::besideItsRow).forEach(problem -> FormErrors.into(errors, problem));
    }

    /** What is there twice is said beside the row that says it again. */
    private RuleViolation besideItsRow(RuleViolation problem) {
        var names = rows(criteria).stream().map(CriterionRow::name);
        var texts = rows(questions).stream().map(QuestionRow::text);
        return switch (problem.code()) {
            case "bidding.criteria.twice" -> problem.at("criteria[" + lastSaying(problem, names) + "].name");
            case "bidding.questions.twice" -> problem.at("questions[" + lastSaying(problem, texts) + "].text");
            default -> problem;
        };
    }

    private static int lastSaying(RuleViolation problem, Stream<@Nullable String> texts) {
        var said = texts.map(text -> text == null ? "" : text.strip()).toList();
        return said.lastIndexOf(problem.arguments()[0]);
    }

    private void checkRows(BindingResult errors) {
        int total = 0;
        boolean any = false;
        boolean weighed = true;
        for (int i = 0; i < rows(criteria).size(); i++) {
            var row = rows(criteria).get(i);
            if (!row.counts()) {
                continue;
            }
            any = true;
            var at = "criteria[" + i + "].";
            if (blank(row.name())) {
                errors.rejectValue(at + "name", "bidding.criterion.nameMissing");
            }
            if (row.kind() == null) {
                errors.rejectValue(at + "kind", "field.choose");
            }
            weighed &=
                    row.weight() != null && errors.getFieldErrors(at + "weight").isEmpty();
            if (row.weight() == null) {
                if (errors.getFieldErrors(at + "weight").isEmpty()) {
                    errors.rejectValue(at + "weight", "bidding.criterion.weightMissing");
                }
            } else {
                total += row.weight();
            }
        }
        if (!any) {
            errors.rejectValue("criteria", "bidding.criteria.none");
        } else if (total != 100 && weighed) {
            errors.rejectValue("criteria", "bidding.weights.mustAddUp", new Object[] {total}, "");
        }
        for (int i = 0; i < rows(criteria).size(); i++) {
            var row = rows(criteria).get(i);
            if (row.kind() == CriterionKind.ANSWER
                    && row.weight() != null
                    && row.weight() > 0
                    && rows(questions).stream().allMatch(question -> blank(question.text()))) {
                errors.rejectValue("criteria[" + i + "].weight", "bidding.answers.noQuestion");
            }
        }
        for (int i = 0; i < rows(questions).size(); i++) {
            var row = rows(questions).get(i);
            if (blank(row.text()) && row.wordLimit() != null && !blank(row.id())) {
                continue;
            }
            if (!blank(row.text())
                    && row.wordLimit() == null
                    && errors.getFieldErrors("questions[" + i + "].wordLimit").isEmpty()) {
                errors.rejectValue("questions[" + i + "].wordLimit", "bidding.question.limitMissing");
            }
        }
    }

    private void checkRates(BindingResult errors, Currency own, LocalDate today) {
        var stated = new ArrayList<ExchangeRate>();
        for (int i = 0; i < rows(rates).size(); i++) {
            var row = rows(rates).get(i);
            if (!row.counts()) {
                continue;
            }
            var at = "rates[" + i + "].";
            row.missing().forEach((field, problem) -> {
                if (!errors.hasFieldErrors(at + field)) {
                    errors.rejectValue(at + field, problem);
                }
            });
            if (row.missing().isEmpty()) {
                try {
                    var rate = row.toRate(own);
                    BidCurrencies.problem(rate, stated, own, today)
                            .or(() -> row.doubt(rate))
                            .ifPresent(problem -> FormErrors.into(errors, problem.at(at + problem.field())));
                    stated.add(rate);
                } catch (RuleViolation problem) {
                    FormErrors.into(errors, problem.at(at + problem.field()));
                }
            }
        }
        if (stated.size() > BidCurrencies.MOST) {
            errors.rejectValue("rates", "bidding.rates.tooMany", new Object[] {BidCurrencies.MOST}, "");
        }
    }

    /** Of which rows it is asked whether the rate is meant, since it is far from what is usual. */
    List<Integer> doubtful(Currency own) {
        return IntStream.range(0, rows(rates).size())
                .filter(at -> rows(rates).get(at).isDoubtful(own))
                .boxed()
                .toList();
    }

    /** What each row comes to, in both directions, so that nobody takes one for the other; by the number of the row. */
    Map<Integer, String> saidRates(Currency own, Format format) {
        var said = new HashMap<Integer, String>();
        for (int i = 0; i < rows(rates).size(); i++) {
            int at = i;
            rows(rates)
                    .get(i)
                    .readable(own)
                    .ifPresent(rate -> said.put(at, format.message("bidding.rates.said", rate, format.inverse(rate))));
        }
        return said;
    }

    /** Only of a form without errors. */
    Setup toSetup(Currency own) {
        var counted = new ArrayList<Criterion>();
        for (var row : rows(criteria)) {
            if (row.counts()) {
                counted.add(row.toCriterion(counted.size()));
            }
        }
        var asked = rows(questions).stream()
                .filter(row -> !blank(row.text()))
                .map(QuestionRow::toQuestion)
                .toList();
        return new Setup(
                counted,
                asked,
                schedule(),
                Objects.requireNonNull(termMonths),
                Objects.requireNonNull(validityDays),
                referencesAsked(),
                Boolean.TRUE.equals(openedByTwo),
                Objects.requireNonNull(tieRule),
                rows(rates).stream()
                        .filter(RateRow::counts)
                        .map(row -> row.toRate(own))
                        .toList(),
                Boolean.TRUE.equals(finalOffers));
    }

    /** Only where both were given. */
    private ReferencesAsked referencesAsked() {
        return new ReferencesAsked(Objects.requireNonNull(references), Objects.requireNonNull(clients));
    }

    /** Only where its days and times can be read. */
    private Schedule schedule() {
        return new Schedule(
                new WallTime(LocalDateTime.of(questionsUntil, questionsUntilTime), questionsUntilMeant),
                new WallTime(LocalDateTime.of(deadline, deadlineTime), deadlineMeant),
                Objects.requireNonNull(zone),
                decisionBy);
    }

    private static <T> List<T> rows(@Nullable List<T> rows) {
        return rows == null ? List.of() : rows;
    }

    private static List<String> given(Stream<@Nullable String> texts) {
        return texts.filter(text -> !blank(text))
                .map(text -> Objects.requireNonNull(text).strip())
                .toList();
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    record CriterionRow(
            @Nullable String id,

            @Size(max = 120, message = "{field.tooLong}") @Nullable String name,

            @Nullable CriterionKind kind,

            @ReadAs(NumberKind.PERCENT)
            @Min(value = 0, message = "{bidding.criterion.weightOutOfRange}") @Max(value = 100, message = "{bidding.criterion.weightOutOfRange}") @Nullable Integer weight,

            @Min(value = 0, message = "{bidding.criterion.minimumOutOfRange}") @Max(value = 5, message = "{bidding.criterion.minimumOutOfRange}") @Nullable BigDecimal minimum,

            @Size(max = 2000, message = "{field.tooLong}") @Nullable String anchors) {

        static CriterionRow of(Criterion criterion) {
            return new CriterionRow(
                    criterion.id().toString(),
                    criterion.name(),
                    criterion.kind(),
                    criterion.weight(),
                    criterion.minimum() == null ? null : plain(criterion.minimum()),
                    criterion.anchors());
        }

        CriterionRow named(@Nullable String other) {
            return new CriterionRow(other, name, kind, weight, minimum, anchors);
        }

        private static BigDecimal plain(BigDecimal number) {
            var stripped = number.stripTrailingZeros();
            return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        }

        /** Taking the name away removes a criterion; a name or a weight alone asks for the rest. */
        boolean counts() {
            return !blank(name) || (blank(id) && weight != null);
        }

        Criterion toCriterion(int position) {
            return new Criterion(
                    id == null || id.isBlank() ? CriterionId.next() : CriterionId.of(id),
                    position,
                    Objects.requireNonNull(name),
                    Objects.requireNonNull(kind),
                    Objects.requireNonNull(weight),
                    minimum,
                    anchors == null ? "" : anchors.strip());
        }
    }

    /**
     * A further currency: how many of the request's own one of it is.
     *
     * @param currency its code
     * @param meant whether a rate that is far from what is usual is meant all the same
     */
    record RateRow(
            @Nullable String currency,
            @Nullable BigDecimal rate,
            @Nullable LocalDate day,

            @Size(max = ExchangeRate.LONGEST_SOURCE, message = "{field.tooLong}") @Nullable String source,

            @Nullable Boolean meant) {

        static final RateRow EMPTY = new RateRow(null, null, null, null, null);

        static RateRow of(ExchangeRate stated) {
            return new RateRow(
                    stated.from().getCurrencyCode(),
                    stated.rate(),
                    stated.day(),
                    stated.source(),
                    RoughRates.isFarFromUsual(stated) ? true : null);
        }

        /** Emptying its currency and its rate removes it. */
        boolean counts() {
            return !blank(currency) || rate != null;
        }

        /** What is not there yet, by its field. */
        private Map<String, String> missing() {
            var missing = new LinkedHashMap<String, String>();
            if (blank(currency)) {
                missing.put("currency", "field.choose");
            } else if (CurrenciesInUse.all().stream()
                    .noneMatch(known -> known.getCurrencyCode().equals(currency))) {
                missing.put("currency", "currency.unknown");
            }
            if (rate == null) {
                missing.put("rate", "bidding.rates.rateMissing");
            }
            if (day == null) {
                missing.put("day", "bidding.rates.dayMissing");
            }
            if (blank(source)) {
                missing.put("source", "money.rate.sourceMissing");
            }
            return missing;
        }

        /** Only where nothing is missing. */
        private ExchangeRate toRate(Currency own) {
            return new ExchangeRate(
                    Currency.getInstance(Objects.requireNonNull(currency)),
                    Objects.requireNonNull(rate),
                    own,
                    Objects.requireNonNull(day),
                    Objects.requireNonNull(source));
        }

        private Optional<ExchangeRate> readable(Currency own) {
            try {
                return missing().isEmpty() ? Optional.of(toRate(own)) : Optional.empty();
            } catch (RuleViolation impossible) {
                return Optional.empty();
            }
        }

        private boolean isDoubtful(Currency own) {
            return readable(own).filter(RoughRates::isFarFromUsual).isPresent();
        }

        /** The question whether it is meant, as long as that is not ticked. */
        private Optional<RuleViolation> doubt(ExchangeRate stated) {
            if (Boolean.TRUE.equals(meant) || !RoughRates.isFarFromUsual(stated)) {
                return Optional.empty();
            }
            return Optional.of(RoughRates.usual(stated.from(), stated.to())
                    .map(usual -> new RuleViolation(
                            "bidding.rates.unlikely",
                            stated,
                            stated.from().getCurrencyCode(),
                            usual,
                            stated.to().getCurrencyCode()))
                    .orElseGet(() -> new RuleViolation("bidding.rates.unlikely.unknown", stated))
                    .at("rate"));
        }
    }

    /** @param requirement the requirement of the scope that it asks about, by its id; null or empty where it asks about none */
    record QuestionRow(
            @Nullable String id,

            @Size(max = 500, message = "{field.tooLong}") @Nullable String text,

            @Min(value = 10, message = "{bidding.question.limitOutOfRange}") @Max(value = 1000, message = "{bidding.question.limitOutOfRange}") @Nullable Integer wordLimit,

            @Nullable String requirement) {

        static final QuestionRow EMPTY = new QuestionRow(null, null, null, null);

        static QuestionRow of(BidQuestion question) {
            return new QuestionRow(
                    question.id().toString(),
                    question.text(),
                    question.wordLimit(),
                    question.requirement() == null
                            ? null
                            : question.requirement().toString());
        }

        QuestionRow named(@Nullable String other) {
            return new QuestionRow(other, text, wordLimit, requirement);
        }

        BidQuestion toQuestion() {
            return new BidQuestion(
                    id == null || id.isBlank() ? Ids.next() : Ids.parse(id),
                    Objects.requireNonNull(text).strip(),
                    Objects.requireNonNull(wordLimit),
                    requirement == null || requirement.isBlank() ? null : Ids.parse(requirement));
        }
    }
}
