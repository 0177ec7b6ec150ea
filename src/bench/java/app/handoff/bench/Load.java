package app.handoff.bench;

import app.handoff.bench.Business.Session;
import app.handoff.bench.Processes.Usage;
import app.handoff.bench.Visit.Refused;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Has a server answer visits for a while, each connection one after the other without a pause. */
final class Load {

    private static final int VISITS_PER_LOOK = 16;

    private Load() {}

    /**
     * What came of it.
     *
     * @param seconds how long it took
     * @param milliseconds each visit that was answered, sorted
     * @param refused how many were answered by 503
     * @param usage milliseconds of processor time of the server
     */
    record Slice(double seconds, double[] milliseconds, int refused, Usage usage) {

        int visits() {
            return milliseconds.length;
        }

        double perSecond() {
            return visits() / seconds;
        }
    }

    static Slice run(Server server, Visit visit, List<Session> people, int connections, Duration time)
            throws IOException {
        var before = server.processorTime();
        long begun = System.nanoTime();
        var threads = Executors.newFixedThreadPool(connections);
        try {
            List<Future<Answered>> all = new ArrayList<>();
            for (int first = 0; first < connections; first++) {
                int start = first;
                all.add(threads.submit(() -> one(server, visit, people, start, connections, begun + time.toNanos())));
            }
            List<Answered> measured = new ArrayList<>();
            for (var connection : all) {
                measured.add(connection.get());
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            var usage = server.processorTime().minus(before);
            return new Slice(
                    seconds,
                    measured.stream()
                            .flatMapToDouble(each -> Arrays.stream(each.milliseconds))
                            .sorted()
                            .toArray(),
                    measured.stream().mapToInt(Answered::refused).sum(),
                    usage);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** On one connection. */
    private record Answered(double[] milliseconds, int refused) {}

    /** Nobody is on two connections at once. */
    private static Answered one(Server server, Visit visit, List<Session> people, int start, int connections, long end)
            throws IOException {
        double[] milliseconds = new double[1024];
        int visits = 0;
        int refused = 0;
        try (var connection = new HttpConnection(server.port())) {
            int person = start;
            for (long now = System.nanoTime(); now < end || visits + refused == 0; now = System.nanoTime()) {
                if (visits == milliseconds.length) {
                    milliseconds = Arrays.copyOf(milliseconds, 2 * visits);
                }
                try {
                    visit.by(people.get(person % people.size()), connection, visits % VISITS_PER_LOOK == 0);
                    milliseconds[visits++] = (System.nanoTime() - now) / 1e6;
                } catch (Refused e) {
                    refused++;
                }
                person = person + connections < people.size() ? person + connections : start;
            }
        }
        return new Answered(Arrays.copyOf(milliseconds, visits), refused);
    }
}
