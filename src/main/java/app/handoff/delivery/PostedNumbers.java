package app.handoff.delivery;

import app.handoff.kernel.PossibleDays;
import app.handoff.text.Numbers;
import app.handoff.text.PastedTable;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a system posts: a day of the week that it tells of, and rows of numbers under the names of the columns, as in a table.
 *
 * @param day null for the week whose report is due next
 */
record PostedNumbers(@Nullable LocalDate day, PastedTable table) {

    /** Nothing that is counted in a week has more, and "1e999999999" written out would fill the memory. */
    private static final int MOST_DIGITS = 30;

    static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_ROWS = 1_000;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** What is wrong with what was posted: the key of a sentence with what fills it. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1;

        private final transient Object[] words;

        Unreadable(String key, Object... words) {
            super(key);
            this.words = words;
        }

        String key() {
            return String.valueOf(getMessage());
        }

        Object[] words() {
            return words.clone();
        }
    }

    /** @throws Unreadable if it is no JSON, or not of this form */
    static PostedNumbers read(byte[] body) throws Unreadable {
        JsonNode root;
        try {
            root = JSON.readTree(body);
        } catch (JacksonException e) {
            throw new Unreadable("delivery.token.api.noJson");
        } catch (NumberFormatException beyondAllNumbers) {
            throw new Unreadable("delivery.token.api.digits", MOST_DIGITS);
        }
        if (root == null || !root.isObject() || !root.path("rows").isArray()) {
            throw new Unreadable("delivery.token.api.form");
        }
        for (var name : root.propertyNames()) {
            if (!name.equals("day") && !name.equals("rows")) {
                throw new Unreadable("delivery.token.api.unknown", name);
            }
        }
        return new PostedNumbers(day(root.path("day")), table(root.path("rows")));
    }

    private static @Nullable LocalDate day(JsonNode said) throws Unreadable {
        if (said.isMissingNode() || said.isNull()) {
            return null;
        }
        try {
            var day = LocalDate.parse(said.asString(""));
            if (PossibleDays.contains(day)) {
                return day;
            }
        } catch (DateTimeException e) {
            throw new Unreadable("delivery.token.api.day");
        }
        throw new Unreadable("delivery.token.api.day");
    }

    private static PastedTable table(JsonNode rows) throws Unreadable {
        if (rows.size() > MOST_ROWS) {
            throw new Unreadable("delivery.token.api.rows", MOST_ROWS);
        }
        var names = new LinkedHashSet<String>();
        for (var row : rows) {
            if (!row.isObject()) {
                throw new Unreadable("delivery.token.api.form");
            }
            names.addAll(row.propertyNames());
        }
        if (names.isEmpty()) {
            throw new Unreadable("delivery.token.api.form");
        }
        if (names.size() > PastedTable.MOST_COLUMNS) {
            throw new Unreadable("delivery.token.api.columns", PastedTable.MOST_COLUMNS);
        }
        var table = new ArrayList<PastedTable.Row>();
        table.add(new PastedTable.Row(0, List.copyOf(names)));
        int line = 1;
        for (var row : rows) {
            var cells = new ArrayList<String>();
            for (var name : names) {
                cells.add(cell(row.path(name)));
            }
            table.add(new PastedTable.Row(line++, cells));
        }
        return new PastedTable(table);
    }

    private static String cell(JsonNode value) throws Unreadable {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (value.isNumber()) {
            return Numbers.print(number(value));
        }
        return Optional.of(value)
                .filter(JsonNode::isString)
                .map(text -> text.asString().strip())
                .orElseThrow(() -> new Unreadable("delivery.token.api.cell"));
    }

    // A number is made of its digits only when it is asked for.
    private static BigDecimal number(JsonNode value) throws Unreadable {
        try {
            var number = value.decimalValue();
            if (number.precision() <= MOST_DIGITS && Math.abs((long) number.scale()) <= MOST_DIGITS) {
                return number;
            }
        } catch (ArithmeticException | NumberFormatException beyondAllNumbers) {
            throw new Unreadable("delivery.token.api.digits", MOST_DIGITS);
        }
        throw new Unreadable("delivery.token.api.digits", MOST_DIGITS);
    }
}
