package app.handoff.journey;

import org.junit.jupiter.api.Test;

/** The whole way of an engagement in Canada whose winner bid in US dollars: no page mixes the two, up to the review. */
class TwoCurrenciesJourneyTests extends EmptyInstallation {

    @Test
    void aBidInDollarsIsComparedContractedAndReviewed() {
        new Story(
                        new ScriptlessVisitor(base()),
                        new ScriptlessVisitor(base()),
                        () -> new ScriptlessVisitor(base()),
                        clock())
                .inTwoCurrencies()
                .walk();
    }
}
