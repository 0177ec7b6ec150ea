package app.handoff.vendor;

import app.handoff.engagement.StageReport.Badge;
import app.handoff.kernel.VendorId;
import app.handoff.text.Format;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything on the page of one vendor. */
record VendorPage(
        VendorId id,
        String name,
        VendorDetails details,
        @Nullable String person,
        String place,
        @Nullable String hours,
        String theirTime,
        String languages,
        String source,
        @Nullable String referredBy,
        @Nullable String leadNote,
        String added,
        List<Statement> statements,
        List<Merged> merged,
        PastWithUs past,
        @Nullable String archived,
        @Nullable String archiveReason,
        boolean lapsed,
        boolean lapsing) {

    static VendorPage of(
            Vendor vendor,
            List<ComplianceStatement> statements,
            List<Vendor> merged,
            PastWithUs past,
            Instant now,
            LocalDate today,
            Locale reader,
            Format format) {
        var zone = vendor.zone();
        var rows = statements.stream()
                .map(statement -> Statement.of(
                        statement, EvidencePageState.isReplaced(statement, statements, today), today, format))
                .toList();
        return new VendorPage(
                vendor.id(),
                vendor.name(),
                vendor.details(),
                vendor.details().person(),
                vendor.place(reader),
                vendor.hours()
                        .map(hours -> format.message("vendor.page.hours.value", hours.from(), hours.to(), zone))
                        .orElse(null),
                format.message("vendor.page.now", now.atZone(zone).toLocalTime()),
                vendor.languages().stream()
                        .map(language -> language.name(reader) + " " + language.level())
                        .collect(Collectors.joining(", ")),
                format.word(vendor.source()),
                vendor.lead().who(),
                vendor.lead().note(),
                format.message(
                        "vendor.page.added.by",
                        format.dayOf(vendor.addedAt()),
                        vendor.addedBy().name()),
                rows,
                merged.stream().map(one -> Merged.of(one, format)).toList(),
                past,
                vendor.archiving()
                        .map(one ->
                                format.message("vendor.archiving.by", format.dayOf(one.archivedAt()), one.archivedBy()))
                        .orElse(null),
                vendor.archiving().map(Archiving::reason).orElse(null),
                rows.stream().anyMatch(Statement::lapsed),
                rows.stream().anyMatch(Statement::lapsing));
    }

    /** An entry that was merged into the one of this page. */
    record Merged(VendorId id, String name, String email, String when) {

        static Merged of(Vendor entry, Format format) {
            return new Merged(
                    entry.id(),
                    entry.name(),
                    entry.email(),
                    entry.archiving()
                            .map(one -> format.message(
                                    "vendor.page.added.by", format.dayOf(one.archivedAt()), one.archivedBy()))
                            .orElse(""));
        }
    }

    /** One line of the list of certificates. */
    record Statement(
            StatementId id,
            String standard,
            String kind,
            String covers,
            @Nullable LocalDate until,
            Badge.Kind badge,
            EvidenceState state,
            String word,
            boolean lapsed,
            boolean lapsing) {

        static Statement of(ComplianceStatement statement, boolean replaced, LocalDate today, Format format) {
            var content = statement.content();
            var state = SecurityEvidence.state(statement, today);
            return new Statement(
                    statement.id(),
                    name(statement, format),
                    format.word(content.kind()),
                    content.scopeCovers(),
                    content.validUntil(),
                    switch (state) {
                        case ACCEPTED -> Badge.Kind.GOOD;
                        case WAIVED, TO_READ -> Badge.Kind.WAIT;
                        case LAPSED -> replaced ? Badge.Kind.IDLE : Badge.Kind.BAD;
                        case REJECTED, NONE -> Badge.Kind.BAD;
                    },
                    state,
                    format.word(state),
                    state == EvidenceState.LAPSED && !replaced,
                    EvidencePageState.endsSoon(statement, today) && !replaced);
        }

        static String name(ComplianceStatement statement, Format format) {
            var other = statement.content().otherName();
            return statement.standard() == Standard.OTHER && other != null ? other : format.word(statement.standard());
        }
    }
}
