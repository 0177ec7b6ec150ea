package app.handoff.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.kernel.RuleViolation;
import app.handoff.vendor.OutreachText.Words;
import org.junit.jupiter.api.Test;

class OutreachTextTests {

    private static final Words WORDS =
            new Words("Bookkeeping {2027}", "Studio $1 Fern", "Ana Ruiz", "ana@fern.example");

    @Test
    void fillsEachPlaceholderOnceWhateverStandsInTheWords() {
        var filled = new OutreachText("{Work}?", "{business} asks: {work}. {person}, { mail }").filledWith(WORDS);

        assertThat(filled.subject()).isEqualTo("Bookkeeping {2027}?");
        assertThat(filled.body()).isEqualTo("Studio $1 Fern asks: Bookkeeping {2027}. Ana Ruiz, ana@fern.example");
    }

    @Test
    void leavesNothingOpenThatNobodyKnows() {
        refused("vendor.outreach.placeholder.unknown", "subject", "For {budget}", "Write to {mail}");
        refused("vendor.outreach.placeholder.unknown", "body", "Hello", "Dear {name}, write to {mail}");
        refused("vendor.outreach.placeholder.unknown", "body", "Hello", "{} {mail}");
    }

    @Test
    void namesAnAddressForAnswers() {
        refused("vendor.outreach.mail.missing", "body", "Hello", "Who can do {work}?");
        new OutreachText("Hello", "Who can do {work}? Write to {mail}").requireUsable(LeadSource.REFERRAL);
        new OutreachText("Wanted: {work}", "Answer here.").requireUsable(LeadSource.MARKETPLACE);
    }

    private static void refused(String code, String field, String subject, String body) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> new OutreachText(subject, body).requireUsable(LeadSource.ASSOCIATION))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code))
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo(field));
    }
}
