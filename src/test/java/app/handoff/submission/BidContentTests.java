package app.handoff.submission;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.kernel.Canonical;
import app.handoff.scope.Pricing;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A bid as it is sealed: its fingerprint stands on receipts that vendors hold in hand. */
class BidContentTests {

    private static final UUID ID = UUID.fromString("00000000-0000-7000-8000-000000000001");

    private static final BidContent BID = new BidContent(
            ID,
            "cd",
            new BidContent.Bidder("Kontor Vier", "Mara Vier", "mara@kontor.example", "+49 30 1234567"),
            Currency.getInstance("EUR"),
            12,
            List.of(
                    new BidContent.Price(
                            "item", "Work", "hour", number("520"), number("38.5"), false, null, false, null),
                    new BidContent.Price(
                            "other",
                            "Réports",
                            "report",
                            number("12"),
                            number("0"),
                            true,
                            Pricing.Basis.HOURLY,
                            false,
                            null)),
            number("250"),
            List.of(new BidContent.Commitment(ID, number("99.5"))),
            List.of(new BidContent.Answer(ID, "We add people.\nTwo.")),
            "",
            "No \"tax\" returns",
            List.of(new BidContent.Reference("Fern", "Ana", "ana@fern.example", ClientRelation.EXISTING)),
            List.of(new BidContent.BidFile(ID, "iso.pdf", 1234, "ab")),
            LocalDate.of(2027, 2, 28),
            null,
            List.of());

    @Test
    void isWrittenInOneWayForGood() {
        assertThat(Canonical.write(BID)).isEqualTo("""
            {"answers":[{"question":"00000000-0000-7000-8000-000000000001","text":"We add people.\\nTwo."}],\
            "assumptions":"","bidder":{"email":"mara@kontor.example","firm":"Kontor Vier",\
            "person":"Mara Vier","phone":"+49 30 1234567"},"currency":"EUR",\
            "exclusions":"No \\"tax\\" returns","files":[{"id":"00000000-0000-7000-8000-000000000001",\
            "name":"iso.pdf","sha256":"ab","size":1234}],\
            "levels":[{"level":"00000000-0000-7000-8000-000000000001","value":99.5}],\
            "prices":[{"item":"item","label":"Work","once":false,"quantity":520,"unit":"hour",\
            "unitPrice":38.5},{"chosen":"HOURLY","item":"other","label":"Réports","once":true,"quantity":12,\
            "unit":"report","unitPrice":0}],"references":[{"client":"Fern","contact":"Ana",\
            "reach":"ana@fern.example","relation":"EXISTING"}],\
            "request":"00000000-0000-7000-8000-000000000001","scopeSha256":"cd","takingOver":250,\
            "termMonths":12,"validUntil":"2027-02-28"}""");
    }

    /** Bids that were sealed before are kept to the letter; what they say is read from it. */
    @Test
    void isReadAsAnEarlierVersionSealedIt() {
        assertThat(BidContent.read("""
            {"request":"00000000-0000-7000-8000-000000000001","scopeSha256":"cd",\
            "bidder":{"firm":"Kontor Vier","person":"Mara Vier","email":"mara@kontor.example",\
            "phone":"+49 30 1234567"},"currency":"EUR","termMonths":12,"prices":[{"item":"item",\
            "label":"Work","unit":"hour","quantity":520,"unitPrice":38.5,"once":false},{"item":"other",\
            "label":"Réports","unit":"report","quantity":12,"unitPrice":0,"once":true,"chosen":"HOURLY"}],\
            "takingOver":250,"levels":[{"level":"00000000-0000-7000-8000-000000000001","value":99.5}],\
            "answers":[{"question":"00000000-0000-7000-8000-000000000001","text":"We add people.\\nTwo."}],\
            "assumptions":"","exclusions":"No \\"tax\\" returns","references":[{"client":"Fern",\
            "contact":"Ana","reach":"ana@fern.example","relation":"EXISTING"}],\
            "files":[{"id":"00000000-0000-7000-8000-000000000001","name":"iso.pdf","size":1234,\
            "sha256":"ab"}],"validUntil":"2027-02-28"}""")).isEqualTo(BID);
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
