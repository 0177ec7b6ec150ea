package app.handoff.installation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** How much of a machine Java may take: one business needs little. */
final class JavaSettings {

    /** What Java reads options from besides the command line. */
    private static final List<String> VARIABLES = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    /** With less, the smallest settings come before the fastest. */
    private static final long SMALL = 1_500_000_000;

    private JavaSettings() {}

    static List<String> inEnvironment(Map<String, String> environment) {
        return VARIABLES.stream()
                .flatMap(name -> Stream.of(environment.getOrDefault(name, "").split("\\s+")))
                .filter(option -> !option.isEmpty())
                .toList();
    }

    /** Ours, but for what is decided already by the options of whoever starts Java. */
    static List<String> unlessGiven(List<String> options) {
        return unlessGiven(options, MachineMemory.bytes());
    }

    /** @param memory of the machine, in bytes */
    static List<String> unlessGiven(List<String> options, OptionalLong memory) {
        boolean small = memory.isPresent() && memory.getAsLong() < SMALL;
        List<String> settings = new ArrayList<>();
        if (options.stream().noneMatch(option -> option.matches("-XX:\\+Use\\w+GC"))) {
            settings.add("-XX:+UseSerialGC");
            if (options.stream().noneMatch(option -> option.matches("-XX:(Min|Max)HeapFreeRatio=.*"))) {
                // A heap that work made larger becomes smaller again with the next full collection.
                settings.addAll(List.of("-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=30"));
            }
        }
        if (options.stream().noneMatch(option -> option.matches("-Xm[sx].*|-XX:(Initial|Min|Max)(RAM|HeapSize).*"))) {
            // Else Java begins with a share of the machine, and ends with a larger one.
            settings.addAll(small ? List.of("-Xms32m", "-Xmx160m") : List.of("-Xms64m", "-Xmx512m"));
        }
        if (small && options.stream().noneMatch(option -> option.matches("-XX:.?Tiered.*|-Xint|-Xcomp"))) {
            // The second compiler makes pages twice as fast in the end. It takes memory for that, and at the start the
            // processor.
            settings.add("-XX:TieredStopAtLevel=1");
        }
        return settings;
    }
}
