package app.handoff.triage;

import app.handoff.kernel.DataClass;
import app.handoff.kernel.PlainText;
import app.handoff.kernel.RuleViolation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Everything people say about a task.
 *
 * @param nature null where nobody has assessed it yet
 * @param doneBy who does it today
 * @param judge who in the house can tell good work from bad; null means nobody
 * @param tools the programs it is done with
 * @param notes what has no place of its own
 */
public record TaskDetails(
        String name,
        @Nullable TaskProfile nature,
        Effort effort,
        Cost cost,
        @Nullable String doneBy,
        @Nullable String judge,
        Set<DataClass> data,
        @Nullable String tools,
        @Nullable String notes,
        List<Volume> volumes) {

    /** How people write down that several do it, or more than they count. */
    private static final Pattern BETWEEN_NAMES = Pattern.compile("[,;/&+\n]|\\b(?:and|und|et|y|en|og|och)\\b");

    private static final Pattern MANY = Pattern.compile(
            "\\d|\\b(?:team|staff|crew|people|everyone|everybody|all|we|us|department|office|desk|reception|volunteers|alle|leute)\\b",
            Pattern.CASE_INSENSITIVE);

    /** From here on a week of one person is doubted. */
    private static final BigDecimal LONG_WEEK = BigDecimal.valueOf(60);

    private static final BigDecimal WEEKS = BigDecimal.valueOf(Period.WEEK.timesAYear());

    public TaskDetails {
        name = name.strip();
        doneBy = PlainText.orNull(doneBy);
        judge = PlainText.orNull(judge);
        tools = PlainText.orNull(tools);
        notes = PlainText.orNull(notes);
        data = data.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(data));
        volumes = List.copyOf(volumes);
    }

    /** How many people do it; empty where nobody is named, or more than are told by name. */
    private Optional<BigDecimal> people() {
        return Optional.ofNullable(doneBy)
                .filter(names -> !MANY.matcher(names).find())
                .map(names -> BETWEEN_NAMES
                        .splitAsStream(names)
                        .filter(name -> !name.isBlank())
                        .count())
                .map(names -> BigDecimal.valueOf(Math.max(1, names)));
    }

    /** @throws RuleViolation at {@code hours} if those who are named do not have as many */
    void expectTheHoursThereAre() {
        var hours = effort.hours();
        people().map(effort.period().hours()::multiply)
                .filter(most -> hours != null && hours.compareTo(most) > 0)
                .ifPresent(most -> {
                    throw new RuleViolation("triage.effort.moreThanThereAre", doneBy, most).at("hours");
                });
    }

    /** The hours in a week of each of those who are named, where these are so many that they may be a mistake. */
    Optional<BigDecimal> longWeek() {
        return people().map(people -> effort.hoursPerYear().divide(people.multiply(WEEKS), 0, RoundingMode.HALF_UP))
                .filter(hours -> hours.compareTo(LONG_WEEK) > 0);
    }
}
