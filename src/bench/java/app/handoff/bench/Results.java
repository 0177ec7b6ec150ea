package app.handoff.bench;

import app.handoff.bench.Processes.Usage;
import app.handoff.bench.Server.Start;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Prints what was measured as it comes, and writes it to {@code results.md} and {@code results.csv}. */
final class Results {

    /** At which costs are compared, if it was measured. */
    private static final int USUAL_CONNECTIONS = 8;

    private final Settings settings;
    private final StringBuilder text = new StringBuilder();
    private final List<List<Measurement>> pages = new ArrayList<>();

    Results(Settings settings) {
        this.settings = settings;
        print("# Benchmark of " + Instant.now().truncatedTo(ChronoUnit.MINUTES));
        print("%s on Java of %s, `%s`, %d processors"
                .formatted(
                        settings.jar().getFileName(),
                        settings.java().getParent().getParent(),
                        String.join(" ", settings.jvm()),
                        Runtime.getRuntime().availableProcessors()));
        settings.against().ifPresent(jar -> print("against " + jar));
    }

    /** What is going on, for whoever waits. */
    void say(String what) {
        System.out.println(what + " ...");
    }

    private void print(String line) {
        System.out.println(line);
        text.append(line).append('\n');
    }

    void starts(Map<String, List<Start>> starts) {
        print("\n## Start, until the first page\n");
        print("| | seconds, median | processor seconds, median | seconds |\n|---|---|---|---|");
        starts.forEach((kind, all) -> print("| %s | %.1f | %.1f | %s |"
                .formatted(
                        kind,
                        median(all, Start::seconds),
                        median(all, start -> start.usage().sum() / 1000),
                        all.stream()
                                .map(start -> "%.1f".formatted(start.seconds()))
                                .collect(Collectors.joining(", ")))));
    }

    private static double median(List<Start> starts, ToDoubleFunction<Start> figure) {
        return Measurement.median(starts.stream().mapToDouble(figure).toArray());
    }

    void memory(String when, String program, Usage megabytes) {
        print("\nMemory, %s, %s: %.0f MB application + %.0f MB PostgreSQL"
                .formatted(when, program, megabytes.application(), megabytes.database()));
    }

    /** Of one page: the programs, and the bare page as the last. */
    void add(List<Measurement> page) {
        var data = page.get(0).subject().data();
        if (pages.isEmpty()
                || !pages.get(pages.size() - 1).get(0).subject().data().equals(data)) {
            print("\n## " + data + "\n");
            header();
        }
        pages.add(page);
        page.forEach(measurement -> print(row(measurement, page.get(page.size() - 1))));
    }

    private void header() {
        var speeds = settings.connections().stream()
                .map("%d at once: /s (p50, p95 ms)"::formatted)
                .collect(Collectors.joining(" | "));
        print("| page | program | " + speeds
                + " | processor ms application + PostgreSQL | × bare | statements (own) | kB sent (page) |");
        print("|---|---|" + "---|".repeat(settings.connections().size() + 4));
    }

    private String row(Measurement measured, Measurement bare) {
        var speeds = settings.connections().stream()
                .map(connections -> "%.0f (%.0f, %.0f)%s"
                        .formatted(
                                measured.perSecond(connections),
                                measured.percentile(connections, 50),
                                measured.percentile(connections, 95),
                                measured.refused(connections) == 0
                                        ? ""
                                        : ", %d refused".formatted(measured.refused(connections))))
                .collect(Collectors.joining(" | "));
        var usage = measured.usage(usual());
        return "| %s | %s | %s | %.1f + %.1f | %.1f | %d (%d) | %.1f (%.1f) |"
                .formatted(
                        measured.subject().page(),
                        measured.subject().program(),
                        speeds,
                        usage.application(),
                        usage.database(),
                        measured.costInMultiplesOf(bare, usual()),
                        measured.statements().all(),
                        measured.statements().own(),
                        measured.onTheWire() / 1000.0,
                        measured.plain() / 1000.0);
    }

    private int usual() {
        var all = settings.connections();
        return all.contains(USUAL_CONNECTIONS) ? USUAL_CONNECTIONS : all.get(0);
    }

    void write() throws IOException {
        growth();
        var markdown = settings.folder().resolve("results.md");
        Files.writeString(markdown, text);
        Files.writeString(settings.folder().resolve("results.csv"), csv());
        System.out.println("Written to " + markdown);
    }

    /** Speeds are divided by those of the bare page beside them, so that it does not count how busy the machine was with others. */
    private void growth() {
        var first = pages.get(0).get(0).subject().data();
        var later = pages.stream()
                .filter(page -> !page.get(0).subject().data().equals(first))
                .toList();
        if (later.isEmpty()) {
            return;
        }
        print("\n## Speed as a share of that with " + first + "\n");
        print("| data | page | program | share |\n|---|---|---|---|");
        for (var page : later) {
            for (var measured : page.subList(0, page.size() - 1)) {
                var subject = measured.subject();
                var before = pages.stream()
                        .filter(other -> other.get(0).subject().data().equals(first))
                        .filter(other -> other.get(0).subject().page().equals(subject.page()))
                        .findFirst()
                        .orElseThrow();
                double then =
                        before.get(page.indexOf(measured)).speedInMultiplesOf(before.get(before.size() - 1), usual());
                double now = measured.speedInMultiplesOf(page.get(page.size() - 1), usual());
                print("| %s | %s | %s | %.2f |"
                        .formatted(subject.data(), subject.page(), subject.program(), now / then));
            }
        }
    }

    private String csv() {
        var lines = new StringBuilder(
                "data,page,program,connections,per_second,p50_ms,p95_ms,refused,application_ms,postgresql_ms,"
                        + "times_bare,statements,own_statements,bytes_sent,bytes_of_page\n");
        for (var page : pages) {
            for (var measured : page) {
                for (int connections : settings.connections()) {
                    lines.append(line(measured, page.get(page.size() - 1), connections));
                }
            }
        }
        return lines.toString();
    }

    private static String line(Measurement measured, Measurement bare, int connections) {
        var usage = measured.usage(connections);
        return String.format(
                Locale.ROOT,
                "\"%s\",%s,%s,%d,%.2f,%.2f,%.2f,%d,%.3f,%.3f,%.3f,%d,%d,%d,%d%n",
                measured.subject().data(),
                measured.subject().page(),
                measured.subject().program(),
                connections,
                measured.perSecond(connections),
                measured.percentile(connections, 50),
                measured.percentile(connections, 95),
                measured.refused(connections),
                usage.application(),
                usage.database(),
                measured.costInMultiplesOf(bare, connections),
                measured.statements().all(),
                measured.statements().own(),
                measured.onTheWire(),
                measured.plain());
    }
}
