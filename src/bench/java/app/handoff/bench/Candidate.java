package app.handoff.bench;

import app.handoff.bench.Business.Session;
import app.handoff.bench.Changes.Change;
import app.handoff.bench.Load.Slice;
import app.handoff.bench.Measurement.Subject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One page of one program, and who opens it.
 *
 * @param change what somebody else does now and then meanwhile, if anything
 */
record Candidate(String program, Server server, Visit visit, List<Session> people, Optional<Change> change) {

    /** What one visit asks and brings. */
    Measurement look(String data, String page) throws IOException, SQLException {
        try (var statements = new Statements(server.database());
                var connection = new HttpConnection(server.port())) {
            var answer = visit.by(people.get(0), connection, true);
            return new Measurement(
                    new Subject(data, page, program),
                    statements.of(visit, people.get(0), server.port()),
                    answer.onTheWire(),
                    answer.plain().length);
        }
    }

    /** Its turn in a comparison. */
    Slice turn(int connections, Settings settings) throws IOException {
        if (change.isEmpty() || settings.changesPerSecond() == 0) {
            return load(connections, settings.slice());
        }
        try (var meanwhile = new Changes(server, change.get(), settings.changesPerSecond())) {
            return load(connections, settings.slice());
        }
    }

    Slice load(int connections, Duration time) throws IOException {
        return Load.run(server, visit, people, connections, time);
    }
}
