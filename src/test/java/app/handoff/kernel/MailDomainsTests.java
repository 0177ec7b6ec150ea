package app.handoff.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MailDomainsTests {

    @Test
    void aDomainOfItsOwnTellsTheFirm() {
        assertThat(MailDomains.ofFirm("Eva.Lang@Cafe-Blau.example")).contains("cafe-blau.example");
        assertThat(MailDomains.isSameFirm("eva@tala.example", "liza@TALA.example"))
                .isTrue();
        assertThat(MailDomains.isSameFirm("eva@mail.tala.example", "liza@tala.example"))
                .as("a part of the same domain")
                .isTrue();
        assertThat(MailDomains.isSameFirm("eva@nottala.example", "liza@tala.example"))
                .isFalse();
        assertThat(MailDomains.isSameFirm("eva@bücher.example", "liza@xn--bcher-kva.example"))
                .isTrue();
    }

    @Test
    void atACommonProviderNobodyIsOfTheSameFirm() {
        assertThat(MailDomains.ofFirm("tala@gmail.com")).isEmpty();
        assertThat(MailDomains.isSameFirm("tala@gmail.com", "eva@gmail.com")).isFalse();
        assertThat(MailDomains.isSameFirm("tala@t-online.de", "eva@t-online.de"))
                .isFalse();
        assertThat(MailDomains.isSameFirm("tala@some.me.com", "eva@me.com")).isFalse();
    }

    @Test
    void whatIsNoAddressHasNoFirm() {
        assertThat(MailDomains.ofFirm(null)).isEmpty();
        assertThat(MailDomains.ofFirm("+49 30 123456")).isEmpty();
        assertThat(MailDomains.isSameFirm(null, null)).isFalse();
        assertThat(MailDomains.isSameFirm("Eva", "Eva")).isFalse();
    }
}
