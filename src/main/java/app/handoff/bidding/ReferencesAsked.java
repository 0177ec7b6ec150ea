package app.handoff.bidding;

import app.handoff.diligence.ReferencesNeeded;
import app.handoff.diligence.Relation;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.Sentence;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.EnumSet;
import java.util.Set;

/**
 * How many clients every vendor names in its bid who may be asked about its work, and which.
 *
 * @param number 0 to 5; 0 where none need be named
 */
@Embeddable
public record ReferencesAsked(
        @Column(name = "references_asked") int number,

        @Enumerated(EnumType.STRING) @Column(name = "reference_clients")
        Clients clients) {

    /** The most that may be asked of a vendor. */
    public static final int MOST = 5;

    /** @throws RuleViolation at {@code references} if the number is out of range, or two kinds of client are one client */
    public ReferencesAsked {
        if (number < 0 || number > MOST) {
            throw new RuleViolation("bidding.references.outOfRange").at("references");
        }
        if (number == 1 && clients == Clients.BOTH) {
            throw new RuleViolation("bidding.references.oneIsNotBoth").at("references");
        }
    }

    /** What a request begins with. */
    static ReferencesAsked usual() {
        return new ReferencesAsked(3, Clients.EXISTING);
    }

    public boolean isAny() {
        return number > 0;
    }

    /** What the bid document and the vendor's form say. */
    public Sentence text() {
        return number == 0
                ? Sentence.of("bidding.asked.references.NONE")
                : Sentence.of("bidding.asked.references." + clients, number);
    }

    /** Whether at least one of them must be a client today. */
    public boolean requiresClientOfToday() {
        return isAny() && clients.relations.contains(Relation.EXISTING);
    }

    /** Whether at least one of them must have been a client before. */
    public boolean requiresFormerClient() {
        return isAny() && clients.relations.contains(Relation.PRIOR);
    }

    /** What due diligence requires in turn. */
    ReferencesNeeded needed() {
        return ReferencesNeeded.where(number, clients.relations);
    }

    /** Which clients must be among them. */
    public enum Clients {
        ANY(EnumSet.noneOf(Relation.class)),
        EXISTING(EnumSet.of(Relation.EXISTING)),
        PRIOR(EnumSet.of(Relation.PRIOR)),
        BOTH(EnumSet.allOf(Relation.class));

        private final Set<Relation> relations;

        Clients(Set<Relation> relations) {
            this.relations = relations;
        }
    }
}
