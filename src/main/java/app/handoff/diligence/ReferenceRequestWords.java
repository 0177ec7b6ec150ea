package app.handoff.diligence;

import app.handoff.text.Format;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Tells our people how far a reference is that was asked through a link. */
final class ReferenceRequestWords {

    private ReferenceRequestWords() {}

    static List<String> of(ReferenceRequest request, Instant now, Format format) {
        var lines = new ArrayList<String>();
        var by = request.askedBy().name();
        var on = format.dayOf(request.askedAt());
        if (request.reply().isPresent()) {
            lines.add(format.message(
                    "diligence.request.answeredOn",
                    format.dayOf(request.repliedAt().orElseThrow()),
                    by,
                    request.person().name()));
            lines.add(request.readBy()
                    .map(reader -> format.message(
                            "diligence.request.readBy",
                            reader.name(),
                            format.dayOf(request.readAt().orElseThrow())))
                    .orElse(format.message("diligence.request.unread")));
        } else if (request.declinedAt().isPresent()) {
            lines.add(format.message(
                    "diligence.request.declinedOn",
                    format.dayOf(request.declinedAt().orElseThrow()),
                    by,
                    request.person().name()));
        } else if (request.isOpen(now)) {
            lines.add(format.message(
                    "diligence.request.open", on, by, request.person().name(), format.dayOf(request.openUntil())));
        } else {
            lines.add(format.message(
                    "diligence.request.ended", on, by, request.person().name()));
        }
        return lines;
    }
}
