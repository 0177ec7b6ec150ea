package app.handoff.bench;

import app.handoff.bench.Business.Session;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** Visits after some of which somebody else changes something, so that what pages keep until a change has to be made anew. */
final class Changes implements Visit {

    /** What is changed, and who does it. */
    record Change(Visit visit, Session person) {}

    private final Visit visit;
    private final Change change;
    private final int visitsPerChange;
    private final AtomicInteger visits = new AtomicInteger();

    Changes(Visit visit, Change change, int visitsPerChange) {
        this.visit = visit;
        this.change = change;
        this.visitsPerChange = visitsPerChange;
    }

    @Override
    public HttpAnswer by(Session session, HttpConnection connection, boolean checked) throws IOException {
        if (visits.incrementAndGet() % visitsPerChange == 0) {
            change(connection);
        }
        return visit.by(session, connection, checked);
    }

    /** One after the other: it is one person. */
    private synchronized void change(HttpConnection connection) throws IOException {
        change.visit().by(change.person(), connection, false);
    }
}
