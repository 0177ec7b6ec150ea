package app.handoff.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.web.AccessInterceptor;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.csrf.MissingCsrfTokenException;

/** A form that has grown old is told apart from a page that is open to others only. */
class WayBackTests {

    private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/s/abc/bid/question");
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @ParameterizedTest
    @CsvSource({
        "http://localhost/s/abc/bid/question, /s/abc/bid/question",
        "http://localhost/people?sort=name, /people?sort=name",
        "https://elsewhere.example/people, ''",
        "http://localhost/..//elsewhere, ''",
        "nothing to read, ''"
    })
    void thePageThatRefusesAnOldFormLeadsBackToWhereItStood(String from, String page) throws IOException {
        request.addHeader("Referer", from);

        refuse(new MissingCsrfTokenException("old"));

        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(request.getAttribute(AccessInterceptor.OLD_FORM)).isEqualTo(page);
    }

    @Test
    void aPageThatIsOpenToOthersOnlySaysNothingAboutOldForms() throws IOException {
        refuse(new AccessDeniedException("not yours"));

        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(request.getAttribute(AccessInterceptor.OLD_FORM)).isNull();
    }

    private void refuse(AccessDeniedException denied) throws IOException {
        new WayBack.FromOldForms().handle(request, response, denied);
    }
}
