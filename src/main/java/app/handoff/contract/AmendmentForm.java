package app.handoff.contract;

import app.handoff.kernel.Money;
import app.handoff.kernel.Names;
import app.handoff.kernel.RuleViolation;
import app.handoff.text.NumberKind;
import app.handoff.text.Numbers;
import app.handoff.text.ReadAs;
import app.handoff.web.AnswerReader;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;

/**
 * What is proposed beside what is agreed now, as it is typed.
 *
 * @param documents whether documents are to be attached, replaced or taken away once it is drafted; null where nobody says
 * @param version of a draft its version; before it is drafted how often the contract had been changed
 */
record AmendmentForm(
        @Nullable Integer version,
        @NotNull(message = "{field.choose}") @Nullable AmendmentReason reasonType,
        @Nullable String reason,

        @NotNull(message = "{contract.amendment.missing.effectiveFrom}") @Nullable LocalDate effectiveFrom,

        @Nullable List<LevelForm> levels,
        @Nullable List<AddedLevel> added,
        @Nullable String included,
        @Nullable String excluded,
        @Nullable List<PriceForm> prices,
        @Nullable List<OutputForm> outputs,

        @NotNull(message = "{field.day.last}") @Nullable LocalDate end,

        @ReadAs(NumberKind.DAYS) @NotNull(message = "{contract.terms.missing.noticeDays}") @Nullable Integer noticeDays,

        @ReadAs(NumberKind.DAYS) @NotNull(message = "{contract.terms.missing.paymentDays}") @Nullable Integer paymentDays,

        @NotNull(message = "{field.choose}") @Nullable ReportedBy reportedBy,
        @NotNull(message = "{field.choose}") @Nullable DayOfWeek reportDay,

        @NotNull(message = "{contract.terms.missing.reportTime}") @Nullable LocalTime reportTime,

        @NotNull(message = "{field.choose}") @Nullable ZoneId reportZone,

        @ReadAs(NumberKind.PERCENT) @NotNull(message = "{contract.terms.missing.creditPercent}") @Nullable BigDecimal creditPercent,

        @ReadAs(NumberKind.PERCENT) @NotNull(message = "{contract.terms.missing.capPercent}") @Nullable BigDecimal capPercent,

        @NotNull(message = "{contract.terms.missing.breaches}") @Nullable Integer breaches,

        @NotNull(message = "{contract.terms.missing.windows}") @Nullable Integer windows,

        @ReadAs(NumberKind.DAYS) @NotNull(message = "{contract.terms.missing.breachNoticeDays}") @Nullable Integer breachNoticeDays,

        @Nullable List<ClauseKey> reworded,
        @Nullable List<OwnForm> clauses,
        @Nullable List<ClauseKey> ended,
        @Nullable Boolean documents) {

    private static final BigDecimal MONTHS_OF_A_YEAR = BigDecimal.valueOf(12);
    private static final int LONGEST_OUTPUT = 1_000;
    private static final int MOST_ITEMS = 60;
    private static final int LONGEST_ITEM = 300;

    /** How many clauses of the business's own one change can add. */
    static final int MOST_CLAUSES = 5;

    /**
     * A clause of the business's own to add.
     *
     * @param key which one it is, once it was proposed
     */
    record OwnForm(
            @Nullable String key,
            @Nullable String title,
            @Nullable String law,
            @Nullable String plain) {

        static OwnForm of(ClauseText clause) {
            return new OwnForm(clause.key().toString(), clause.title(), clause.law(), clause.plain());
        }

        private boolean isBlank() {
            return or(title).isBlank() && or(law).isBlank() && or(plain).isBlank();
        }

        private static String or(@Nullable String typed) {
            return typed == null ? "" : typed;
        }

        /** The same title in one scope is the same clause: whoever presses twice adds one. */
        private ClauseKey key(Consolidated now) {
            if (key != null && key.startsWith(ClauseType.OWN + ":")) {
                return ClauseKey.of(key);
            }
            var what = now.basis().work().sha256() + "\n" + Names.folded(or(title));
            return new ClauseKey(ClauseType.OWN, UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** How many rows there are for added levels, up to the last one in which something is typed. */
    int rowsAdded() {
        int rows = 0;
        for (int at = 0; added != null && at < added.size(); at++) {
            rows = added.get(at).isBlank() ? rows : at + 1;
        }
        return rows;
    }

    /** How many levels one change can add. */
    static final int MOST_ADDED = 10;

    /**
     * The agreed value of the service level at the same place in the scope.
     *
     * @param dropped whether it is not agreed on any more
     */
    record LevelForm(@Nullable String value, @Nullable Boolean dropped) {

        boolean goes() {
            return Boolean.TRUE.equals(dropped);
        }
    }

    /** The line at the same place in the bid. */
    record PriceForm(@Nullable String unitPrice, @Nullable String quantityPerYear) {}

    /** The output at the same place in the scope, in words. */
    record OutputForm(
            @Nullable String quantity,
            @Nullable String quality,
            @Nullable String due,
            @Nullable String acceptance) {}

    /**
     * What is agreed now, to be changed.
     *
     * @param changes how often the contract was changed
     */
    static AmendmentForm of(Consolidated now, int changes) {
        return of(now, now.basis(), now.terms(), changes, null, null, null, List.of(), List.of(), List.of(), null);
    }

    /** The same with a reason to start from. */
    static AmendmentForm because(@Nullable String reason, Consolidated now, int changes) {
        return reason == null || reason.isBlank()
                ? of(now, changes)
                : of(
                        now,
                        now.basis(),
                        now.terms(),
                        changes,
                        AmendmentReason.SCOPE,
                        reason.strip(),
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        null);
    }

    /** A further term of the length of the bid's, to be agreed on. */
    static AmendmentForm extension(Consolidated now, int changes, LocalDate today) {
        var terms = now.terms();
        var further = terms.with(terms.furtherEnd(now.basis().offer().termMonths()), terms.renewal());
        return of(
                now,
                now.basis(),
                further,
                changes,
                AmendmentReason.TERM,
                null,
                today,
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    static AmendmentForm of(Amendment amendment) {
        return of(amendment, amendment.version(), amendment.changesAttachments() || amendment.changesNothing());
    }

    private static AmendmentForm of(
            Consolidated before,
            ContractBasis basis,
            Terms terms,
            @Nullable Integer version,
            @Nullable AmendmentReason reasonType,
            @Nullable String reason,
            @Nullable LocalDate effectiveFrom,
            List<ClauseKey> reworded,
            List<ClauseText> added,
            List<ClauseKey> ended,
            @Nullable Boolean documents) {
        return new AmendmentForm(
                version,
                reasonType,
                reason,
                effectiveFrom,
                before.basis().work().levels().stream()
                        .map(level -> has(basis, level)
                                ? new LevelForm(Numbers.print(terms.agreedFor(level)), false)
                                : new LevelForm(Numbers.print(before.terms().agreedFor(level)), true))
                        .toList(),
                basis.work().levels().stream()
                        .filter(level -> !has(before.basis(), level))
                        .map(level -> AddedLevel.of(level, terms.agreedFor(level)))
                        .toList(),
                String.join("\n", basis.work().included()),
                String.join("\n", basis.work().excluded()),
                basis.offer().prices().stream()
                        .map(price -> new PriceForm(
                                Numbers.print(price.unitPrice().amount().stripTrailingZeros()),
                                Numbers.print(price.quantityPerYear())))
                        .toList(),
                basis.work().outputs().stream()
                        .map(output ->
                                new OutputForm(output.quantity(), output.quality(), output.due(), output.acceptance()))
                        .toList(),
                terms.end(),
                terms.noticeDays(),
                terms.paymentDays(),
                terms.reportedBy(),
                terms.reportDay(),
                terms.reportTime(),
                terms.reportZone(),
                terms.creditPercent(),
                terms.capPercent(),
                terms.breaches(),
                terms.windows(),
                terms.breachNoticeDays(),
                reworded,
                added.stream().map(OwnForm::of).toList(),
                ended,
                documents);
    }

    private static boolean has(ContractBasis basis, ContractBasis.Level level) {
        return basis.work().levels().stream().anyMatch(one -> one.id().equals(level.id()));
    }

    /** What is proposed, as it would be shown once it is stored. */
    static AmendmentForm of(Consolidated before, Amendment.Proposal proposal, @Nullable Integer version) {
        return of(
                before,
                proposal.basis(),
                proposal.terms(),
                version,
                proposal.type(),
                proposal.reason() == null ? null : proposal.reason().strip(),
                proposal.from(),
                List.copyOf(proposal.reworded()),
                proposal.added(),
                List.copyOf(proposal.ended()),
                null);
    }

    /** The same without whether documents follow, which nobody stores. */
    static AmendmentForm of(Amendment amendment, @Nullable Integer version) {
        return of(amendment, version, null);
    }

    private static AmendmentForm of(Amendment amendment, @Nullable Integer version, @Nullable Boolean documents) {
        return of(
                amendment.before(),
                amendment.basis(),
                amendment.terms(),
                version,
                amendment.reasonType(),
                amendment.reason(),
                amendment.effectiveFrom(),
                amendment.reworded(),
                amendment.added(),
                amendment.ended(),
                documents);
    }

    /** Reads what is typed; what cannot be read is told at its field, and then there is no proposal. */
    Amendment.@Nullable Proposal read(Consolidated now, BindingResult errors) {
        var answers = new AnswerReader(errors);
        var agreed = new ArrayList<Terms.Agreed>();
        var levels = levels(now, agreed, answers);
        var in = lines("included", included, now.basis().work().included(), answers);
        var out = lines("excluded", excluded, now.basis().work().excluded(), answers);
        var prices = prices(now.basis().offer(), answers);
        var outputs = outputs(now.basis().work(), answers);
        var own = clauses(now, answers);
        if (errors.hasErrors()) {
            return null;
        }
        var terms = now.terms()
                .amended(new Terms.Amended(
                        Objects.requireNonNull(end),
                        Objects.requireNonNull(noticeDays),
                        Objects.requireNonNull(paymentDays),
                        Objects.requireNonNull(reportDay),
                        Objects.requireNonNull(reportTime),
                        Objects.requireNonNull(reportZone),
                        Objects.requireNonNull(reportedBy),
                        Objects.requireNonNull(creditPercent),
                        Objects.requireNonNull(capPercent),
                        Objects.requireNonNull(breaches),
                        Objects.requireNonNull(windows),
                        Objects.requireNonNull(breachNoticeDays),
                        agreed));
        var chosen = new LinkedHashSet<ClauseKey>();
        if (reworded != null) {
            reworded.stream().filter(Objects::nonNull).forEach(chosen::add);
        }
        return new Amendment.Proposal(
                Objects.requireNonNull(reasonType),
                reason,
                Objects.requireNonNull(effectiveFrom),
                now.basis()
                        .with(
                                in,
                                out,
                                outputs,
                                levels,
                                prices,
                                total(now.basis().offer(), prices)),
                terms,
                chosen,
                own,
                ended == null
                        ? Set.of()
                        : ended.stream().filter(Objects::nonNull).collect(Collectors.toCollection(LinkedHashSet::new)),
                Boolean.TRUE.equals(documents));
    }

    /** The clauses that are to be added, each with all its words. */
    private List<ClauseText> clauses(Consolidated now, AnswerReader answers) {
        var added = new ArrayList<ClauseText>();
        for (int i = 0; clauses != null && i < Math.min(clauses.size(), MOST_CLAUSES); i++) {
            var typed = clauses.get(i);
            if (typed.isBlank()) {
                continue;
            }
            var at = "clauses[" + i + "].";
            boolean whole = required(at + "title", typed.title(), answers)
                    & required(at + "law", typed.law(), answers)
                    & required(at + "plain", typed.plain(), answers);
            if (!whole) {
                continue;
            }
            try {
                added.add(new ClauseText(
                        typed.key(now),
                        Clause.checked(new ClauseLibrary.Text(
                                OwnForm.or(typed.title()), OwnForm.or(typed.law()), OwnForm.or(typed.plain())))));
            } catch (RuleViolation wrong) {
                answers.refuse(at, wrong);
            }
        }
        return added;
    }

    private static boolean required(String field, @Nullable String typed, AnswerReader answers) {
        if (typed == null || typed.isBlank()) {
            answers.refuse(field, "field.required");
            return false;
        }
        return true;
    }

    /** One item a line; what the page did not ask for stays. */
    private static List<String> lines(String field, @Nullable String typed, List<String> now, AnswerReader answers) {
        if (typed == null) {
            return now;
        }
        var lines =
                typed.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (lines.size() > MOST_ITEMS || lines.stream().anyMatch(line -> line.length() > LONGEST_ITEM)) {
            answers.refuse(field, "contract.amendment.tooManyItems", MOST_ITEMS, LONGEST_ITEM);
        }
        return lines;
    }

    /** The levels that are to be agreed on, and the value of each. */
    private List<ContractBasis.Level> levels(Consolidated now, List<Terms.Agreed> agreed, AnswerReader answers) {
        var after = new ArrayList<ContractBasis.Level>();
        var asked = now.basis().work().levels();
        for (int i = 0; i < asked.size(); i++) {
            var level = asked.get(i);
            var field = "levels[" + i + "].value";
            var one = levels == null || i >= levels.size() ? null : levels.get(i);
            if (one != null && one.goes()) {
                continue;
            }
            var typed = one == null ? null : one.value();
            var value = level.asked().hasRange()
                    ? level.asked().target()
                    : answers.anyNumber(field, typed, level.asked().unit().kind());
            if (value == null && !answers.refused()) {
                answers.refuse(field, "contract.terms.missing.value");
            }
            after.add(level);
            agreed.add(new Terms.Agreed(level.id(), value == null ? now.terms().agreedFor(level) : value));
        }
        for (int i = 0; added != null && i < Math.min(added.size(), MOST_ADDED); i++) {
            var level = added.get(i).read("added[" + i + "].", after, now.basis(), answers);
            if (level != null) {
                after.add(level);
                agreed.add(new Terms.Agreed(level.id(), level.asked().target()));
            }
        }
        return after;
    }

    private List<ContractBasis.Price> prices(ContractBasis.Offer offer, AnswerReader answers) {
        var lines = new ArrayList<ContractBasis.Price>();
        for (int i = 0; i < offer.prices().size(); i++) {
            var line = offer.prices().get(i);
            if (prices == null || i >= prices.size()) {
                lines.add(line);
                continue;
            }
            var typed = prices.get(i);
            var unit = answers.anyNumber("prices[" + i + "].unitPrice", typed.unitPrice(), NumberKind.MONEY);
            var quantity = answers.anyNumber("prices[" + i + "].quantityPerYear", typed.quantityPerYear());
            if (unit == null || quantity == null) {
                if (!answers.refused()) {
                    answers.refuse(
                            "prices[" + i + "]." + (unit == null ? "unitPrice" : "quantityPerYear"),
                            "contract.amendment.missing.price");
                }
                lines.add(line);
                continue;
            }
            exact(answers, "prices[" + i + "].unitPrice", unit);
            exact(answers, "prices[" + i + "].quantityPerYear", quantity);
            lines.add(changed(line, unit, quantity));
        }
        return lines;
    }

    private static void exact(AnswerReader answers, String field, BigDecimal number) {
        if (number.stripTrailingZeros().scale() > Money.SCALE) {
            answers.refuse(field, "number.tooExact", Money.SCALE);
        }
    }

    private static ContractBasis.Price changed(ContractBasis.Price line, BigDecimal unit, BigDecimal quantity) {
        if (line.unitPrice().amount().compareTo(unit) == 0
                && line.quantityPerYear().compareTo(quantity) == 0) {
            return line;
        }
        return line.at(new Money(unit, line.unitPrice().currency()), quantity);
    }

    /** What the changed lines add to the total of the bid, or take from it, over its own term. */
    private static Money total(ContractBasis.Offer offer, List<ContractBasis.Price> lines) {
        var total = offer.total();
        for (int i = 0; i < lines.size(); i++) {
            var more = lines.get(i).perYear().minus(offer.prices().get(i).perYear());
            total = total.plus(
                    lines.get(i).once()
                            ? more
                            : more.times(BigDecimal.valueOf(offer.termMonths())
                                    .divide(MONTHS_OF_A_YEAR, 10, RoundingMode.HALF_UP)));
        }
        return total.equals(offer.total()) ? total : total.payable();
    }

    private List<ContractBasis.Output> outputs(ContractBasis.Work work, AnswerReader answers) {
        var said = new ArrayList<ContractBasis.Output>();
        for (int i = 0; i < work.outputs().size(); i++) {
            var output = work.outputs().get(i);
            if (outputs == null || i >= outputs.size()) {
                said.add(output);
                continue;
            }
            var typed = outputs.get(i);
            var at = "outputs[" + i + "].";
            var due = text(answers, at + "due", typed.due(), output.due() != null);
            said.add(new ContractBasis.Output(
                    output.name(),
                    text(
                            answers,
                            at + "quantity",
                            typed.quantity(),
                            !output.quantity().isBlank()),
                    text(
                            answers,
                            at + "quality",
                            typed.quality(),
                            !output.quality().isBlank()),
                    due.isEmpty() ? null : due,
                    text(
                            answers,
                            at + "acceptance",
                            typed.acceptance(),
                            !output.acceptance().isBlank())));
        }
        return said;
    }

    private static String text(AnswerReader answers, String field, @Nullable String typed, boolean required) {
        var text = answers.text(field, typed, LONGEST_OUTPUT);
        if (required && text.isBlank() && !answers.refused()) {
            answers.refuse(field, "field.required");
        }
        return text;
    }
}
