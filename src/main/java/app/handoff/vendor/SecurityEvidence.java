package app.handoff.vendor;

import app.handoff.files.FileId;
import app.handoff.files.FileRules;
import app.handoff.files.Files;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EditedMeanwhile;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.VendorId;
import app.handoff.tenancy.Tenancy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What vendors can show about the security of data, and what is missing for the data we share. */
@Service
public class SecurityEvidence {

    /** What certificates may be uploaded as. */
    public static final FileRules STATEMENTS = FileRules.ANY_KIND;

    private final ComplianceStatementRepository statements;
    private final Vendors vendors;
    private final Files files;

    SecurityEvidence(ComplianceStatementRepository statements, Vendors vendors, Files files) {
        this.statements = statements;
        this.vendors = vendors;
        this.files = files;
    }

    /** How each of these vendors stands with what is asked of it, in one statement. */
    @Transactional(readOnly = true)
    public Map<VendorId, List<EvidenceStanding>> standing(
            Collection<Vendor> vendors, AskedEvidence asked, LocalDate on) {
        var known = asked.needs().isEmpty() || vendors.isEmpty()
                ? Map.<VendorId, List<ComplianceStatement>>of()
                : byVendor(vendors.stream().map(Vendor::id).toList());
        return vendors.stream()
                .collect(Collectors.toMap(
                        Vendor::id,
                        vendor -> asked.of(vendor.country()).stream()
                                .map(need -> standing(need, known.getOrDefault(vendor.id(), List.of()), on))
                                .toList()));
    }

    private static EvidenceStanding standing(AskedNeed need, List<ComplianceStatement> statements, LocalDate on) {
        return statements.stream()
                .filter(need::isShownBy)
                .map(statement -> new EvidenceStanding(need.need(), state(statement, on), statement))
                .min(Comparator.comparing(EvidenceStanding::state))
                .orElse(new EvidenceStanding(need.need(), EvidenceState.NONE, null));
    }

    /** How one certificate stands on a day. */
    public static EvidenceState state(ComplianceStatement statement, LocalDate on) {
        if (statement.result() == StatementResult.REJECTED) {
            return EvidenceState.REJECTED;
        } else if (!statement.content().isInDate(on)) {
            return EvidenceState.LAPSED;
        }
        return switch (statement.result()) {
            case ACCEPTED -> EvidenceState.ACCEPTED;
            case WAIVED -> EvidenceState.WAIVED;
            default -> EvidenceState.TO_READ;
        };
    }

    /** All certificates of these vendors, the latest first, in one statement. */
    @Transactional(readOnly = true)
    public Map<VendorId, List<ComplianceStatement>> statements(Collection<VendorId> vendors) {
        return vendors.isEmpty() ? Map.of() : byVendor(vendors);
    }

    private Map<VendorId, List<ComplianceStatement>> byVendor(Collection<VendorId> vendors) {
        return statements.ofVendors(vendors).stream()
                .collect(Collectors.groupingBy(
                        ShownEvidence::vendor, Collectors.mapping(ShownEvidence::statement, Collectors.toList())));
    }

    /** @throws NotFound if this vendor has no such statement */
    @Transactional(readOnly = true)
    public ComplianceStatement get(VendorId vendor, StatementId id) {
        return statements
                .find(id)
                .filter(statement -> statement.vendor().equals(vendor)
                        || vendors.entries(vendor).contains(statement.vendor()))
                .orElseThrow(NotFound::new);
    }

    @Transactional
    public StatementId add(VendorId vendor, StatementContent content, Actor by, Instant now) {
        vendors.get(vendor);
        var known = statements.ofVendors(Set.of(vendor)).stream()
                .map(ShownEvidence::statement)
                .filter(statement -> isSame(statement.content(), content))
                .findFirst();
        if (known.isPresent()) {
            Optional.ofNullable(content.file()).ifPresent(files::remove);
            return known.get().id();
        }
        return statements
                .save(new ComplianceStatement(vendor, content, today(now), by, now))
                .id();
    }

    /** Whether both are the same certificate: the same words, and to the byte the same file. */
    private boolean isSame(StatementContent one, StatementContent other) {
        return one.without().equals(other.without()) && sha256(one.file()).equals(sha256(other.file()));
    }

    private String sha256(@Nullable FileId file) {
        return file == null ? "" : files.get(file).sha256();
    }

    /** @throws EditedMeanwhile if somebody else saved it since the form with this version was opened */
    @Transactional
    public void change(VendorId vendor, StatementId id, StatementContent content, int seenVersion, Instant now) {
        var statement = get(vendor, id);
        var before = Optional.ofNullable(statement.content().file());
        statements.change(statement, seenVersion, any -> any.change(content, today(now)));
        before.filter(file -> !file.equals(content.file())).ifPresent(files::remove);
    }

    @Transactional
    public void accept(VendorId vendor, StatementId id, int seenVersion, Actor by, Instant now) {
        statements.change(get(vendor, id), seenVersion, statement -> statement.accept(today(now), by, now));
    }

    @Transactional
    public void reject(VendorId vendor, StatementId id, String reason, int seenVersion, Actor by, Instant now) {
        statements.change(get(vendor, id), seenVersion, statement -> statement.reject(reason, by, now));
    }

    @Transactional
    public void waive(VendorId vendor, StatementId id, String reason, int seenVersion, Actor by, Instant now) {
        statements.change(get(vendor, id), seenVersion, statement -> statement.waive(reason, by, now));
    }

    private static LocalDate today(Instant now) {
        return now.atZone(Tenancy.locality().zone()).toLocalDate();
    }
}
