package app.handoff.bidding;

import app.handoff.kernel.Actor;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.WrittenReason;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.time.Instant;
import java.util.Objects;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;

/**
 * The second sealed round of a request: some of those who bid were asked, once, for a final offer. It is opened by the same rules as
 * the first one, or called off before; then the first bids count as if nobody had been asked.
 */
@Embeddable
public class FinalRound {

    /** How many characters the text has at most that says what is asked for. */
    public static final int LONGEST_TEXT = 4_000;

    /** How many characters a reason has at most for which final offers are called off. */
    public static final int LONGEST_REASON = 2_000;

    @Column(name = "final_asked_at")
    private Instant askedAt;

    @Embedded
    @EmbeddedColumnNaming("final_asked_by_%s")
    private Actor askedBy;

    @Column(name = "final_text")
    private String text;

    @Column(name = "final_deadline")
    private Instant deadline;

    @Embedded
    @EmbeddedColumnNaming("final_begun_by_%s")
    private @Nullable Actor openingBegunBy;

    @Column(name = "final_begun_at")
    private @Nullable Instant openingBegunAt;

    // Only the opening itself writes it, in one statement with the database's clock.
    @Column(name = "final_opened_at", insertable = false, updatable = false)
    private @Nullable Instant openedAt;

    @Embedded
    @EmbeddedColumnNaming("final_opened_by_%s")
    private @Nullable Actor openedBy;

    @Column(name = "final_called_off_at")
    private @Nullable Instant calledOffAt;

    @Embedded
    @EmbeddedColumnNaming("final_called_off_by_%s")
    private @Nullable Actor calledOffBy;

    @Column(name = "final_called_off_reason")
    private @Nullable String calledOffReason;

    /** @throws RuleViolation at {@code text} if it is not said what is asked for */
    FinalRound(String text, Instant deadline, Actor by, Instant now) {
        var said = text.strip();
        if (said.isEmpty()) {
            throw new RuleViolation("bidding.finalOffers.textMissing").at("text");
        }
        if (said.length() > LONGEST_TEXT) {
            throw new RuleViolation("field.tooLong", LONGEST_TEXT).at("text");
        }
        this.text = said;
        this.deadline = deadline;
        this.askedBy = by;
        this.askedAt = now;
    }

    @SuppressWarnings("NullAway.Init")
    protected FinalRound() {}

    /** Whether final offers are sealed and still to be opened. */
    boolean isSealed() {
        return openedAt == null && calledOffAt == null;
    }

    boolean isDue(Instant now) {
        return !now.isBefore(deadline);
    }

    void extend(Instant later) {
        deadline = later;
        forgetBegunOpening();
    }

    void beginOpening(Actor by, Instant now) {
        openingBegunBy = by;
        openingBegunAt = now;
    }

    void forgetBegunOpening() {
        openingBegunBy = null;
        openingBegunAt = null;
    }

    void opened(Actor by) {
        openedBy = by;
    }

    void callOff(String reason, Actor by, Instant now) {
        calledOffReason = WrittenReason.of(reason, LONGEST_REASON, "bidding.finalOffers.callOff.reasonMissing");
        calledOffBy = by;
        calledOffAt = now;
    }

    public Instant askedAt() {
        return askedAt;
    }

    public Actor askedBy() {
        return askedBy;
    }

    /** What is to be improved or made clear, the same for all who were asked. */
    public String text() {
        return text;
    }

    public Instant deadline() {
        return deadline;
    }

    public @Nullable Actor openingBegunBy() {
        return openingBegunBy;
    }

    public @Nullable Instant openingBegunAt() {
        return openingBegunAt;
    }

    /** When final offers were opened; never goes back. */
    public @Nullable Instant openedAt() {
        return openedAt;
    }

    public boolean isOpened() {
        return openedAt != null;
    }

    public @Nullable Actor openedBy() {
        return openedBy;
    }

    public @Nullable Instant calledOffAt() {
        return calledOffAt;
    }

    public boolean isCalledOff() {
        return calledOffAt != null;
    }

    public @Nullable Actor calledOffBy() {
        return calledOffBy;
    }

    /** Why they were called off, as vendors read it. */
    public String calledOffReason() {
        return Objects.requireNonNullElse(calledOffReason, "");
    }
}
