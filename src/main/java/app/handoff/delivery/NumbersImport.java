package app.handoff.delivery;

import app.handoff.kernel.Names;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.Sentence;
import app.handoff.servicelevel.AgreedLevel;
import app.handoff.servicelevel.Counted;
import app.handoff.servicelevel.MeasureKind;
import app.handoff.text.NumberKind;
import app.handoff.text.Numbers;
import app.handoff.text.PastedTable;
import app.handoff.text.TablePlan;
import app.handoff.text.UnreadableNumber;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a week out of a table that some system wrote. Its rows, such as days, are taken together as the kind of each level
 * says: cases are added up, the slowest stays the slowest. A cell without a number tells of nothing, which is not 0.
 *
 * @param found what each level came to; a level that the table tells nothing of is not there
 * @param problems cells that have to be mended before anything is taken over
 */
record NumbersImport(List<Found> found, List<Problem> problems) {

    static final NumbersImport NOTHING = new NumbersImport(List.of(), List.of());

    private static final int PLACES = 6;
    private static final int LONGEST_HEADING = 120;

    public NumbersImport {
        found = List.copyOf(found);
        problems = List.copyOf(problems);
    }

    /**
     * What a level came to.
     *
     * @param index where it stands among the levels of the report
     * @param rows how many rows told of it
     */
    record Found(int index, AgreedLevel level, Measurement measured, int rows) {

        public Sentence result() {
            return ServiceLevelText.result(
                    level, measured.resultOf(level), measured.numerator(), measured.denominator());
        }
    }

    /**
     * A cell that cannot be taken over.
     *
     * @param row its line in the text, from 1
     */
    record Problem(int row, String level, String typed, Sentence why) {}

    /** What a column can tell of a level: {@code <level>.numerator} or {@code <level>.denominator}. */
    static String column(AgreedLevel level, boolean numerator) {
        return level.id() + (numerator ? ".numerator" : ".denominator");
    }

    /**
     * How a table is probably meant.
     *
     * @param known for each heading, as {@link Names#folded} writes it, what it meant before or says by itself
     * @param chosen what somebody chose for the columns; null where they are to be guessed
     */
    static TablePlan<String> plan(
            PastedTable table, Map<String, String> known, @Nullable List<@Nullable String> chosen, boolean headed) {
        boolean underHeading = chosen == null ? isHeaded(table) : headed;
        var columns = new ArrayList<String>();
        for (int at = 0; at < table.width(); at++) {
            var said = chosen != null && at < chosen.size() ? chosen.get(at) : null;
            var guess = chosen == null && underHeading ? known.get(heading(table, at)) : said;
            // What two columns would tell is not guessed.
            columns.add(guess == null || chosen == null && columns.contains(guess) ? "" : guess);
        }
        return new TablePlan<>(columns, underHeading);
    }

    private static boolean isHeaded(PastedTable table) {
        return !table.isEmpty()
                && table.rows().get(0).cells().stream()
                        .noneMatch(cell -> !cell.isEmpty() && Character.isDigit(cell.charAt(0)));
    }

    static String heading(PastedTable table, int column) {
        return table.isEmpty() ? "" : Names.folded(table.rows().get(0).cell(column));
    }

    /** What was chosen for each heading, to be known the next time. */
    static Map<String, String> headings(PastedTable table, TablePlan<String> plan) {
        var headings = new LinkedHashMap<String, String>();
        for (int at = 0; plan.headed() && at < plan.columns().size(); at++) {
            var heading = heading(table, at);
            if (!heading.isEmpty() && heading.length() <= LONGEST_HEADING) {
                headings.put(heading, plan.columns().get(at));
            }
        }
        return headings;
    }

    /** @throws RuleViolation at {@code table} if there is nothing to read, or no column was chosen */
    static NumbersImport of(PastedTable table, TablePlan<String> plan, List<AgreedLevel> levels) {
        if (plan.rows(table).isEmpty()) {
            throw new RuleViolation("delivery.numbers.empty").at("table");
        }
        if (plan.columns().stream().allMatch(String::isEmpty)) {
            throw new RuleViolation("delivery.numbers.noColumn").at("table");
        }
        for (var column : plan.columns()) {
            if (!column.isEmpty()
                    && plan.columns().stream().filter(column::equals).count() > 1) {
                throw new RuleViolation("delivery.numbers.twice").at("table");
            }
        }
        var found = new ArrayList<Found>();
        var problems = new ArrayList<Problem>();
        for (int index = 0; index < levels.size(); index++) {
            new Reading(table, plan, levels.get(index), index, problems).read().ifPresent(found::add);
        }
        if (found.isEmpty() && problems.isEmpty()) {
            throw new RuleViolation("delivery.numbers.nothing").at("table");
        }
        return new NumbersImport(found, problems);
    }

    /** What is typed into the fields of the report by it. */
    Map<String, String> answers() {
        var answers = new LinkedHashMap<String, String>();
        for (var one : found) {
            answers.put(
                    "levels[" + one.index() + "].numerator",
                    typed(one.measured().numerator()));
            if (one.level().asked().kind().isOutOfCases()) {
                answers.put(
                        "levels[" + one.index() + "].denominator",
                        typed(one.measured().denominator()));
            }
        }
        return answers;
    }

    private static String typed(@Nullable BigDecimal number) {
        return number == null ? "" : Numbers.print(number);
    }

    boolean isReady() {
        return problems.isEmpty() && !found.isEmpty();
    }

    /** Of one level. */
    private record Reading(
            PastedTable table, TablePlan<String> plan, AgreedLevel level, int index, List<Problem> problems) {

        private Optional<Found> read() {
            var counted = new ArrayList<Counted>();
            for (var row : plan.rows(table)) {
                var measured = measured(row);
                if (measured != null) {
                    measured.counted(level).ifPresent(counted::add);
                }
            }
            return counted.stream()
                    .reduce(kind()::together)
                    .map(all -> new Found(
                            index,
                            level,
                            new Measurement(
                                    level.id(), rounded(all.counted()), kind().isOutOfCases() ? all.cases() : null),
                            counted.size()));
        }

        private MeasureKind kind() {
            return level.asked().kind();
        }

        private static BigDecimal rounded(BigDecimal number) {
            return number.scale() > PLACES ? number.setScale(PLACES, RoundingMode.HALF_UP) : number;
        }

        /** What a row tells; null where it tells nothing, or not as it should. */
        private @Nullable Measurement measured(PastedTable.Row row) {
            int before = problems.size();
            var numerator = number(row, true, kind().counted(level.asked().unit()));
            var denominator = kind().isOutOfCases() ? number(row, false, kind().cases()) : null;
            if (problems.size() > before || numerator == null && denominator == null) {
                return null;
            }
            var measured = new Measurement(level.id(), numerator, denominator);
            try {
                measured.check(level, "numerator", "denominator");
                return measured;
            } catch (RuleViolation wrong) {
                var typed = plan.cell(row, column(level, true)) + " / " + plan.cell(row, column(level, false));
                problems.add(
                        new Problem(row.line(), level.name(), typed, Sentence.of(wrong.code(), wrong.arguments())));
                return null;
            }
        }

        private @Nullable BigDecimal number(PastedTable.Row row, boolean first, NumberKind kind) {
            var said = plan.cell(row, column(level, first));
            if (said.isEmpty()) {
                return null;
            }
            try {
                return Numbers.read(said, kind);
            } catch (UnreadableNumber unreadable) {
                problems.add(new Problem(
                        row.line(), level.name(), said, Sentence.of(unreadable.code(), unreadable.words())));
                return null;
            }
        }
    }
}
