package app.handoff.bench;

import app.handoff.bench.Business.Session;
import app.handoff.bench.Pages.Page;
import java.util.List;

/** A server of the product, under the name of its jar in the results, with its pages and the people who are signed in to it. */
record Program(String name, Server server, List<Page> pages, List<Session> sessions) {

    Candidate candidate(String page) {
        var found = pages.stream()
                .filter(each -> each.name().equals(page))
                .findFirst()
                .orElseThrow();
        var people = sessions.stream()
                .filter(session -> found.forStaff() || !session.isStaff())
                .toList();
        return new Candidate(name, server, found.visit(), people);
    }
}
