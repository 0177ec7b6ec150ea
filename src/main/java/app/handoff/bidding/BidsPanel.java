package app.handoff.bidding;

import app.handoff.engagement.StageReport.Badge;
import app.handoff.engagement.StageReport.Panel;
import app.handoff.kernel.Sentence;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who was asked for a bid and how far each is, for the page of the engagement: never what a bid says. */
final class BidsPanel {

    private BidsPanel() {}

    static Panel of(BidRequest request, List<BiddingOverview.Entry> invitations) {
        boolean opened = request.openedAt() != null;
        return new Panel(
                Sentence.of("bidding.panel"),
                opened || !request.hasDeadline() ? null : Sentence.of("bidding.panel.sealed", request.deadline()),
                List.of(
                        Sentence.of("bidding.panel.vendor"),
                        Sentence.of("bidding.panel.invited"),
                        Sentence.of("bidding.panel.started"),
                        Sentence.of("bidding.panel.bid")),
                invitations.stream()
                        .sorted(Comparator.comparing(entry -> entry.invitation().vendorName()))
                        .map(entry -> row(entry, opened))
                        .toList(),
                "/engagements/" + request.engagement() + "/bidding",
                Sentence.of("bidding.panel.overview"));
    }

    private static Panel.Row row(BiddingOverview.Entry entry, boolean opened) {
        var invitation = entry.invitation();
        var invitationStatus = entry.progress();
        return new Panel.Row(
                invitation.vendorName(),
                invitation.place(),
                List.of(
                        entry.isToldNobody()
                                ? new Panel.Cell(Sentence.of("bidding.panel.waits." + entry.obstacle()), null)
                                : when(invitation.sentAt(), "bidding.panel.notSent"),
                        when(invitation.startedAt(), "bidding.panel.notStarted"),
                        entry.isToldNobody()
                                ? new Panel.Cell(
                                        Sentence.of("bidding.progress.waits." + entry.obstacle()), Badge.Kind.WAIT)
                                : new Panel.Cell(
                                        opened && invitationStatus == InvitationStatus.BID_SENT
                                                ? Sentence.of("bidding.panel.opened")
                                                : Sentence.of("enum.InvitationStatus." + invitationStatus),
                                        light(invitationStatus))));
    }

    private static Panel.Cell when(@Nullable Instant at, String otherwise) {
        return new Panel.Cell(at == null ? Sentence.of(otherwise) : Sentence.of("bidding.panel.at", at), null);
    }

    private static Badge.Kind light(InvitationStatus invitationStatus) {
        return switch (invitationStatus) {
            case BID_SENT -> Badge.Kind.GOOD;
            case SENT, STARTED, WILL_BID, DRAFT_BEGUN -> Badge.Kind.INFO;
            case BID_OUTDATED -> Badge.Kind.WAIT;
            case NOT_SENT, WITHDRAWN, DECLINED, REVOKED -> Badge.Kind.IDLE;
        };
    }
}
