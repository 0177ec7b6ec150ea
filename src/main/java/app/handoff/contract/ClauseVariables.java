package app.handoff.contract;

import static app.handoff.contract.ContractPhrases.count;
import static app.handoff.contract.ContractPhrases.phrase;
import static app.handoff.contract.ContractPhrases.time;
import static app.handoff.contract.ContractPhrases.weekday;

import app.handoff.kernel.CountryNames;
import app.handoff.kernel.Money;
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
record ClauseVariables(Map<String, String> words, Set<String> facts, Map<String, List<Map<String, String>>> lists) {

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

    static ClauseVariables of(ContractBasis contractBasis, Terms terms) {
        return of(contractBasis, terms, List.of());
    }

    /** @param attachments the documents that are part of it */
    static ClauseVariables of(ContractBasis contractBasis, Terms terms, List<Attachment> attachments) {
        return new ClauseVariables(
                words(contractBasis, terms), facts(contractBasis, terms), lists(contractBasis, terms, attachments));
    }

    private static Map<String, String> words(ContractBasis contractBasis, Terms terms) {
        var work = contractBasis.work();
        var offer = contractBasis.offer();
        var oversight = work.oversight();
        var contractLocale = contractBasis.notation();
        var words = new HashMap<String, String>();
        words.put("client", phrase(terms.client()));
        words.put("vendor", phrase(terms.vendor()));
        words.put("vendorCalled", contractBasis.vendorCalled());
        words.put("vendorShort", terms.vendor().split("[,\n]")[0].strip());
        words.put("title", phrase(work.title()));
        words.put("purpose", phrase(work.purpose()));
        words.put("scopeVersion", String.valueOf(work.version()));
        words.put(
                "scopeDay",
                contractLocale.day(work.frozenAt().atZone(terms.reportZone()).toLocalDate()));
        words.put("assumptions", phrase(offer.assumptions()));
        words.put("exclusions", phrase(offer.exclusions()));
        words.put("start", contractLocale.day(terms.start()));
        words.put("end", contractLocale.day(terms.end()));
        words.put("zone", Terms.cityOf(terms.reportZone()));
        words.put("noticeDays", count(terms.noticeDays(), "day", "days"));
        words.put("lastNoticeDay", contractLocale.day(terms.lastNoticeDay()));
        words.put("termMonths", count(offer.termMonths(), "month", "months"));
        words.put("total", contractLocale.money(offer.total()));
        words.put("takingOver", contractLocale.money(offer.takingOver()));
        words.put(
                "tax",
                terms.taxIncluded()
                        ? "inclusive of value added or sales tax"
                        : "exclusive of value added or sales tax, which is added where the law asks for it");
        words.put("taxPlain", terms.taxIncluded() ? "tax included" : "tax not included");
        var rules = offer.rules();
        words.put(
                "expensesPerYear",
                rules == null || rules.expensesPerYear() == null ? "" : contractLocale.money(rules.expensesPerYear()));
        words.put(
                "discountPercent",
                rules == null || rules.discountPercent() == null
                        ? ""
                        : contractLocale.number(rules.discountPercent()) + " %");
        words.put(
                "discountDays",
                rules == null || rules.discountDays() == null ? "" : count(rules.discountDays(), "day", "days"));
        words.put("paymentDays", count(terms.paymentDays(), "day", "days"));
        words.put("transitionWeeks", count(terms.transitionWeeks(), "week", "weeks"));
        words.put("transitionEnd", contractLocale.day(terms.transitionEnd()));
        words.put("exitWeeks", count(terms.exitWeeksInARow(), "week", "weeks"));
        words.put(
                "reporter",
                terms.reportedBy() == ReportedBy.VENDOR ? "The " + contractBasis.vendorCalled() : "The Client's staff");
        words.put("reporterPlain", terms.reportedBy() == ReportedBy.VENDOR ? words.get("vendorShort") : "our staff");
        words.put("reportDay", weekday(terms.reportDay()));
        words.put("reportTime", time(terms.reportTime(), terms.reportZone()));
        words.put("accountable", phrase(oversight.accountable()));
        words.put("deputyPhrase", oversight.deputy().isBlank() ? "" : ", in absence " + phrase(oversight.deputy()));
        words.put("daily", phrase(oversight.daily().isBlank() ? oversight.accountable() : oversight.daily()));
        words.put("oversightHours", hours(oversight.hoursPerWeek(), contractLocale));
        words.put("breachHours", count(work.data().breachNoticeHours(), "hour", "hours"));
        words.put("confidentiality", count(terms.confidentialityYears(), "year", "years"));
        words.put("creditPercent", contractLocale.number(terms.creditPercent()));
        words.put("capPercent", contractLocale.number(terms.capPercent()));
        words.put(
                "creditPlain",
                terms.creditPercent().signum() == 0
                        ? ""
                        : ", and " + contractLocale.number(terms.creditPercent())
                                + (terms.rateModel() == RateModel.ONCE
                                        ? " % of its price back, at most "
                                        : " % of that month back, at most ")
                                + contractLocale.number(terms.capPercent()) + " %");
        words.put("breaches", String.valueOf(terms.breaches()));
        words.put("windows", String.valueOf(terms.windows()));
        words.put("breachNotice", count(terms.breachNoticeDays(), "day", "days"));
        words.put("law", CountryNames.typedInSentence(phrase(terms.law())));
        words.put("place", CountryNames.typedInSentence(phrase(terms.place())));
        var safeguards = terms.safeguards();
        if (safeguards != null) {
            safeguards(words, safeguards, contractBasis);
        }
        return Map.copyOf(words);
    }

    private static void safeguards(Map<String, String> words, Safeguards safeguards, ContractBasis contractBasis) {
        var locale = contractBasis.notation();
        var insured = safeguards.insuranceSum();
        var rate = safeguards.lateRate();
        words.put("liabilityPercent", locale.number(safeguards.liabilityPercent()));
        words.put("warranty", count(safeguards.warrantyMonths(), "month", "months"));
        words.put(
                "insuranceSum",
                insured == null
                        ? ""
                        : locale.money(
                                new Money(insured, contractBasis.offer().total().currency())));
        words.put("lateRate", rate == null ? "" : locale.number(rate));
        words.put("standstill", count(safeguards.longestStandstillDays(), "day", "days"));
        words.put("clientNotices", phrase(safeguards.clientNotices()));
        words.put("vendorNotices", phrase(safeguards.vendorNotices()));
    }

    private static String hours(BigDecimal hours, ContractLocale contractLocale) {
        return contractLocale.number(hours) + (hours.compareTo(BigDecimal.ONE) == 0 ? " hour" : " hours");
    }

    private static Set<String> facts(ContractBasis contractBasis, Terms terms) {
        var work = contractBasis.work();
        var offer = contractBasis.offer();
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
        var rules = offer.rules();
        keep(facts, "baseFee", rules != null && rules.baseFee());
        keep(facts, "steps", rules != null && rules.steps());
        keep(facts, "minimums", rules != null && !rules.minimums().isEmpty());
        keep(facts, "discount", rules != null && rules.discountPercent() != null);
        var expenses = rules == null ? null : rules.expenses();
        keep(facts, "expensesUntold", expenses == null);
        keep(facts, "expensesIncluded", expenses == ContractBasis.Expenses.INCLUDED);
        keep(facts, "expensesAtCost", expenses == ContractBasis.Expenses.AT_COST);
        keep(facts, "expensesCapped", expenses == ContractBasis.Expenses.CAPPED);
        boolean once = terms.rateModel() == RateModel.ONCE;
        keep(facts, "creditMonthly", terms.creditPercent().signum() > 0 && !once);
        keep(facts, "creditOnce", terms.creditPercent().signum() > 0 && once);
        var safeguards = terms.safeguards();
        if (safeguards != null) {
            facts.add("safeguards");
            facts.add(
                    switch (safeguards.lateInterest()) {
                        case EU -> "lateEu";
                        case UK -> "lateUk";
                        case RATE -> "lateRate";
                    });
            keep(facts, "insured", safeguards.insuranceSum() != null);
        }
        return Set.copyOf(facts);
    }

    private static void keep(Set<String> facts, String fact, boolean holds) {
        if (holds) {
            facts.add(fact);
        }
    }

    private static Map<String, List<Map<String, String>>> lists(
            ContractBasis contractBasis, Terms terms, List<Attachment> attachments) {
        var work = contractBasis.work();
        var outputs = work.outputs().stream().map(ClauseVariables::output).toList();
        var due = work.outputs().stream()
                .filter(output -> output.due() != null)
                .map(ClauseVariables::output)
                .toList();
        var levels = work.levels().stream()
                .map(level -> level(level, terms, contractBasis.notation()))
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
        var priceRules = contractBasis.offer().rules();
        var minimums = priceRules == null
                ? List.<Map<String, String>>of()
                : priceRules.minimums().stream()
                        .map(minimum -> Map.of("minimum.volume", minimum))
                        .toList();
        return Map.of(
                "outputs",
                outputs,
                "dueRules",
                due,
                "levels",
                levels,
                "data",
                rules,
                "escalation",
                List.copyOf(steps),
                "minimums",
                minimums,
                "attachments",
                attachments.stream()
                        .map(one -> Map.of(
                                "attachment.title", phrase(one.title()),
                                "attachment.file", one.fileName(),
                                "attachment.size", contractBasis.notation().number(BigDecimal.valueOf(one.size())),
                                "attachment.sha256", one.sha256()))
                        .toList());
    }

    private static Map<String, String> output(ContractBasis.Output output) {
        return Map.of(
                "output.name", phrase(output.name()),
                "output.quantity", phrase(output.quantity()),
                "output.due", output.due() == null ? "" : phrase(output.due()),
                "output.acceptance", phrase(output.acceptance()));
    }

    private static Map<String, String> level(ContractBasis.Level level, Terms terms, ContractLocale contractLocale) {
        var committed = level.committed();
        return Map.of(
                "level.name", phrase(level.name()),
                "level.bound", bound(level, terms.agreedFor(level), contractLocale),
                "level.target",
                        contractLocale.value(
                                level.asked().target(), level.words().unit()),
                "level.committed",
                        committed == null
                                ? "nothing else"
                                : contractLocale.value(committed, level.words().unit()),
                "level.window", phrase(level.words().window()),
                "level.formula", phrase(level.words().formula()),
                "level.measuring", phrase(level.words().measuring()),
                "level.sampleRule", sampleRule(level));
    }

    private static String sampleRule(ContractBasis.Level level) {
        var asked = level.asked();
        var few = asked.minSample() > 1
                ? "A measuring period with fewer than " + asked.minSample() + " items yields no result."
                : "";
        var exclusions = asked.exclusions().isBlank() ? "" : "Not counted: " + phrase(asked.exclusions()) + ".";
        return (few + " " + exclusions).strip();
    }

    /** At least 99.2 %, at most 4 hours. */
    static String bound(ContractBasis.Level level, BigDecimal value, ContractLocale contractLocale) {
        var asked = level.asked();
        var unit = level.words().unit();
        return switch (asked.direction()) {
            case HIGHER -> "at least " + contractLocale.value(value, unit);
            case LOWER -> "at most " + contractLocale.value(value, unit);
            case RANGE ->
                "between " + contractLocale.number(asked.target()) + " and "
                        + contractLocale.value(
                                asked.upperTarget() == null ? asked.target() : asked.upperTarget(), unit);
        };
    }
}
