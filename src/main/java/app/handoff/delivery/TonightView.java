package app.handoff.delivery;

import app.handoff.kernel.LinkVisitor;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;

/** What the vendor has to do tonight of ours, which is its day: told by its own clocks. */
record TonightView(
        String title,
        ZoneId zone,
        String back,
        String address,
        List<OvernightView.Line> out,
        List<OvernightView.Line> before,
        boolean ended) {

    private static final int SHOWN_BEFORE = 10;

    static TonightView of(Delivery delivery, List<HandOver> handOvers, LinkVisitor visitor, Instant now) {
        var zone = delivery.vendor().zone();
        return new TonightView(
                delivery.title(),
                zone,
                visitor.path("/report"),
                visitor.path("/report/overnight"),
                handOvers.stream()
                        .filter(HandOver::isOut)
                        .sorted(Comparator.comparing(HandOver::backBy).thenComparing(HandOver::handedOverAt))
                        .map(one -> OvernightView.Line.of(one, zone, now))
                        .toList(),
                handOvers.stream()
                        .filter(one -> one.status() == HandOver.Status.BACK)
                        .limit(SHOWN_BEFORE)
                        .map(one -> OvernightView.Line.of(one, zone, now))
                        .toList(),
                delivery.hasEnded());
    }
}
