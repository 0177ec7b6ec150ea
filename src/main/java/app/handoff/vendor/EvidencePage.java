package app.handoff.vendor;

import app.handoff.engagement.StageReport.Badge;
import app.handoff.files.StoredFile;
import app.handoff.text.Format;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Everything on the page of one security certificate. */
record EvidencePage(
        StatementId id,
        String standard,
        String about,
        StatementContent content,
        String issued,
        String until,
        Badge.Kind badge,
        String state,
        String kind,
        @Nullable String decision,
        @Nullable String reason,
        String added,
        @Nullable String fileName,
        @Nullable String fileSize,
        @Nullable String lapsed) {

    static EvidencePage of(ComplianceStatement statement, @Nullable StoredFile file, LocalDate today, Format format) {
        var line = VendorPage.Statement.of(statement, false, today, format);
        var content = statement.content();
        return new EvidencePage(
                statement.id(),
                line.standard(),
                format.message("vendor.certificate.standard.hint." + statement.standard()),
                content,
                format.day(content.issuedOn()),
                content.validUntil() == null
                        ? format.message("vendor.page.certificates.noEnd")
                        : format.day(content.validUntil()),
                line.badge(),
                format.word(line.state()),
                line.kind(),
                statement
                        .decidedBy()
                        .map(by -> format.message(
                                "vendor.certificate.decided",
                                statement.result(),
                                by.name(),
                                statement.decidedAt().orElseThrow()))
                        .orElse(null),
                statement.reason().orElse(null),
                format.message(
                        "vendor.page.added.by",
                        format.dayOf(statement.addedAt()),
                        statement.addedBy().name()),
                file == null ? null : file.name(),
                file == null ? null : format.size(file.size()),
                line.state() == EvidenceState.LAPSED
                        ? format.message("vendor.certificate.lapsed", content.validUntil())
                        : null);
    }

    /** Whether something is decided, or can be: one that has ended counts no more, whatever is found in it. */
    public boolean hasDecision() {
        return lapsed == null || decision != null;
    }
}
