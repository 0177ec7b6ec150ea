package app.handoff.delivery;

import app.handoff.contract.ReportedBy;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.LinkHolder;
import app.handoff.kernel.VendorId;
import app.handoff.servicelevel.AgreedLevel;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a signed contract says about running the work.
 *
 * @param title the engagement's name, kept because vendors' pages may not look it up
 * @param levels the agreed service levels, the leading one first
 * @param remedy what the contract says happens when a level is missed
 * @param baselineHoursPerWeek hours a week the task took in-house before; null when nobody recorded them
 */
record DeliveryTerms(
        EngagementId engagement,
        UUID contract,
        String title,
        VendorId vendor,
        String vendorName,
        String vendorEmail,
        LinkHolder holder,
        ZoneId vendorZone,
        LocalDate starts,
        LocalDate ends,
        List<AgreedLevel> levels,
        @Nullable String remedy,
        int transitionWeeks,
        int exitWeeksInARow,
        ReportSchedule schedule,
        ReportedBy reportedBy,
        BigDecimal oversightHoursPerWeek,
        @Nullable BigDecimal baselineHoursPerWeek) {}
