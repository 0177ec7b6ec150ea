package app.handoff.bench;

import app.handoff.bench.Business.Session;
import app.handoff.bench.Changes.Change;
import app.handoff.bench.Pages.Page;
import java.util.List;
import java.util.Optional;

/**
 * A server of the product, under the name of its jar in the results, with its pages and the people who are signed in to it.
 *
 * @param changing who saves a task now and then while the others look around
 */
record Program(String name, Server server, List<Page> pages, List<Session> sessions, Session changing) {

    Candidate candidate(String page) {
        var found = page(page);
        var people = sessions.stream()
                .filter(session -> found.forStaff() || !session.isStaff())
                .toList();
        var change = new Change(page(Pages.TASK_SAVED).visit(), changing);
        return new Candidate(name, server, found.visit(), people, Optional.of(change));
    }

    private Page page(String name) {
        return pages.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
