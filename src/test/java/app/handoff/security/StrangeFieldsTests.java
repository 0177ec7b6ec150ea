package app.handoff.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import app.handoff.Pages;
import app.handoff.account.ABusiness;
import app.handoff.kernel.Ids;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.context.WebApplicationContext;

/** Names of fields and addresses that no page of ours has. */
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest
class StrangeFieldsTests {

    @Autowired
    WebApplicationContext context;

    ABusiness business;
    Callers callers;

    @BeforeEach
    void aBusiness() {
        business = ABusiness.in(context);
        callers = new Callers(context, business);
    }

    @Test
    void aValueHasNoFields(CapturedOutput console) {
        for (var name : List.of("email.x", "email.", "email.x.y", "password.x", "email..x", "email[0].x")) {
            assertThat(Pages.of(context)
                            .mvc()
                            .post()
                            .uri("/sign-in")
                            .param(name, "typed-value")
                            .with(csrf())
                            .with(Callers.fromElsewhere())
                            .exchange())
                    .as(name)
                    .hasStatus(HttpStatus.BAD_REQUEST);
        }
        assertThat(console.getAll()).doesNotContain("Exception", "typed-value");
    }

    @Test
    void noFormBreaksOnAFieldWithinAFieldOrOnMarksOfTheFramework() {
        var breakdowns = new ArrayList<String>();
        int asked = 0;
        for (var route : Route.all(context)) {
            if (route.isGet() || route.isBehindLink()) {
                continue;
            }
            var values = strange(route);
            var forms = new ArrayList<Map<String, String>>();
            for (var shape : List.of("%s.", "_%s", "!%s[0]", "%s[1]")) {
                forms.add(route.form().keySet().stream().collect(Collectors.toMap(shape::formatted, field -> "x")));
            }
            for (var shape : List.of("%s.x", "_%s[0]", "%s[0]", "%s[0].x")) {
                route.form().keySet().forEach(field -> forms.add(Map.of(shape.formatted(field), "x")));
            }
            for (var form : forms) {
                var answer = callers.send(route, values, form, Caller.OWNER);
                asked++;
                if (answer.getUnresolvedException() != null
                        || answer.getResponse().getStatus() >= 500) {
                    breakdowns.add(route + " " + form + ": " + answer.getUnresolvedException());
                }
            }
        }
        System.out.printf("Strange names of fields: %d requests, %d breakdowns%n", asked, breakdowns.size());
        assertThat(breakdowns).isEmpty();
    }

    @Test
    void nothingIsDoneOrShownOfAnEngagementThatIsNotThere() {
        var wrong = new ArrayList<String>();
        int asked = 0;
        for (var route : Route.all(context)) {
            if (route.rowsNamed().isEmpty()
                    || route.isBehindLink()
                    || route.pattern().startsWith("/calendar")) {
                continue;
            }
            var answer = route.isGet()
                    ? callers.request(route, strange(route), Caller.OWNER).exchange()
                    : callers.send(route, strange(route), route.form(), Caller.OWNER);
            asked++;
            int status = answer.getUnresolvedException() == null
                    ? answer.getResponse().getStatus()
                    : 500;
            if (status != 404 && status != 403 && status != 405) {
                wrong.add(route + ": " + status + " " + answer.getResponse().getRedirectedUrl());
            }
        }
        System.out.printf("Asked for what is not there: %d, answered otherwise: %d %s%n", asked, wrong.size(), wrong);
        assertThat(wrong).isEmpty();
    }

    /** Letters may be encoded and zeros left out, and still it is the same address. */
    @Test
    void anAddressWrittenOtherwiseIsNoWayAround() {
        for (var id : List.of("1-1-1-1-1", "%30" + Ids.next().toString().substring(1))) {
            for (var page : List.of("/award/letters", "/running/breaches/notice")) {
                var request = Pages.of(context)
                        .mvc()
                        .method(page.startsWith("/award") ? HttpMethod.POST : HttpMethod.GET)
                        .uri(URI.create("/engagements/" + id + page));
                assertThat(request.with(csrf()).with(business.owner()).exchange())
                        .as(id + page)
                        .hasStatus(HttpStatus.NOT_FOUND);
            }
        }
    }

    /** Identities that nothing has. */
    private static List<String> strange(Route route) {
        return route.kinds().stream()
                .map(kind -> kind.startsWith("'")
                        ? kind.substring(1, kind.length() - 1)
                        : Ids.next().toString())
                .toList();
    }
}
