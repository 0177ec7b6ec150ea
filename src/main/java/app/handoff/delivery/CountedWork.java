package app.handoff.delivery;

import app.handoff.kernel.EngagementId;
import app.handoff.servicelevel.AgreedLevel;
import app.handoff.servicelevel.ServiceLevel.Method;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What running work counts and lasts, as far as somebody who checks what is billed for it has to know. */
@Service
public class CountedWork {

    private final DeliveryRepository deliveries;
    private final StatusReportRepository reports;

    CountedWork(DeliveryRepository deliveries, StatusReportRepository reports) {
        this.deliveries = deliveries;
        this.reports = reports;
    }

    /** The days of each work of an engagement, by the contract that it is done under. */
    @Transactional(readOnly = true)
    public Map<UUID, Term> terms(EngagementId engagement) {
        return terms(List.of(engagement));
    }

    /** The same for several engagements. */
    @Transactional(readOnly = true)
    public Map<UUID, Term> terms(Collection<EngagementId> engagements) {
        return deliveries.ofEngagements(engagements).stream()
                .map(CountedWork::term)
                .collect(Collectors.toMap(Term::contract, term -> term, (earlier, later) -> later));
    }

    private static Term term(Delivery delivery) {
        return new Term(delivery.contract(), delivery.starts(), delivery.lastDay(), takenOverOn(delivery));
    }

    /** The transition ends on the day on which the work went live, else on the one that the contract names. */
    private static LocalDate takenOverOn(Delivery delivery) {
        var live = delivery.liveFrom();
        var day = live == null || delivery.transition().weeks() == 0
                ? delivery.transition().ends()
                : LocalDate.ofInstant(live, delivery.schedule().zone());
        if (day.isBefore(delivery.starts())) {
            return delivery.starts();
        }
        return day.isAfter(delivery.lastDay()) ? delivery.lastDay() : day;
    }

    /**
     * What the weekly reports of the work under a contract counted in the weeks that ended between two days, both included; nothing
     * where none is in.
     */
    @Transactional(readOnly = true)
    public Count count(EngagementId engagement, UUID contract, LocalDate from, LocalDate to) {
        var delivery = deliveries.ofEngagements(List.of(engagement)).stream()
                .filter(work -> work.contract().equals(contract))
                .reduce((earlier, later) -> later)
                .orElse(null);
        if (delivery == null) {
            return Count.NOTHING;
        }
        var told = reports.endingBetween(delivery.id(), from, to).stream()
                .flatMap(report -> Optional.ofNullable(report.submission().content()).stream())
                .toList();
        var hours = told.stream()
                .flatMap(content -> Optional.ofNullable(content.vendorHours()).stream())
                .toList();
        var cases = new ArrayList<Cases>();
        delivery.levels().stream()
                .filter(level -> level.asked().method() == Method.ALL
                        && level.asked().kind().asksCases())
                .forEach(level -> cases(level, told).ifPresent(cases::add));
        return new Count(
                told.size(), hours.isEmpty() ? null : hours.stream().reduce(BigDecimal.ZERO, BigDecimal::add), cases);
    }

    private static Optional<Cases> cases(AgreedLevel level, List<ReportContent> told) {
        return told.stream()
                .flatMap(content -> content.measurement(level.id()).stream())
                .flatMap(measured -> Optional.ofNullable(measured.denominator()).stream())
                .reduce(BigDecimal::add)
                .map(sum -> new Cases(level.asked().denominatorLabel(), sum));
    }

    /**
     * The days of a work.
     *
     * @param contract the one it is done under
     * @param takenOver the day on which taking over the work was done or is to be done
     */
    public record Term(UUID contract, LocalDate starts, LocalDate lastDay, LocalDate takenOver) {}

    /**
     * What weekly reports told.
     *
     * @param reports how many
     * @param vendorHours the vendor's own hours; null where no report told them
     * @param cases what was counted piece by piece, without samples
     */
    public record Count(int reports, @Nullable BigDecimal vendorHours, List<Cases> cases) {

        static final Count NOTHING = new Count(0, null, List.of());
    }

    /** How many of what: 320 entries posted. */
    public record Cases(String what, BigDecimal number) {}
}
