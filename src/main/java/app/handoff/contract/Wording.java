package app.handoff.contract;

import static app.handoff.contract.ContractPhrases.count;
import static app.handoff.contract.ContractPhrases.phrase;
import static app.handoff.contract.ContractPhrases.time;
import static app.handoff.contract.ContractPhrases.weekday;

import app.handoff.kernel.CountryNames;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What fills the gaps of the standard clauses: words, facts that keep or drop a paragraph, and lists that repeat one. All
 * of it comes from scope, bid and terms.
 */
record Wording(Map<String, String> words, Set<String> facts, Map<String, List<Map<String, String>>> lists) {

    boolean holds(String fact) {
        return facts.contains(fact);
    }

    List<Map<String, String>> list(String name) {
        var list = lists.get(name);
        if (list == null) {
            throw new IllegalStateException("The clause library has no list " + name);
        }
        return list;
    }

    static Wording of(Basis basis, Terms terms) {
        return new Wording(words(basis, terms), facts(basis, terms), lists(basis, terms));
    }

    private static Map<String, String> words(Basis basis, Terms terms) {
        var work = basis.work();
        var offer = basis.offer();
        var oversight = work.oversight();
        var notation = basis.notation();
        var words = new HashMap<String, String>();
        words.put("client", phrase(terms.client()));
        words.put("partner", phrase(terms.partner()));
        words.put("partnerShort", terms.partner().split("[,\n]")[0].strip());
        words.put("title", phrase(work.title()));
        words.put("purpose", phrase(work.purpose()));
        words.put("scopeVersion", String.valueOf(work.version()));
        words.put(
                "scopeDay",
                notation.day(work.frozenAt().atZone(terms.reportZone()).toLocalDate()));
        words.put("assumptions", phrase(offer.assumptions()));
        words.put("exclusions", phrase(offer.exclusions()));
        words.put("start", notation.day(terms.start()));
        words.put("end", notation.day(terms.end()));
        words.put("zone", Terms.cityOf(terms.reportZone()));
        words.put("noticeDays", count(terms.noticeDays(), "day", "days"));
        words.put("lastNoticeDay", notation.day(terms.lastNoticeDay()));
        words.put("termMonths", count(offer.termMonths(), "month", "months"));
        words.put("total", notation.money(offer.total()));
        words.put("takingOver", notation.money(offer.takingOver()));
        words.put(
                "tax",
                terms.taxIncluded()
                        ? "inclusive of value added or sales tax"
                        : "exclusive of value added or sales tax, which is added where the law asks for it");
        words.put("taxPlain", terms.taxIncluded() ? "tax included" : "tax not included");
        words.put("paymentDays", count(terms.paymentDays(), "day", "days"));
        words.put("transitionWeeks", count(terms.transitionWeeks(), "week", "weeks"));
        words.put("transitionEnd", notation.day(terms.transitionEnd()));
        words.put("exitWeeks", count(terms.exitWeeksInARow(), "week", "weeks"));
        words.put("reporter", terms.reportedBy() == ReportedBy.VENDOR ? "The Partner" : "The Client's staff");
        words.put("reporterPlain", terms.reportedBy() == ReportedBy.VENDOR ? words.get("partnerShort") : "our staff");
        words.put("reportDay", weekday(terms.reportDay()));
        words.put("reportTime", time(terms.reportTime(), terms.reportZone()));
        words.put("accountable", phrase(oversight.accountable()));
        words.put("deputyPhrase", oversight.deputy().isBlank() ? "" : ", in absence " + phrase(oversight.deputy()));
        words.put("daily", phrase(oversight.daily().isBlank() ? oversight.accountable() : oversight.daily()));
        words.put("oversightHours", hours(oversight.hoursPerWeek(), notation));
        words.put("breachHours", count(work.data().breachNoticeHours(), "hour", "hours"));
        words.put("confidentiality", count(terms.confidentialityYears(), "year", "years"));
        words.put("creditPercent", notation.number(terms.creditPercent()));
        words.put("capPercent", notation.number(terms.capPercent()));
        words.put(
                "creditPlain",
                terms.creditPercent().signum() == 0
                        ? ""
                        : ", and " + notation.number(terms.creditPercent())
                                + (terms.rateModel() == RateModel.ONCE
                                        ? " % of its price back, at most "
                                        : " % of that month back, at most ")
                                + notation.number(terms.capPercent()) + " %");
        words.put("breaches", String.valueOf(terms.breaches()));
        words.put("windows", String.valueOf(terms.windows()));
        words.put("breachNotice", count(terms.breachNoticeDays(), "day", "days"));
        words.put("law", CountryNames.typedInSentence(phrase(terms.law())));
        words.put("place", CountryNames.typedInSentence(phrase(terms.place())));
        return Map.copyOf(words);
    }

    private static String hours(BigDecimal hours, Notation notation) {
        return notation.number(hours) + (hours.compareTo(BigDecimal.ONE) == 0 ? " hour" : " hours");
    }

    private static Set<String> facts(Basis basis, Terms terms) {
        var work = basis.work();
        var offer = basis.offer();
        var facts = new HashSet<String>();
        facts.add(
                switch (terms.renewal()) {
                    case NONE -> "renewalNone";
                    case AUTO -> "renewalAuto";
                    case OPTION -> "renewalOption";
                });
        facts.add(
                switch (terms.rateModel()) {
                    case FIXED -> "rateFixed";
                    case TIME -> "rateTime";
                    case CAPPED -> "rateCapped";
                    case PER_UNIT -> "ratePerUnit";
                    case ONCE -> "rateOnce";
                });
        facts.add(
                switch (work.data().subcontractors()) {
                    case NOT_ALLOWED -> "subcontractorsForbidden";
                    case WITH_CONSENT -> "subcontractorsWithConsent";
                    case ALLOWED -> "subcontractorsAllowed";
                });
        keep(facts, "excluded", !work.excluded().isEmpty());
        keep(facts, "inputs", !work.inputs().isEmpty());
        keep(facts, "assumptions", !offer.assumptions().isBlank());
        keep(facts, "exclusions", !offer.exclusions().isBlank());
        keep(facts, "takingOver", !offer.takingOver().isZero());
        keep(facts, "transition", terms.transitionWeeks() > 0);
        keep(facts, "dueRules", work.outputs().stream().anyMatch(output -> output.due() != null));
        keep(facts, "data", !work.data().rules().isEmpty());
        keep(facts, "escalation", !work.oversight().escalation().isEmpty());
        boolean once = terms.rateModel() == RateModel.ONCE;
        keep(facts, "creditMonthly", terms.creditPercent().signum() > 0 && !once);
        keep(facts, "creditOnce", terms.creditPercent().signum() > 0 && once);
        return Set.copyOf(facts);
    }

    private static void keep(Set<String> facts, String fact, boolean holds) {
        if (holds) {
            facts.add(fact);
        }
    }

    private static Map<String, List<Map<String, String>>> lists(Basis basis, Terms terms) {
        var work = basis.work();
        var outputs = work.outputs().stream().map(Wording::output).toList();
        var due = work.outputs().stream()
                .filter(output -> output.due() != null)
                .map(Wording::output)
                .toList();
        var levels = work.levels().stream()
                .map(level -> level(level, terms, basis.notation()))
                .toList();
        var rules = work.data().rules().stream()
                .map(rule -> Map.of(
                        "rule.data", phrase(rule.data()),
                        "rule.use", phrase(rule.use()),
                        "rule.storage", phrase(rule.storage()),
                        "rule.retention", phrase(rule.retention()),
                        "rule.atEnd", phrase(rule.atEnd())))
                .toList();
        var steps = new ArrayList<Map<String, String>>();
        for (var step : work.oversight().escalation()) {
            steps.add(Map.of(
                    "step.number", String.valueOf(steps.size() + 1),
                    "step.who", phrase(step.who()),
                    "step.hours", count(step.withinHours(), "hour", "hours")));
        }
        return Map.of(
                "outputs", outputs, "dueRules", due, "levels", levels, "data", rules, "escalation", List.copyOf(steps));
    }

    private static Map<String, String> output(Basis.Output output) {
        return Map.of(
                "output.name", phrase(output.name()),
                "output.quantity", phrase(output.quantity()),
                "output.due", output.due() == null ? "" : phrase(output.due()),
                "output.acceptance", phrase(output.acceptance()));
    }

    private static Map<String, String> level(Basis.Level level, Terms terms, Notation notation) {
        var committed = level.committed();
        return Map.of(
                "level.name", phrase(level.name()),
                "level.bound", bound(level, terms.agreedFor(level), notation),
                "level.target", notation.value(level.target(), level.unit()),
                "level.committed", committed == null ? "nothing else" : notation.value(committed, level.unit()),
                "level.window", phrase(level.window()),
                "level.formula", phrase(level.formula()),
                "level.measuring", phrase(level.measuring()),
                "level.sampleRule", sampleRule(level));
    }

    private static String sampleRule(Basis.Level level) {
        var few = level.minSample() > 1
                ? "A measuring period with fewer than " + level.minSample() + " items yields no result."
                : "";
        var exclusions = level.exclusions().isBlank() ? "" : "Not counted: " + phrase(level.exclusions()) + ".";
        return (few + " " + exclusions).strip();
    }

    /** At least 99.2 %, at most 4 hours. */
    static String bound(Basis.Level level, BigDecimal value, Notation notation) {
        return switch (level.direction()) {
            case HIGHER -> "at least " + notation.value(value, level.unit());
            case LOWER -> "at most " + notation.value(value, level.unit());
            case RANGE ->
                "between " + notation.number(level.target()) + " and "
                        + notation.value(
                                level.upperTarget() == null ? level.target() : level.upperTarget(), level.unit());
        };
    }
}
