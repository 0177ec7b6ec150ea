package app.handoff.bidding;

import app.handoff.engagement.StageReport.Badge;
import app.handoff.engagement.StageReport.Panel;
import app.handoff.kernel.Text;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who was asked for a bid and how far each is, for the page of the engagement: never what a bid says. */
final class BidsPanel {

    private BidsPanel() {}

    static Panel of(BidRequest request, List<Room.Entry> invitations) {
        boolean opened = request.openedAt() != null;
        return new Panel(
                Text.of("bidding.panel"),
                opened || !request.hasDeadline() ? null : Text.of("bidding.panel.sealed", request.deadline()),
                List.of(
                        Text.of("bidding.panel.vendor"),
                        Text.of("bidding.panel.invited"),
                        Text.of("bidding.panel.started"),
                        Text.of("bidding.panel.bid")),
                invitations.stream()
                        .sorted(Comparator.comparing(entry -> entry.invitation().vendorName()))
                        .map(entry -> row(entry, opened))
                        .toList(),
                "/engagements/" + request.engagement() + "/bidding",
                Text.of("bidding.panel.room"));
    }

    private static Panel.Row row(Room.Entry entry, boolean opened) {
        var invitation = entry.invitation();
        var progress = entry.progress();
        return new Panel.Row(
                invitation.vendorName(),
                invitation.place(),
                List.of(
                        entry.waits()
                                ? new Panel.Cell(Text.of("bidding.panel.waits"), null)
                                : when(invitation.sentAt(), "bidding.panel.notSent"),
                        when(invitation.startedAt(), "bidding.panel.notStarted"),
                        new Panel.Cell(
                                opened && progress == Progress.BID_SENT
                                        ? Text.of("bidding.panel.opened")
                                        : Text.of("enum.Progress." + progress),
                                light(progress))));
    }

    private static Panel.Cell when(@Nullable Instant at, String otherwise) {
        return new Panel.Cell(at == null ? Text.of(otherwise) : Text.of("bidding.panel.at", at), null);
    }

    private static Badge.Kind light(Progress progress) {
        return switch (progress) {
            case BID_SENT -> Badge.Kind.GOOD;
            case SENT, STARTED, DRAFT_BEGUN -> Badge.Kind.INFO;
            case BID_OUTDATED -> Badge.Kind.WAIT;
            case NOT_SENT, WITHDRAWN, DECLINED, REVOKED -> Badge.Kind.IDLE;
        };
    }
}
