package app.handoff.bench;

import app.handoff.bench.Business.Session;
import app.handoff.bench.Load.Slice;
import app.handoff.bench.Measurement.Subject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * One page of one program, and who opens it.
 *
 * @param visit as it is alone
 * @param load the same among visits of others who change something now and then
 */
record Candidate(String program, Server server, Visit visit, Visit load, List<Session> people) {

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

    Slice load(int connections, Duration time) throws IOException {
        return Load.run(server, load, people, connections, time);
    }
}
