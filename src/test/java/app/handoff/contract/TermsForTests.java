package app.handoff.contract;

/** Terms as an owner hands them in: what nobody can propose is filled in. */
public final class TermsForTests {

    private TermsForTests() {}

    /** German law, and the courts of Berlin. */
    public static Terms inBerlin(Terms proposed) {
        return under(proposed, "Germany", "Berlin");
    }

    static Terms under(Terms terms, String law, String place) {
        return new Terms(
                terms.client(),
                terms.vendor(),
                terms.start(),
                terms.end(),
                terms.noticeDays(),
                terms.renewal(),
                terms.rateModel(),
                terms.taxIncluded(),
                terms.paymentDays(),
                terms.transitionWeeks(),
                terms.exitWeeksInARow(),
                terms.reportDay(),
                terms.reportTime(),
                terms.reportZone(),
                terms.reportedBy(),
                terms.creditPercent(),
                terms.capPercent(),
                terms.breaches(),
                terms.windows(),
                terms.breachNoticeDays(),
                terms.confidentialityYears(),
                law,
                place,
                terms.agreed(),
                terms.safeguards());
    }
}
