package app.handoff.bidding;

import static app.handoff.bidding.ABidding.BERLIN;
import static app.handoff.bidding.ABidding.EUR;
import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.VendorId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MentionsTests {

    private final Mentions mentions = new Mentions(List.of(
            invited("Kontor Vier GmbH", "Johanna Brückner", "jo@kontor-vier.example"),
            invited("D’Arcy & Söhne", "Pat", "office@darcy.example"),
            invited("山田会計", "山田太郎", "info@yamada.example")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "We at Kontor Vier use DATEV. May we? | Kontor Vier",
                "KONTOR-VIER GmbH asks: which export? | KONTOR-VIER",
                "kontorvier would need access on Monday. | kontorvier",
                "Is d'Arcy und Soehne, I mean D'Arcy & Sohne, allowed to use staff abroad? | D'Arcy & Sohne",
                "Frau Bruckner will call you. | Bruckner",
                "山田会計 からの質問です。 | 山田会計",
                "Write to someone@elsewhere.example please. | someone@elsewhere.example",
                "See www.kontor-vier.example for our method. | www.kontor-vier.example",
                "Call +49 (0)30 123 45 67 | +49 (0)30 123 45 67",
                "Call 030/1234567, overview 5. | 030/1234567",
                "Call 415-555-0134 today. | 415-555-0134"
            })
    void tellWhoAsked(String text, String found) {
        assertThat(mentions.in(text)).containsExactly(found);
        assertThat(mentions.in(mentions.without(text))).isEmpty();
        assertThat(mentions.without(text)).isEqualTo(text.replace(found, "[…]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Which bank export will you send, CAMT.053?",
                "Are 1,250,000 entries or 12 000 000 lines a year meant?",
                "Does the term begin on 2027-01-04 or 01.02.2027?",
                "Is 0.75 a minute right, or 1,404.50?",
                "Do the four (vier) offices keep their own books?",
                "May a patent be used? 2026 and 2027?",
                "Is it 08:00 to 17:00?"
            })
    void whatOthersCouldAskAsWellTellsNothing(String text) {
        assertThat(mentions.in(text)).isEmpty();
        assertThat(mentions.without(text)).isEqualTo(text);
    }

    @Test
    void everythingIsLeftOutAtOnce() {
        var text = "Kontor Vier here. Reach Johanna Brückner at jo@kontor-vier.example or +49 170 1234567.";

        assertThat(mentions.without(text)).isEqualTo("[…] here. Reach […] at […] or […].");
        assertThat(mentions.in(text))
                .containsExactly("Kontor Vier", "Johanna Brückner", "jo@kontor-vier.example", "+49 170 1234567");
    }

    private static Invitation invited(String name, String contact, String email) {
        return new Invitation(
                new BidRequest(EngagementId.next(), "Bookkeeping for 2027", EUR, BERLIN),
                new Invitee(VendorId.next(), name, contact, email, BERLIN, null),
                Instant.parse("2026-11-23T09:00:00Z"));
    }
}
