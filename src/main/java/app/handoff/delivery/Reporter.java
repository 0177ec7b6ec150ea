package app.handoff.delivery;

import app.handoff.contract.ReportedBy;
import app.handoff.kernel.EmailAddress;
import app.handoff.kernel.MemberLeft;
import app.handoff.kernel.Names;
import app.handoff.kernel.RuleViolation;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Objects;
import org.hibernate.annotations.Parent;
import org.jspecify.annotations.Nullable;

/** Who writes the weekly report: the vendor, or somebody of ours. */
@Embeddable
class Reporter {

    @Parent private Delivery delivery;

    @Enumerated(EnumType.STRING)
    private ReportedBy reportedBy;

    private @Nullable String reporterName;
    private @Nullable String reporterEmail;

    protected Reporter() {}

    Reporter(Delivery delivery, ReportedBy side) {
        this.delivery = delivery;
        reportedBy = side;
        reporterName = nameOf(side, null);
        reporterEmail = emailOf(side, null);
    }

    /** Names who writes the weekly report, so that reminders reach somebody. */
    void assign(ReportedBy side, @Nullable String name, @Nullable String email) {
        delivery.requireNotEnded();
        if (side == ReportedBy.STAFF && name == null && email != null) {
            throw new RuleViolation("delivery.reporter.name.required").at("name");
        }
        reportedBy = side;
        reporterName = nameOf(side, name);
        reporterEmail = emailOf(side, email);
    }

    /** Whether it is known who writes the weekly report, and so whom a link to write it is for. */
    public boolean isKnown() {
        return reportedBy == ReportedBy.VENDOR || reporterName != null;
    }

    /** Whether just this person writes the weekly report already. */
    boolean is(ReportedBy side, @Nullable String name, @Nullable String email) {
        return reportedBy == side
                && Objects.equals(reporterName, nameOf(side, name))
                && Objects.equals(reporterEmail, emailOf(side, email));
    }

    /** Whether somebody of ours with this name and address has the link to write the reports. */
    boolean is(MemberLeft person) {
        return reportedBy == ReportedBy.STAFF
                && reporterName != null
                && (reporterEmail == null
                        ? Names.isSame(reporterName, person.name())
                        : EmailAddress.isSame(reporterEmail, person.email()));
    }

    private @Nullable String nameOf(ReportedBy side, @Nullable String name) {
        return side == ReportedBy.VENDOR && name == null ? delivery.vendor().name() : name;
    }

    private @Nullable String emailOf(ReportedBy side, @Nullable String email) {
        if (email == null) {
            return side == ReportedBy.VENDOR ? delivery.vendor().email() : null;
        }
        return EmailAddress.normal(email);
    }

    public ReportedBy side() {
        return reportedBy;
    }

    public @Nullable String name() {
        return reporterName;
    }

    public @Nullable String email() {
        return reporterEmail;
    }
}
