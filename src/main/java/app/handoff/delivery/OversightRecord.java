package app.handoff.delivery;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;

/** How long each touch of the work of an engagement is taken to last. */
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
}
