package app.handoff;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Counts what this thread's work asks the database, whoever asks: a list must not ask more because it has more rows. BEGIN and
 * COMMIT are not counted, nor what the application's own jobs ask meanwhile.
 */
public final class StatementCount {

    /** Of the statement that enters a business, and of the one that counts its changes. */
    private static final List<String> OF_TENANCY = List.of("set_config('app.business_id'", "update business_change");

    /** What is kept for the whole installation for some seconds, in which a slow machine does not draw a PDF. */
    private static final List<String> KEPT_FOR_ALL = List.of("from public_address", "from mail_server");

    private StatementCount() {}

    /** How many statements ask for something, beside {@linkplain #withoutTenancy those around each transaction}. */
    public static long of(Supplier<?> work) {
        return withoutTenancy(statements(work)).size();
    }

    /**
     * What a page asks once its answers are kept, as for whoever comes second: the fewer of two, and of one more where the minute
     * for which they are kept has ended between them.
     */
    public static long ofRepeated(Supplier<?> work) {
        return withoutTenancy(statementsOfRepeated(work)).size();
    }

    /** The same, as it was asked, with what is around each transaction. */
    public static List<String> statementsOfRepeated(Supplier<?> work) {
        var minute = minute();
        var first = without(KEPT_FOR_ALL, statements(work));
        var second = without(KEPT_FOR_ALL, statements(work));
        var third = minute.equals(minute()) ? second : without(KEPT_FOR_ALL, statements(work));
        return Stream.of(first, second, third)
                .min(Comparator.comparing(List::size))
                .orElseThrow();
    }

    /** What is left without the statements around each transaction that enter the business and count its changes. */
    public static List<String> withoutTenancy(List<String> statements) {
        return without(OF_TENANCY, statements);
    }

    private static Instant minute() {
        return Instant.now().truncatedTo(ChronoUnit.MINUTES);
    }

    private static List<String> without(List<String> parts, List<String> statements) {
        return statements.stream()
                .filter(sql -> parts.stream().noneMatch(sql::contains))
                .toList();
    }

    private static List<String> statements(Supplier<?> work) {
        var asked = DatabaseLog.of(work::get).stream()
                .flatMap(transaction -> transaction.statements().stream())
                .toList();
        if (asked.isEmpty()) {
            throw new AssertionError("The work asked the database nothing in this thread: nothing was counted");
        }
        return asked;
    }
}
