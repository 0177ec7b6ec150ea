package app.handoff.triage;

import app.handoff.tenancy.ReadTransaction;
import app.handoff.text.CsvFile;
import app.handoff.text.Format;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** All tasks as a table for a spreadsheet program, with the columns that an import reads and what the rules made of them. */
@Component
class TaskExport {

    private static final List<String> COLUMNS = List.of(
            "name",
            "hours",
            "period",
            "doneBy",
            "costPerHour",
            "currency",
            "tools",
            "notes",
            "hoursPerYear",
            "costPerYear",
            "score",
            "decision");

    private final EntityManager database;
    private final ReadTransaction reading;
    private final Format format;

    TaskExport(EntityManager database, ReadTransaction reading, Format format) {
        this.database = database;
        this.reading = reading;
        this.format = format;
    }

    /** The tasks by name, as a CSV file. */
    byte[] csv() {
        var lines = Objects.requireNonNull(reading.execute(status -> database.createQuery(
                        "select new app.handoff.triage.TaskExport$Line(t.name, t.effort.hours, t.effort.period, t.doneBy,"
                                + " t.cost.costPerHour, t.currency, t.tools, t.notes, t.hoursPerYear, t.costPerYear,"
                                + " t.score, d.verdict)"
                                + " from Task t left join Decision d on d.id = t.decision"
                                + " where t.removedAt is null order by lower(t.name), t.id.id",
                        Line.class)
                .getResultList()));
        return CsvFile.of(
                COLUMNS.stream()
                        .map(column -> format.message("triage.export." + column))
                        .toList(),
                lines.stream().map(line -> line.cells(format)).toList(),
                LocaleContextHolder.getLocale());
    }

    record Line(
            String name,
            @Nullable BigDecimal hours,
            Period period,
            @Nullable String doneBy,
            @Nullable BigDecimal costPerHour,
            Currency currency,
            @Nullable String tools,
            @Nullable String notes,
            BigDecimal hoursPerYear,
            BigDecimal costPerYear,
            @Nullable Integer score,
            @Nullable Verdict verdict) {

        private List<@Nullable Object> cells(Format format) {
            return Arrays.asList(
                    name,
                    hours,
                    format.word(period),
                    doneBy,
                    costPerHour,
                    currency.getCurrencyCode(),
                    tools,
                    notes,
                    hoursPerYear,
                    costPerYear,
                    score == null ? null : BigDecimal.valueOf(score),
                    verdict == null ? null : format.word(verdict));
        }
    }
}
