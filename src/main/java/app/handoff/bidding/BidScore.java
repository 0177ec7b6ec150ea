package app.handoff.bidding;

import app.handoff.shared.Actor;
import app.handoff.shared.BusinessOwned;
import app.handoff.shared.Ids;
import app.handoff.shared.RuleViolation;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;

/** What people gave one bid for one criterion, from 0, poor, to 5, excellent. The ends of the scale say why. */
@Entity
public class BidScore extends BusinessOwned<UUID> {

    static final int LOWEST = 0;
    static final int HIGHEST = 5;
    private static final int EXPLAINED_UP_TO = 1;
    private static final int LONGEST_NOTE = 2000;

    @Id
    private UUID id;

    @Embedded
    @EmbeddedColumnNaming("request_%s")
    private BidRequestId request;

    @Embedded
    @EmbeddedColumnNaming("bid_%s")
    private BidId bid;

    @Embedded
    @EmbeddedColumnNaming("criterion_%s")
    private CriterionId criterion;

    private int score;
    private String note;

    @Embedded
    @EmbeddedColumnNaming("by_%s")
    private Actor by;

    private Instant at;

    BidScore(BidRequestId request, BidId bid, CriterionId criterion, int score, String note, Actor by, Instant now) {
        this.id = Ids.next();
        this.request = request;
        this.bid = bid;
        this.criterion = criterion;
        change(score, note, by, now);
    }

    @SuppressWarnings("NullAway.Init")
    protected BidScore() {}

    /**
     * @throws RuleViolation {@code bidding.score.outOfRange}, or {@code bidding.score.sayWhy} if a score of 0, 1 or 5 comes
     *     without a note
     */
    final void change(int score, String note, Actor by, Instant now) {
        if (score < LOWEST || score > HIGHEST) {
            throw new RuleViolation("bidding.score.outOfRange").at("score");
        }
        if ((score <= EXPLAINED_UP_TO || score == HIGHEST) && note.isBlank()) {
            throw new RuleViolation("bidding.score.sayWhy", score).at("note");
        }
        if (note.length() > LONGEST_NOTE) {
            throw new RuleViolation("bidding.score.noteTooLong", LONGEST_NOTE).at("note");
        }
        this.score = score;
        this.note = note.strip();
        this.by = by;
        this.at = now;
    }

    boolean says(int score, String note) {
        return this.score == score && this.note.equals(note.strip());
    }

    @Override
    public UUID getId() {
        return id;
    }

    public BidId bid() {
        return bid;
    }

    public CriterionId criterion() {
        return criterion;
    }

    public int score() {
        return score;
    }

    public String note() {
        return note;
    }

    public Actor by() {
        return by;
    }

    public Instant at() {
        return at;
    }
}
