package app.handoff.vendor.web;

import app.handoff.engagement.StageReport.Badge;
import app.handoff.files.StoredFile;
import app.handoff.text.Format;
import app.handoff.vendor.ComplianceStatement;
import app.handoff.vendor.StatementContent;
import app.handoff.vendor.StatementId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Everything on the page of one security paper. */
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
        @Nullable String fileSize) {

    static EvidencePage of(ComplianceStatement paper, @Nullable StoredFile file, LocalDate today, Format format) {
        var line = VendorPage.Paper.of(paper, false, today, format);
        var content = paper.content();
        return new EvidencePage(
                paper.id(),
                line.standard(),
                format.message("vendor.paper.standard.hint." + paper.standard()),
                content,
                format.day(content.issuedOn()),
                content.validUntil() == null
                        ? format.message("vendor.page.papers.noEnd")
                        : format.day(content.validUntil()),
                line.badge(),
                format.word(line.state()),
                line.kind(),
                paper.decidedBy()
                        .map(by -> format.message(
                                "vendor.paper.decided",
                                paper.result(),
                                by.name(),
                                paper.decidedAt().orElseThrow()))
                        .orElse(null),
                paper.reason().orElse(null),
                format.message(
                        "vendor.page.added.by",
                        format.dayOf(paper.addedAt()),
                        paper.addedBy().name()),
                file == null ? null : file.name(),
                file == null ? null : format.size(file.size()));
    }
}
