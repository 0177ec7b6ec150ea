package app.handoff.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files that go with a report when it is sent, and where more can be added.
 *
 * @param inParts where files go part by part; null where they come whole
 * @param open whether some can be added or taken out now
 */
record AttachingView(
        List<AttachedFile> files,
        String at,
        @Nullable String inParts,
        boolean open,
        String accept,
        long maxBytes,
        long megabytes,
        int most) {

    static AttachingView of(ReportFile file, ReportWriting.Writer writer) {
        return new AttachingView(
                file.report().attachments().next(writer.ours()),
                writer.files(),
                writer.inParts() ? writer.files() + "/uploads" : null,
                file.report().canBeChanged() && !file.delivery().hasEnded(),
                ReportFiles.FILES.accept(),
                ReportFiles.FILES.maxBytes(),
                ReportFiles.FILES.maxMegabytes(),
                ReportAttachments.MOST);
    }
}
