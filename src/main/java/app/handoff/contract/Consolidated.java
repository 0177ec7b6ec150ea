package app.handoff.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A contract as it stands on a day: what was signed, with every amendment and renewal that had taken effect by then. Nothing
 * that anybody signed changes with it; it is worked out anew from those texts.
 */
record Consolidated(
        ContractBasis basis,
        Terms terms,
        List<ClauseText> clauses,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Attachment> attachments) {

    public Consolidated {
        clauses = List.copyOf(clauses);
        attachments = attachments == null ? List.of() : List.copyOf(attachments);
    }

    private record Step(LocalDate day, Instant agreedAt, UnaryOperator<Consolidated> change) {}

    /** As it was signed. */
    static Consolidated signed(Contract contract) {
        return new Consolidated(
                contract.basis(),
                contract.terms(),
                contract.wording().clauses().stream().map(Clause::text).toList(),
                contract.attachments());
    }

    /** @param amendments those of this contract, in any order and state: only those that both sides signed count */
    static Consolidated on(Contract contract, List<Amendment> amendments, LocalDate day) {
        return folded(
                signed(contract), contract, amendments, step -> !step.day().isAfter(day));
    }

    /** With everything that both sides have agreed on, also what takes effect later. */
    static Consolidated latest(Contract contract, List<Amendment> amendments) {
        return folded(signed(contract), contract, amendments, step -> true);
    }

    /** The same as {@link #on} without the words of the clauses. */
    static Consolidated termsOn(Contract contract, List<Amendment> amendments, LocalDate day) {
        return folded(
                withoutWords(contract),
                contract,
                amendments,
                step -> !step.day().isAfter(day));
    }

    /** The same as {@link #latest} without the words of the clauses. */
    static Consolidated termsLatest(Contract contract, List<Amendment> amendments) {
        return folded(withoutWords(contract), contract, amendments, step -> true);
    }

    private static Consolidated withoutWords(Contract contract) {
        return new Consolidated(contract.basis(), contract.terms(), List.of(), contract.attachments());
    }

    private static Consolidated folded(
            Consolidated signed, Contract contract, List<Amendment> amendments, Predicate<Step> counts) {
        var steps = new ArrayList<Step>();
        for (var amendment : amendments) {
            var agreedAt = amendment.activeAt();
            if (amendment.isAgreed() && agreedAt != null && !contract.isOverBy(amendment.effectiveFrom())) {
                steps.add(new Step(amendment.effectiveFrom(), agreedAt, one -> one.with(amendment)));
            }
        }
        for (var renewal : contract.renewals()) {
            steps.add(new Step(renewal.on(), renewal.at(), one -> one.goingOnUntil(renewal.ends())));
        }
        // In the order in which they were agreed on: whoever agrees has what was agreed before in mind, whatever its
        // day.
        steps.sort(Comparator.comparing(Step::agreedAt));
        var standing = signed;
        for (var step : steps) {
            if (counts.test(step)) {
                standing = step.change().apply(standing);
            }
        }
        return standing;
    }

    private Consolidated with(Amendment amendment) {
        return new Consolidated(
                amendment.basis(),
                amendment.applyTo(terms),
                Stream.concat(
                                clauses.stream()
                                        .map(clause ->
                                                amendment.text(clause.key()).orElse(clause)),
                                clauses.isEmpty() ? Stream.empty() : amendment.further().stream())
                        .toList(),
                amendment.changesAttachments() ? amendment.attachments() : attachments);
    }

    private Consolidated goingOnUntil(LocalDate ends) {
        return new Consolidated(basis, terms.goingOnUntil(ends), clauses, attachments);
    }

    /** The library's words for a clause by this basis and these terms; of an own clause the words that it has. */
    ClauseLibrary.Text standard(ClauseText clause) {
        return clause.type().isOwn()
                ? clause.words()
                : ClauseLibrary.standard().of(clause.type()).fill(ClauseVariables.of(basis, terms, attachments));
    }

    /** The schedule that a clause brings along, as text; empty where it brings none. */
    String schedule(ClauseType type) {
        var number = ClauseLibrary.standard().of(type).schedule();
        return number == null ? "" : schedules().get(number - 1).text();
    }

    public List<ContractDocument.Schedule> schedules() {
        return ContractDocument.schedules(basis, terms);
    }
}
