package app.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** Data flows one way: a module knows the steps before it and never the ones after. */
class ModularityTests {

    private static final Pattern ROW = Pattern.compile("^\\| `(\\w+)` \\|[^|]+\\|([^|]*)\\|$", Pattern.MULTILINE);

    /** What every module may import; these import only each other. */
    private static final Set<String> FOUNDATION =
            Set.of("kernel", "tenancy", "text", "web", "engagement", "sample", "servicelevel");

    private static final ApplicationModules MODULES = ApplicationModules.of(HandoffApplication.class);

    /** For each module the names of the modules it imports, besides {@link #FOUNDATION}, in order. */
    private static final Map<String, List<String>> ARROWS = MODULES.stream()
            .collect(Collectors.toMap(
                    module -> module.getIdentifier().toString(),
                    module -> module.getDirectDependencies(MODULES)
                            .uniqueModules()
                            .map(target -> target.getIdentifier().toString())
                            .filter(target -> !FOUNDATION.contains(target))
                            .sorted()
                            .toList()));

    @Test
    void everyModuleKnowsOnlyWhomItMayKnow() {
        MODULES.verify();
    }

    @Test
    void arrowsAreFew() {
        int count = ARROWS.values().stream().mapToInt(List::size).sum();
        System.out.printf("Modules: %d, arrows besides those to the foundation: %d %s%n", ARROWS.size(), count, ARROWS);
        assertThat(count).isLessThanOrEqualTo(37);
        assertThat(FOUNDATION)
                .allSatisfy(module -> assertThat(ARROWS.get(module)).isEmpty());
        assertThat(ARROWS.get("notification")).isEmpty();
    }

    /** Under {@code target/spring-modulith-docs}: one picture of all modules and one of each with its neighbours. */
    @Test
    void theModulesAreDrawn() {
        new Documenter(MODULES).writeModulesAsPlantUml().writeIndividualModulesAsPlantUml();

        assertThat(Path.of("target/spring-modulith-docs/components.puml"))
                .content()
                .contains("Bidding", "Contract");
    }

    @Test
    void theReadmeTellsWhomEachModuleImports() throws IOException {
        var told = ROW.matcher(Files.readString(Path.of("README.md")))
                .results()
                .collect(Collectors.toMap(
                        row -> row.group(1),
                        row -> Stream.of(row.group(2).split(","))
                                .map(String::strip)
                                .filter(name -> !name.isEmpty())
                                .sorted()
                                .toList()));
        assertThat(told)
                .as("the table of modules in README.md; correct it there")
                .isEqualTo(ARROWS);
    }
}
