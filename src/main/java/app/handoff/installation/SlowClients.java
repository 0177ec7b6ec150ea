package app.handoff.installation;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Processor;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * HTTP in which nobody keeps others waiting: somebody who sends or takes their bytes too slowly holds a place all the while,
 * and when places get short, the slowest give way. With enough places everybody may be as slow as their line.
 * Tomcat makes it by its name, which it can do of a public class alone.
 */
public final class SlowClients extends Http11NioProtocol {

    /** Places that slow clients may take up. There are many more; these are left to them also in a flood. */
    private static final int PLACES = 100;

    private static final Duration LOOK = Duration.ofMillis(100);

    /** Until then nobody can be called slow: the first bytes may still be on their way. */
    private static final Duration GRACE = Duration.ofMillis(500);

    /** The slowest honest line, a phone at the edge of its network, brings ten times as much. */
    private static final long BYTES_PER_SECOND = 3_000;

    private final Set<Visit> visits = ConcurrentHashMap.newKeySet();
    private @Nullable ScheduledFuture<?> watch;

    @Override
    protected Processor createProcessor() {
        return new Http11Processor(this, getAdapter()) {
            @Override
            public AbstractEndpoint.Handler.SocketState service(SocketWrapperBase<?> socket) throws IOException {
                Visit visit = new Visit(socket, request, response);
                visits.add(visit);
                try {
                    return super.service(socket);
                } finally {
                    visits.remove(visit);
                }
            }
        };
    }

    @Override
    public void start() throws Exception {
        super.start();
        watch = getUtilityExecutor()
                .scheduleWithFixedDelay(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() throws Exception {
        if (watch != null) {
            watch.cancel(false);
        }
        super.stop();
    }

    private void look() {
        if (visits.size() > PLACES) {
            makeRoom();
        }
    }

    private void makeRoom() {
        long now = System.nanoTime();
        // Bytes come and go meanwhile: who is compared keeps the speed of this moment.
        List<Speed> slow = visits.stream()
                .filter(visit -> visit.dawdles(now))
                .map(visit -> new Speed(visit, visit.bytesPerSecond(now)))
                .toList();
        // Who brought much until a moment ago may only have lost the line for a moment.
        slow.stream()
                .sorted(Comparator.comparingLong(Speed::bytesPerSecond))
                .limit(Math.max(0, slow.size() - PLACES))
                .forEach(one -> one.visit().end());
    }

    private record Speed(Visit visit, long bytesPerSecond) {}

    /** One thread at work for one connection. */
    private static final class Visit {

        private final SocketWrapperBase<?> socket;
        private final Request request;
        private final Response response;
        private final long since = System.nanoTime();
        // Read and written by the thread that watches, alone.
        private long markAt = since;
        private long movedAtMark;
        private boolean slow;

        Visit(SocketWrapperBase<?> socket, Request request, Response response) {
            this.socket = socket;
            this.request = request;
            this.response = response;
        }

        /** Whether we wait for the client, and next to nothing came or went since we last looked closely. */
        boolean dawdles(long now) {
            if (now - markAt > GRACE.toNanos()) {
                long moved = moved();
                long since = moved < movedAtMark ? moved : moved - movedAtMark;
                slow = perSecond(since, now - markAt) < BYTES_PER_SECOND;
                movedAtMark = moved;
                markAt = now;
            }
            return slow && (sends() || response.isCommitted());
        }

        /** Whether part of what was announced is still to come. */
        private boolean sends() {
            long announced = request.getContentLengthLong();
            return announced > request.getBytesRead()
                    || announced < 0 && request.getHeader("transfer-encoding") != null;
        }

        long bytesPerSecond(long now) {
            return perSecond(moved(), now - since);
        }

        private long moved() {
            return Math.max(request.getBytesRead(), 0) + Math.max(response.getContentWritten(), 0);
        }

        private static long perSecond(long bytes, long nanoseconds) {
            return bytes * 1000 / Math.max(1, Duration.ofNanos(nanoseconds).toMillis());
        }

        /** As if the client had hung up: the thread that waits for it learns so at once. */
        void end() {
            if (socket.getSocket() instanceof NioChannel channel) {
                try {
                    SocketChannel connection = channel.getIOChannel();
                    connection.shutdownInput();
                    connection.shutdownOutput();
                } catch (IOException | RuntimeException e) {
                    // It has hung up itself.
                }
            }
        }
    }
}
