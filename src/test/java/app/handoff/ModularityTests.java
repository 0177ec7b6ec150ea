package app.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Data flows one way: a module knows the steps before it and never the ones after. */
class ModularityTests {

    private final ApplicationModules modules = ApplicationModules.of(HandoffApplication.class);

    @Test
    void everyModuleKnowsOnlyWhomItMayKnow() {
        modules.verify();
    }

    @Test
    void arrowsAreFew() {
        var arrows = modules.stream()
                .collect(Collectors.toMap(
                        module -> module.getIdentifier().toString(),
                        module -> module.getDirectDependencies(modules)
                                .uniqueModules()
                                .map(target -> target.getIdentifier().toString())
                                .filter(target -> !target.equals("shared"))
                                .sorted()
                                .toList()));
        int count = arrows.values().stream().mapToInt(java.util.List::size).sum();
        System.out.printf("Modules: %d, arrows besides those to shared: %d %s%n", arrows.size(), count, arrows);
        assertThat(count).isLessThanOrEqualTo(45);
        assertThat(arrows.get("shared")).isEmpty();
        assertThat(arrows.get("overview")).isEmpty();
        assertThat(arrows.get("notification")).isEmpty();
    }
}
