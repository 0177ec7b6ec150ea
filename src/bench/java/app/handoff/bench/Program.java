package app.handoff.bench;

import app.handoff.bench.Business.Session;
import app.handoff.bench.Changes.Change;
import app.handoff.bench.Pages.Page;
import java.util.List;

/**
 * A server of the product, under the name of its jar in the results, with its pages and the people who are signed in to it.
 *
 * @param changing who saves a task now and then while the others look around
 * @param visitsPerChange after how many visits; never with 0
 */
record Program(
        String name, Server server, List<Page> pages, List<Session> sessions, Session changing, int visitsPerChange) {

    Candidate candidate(String page) {
        var found = page(page);
        var people = sessions.stream()
                .filter(session -> found.forStaff() || !session.isStaff())
                .toList();
        return new Candidate(name, server, found.visit(), among(found.visit()), people);
    }

    private Visit among(Visit visit) {
        var change = new Change(page(Pages.TASK_SAVED).visit(), changing);
        return visitsPerChange == 0 ? visit : new Changes(visit, change, visitsPerChange);
    }

    private Page page(String name) {
        return pages.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
