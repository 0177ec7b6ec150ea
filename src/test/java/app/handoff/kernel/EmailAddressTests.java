package app.handoff.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.IDN;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTests {

    private static final List<String> DOMAINS = List.of(
            "fern.example",
            "bücher.example",
            "société.example",
            "años.example",
            "münchen.example",
            "żółw.example",
            "smörgås.example",
            "例え.example",
            "उदाहरण.example",
            "مثال.example",
            "co.uk.example",
            "x--y.example",
            "παράδειγμα.example");

    @ParameterizedTest
    @CsvSource({
        "eve+1@fern.example, eve@fern.example",
        "Eve+bids+2@Fern.example, eve@fern.example",
        "eve@fern.example, eve@fern.example",
        "+1@fern.example, +1@fern.example",
        "eve.1@fern.example, eve.1@fern.example"
    })
    void whatFollowsAPlusSignMakesNoOtherMailbox(String address, String mailbox) {
        assertThat(EmailAddress.mailbox(address)).isEqualTo(mailbox);
    }

    @ParameterizedTest
    @CsvSource({
        "jürgen@bücher.example, jürgen@xn--bcher-kva.example",
        "Jürgen@BÜCHER.Example, jürgen@xn--bcher-kva.example",
        "jürgen@xn--bcher-kva.example, jürgen@xn--bcher-kva.example",
        "ju\u0308rgen@bu\u0308cher.example, jürgen@xn--bcher-kva.example",
        "' ana@fern.example\u200b', ana@fern.example",
        "Ana Ruiz <ana@fern.example>, ana@fern.example",
        "mailto:Ana@Fern.example, ana@fern.example",
        "ana@fern.example., ana@fern.example",
        "ana@fern.example;, ana@fern.example",
        "'\"Ruiz, Ana\" <ana@fern.example>;', ana@fern.example",
        "‘ana@fern.example’, ana@fern.example",
        "ana@fern.example (Ana Ruiz), ana@fern.example",
        "mailto:ana@fern.example?subject=Bid, ana@fern.example",
        "o’hara@fern.example, o'hara@fern.example",
        "ana＠fern．example, ana@fern.example",
        "ana@straße.example, ana@xn--strae-oqa.example",
        "ana+bids@例え.例え, ana+bids@xn--r8jz45g.xn--r8jz45g",
        "o'hara.d@fern-studio.co.example, o'hara.d@fern-studio.co.example"
    })
    void oneAddressHasOneForm(String typed, String form) {
        assertThat(EmailAddress.of(typed)).contains(form);
        assertThat(EmailAddress.isSame(typed, form)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ana",
                "ana@",
                "@fern.example",
                "ana@fern",
                "ana@@fern.example",
                "ana@fern..example",
                "ana..b@fern.example",
                ".ana@fern.example",
                "ana.@fern.example",
                "ana b@fern.example",
                "ana@fern .example",
                "ana@-fern.example",
                "ana@fern-.example",
                "ana@fern.e",
                "ana@192.168.1.7",
                "ana@[10.0.0.1]",
                "ana,ben@fern.example",
                "ana@fern_studio.example",
                "ana@fern.example/x",
                "ana@fern.example..x",
                "ana@fern.example ben@fern.example",
                "ana@fern.example, ben@fern.example",
                "ana@.example",
                "ana;b@fern.example",
                "\"ana\"@fern.example",
                "ana(x)@fern.example",
                "ana@fern.123"
            })
    void whatCannotExistIsNoAddress(String typed) {
        assertThat(EmailAddress.of(typed)).isEmpty();
    }

    @Test
    void nothingIsLongerThanAnAddressMayBe() {
        assertThat(EmailAddress.of("a".repeat(65) + "@fern.example")).isEmpty();
        assertThat(EmailAddress.of("ana@" + "a".repeat(64) + ".example")).isEmpty();
        assertThat(EmailAddress.of("ana@" + "a.".repeat(130) + "example")).isEmpty();
        assertThat(EmailAddress.of("a".repeat(64) + "@" + "a".repeat(63) + ".example"))
                .isPresent();
    }

    @Test
    void addressesOfTwelveCountriesAreReadAsTheNameSystemKnowsThem() {
        var random = new Random(20261128);
        var names = List.of("ana", "jürgen", "josé.núñez", "o'hara", "李雷", "a_b", "x+bids", "łukasz-k", "1234");
        var marks = List.of("", "", "\u200b", "\u00a0", " ", "\ufeff", "\u00ad");
        for (int i = 0; i < 300; i++) {
            var name = names.get(random.nextInt(names.size()));
            var domain = DOMAINS.get(random.nextInt(DOMAINS.size()));
            var typed = random.nextBoolean() ? name + "@" + domain : name + "@" + IDN.toASCII(domain);
            var written = switch (random.nextInt(4)) {
                case 0 -> typed.toUpperCase(Locale.ROOT);
                case 1 -> Normalizer.normalize(typed, Normalizer.Form.NFD);
                case 2 -> "Somebody <" + typed + ">";
                default -> typed;
            };

            assertThat(EmailAddress.of(marks.get(random.nextInt(7)) + written + marks.get(random.nextInt(7))))
                    .as(written)
                    .contains(name + "@" + IDN.toASCII(domain));
        }
        var wrong =
                List.of("..", "@@", " x@", "@x", "@x.", "@-x.example", "@x", "@x y.example", "@1.2.3.4", "@x..example");
        for (int i = 0; i < 200; i++) {
            var typed = names.get(random.nextInt(names.size())) + wrong.get(random.nextInt(wrong.size()));
            assertThat(EmailAddress.of(typed)).as(typed).isEmpty();
        }
        System.out.println("Addresses: 300 readable, 0 refused or misread; 200 unreadable, 0 taken.");
    }
}
