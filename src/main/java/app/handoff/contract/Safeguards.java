package app.handoff.contract;

import app.handoff.kernel.RuleViolation;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What guards both sides of a contract when something goes wrong that has nothing to do with a service level.
 *
 * @param liabilityPercent what each side is liable for at most, in per cent of the prices of 12 months, of work that is paid once of its
 *     whole price; from 1 to 1,000
 * @param warrantyMonths how long after acceptance a defect is corrected free of charge, from 1 to 120
 * @param insuranceSum the least sum for each event for which the vendor is to be insured, in the currency of the bid; null where no
 *     insurance is asked for
 * @param lateRate interest on late payment a year, in per cent, from 0 to 100; null where a law sets it
 * @param longestStandstillDays after how many days in a row of an event beyond control either side may end the contract, from 1 to 365
 * @param clientNotices where notices to the business go; empty for the address at which it is written to
 * @param vendorNotices likewise for the vendor
 */
record Safeguards(
        BigDecimal liabilityPercent,
        int warrantyMonths,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BigDecimal insuranceSum,

        LateInterest lateInterest,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BigDecimal lateRate,

        int longestStandstillDays,
        String clientNotices,
        String vendorNotices) {

    static final int LONGEST_WARRANTY = 120;
    static final int LONGEST_STANDSTILL = 365;
    static final int LONGEST_ADDRESS = 300;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal HIGHEST_CAP = BigDecimal.valueOf(1_000);
    private static final int WARRANTY_OF_A_PROJECT = 12;
    private static final int WARRANTY_OF_A_SERVICE = 3;
    private static final int USUAL_STANDSTILL = 30;
    private static final BigDecimal USUAL_RATE = BigDecimal.valueOf(8);

    private static final Set<String> IN_THE_EU = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
            "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

    /** Who sets the interest that is owed on what is paid too late. */
    enum LateInterest {
        /** The law of a member state of the EU, by Directive 2011/7/EU. */
        EU,
        /** The Late Payment of Commercial Debts (Interest) Act 1998 of the United Kingdom. */
        UK,
        /** The two sides. */
        RATE
    }

    /**
     * Safeguards to start from.
     *
     * @param home the country of the business (ISO 3166), whose law is proposed for the contract
     */
    static Safeguards proposed(boolean pricedOnce, String home) {
        var interest =
                IN_THE_EU.contains(home) ? LateInterest.EU : home.equals("GB") ? LateInterest.UK : LateInterest.RATE;
        return new Safeguards(
                HUNDRED,
                pricedOnce ? WARRANTY_OF_A_PROJECT : WARRANTY_OF_A_SERVICE,
                null,
                interest,
                interest == LateInterest.RATE ? USUAL_RATE : null,
                USUAL_STANDSTILL,
                "",
                "");
    }

    /** The same with the addresses at which both sides are written to, where no other ones were given. */
    Safeguards addressed(String client, String vendor) {
        return new Safeguards(
                liabilityPercent,
                warrantyMonths,
                insuranceSum,
                lateInterest,
                lateRate,
                longestStandstillDays,
                clientNotices.isBlank() ? client : clientNotices.strip(),
                vendorNotices.isBlank() ? vendor : vendorNotices.strip());
    }

    /** @throws RuleViolation at the field that must change */
    void check() {
        if (liabilityPercent.compareTo(BigDecimal.ONE) < 0 || liabilityPercent.compareTo(HIGHEST_CAP) > 0) {
            throw new RuleViolation("contract.terms.liabilityOutside").at("liabilityPercent");
        }
        within(warrantyMonths, LONGEST_WARRANTY, "warrantyMonths");
        within(longestStandstillDays, LONGEST_STANDSTILL, "longestStandstillDays");
        if (insuranceSum != null && insuranceSum.signum() <= 0) {
            throw new RuleViolation("field.positive").at("insuranceSum");
        }
        if (lateInterest == LateInterest.RATE) {
            if (lateRate == null) {
                throw new RuleViolation("contract.terms.missing.lateRate").at("lateRate");
            }
            if (lateRate.signum() < 0 || lateRate.compareTo(HUNDRED) > 0) {
                throw new RuleViolation("field.percent").at("lateRate");
            }
        }
        address(clientNotices, "clientNotices");
        address(vendorNotices, "vendorNotices");
    }

    private static void within(int number, int most, String field) {
        if (number < 1 || number > most) {
            throw new RuleViolation("contract.terms.outside", 1, most).at(field);
        }
    }

    private static void address(String text, String field) {
        if (text.length() > LONGEST_ADDRESS) {
            throw new RuleViolation("text.tooLong", LONGEST_ADDRESS).at(field);
        }
    }
}
