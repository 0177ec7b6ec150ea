package app.handoff.contract;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.ExchangeRate;
import app.handoff.kernel.LinkHolder;
import app.handoff.kernel.Money;
import app.handoff.kernel.VendorId;
import app.handoff.servicelevel.AgreedLevel;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What running and reviewing the work need of a contract that both sides have signed.
 *
 * @param lastNoticeDay the last day on which one side can say that it ends with its term, or the business that it goes on
 * @param payment how the work is priced and paid
 * @param remedies what is credited when a level is missed, and when that gives the right to end it
 * @param rate at which its amounts were compared with others; null where it is in the currency of its request
 */
public record SignedContract(
        ContractId id,
        EngagementId engagement,
        VendorId vendor,
        String vendorName,
        String vendorEmail,
        LinkHolder holder,
        ZoneId vendorZone,
        LocalDate start,
        LocalDate end,
        LocalDate lastNoticeDay,
        Renewal renewal,
        Money totalPerTerm,
        Money takingOver,
        int termMonths,
        @Nullable ExchangeRate rate,
        PaymentTerms payment,
        RemedyTerms remedies,
        List<AgreedLevel> levels,
        int transitionWeeks,
        int exitWeeksInARow,
        DayOfWeek reportDay,
        LocalTime reportTime,
        ZoneId reportZone,
        ReportedBy reportedBy,
        BigDecimal oversightHoursPerWeek,
        Instant signedAt) {}
