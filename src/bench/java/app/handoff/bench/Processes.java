package app.handoff.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What processes took of the machine, as Linux counts it. */
final class Processes {

    private static final double MILLISECONDS_PER_TICK = 10;

    private Processes() {}

    /** Of an application and of its database server. */
    record Usage(double application, double database) {

        Usage minus(Usage earlier) {
            return new Usage(application - earlier.application, database - earlier.database);
        }

        Usage plus(Usage other) {
            return new Usage(application + other.application, database + other.database);
        }

        Usage per(long requests) {
            return new Usage(application / requests, database / requests);
        }

        double sum() {
            return application + database;
        }
    }

    /** Milliseconds of processor time until now. */
    static Usage processorTime(long application, long postmaster) {
        double database = ticks(postmaster, 13, 14);
        for (long process : family(postmaster)) {
            database += ticks(process, 11, 12);
        }
        return new Usage(ticks(application, 11, 12) * MILLISECONDS_PER_TICK, database * MILLISECONDS_PER_TICK);
    }

    /** Megabytes in memory; pages that processes share count by their share. */
    static Usage memory(long application, long postmaster) {
        double database = 0;
        for (long process : family(postmaster)) {
            database += proportionalSet(process);
        }
        return new Usage(proportionalSet(application), database);
    }

    private static List<Long> family(long parent) {
        var head = ProcessHandle.of(parent).stream();
        var children = ProcessHandle.of(parent).stream().flatMap(ProcessHandle::descendants);
        return Stream.concat(head, children).map(ProcessHandle::pid).toList();
    }

    /** The fields are counted after the name, which may hold spaces. */
    private static double ticks(long process, int... fields) {
        double sum = 0;
        for (var line : told(process, "stat")) {
            var words = line.substring(line.lastIndexOf(')') + 2).split(" ");
            for (int field : fields) {
                sum += Long.parseLong(words[field]);
            }
        }
        return sum;
    }

    private static double proportionalSet(long process) {
        return told(process, "smaps_rollup").stream()
                .filter(line -> line.startsWith("Pss:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .sum();
    }

    /** Nothing once the process is over, as connections of a database server end at any time. */
    private static List<String> told(long process, String file) {
        try {
            return Files.readAllLines(Path.of("/proc", String.valueOf(process), file));
        } catch (IOException e) {
            return List.of();
        }
    }
}
