package app.handoff.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Measures a page of every program and a bare page of the same length, a few seconds each in turn. */
final class Turns {

    private static final int CONNECTIONS_TO_WARM_UP = 8;
    private static final int LEAST_VISITS = 200;
    private static final int MOST_TURNS = 5;

    private final Settings settings;
    private final List<Program> programs;
    private final BareServer bare;

    Turns(Settings settings, List<Program> programs, BareServer bare) {
        this.settings = settings;
        this.programs = programs;
        this.bare = bare;
    }

    List<String> pages() {
        return programs.get(0).pages().stream()
                .map(Pages.Page::name)
                .filter(settings::measures)
                .toList();
    }

    /**
     * Each program is asked for every page until the compiler has seen it for a while: for the time that is set and a number of
     * visits, but where the machine has much else to do not for ever.
     */
    void warmUp() throws IOException {
        var share = settings.warmUp().dividedBy(pages().size());
        for (var program : programs) {
            for (var page : pages()) {
                var candidate = program.candidate(page);
                int visits = 0;
                for (int turn = 0; turn < MOST_TURNS && visits < LEAST_VISITS; turn++) {
                    visits += candidate.load(CONNECTIONS_TO_WARM_UP, share).visits();
                }
            }
        }
    }

    /** The bare page comes last. */
    List<Measurement> measure(String data, String page) throws IOException, SQLException {
        List<Candidate> candidates = new ArrayList<>();
        List<Measurement> measured = new ArrayList<>();
        for (var program : programs) {
            candidates.add(program.candidate(page));
            measured.add(candidates.get(candidates.size() - 1).look(data, page));
        }
        candidates.add(
                bare.candidate(Math.toIntExact(measured.get(measured.size() - 1).plain())));
        measured.add(candidates.get(candidates.size() - 1).look(data, page));
        for (var candidate : candidates) {
            // Does not count.
            candidate.load(CONNECTIONS_TO_WARM_UP, settings.slice());
        }
        for (int round = 0; round < settings.rounds(); round++) {
            for (int connections : settings.connections()) {
                for (int i = 0; i < candidates.size(); i++) {
                    measured.get(i).add(connections, candidates.get(i).load(connections, settings.slice()));
                }
            }
        }
        return measured;
    }
}
