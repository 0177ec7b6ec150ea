package app.handoff.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * How much memory there is for everything that runs beside Handoff and for Handoff itself. Java's own bean would tell, too, but
 * takes longer to load than the start that it is for.
 */
final class MachineMemory {

    private static final Pattern TOTAL = Pattern.compile("MemTotal:\\s+(\\d+) kB");

    private MachineMemory() {}

    /** Bytes of the machine, or of the container where that may have less; nothing where Linux does not say. */
    static OptionalLong bytes() {
        return bytes(Path.of("/"));
    }

    static OptionalLong bytes(Path root) {
        var machine = TOTAL.matcher(read(root.resolve("proc/meminfo")));
        var limits = Stream.of("sys/fs/cgroup/memory.max", "sys/fs/cgroup/memory/memory.limit_in_bytes")
                .map(file -> read(root.resolve(file)).strip())
                // Without a limit a word stands there, or a number beyond all numbers.
                .filter(limit -> limit.matches("\\d{1,18}"))
                .mapToLong(Long::parseLong);
        var total = machine.find() ? LongStream.of(Long.parseLong(machine.group(1)) * 1024) : LongStream.empty();
        return LongStream.concat(total, limits).min();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}
