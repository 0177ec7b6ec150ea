package app.handoff.contract;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Two clauses that say different things about one matter. Standard clauses that are filled from one answer never do; a
 * clause in words of its own can. Each pair is named here with the words by which it is found.
 */
enum Contradiction {
    /** Data is kept for a time after the end, and all of it goes within days of the end. */
    DATA_KEPT_AND_GONE(
            ClauseType.DATA,
            has("(kept|keep|keeps|stored|retained?)\\b[^.;]*?(after|beyond|longer)|(days?|weeks?|months?|years?)"
                    + " (after|longer)"),
            ClauseType.DATA,
            has("(return|destroy|delete)[^.]* all [^.]*within \\d+ (days|weeks)")
                    .and(has("longer time is set out|end of that time").negate())),
    /** The contract ends on a day, and goes on by itself on that day. */
    ENDS_AND_GOES_ON(
            ClauseType.DEADLINES,
            has("(?<!term of )this contract ends on"),
            ClauseType.TERMINATION,
            has("goes on for a further")),
    /** The work is paid by the month, and once. */
    MONTHLY_AND_ONCE(
            ClauseType.PAY,
            has("equal monthly parts|invoice once a month|each month"),
            ClauseType.PAY,
            has("price[^.]* (is paid |shall be paid )?once, when|paid once")),
    /** A credit counts a fee of the month, where the price is paid once. */
    MONTHLY_CREDIT_OF_ONE_PRICE(
            ClauseType.REMEDIES,
            has("fee of the month|month's fee"),
            ClauseType.PAY,
            has("price[^.]* once, when|paid once")),
    /** Nobody but the vendor's own people may work on it, and subcontractors may. */
    OWN_PEOPLE_AND_SUBCONTRACTORS(
            ClauseType.WORK,
            has("subcontractors are not permitted|with its own people"),
            ClauseType.WORK,
            has("may use subcontractors")),
    /** There is no transition, and remedies or levels wait for its end. */
    NO_TRANSITION_AND_ITS_END(
            ClauseType.TRANSITION, has("there is no transition"), ClauseType.QUALITY, has("during the transition")),
    /** What a side is liable for has a limit, and has none. */
    LIMITED_AND_UNLIMITED(
            ClauseType.LIABILITY,
            has("is limited to"),
            ClauseType.LIABILITY,
            has("without (any )?limit|unlimited|is not limited in amount")),
    /** Liability is counted by the year, where the price is paid once. */
    YEARLY_LIMIT_OF_ONE_PRICE(
            ClauseType.LIABILITY,
            has("prices for 12 months|fee of (a|one) year|yearly fee"),
            ClauseType.PAY,
            has("price[^.]* once, when|paid once")),
    /** The whole work is the vendor's own people's, and a clause on transfer lets others do it. */
    OWN_PEOPLE_AND_TRANSFER(
            ClauseType.WORK,
            has("subcontractors are not permitted|with its own people"),
            ClauseType.ASSIGNMENT,
            has("may (use|appoint|engage) subcontractors|may subcontract")),
    /** The clauses go before the schedules, and the schedules before the clauses. */
    TWO_ORDERS_OF_DOCUMENTS(
            ClauseType.WORK,
            has("this agreement prevails"),
            ClauseType.DOCUMENTS,
            has("schedules? (\\d )?(prevails?|goes? first)|first,? the schedules?|first,? schedule")),
    /** The contract is not changed by e-mail, and can be. */
    CHANGED_BY_MAIL_AND_NOT(
            ClauseType.REVISION,
            has("not changed by e-mail"),
            ClauseType.NOTICES,
            has("(?<!not )(change|amend)(ed|s)? [^.]*by e-mail")),
    /** Late payment bears interest in one clause and none in another. */
    INTEREST_AND_NONE(
            ClauseType.PAY, has("no interest|without interest"), ClauseType.LATE_PAYMENT, has("bears interest")),
    /** What a side is liable for has a limit, and another one in a clause of the business's own. */
    TWO_LIMITS(
            ClauseType.LIABILITY,
            has("is limited to"),
            ClauseType.OWN,
            has("liab[^.]*(limited to|at most|not exceed|no more than|capped|up to)|(limit|cap) of liability")),
    /** An invoice is to be paid within a time, and within another one by a clause of the business's own. */
    TWO_TIMES_TO_PAY(
            ClauseType.PAY,
            has("pay within|paid within"),
            ClauseType.OWN,
            has("(pay|paid|payable|due)[^.]*within [^.]*days|invoices?[^.]* \\d+ (calendar |working )?days")),
    /** A side may end the contract with a notice, and with another one by a clause of the business's own. */
    TWO_NOTICES_TO_END(
            ClauseType.TERMINATION,
            has("written notice to the end"),
            ClauseType.OWN,
            has(
                    "(terminat|end this (contract|agreement))[^.]*notice|notice[^.]*terminat|period of notice|notice period")),
    /** One law and one place of courts, and others in a clause of the business's own. */
    TWO_LAWS(
            ClauseType.LAW,
            has("governed by"),
            ClauseType.OWN,
            has("governed by|(court|arbitra)[^.]*(jurisdiction|decide|settle)|jurisdiction"));

    /** Of what a clause of the business's own must speak, in the same sentence, to speak of the matter of one of our library. */
    private static final Map<ClauseType, Predicate<String>> SPEAKS_OF = Map.of(
            ClauseType.DATA, has("data"),
            ClauseType.LIABILITY, has("liab"),
            ClauseType.PAY, has("pay|paid|price|invoice|interest"));

    private final ClauseType one;
    private final Predicate<String> oneSays;
    private final ClauseType other;
    private final Predicate<String> otherSays;

    Contradiction(ClauseType one, Predicate<String> oneSays, ClauseType other, Predicate<String> otherSays) {
        this.one = one;
        this.oneSays = oneSays;
        this.other = other;
        this.otherSays = otherSays;
    }

    private static Predicate<String> has(String words) {
        var pattern = Pattern.compile(words);
        return text -> pattern.matcher(text).find();
    }

    /** Those that stand between these clauses. */
    static List<Contradiction> in(Collection<ClauseText> clauses) {
        return Arrays.stream(values())
                .filter(pair -> says(clauses, pair.one, pair.oneSays) && says(clauses, pair.other, pair.otherSays))
                .toList();
    }

    /** A clause of the business's own can speak of any matter. */
    private static boolean says(Collection<ClauseText> clauses, ClauseType type, Predicate<String> words) {
        return clauses.stream().anyMatch(clause -> {
            var text = clause.law().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
            if (clause.type() == type) {
                return words.test(text);
            }
            return clause.type().isOwn()
                    && Arrays.stream(text.split("(?<=\\.) "))
                            .anyMatch(sentence -> words.test(sentence)
                                    && SPEAKS_OF.getOrDefault(type, any -> true).test(sentence));
        });
    }
}
