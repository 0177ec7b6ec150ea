package app.handoff.vendor;

import app.handoff.engagement.Agenda;
import app.handoff.kernel.Deadline;
import app.handoff.kernel.Role;
import app.handoff.kernel.Sentence;
import app.handoff.tenancy.Tenancy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Security certificates that end soon: a new one is asked for a month before, urgently a week before, and on the last day. */
@Component
class EvidenceAgenda implements Agenda {

    private static final int ASK_DAYS_BEFORE = 30;
    private static final int URGENT_DAYS_BEFORE = 7;
    /** Afterwards the warning stands on the vendor's own page. */
    private static final int REMIND_DAYS_AFTER = 14;

    private final ComplianceStatementRepository statements;

    EvidenceAgenda(ComplianceStatementRepository statements) {
        this.statements = statements;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Need> needs(Viewer viewer, Instant now, int limit) {
        if (!viewer.role().includes(Role.MANAGER)) {
            return List.of();
        }
        var zone = Tenancy.locality().zone();
        var today = now.atZone(zone).toLocalDate();
        return statements
                .lapsing(today.minusDays(REMIND_DAYS_AFTER), today.plusDays(ASK_DAYS_BEFORE), Limit.of(limit))
                .stream()
                .map(statement -> need(statement, today, zone))
                .toList();
    }

    private static Need need(ExpiringEvidence statement, LocalDate today, ZoneId zone) {
        boolean urgent = !statement.getValidUntil().isAfter(today.plusDays(URGENT_DAYS_BEFORE));
        boolean lapsed = statement.getValidUntil().isBefore(today);
        return new Need(
                null,
                Sentence.of("vendor.agenda.renew", statement.getVendorName(), standard(statement)),
                Sentence.of(lapsed ? "vendor.agenda.lapsed" : "vendor.agenda.lapses", statement.getValidUntil()),
                new Deadline(endOf(statement.getValidUntil(), zone), zone),
                "/vendors/" + statement.getVendor(),
                Sentence.of("vendor.agenda.button"),
                urgent ? Need.Kind.PROBLEM : Need.Kind.YOUR_TURN);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Happening> happenings(Instant from, Instant to, int limit) {
        var zone = Tenancy.locality().zone();
        return statements
                .lapsing(from.atZone(zone).toLocalDate(), to.atZone(zone).toLocalDate(), Limit.of(limit))
                .stream()
                .map(statement -> new Happening(
                                null,
                                Sentence.of("vendor.agenda.ends", statement.getVendorName(), standard(statement)),
                                endOf(statement.getValidUntil(), zone))
                        .named("certificate-" + statement.getId())
                        .on(statement.getValidUntil()))
                .toList();
    }

    private static Object standard(ExpiringEvidence statement) {
        return statement.getStandard() == Standard.OTHER
                ? String.valueOf(statement.getOtherName())
                : statement.getStandard();
    }

    private static Instant endOf(LocalDate day, ZoneId zone) {
        return day.plusDays(1).atStartOfDay(zone).minusMinutes(1).toInstant();
    }
}
