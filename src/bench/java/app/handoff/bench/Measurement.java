package app.handoff.bench;

import app.handoff.bench.Load.Slice;
import app.handoff.bench.Processes.Usage;
import app.handoff.bench.Statements.Count;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was measured of one page of one program. */
final class Measurement {

    /** Who answered, and with which data behind it. */
    record Subject(String data, String page, String program) {}

    private final Subject subject;
    private final Count statements;
    private final long onTheWire;
    private final long plain;
    private final Map<Integer, List<Slice>> slices = new TreeMap<>();

    Measurement(Subject subject, Count statements, long onTheWire, long plain) {
        this.subject = subject;
        this.statements = statements;
        this.onTheWire = onTheWire;
        this.plain = plain;
    }

    void add(int connections, Slice slice) {
        slices.computeIfAbsent(connections, number -> new ArrayList<>()).add(slice);
    }

    Subject subject() {
        return subject;
    }

    Count statements() {
        return statements;
    }

    /** Bytes that come for one visit, compressed and with headers. */
    long onTheWire() {
        return onTheWire;
    }

    /** Bytes of the page. */
    long plain() {
        return plain;
    }

    /** Visits per second: the median of all rounds. */
    double perSecond(int connections) {
        return median(of(connections).stream().mapToDouble(Slice::perSecond).toArray());
    }

    /**
     * Milliseconds within which so many visits of a hundred were answered.
     *
     * @param percent more than 0, at most 100
     */
    double percentile(int connections, int percent) {
        var all = of(connections).stream()
                .flatMapToDouble(slice -> Arrays.stream(slice.milliseconds()))
                .sorted()
                .toArray();
        return all.length == 0 ? Double.NaN : all[Math.max(0, (int) Math.ceil(all.length * percent / 100.0) - 1)];
    }

    /** How many visits were answered by 503 because there was too much to do. */
    int refused(int connections) {
        return of(connections).stream().mapToInt(Slice::refused).sum();
    }

    /** Milliseconds of processor time for one visit, on average. */
    Usage usage(int connections) {
        var sum = of(connections).stream().map(Slice::usage).reduce(new Usage(0, 0), Usage::plus);
        return sum.per(of(connections).stream().mapToInt(Slice::visits).sum());
    }

    /** Processor time in multiples of that of another page: the median of the rounds, in each of which both had their turn. */
    double costInMultiplesOf(Measurement other, int connections) {
        var ours = of(connections);
        var theirs = other.of(connections);
        double[] ratios = new double[ours.size()];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = cost(ours.get(round)) / cost(theirs.get(round));
        }
        return median(ratios);
    }

    /** Visits per second as a share of those of another page, in the same way. */
    double speedInMultiplesOf(Measurement other, int connections) {
        var ours = of(connections);
        var theirs = other.of(connections);
        double[] ratios = new double[ours.size()];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = ours.get(round).perSecond() / theirs.get(round).perSecond();
        }
        return median(ratios);
    }

    private static double cost(Slice slice) {
        return slice.usage().per(slice.visits()).sum();
    }

    private List<Slice> of(int connections) {
        return slices.getOrDefault(connections, List.of());
    }

    static double median(double... values) {
        var sorted = Arrays.stream(values).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
