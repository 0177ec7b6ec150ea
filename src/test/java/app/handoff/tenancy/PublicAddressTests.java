package app.handoff.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class PublicAddressTests {

    @AfterEach
    void forget() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void aLinkBeginsWithTheAddressThatWasSet() {
        asked("localhost", 8080);

        assertThat(new PublicAddress("https://handoff.example.com/", 8080, Optional::empty).linkTo("/s/one/bid"))
                .isEqualTo("https://handoff.example.com/s/one/bid");
    }

    @Test
    void untilOneIsSetItBeginsWithTheAddressOfThePage() {
        asked("192.168.1.20", 8080);
        var address = new PublicAddress("", 8080, Optional::empty);

        assertThat(address.isSet()).isFalse();
        assertThat(address.linkTo("/s/one/bid")).isEqualTo("http://192.168.1.20:8080/s/one/bid");
        assertThat(address.opensOnlyHere(address.linkTo("/s/one/bid"))).isFalse();
    }

    @Test
    void whatTheMachineIsToldWinsOverWhatWasSaved() {
        assertThat(new PublicAddress("https://given.example/", 8080, () -> Optional.of("https://saved.example"))
                        .linkInMail("/s/one"))
                .isEqualTo("https://given.example/s/one");
        assertThat(new PublicAddress("", 8080, () -> Optional.of("https://saved.example")).linkInMail("/s/one"))
                .isEqualTo("https://saved.example/s/one");
        assertThat(new PublicAddress(" ", 8080, Optional::empty).linkInMail("/s/one"))
                .isEqualTo("http://localhost:8080/s/one");
        assertThat(new PublicAddress("http://localhost:8080", 8080, Optional::empty).isSet())
                .isFalse();
    }

    /** A mail knows no browser; a link to copy begins with the address of the page it is copied from. */
    @Test
    void whetherOthersCanOpenTheirLinksDependsOnHowTheyGetThem() {
        var none = new PublicAddress("", 8080, Optional::empty);
        var set = new PublicAddress("", 8080, () -> Optional.of("https://saved.example"));

        asked("192.168.1.20", 8080);
        assertThat(none.givesLinksThatOpenOnlyHere(true)).isTrue();
        assertThat(none.givesLinksThatOpenOnlyHere(false)).isFalse();
        asked("localhost", 8080);
        assertThat(none.givesLinksThatOpenOnlyHere(false)).isTrue();
        assertThat(set.givesLinksThatOpenOnlyHere(true)).isFalse();
        assertThat(set.givesLinksThatOpenOnlyHere(false)).isFalse();
    }

    @Test
    void aLinkToThisComputerIsKnownByItsHost() {
        var address = new PublicAddress("", 8080, Optional::empty);

        assertThat(address.opensOnlyHere("http://localhost:8080/s/one")).isTrue();
        assertThat(address.opensOnlyHere("http://LOCALHOST/s/one")).isTrue();
        assertThat(address.opensOnlyHere("http://127.0.0.1:8080/s/one")).isTrue();
        assertThat(address.opensOnlyHere("http://[::1]:8080/s/one")).isTrue();
        assertThat(address.opensOnlyHere("https://localhost.example.com/s/one")).isFalse();
        assertThat(address.opensOnlyHere("https://handoff.example.com/s/localhost"))
                .isFalse();
        assertThat(address.opensOnlyHere("Bookkeeping for 2027: who does it?")).isFalse();
        assertThat(address.opensOnlyHere(null)).isFalse();
    }

    private static void asked(String host, int port) {
        var request = new MockHttpServletRequest();
        request.setServerName(host);
        request.setServerPort(port);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }
}
