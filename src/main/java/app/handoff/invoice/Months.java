package app.handoff.invoice;

import app.handoff.kernel.NotFound;
import app.handoff.kernel.Sentence;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Optional;

/** Months in addresses and in sentences. */
final class Months {

    private Months() {}

    /** June 2027. */
    static Sentence said(YearMonth month) {
        return Sentence.of("invoice.monthOf", month.getMonth(), String.valueOf(month.getYear()));
    }

    /** Reads 2027-06; empty where it is no month. */
    static Optional<YearMonth> read(String typed) {
        try {
            return Optional.of(YearMonth.parse(typed.strip()));
        } catch (DateTimeException noMonth) {
            return Optional.empty();
        }
    }

    /** @throws NotFound where an address names no month */
    static YearMonth of(String typed) {
        return read(typed).orElseThrow(NotFound::new);
    }
}
