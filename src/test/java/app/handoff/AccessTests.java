package app.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.web.AccessInterceptor;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every page says who may open it. */
@SpringBootTest
class AccessTests {

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Test
    void everyHandlerHasExactlyOneRule() {
        var without = new ArrayList<String>();
        var several = new ArrayList<String>();
        int handlers = 0;
        for (var handler : requestMappingHandlerMapping.getHandlerMethods().values()) {
            if (!handler.getBeanType().getName().startsWith("app.handoff")) {
                continue;
            }
            handlers++;
            if (AccessInterceptor.ruleOf(handler) == null) {
                without.add(handler.toString());
            }
            if (rules(handler.getMethod()) > 1 || rules(handler.getBeanType()) > 1) {
                several.add(handler.toString());
            }
        }
        System.out.println("Handlers with an access rule: " + handlers);
        assertThat(without)
                .as(
                        "add one of @AdministratorOnly, @OwnersOnly, @OwnersAndManagersOnly, @MembersOnly, @ThroughLink, @Anyone")
                .isEmpty();
        assertThat(several).as("keep one rule").isEmpty();
    }

    private static long rules(AnnotatedElement element) {
        return AccessInterceptor.RULES.stream()
                .filter(element::isAnnotationPresent)
                .count();
    }
}
