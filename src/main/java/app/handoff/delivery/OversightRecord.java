package app.handoff.delivery;

import app.handoff.kernel.Canonical;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.PersonWeek;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** How long each touch of the work of an engagement is taken to last, and the weeks for which somebody knows better. */
@Entity
class OversightRecord extends BusinessOwned<EngagementId> {

    static final int MOST_MINUTES = 480;

    private static final int OF_A_REPORT = 10;
    private static final int OF_A_QUESTION = 15;
    private static final int OF_ANOTHER_ACT = 5;

    @EmbeddedId
    @AttributeOverride(name = "id", column = @Column(name = "engagement_id"))
    private EngagementId engagement;

    private int minutesPerReport = OF_A_REPORT;
    private int minutesPerQuestion = OF_A_QUESTION;
    private int minutesPerAct = OF_ANOTHER_ACT;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Correction> corrections = List.of();

    protected OversightRecord() {}

    /** With the usual minutes. */
    OversightRecord(EngagementId engagement) {
        this.engagement = engagement;
    }

    /** @throws RuleViolation at the field that cannot be */
    void take(int perReport, int perQuestion, int perAct) {
        possible(perReport, "minutesPerReport");
        possible(perQuestion, "minutesPerQuestion");
        possible(perAct, "minutesPerAct");
        minutesPerReport = perReport;
        minutesPerQuestion = perQuestion;
        minutesPerAct = perAct;
    }

    private static void possible(int minutes, String field) {
        if (minutes < 0 || minutes > MOST_MINUTES) {
            throw new RuleViolation("delivery.oversight.minutes.outside", MOST_MINUTES).at(field);
        }
    }

    /**
     * Says how many hours oversight really took in a week.
     *
     * @param hours null where the count is to stand again
     */
    void correct(int week, @Nullable BigDecimal hours) {
        if (hours != null) {
            PersonWeek.require(hours, "hours");
        }
        var kept = new ArrayList<Correction>();
        corrections.stream().filter(other -> other.week() != week).forEach(kept::add);
        if (hours != null) {
            kept.add(new Correction(week, hours));
        }
        corrections = List.copyOf(kept);
    }

    Optional<BigDecimal> corrected(int week) {
        return corrections.stream()
                .filter(correction -> correction.week() == week)
                .map(Correction::hours)
                .findFirst();
    }

    /** Minutes for so many reports read, questions asked and other acts. */
    int minutes(int reports, int questions, int others) {
        return reports * minutesPerReport + questions * minutesPerQuestion + others * minutesPerAct;
    }

    int minutesPerReport() {
        return minutesPerReport;
    }

    int minutesPerQuestion() {
        return minutesPerQuestion;
    }

    int minutesPerAct() {
        return minutesPerAct;
    }

    /** Minus one until somebody changes something, so that of two who begin the second is told as well. */
    @Override
    public int version() {
        return isNew() ? -1 : super.version();
    }

    @Override
    public EngagementId getId() {
        return engagement;
    }

    /** @param hours of all of us together */
    record Correction(int week, BigDecimal hours) {

        Correction {
            hours = Canonical.number(hours);
        }
    }
}
