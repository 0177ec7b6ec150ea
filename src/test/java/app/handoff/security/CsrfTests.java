package app.handoff.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.web.context.WebApplicationContext;

/** Nothing changes unless the form came from a page of ours. */
@SpringBootTest
class CsrfTests {

    @Autowired
    WebApplicationContext context;

    @Test
    void noActWithoutTheTokenOfItsPage() {
        var ours = World.in(context, "Wombat");
        var callers = new Callers(context, ours.business());
        var before = ours.contentBut("link_code");
        var accepted = new ArrayList<String>();
        int tried = 0;
        for (var route : Route.all(context)) {
            // A system has no session, and no cookie that a page elsewhere could use.
            if (route.isGet() || route.toString().contains("/api/")) {
                continue;
            }
            var caller = !route.isBehindLink()
                    ? Caller.OWNER
                    : Arrays.stream(Caller.values())
                            .filter(route::admits)
                            .findFirst()
                            .orElseThrow();
            var token = caller.purpose() == null ? null : ours.first().tokens().get(caller.purpose());
            var values = route.values(ours.first(), token);
            var without = callers.request(route, values, caller).exchange();
            var wrong = callers.request(route, values, caller)
                    .with(csrf().useInvalidToken())
                    .exchange();
            var fromElsewhere = callers.request(route, values, caller)
                    .header("Origin", "https://elsewhere.example")
                    .header("Sec-Fetch-Site", "cross-site")
                    .exchange();
            for (var answer :
                    new org.springframework.test.web.servlet.assertj.MvcTestResult[] {without, wrong, fromElsewhere}) {
                tried++;
                if (answer.getUnresolvedException() != null
                        || answer.getResponse().getStatus() != 403) {
                    accepted.add(route + ": " + answer.getResponse().getStatus());
                }
            }
        }
        System.out.printf("Acts without the token of their page: %d tried, %d accepted%n", tried, accepted.size());
        assertThat(accepted).isEmpty();
        assertThat(ours.contentBut("link_code")).isEqualTo(before);
    }
}
