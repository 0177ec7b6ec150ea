package app.handoff.vendor;

import app.handoff.kernel.RuleViolation;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

/** How we came to know a vendor: it tells later which way of looking led to good vendors. */
@Embeddable
record Lead(
        @Enumerated(EnumType.STRING) @Column(name = "lead_source")
        LeadSource source,

        @Column(name = "lead_who") @Nullable String who,
        @Column(name = "lead_note") @Nullable String note) {

    public Lead {
        if (source == LeadSource.REFERRAL && who == null) {
            throw new RuleViolation("vendor.lead.whoReferred").at("who");
        }
    }

    public static Lead referredBy(String who) {
        return new Lead(LeadSource.REFERRAL, who, null);
    }

    public static Lead from(LeadSource source, @Nullable String note) {
        return new Lead(source, null, note);
    }
}
