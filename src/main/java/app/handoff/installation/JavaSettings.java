package app.handoff.installation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How much of a machine Java may take: one business needs little. */
final class JavaSettings {

    /** What Java reads options from besides the command line. */
    private static final List<String> VARIABLES = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private JavaSettings() {}

    static List<String> inEnvironment(Map<String, String> environment) {
        return VARIABLES.stream()
                .flatMap(name -> Stream.of(environment.getOrDefault(name, "").split("\\s+")))
                .filter(option -> !option.isEmpty())
                .toList();
    }

    /** Ours, but for what is decided already by the options of whoever starts Java. */
    static List<String> unlessGiven(List<String> options) {
        List<String> settings = new ArrayList<>();
        if (options.stream().noneMatch(option -> option.matches("-XX:\\+Use\\w+GC"))) {
            settings.add("-XX:+UseSerialGC");
            // A heap that work made larger becomes smaller again with the next full collection.
            settings.addAll(List.of("-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=30"));
        }
        if (options.stream().noneMatch(option -> option.matches("-Xm[sx].*|-XX:(Initial|Min|Max)(RAM|HeapSize).*"))) {
            // Else Java begins with a share of the machine, and ends with a larger one.
            settings.addAll(List.of("-Xms64m", "-Xmx512m"));
        }
        return settings;
    }
}
