package app.handoff.invoice;

import app.handoff.contract.ContractId;
import app.handoff.contract.PaidBy;
import app.handoff.contract.PaymentTerms;
import app.handoff.contract.RateModel;
import app.handoff.contract.RemedyTerms;
import app.handoff.contract.Renewal;
import app.handoff.contract.ReportedBy;
import app.handoff.contract.SignedContract;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.LinkHolder;
import app.handoff.kernel.Money;
import app.handoff.kernel.VendorId;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** Signed contracts with prices of every kind. */
final class Agreements {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private Agreements() {}

    static SignedContract contract(
            PaymentTerms payment, LocalDate start, LocalDate end, Money takingOver, Money total, int transitionWeeks) {
        return new SignedContract(
                ContractId.next(),
                EngagementId.next(),
                VendorId.next(),
                "Tala Ledger",
                "liza@tala.example",
                new LinkHolder(UUID.randomUUID(), "Liza Cruz", "liza@tala.example"),
                ZoneId.of("Asia/Manila"),
                start,
                end,
                end.minusDays(30),
                Renewal.NONE,
                total,
                takingOver,
                12,
                null,
                payment,
                new RemedyTerms(BigDecimal.TEN, BigDecimal.TEN, 2, 4, 14),
                List.of(),
                transitionWeeks,
                1,
                DayOfWeek.FRIDAY,
                LocalTime.of(16, 0),
                BERLIN,
                ReportedBy.VENDOR,
                BigDecimal.ONE,
                Instant.EPOCH);
    }

    static PaymentTerms.Price price(String label, String unit, String quantity, String each, String currency) {
        var unitPrice = Money.of(each, currency);
        return new PaymentTerms.Price(
                label,
                unit,
                new BigDecimal(quantity),
                unitPrice,
                unitPrice.times(new BigDecimal(quantity)),
                unit.startsWith("a month") ? PaidBy.MONTH : PaidBy.COUNT,
                null);
    }

    /** Ledger entries at 0.90, a base fee of 40 a month, taking over for 350 at the end of two weeks: all of 2027, tax apart. */
    static BillingTerms bookkeeping() {
        return BillingTerms.of(
                contract(
                        new PaymentTerms(
                                RateModel.PER_UNIT,
                                false,
                                30,
                                List.of(
                                        price("Base fee", "a month, whatever the volume", "12", "40", "EUR"),
                                        price("Ledger entries", "each (entries)", "7200", "0.90", "EUR"))),
                        LocalDate.parse("2027-01-11"),
                        LocalDate.parse("2027-12-31"),
                        Money.of("350", "EUR"),
                        Money.of("7310", "EUR"),
                        2),
                null);
    }

    /** By the hour, and never more than so much for all of 2027. */
    static BillingTerms capped(String most) {
        return terms(RateModel.CAPPED, most, List.of(price("Hour of work", "an hour", "1200", "10", "EUR")));
    }

    /** Ledger entries at 0.90, and expenses that are agreed one by one. */
    static BillingTerms withReceipts() {
        var nothing = Money.of("0", "EUR");
        return terms(
                RateModel.PER_UNIT,
                "6480",
                List.of(
                        price("Ledger entries", "each (entries)", "7200", "0.90", "EUR"),
                        new PaymentTerms.Price(
                                "Expenses, each agreed before",
                                "against receipts",
                                BigDecimal.ZERO,
                                nothing,
                                nothing,
                                PaidBy.RECEIPTS,
                                null)));
    }

    private static BillingTerms terms(RateModel model, String total, List<PaymentTerms.Price> prices) {
        return BillingTerms.of(
                contract(
                        new PaymentTerms(model, false, 30, prices),
                        LocalDate.parse("2027-01-01"),
                        LocalDate.parse("2027-12-31"),
                        Money.of("0", "EUR"),
                        Money.of(total, "EUR"),
                        0),
                null);
    }
}
