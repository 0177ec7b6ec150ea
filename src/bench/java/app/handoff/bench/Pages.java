package app.handoff.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The pages that are measured, of one server on its data. */
final class Pages {

    /**
     * A page under the name that it has in the results.
     *
     * @param forStaff whether members of staff open it, too
     */
    record Page(String name, Visit visit, boolean forStaff) {}

    static final String TASK_SAVED = "task-saved";

    private final Server server;
    private final Business business;

    Pages(Server server, Business business) {
        this.server = server;
        this.business = business;
    }

    List<Page> all() throws IOException, SQLException {
        var running = latest("select engagement_id from delivery where business_id = '%s' and phase = 'LIVE'");
        var bidding = latest("select engagement_id from bid_request where business_id = '%s' and status = 'OPEN'");
        var opened = latest("select engagement_id from bid_request where business_id = '%s' and status = 'OPENED'");
        List<Page> pages = new ArrayList<>();
        pages.add(member("home", "/", "href=\"/engagements/"));
        pages.add(member("engagements", "/engagements", "href=\"/engagements/"));
        pages.add(manager("tasks", "/tasks", "href=\"/tasks/"));
        pages.add(member("engagement-running", "/engagements/" + running, "/engagements/" + running + "/running"));
        pages.add(member("engagement-bidding", "/engagements/" + bidding, "/engagements/" + bidding + "/bidding"));
        pages.add(manager("comparison", "/engagements/" + opened + "/comparison", "<table"));
        pages.add(member("activity", "/activity", "href=\"/engagements/"));
        pages.add(member("reports", "/reports", "href=\"/reports/"));
        pages.add(manager("messages", "/messages", "href=\"/messages/"));
        pages.add(manager("vendors", "/vendors", "href=\"/vendors/"));
        pages.add(manager("results", "/results", "href=\"/engagements/"));
        pages.add(vendor());
        pages.add(new Page(
                "sign-in",
                (session, connection, checked) ->
                        Visit.expecting("name=\"password\"", "/sign-in", connection.get("/sign-in", ""), checked),
                true));
        pages.add(new Page(TASK_SAVED, new TaskVisit(tasksOfOneKind()), false));
        return pages;
    }

    private static Page member(String name, String path, String expected) {
        return new Page(name, Visit.page(path, expected), true);
    }

    private static Page manager(String name, String path, String expected) {
        return new Page(name, Visit.page(path, expected), false);
    }

    /** Copies are older than what they were copied from. */
    private UUID latest(String question) throws SQLException {
        return UUID.fromString(
                server.database().askOne(question.formatted(business.id()) + " order by id desc limit 1"));
    }

    /** As a vendor who followed the link of a message: the browser keeps the secret, and the address names it. */
    private Page vendor() throws IOException {
        try (var browser = new Browser(server.port())) {
            browser.open("/s/" + business.link().value() + "/bid");
            var path = browser.path();
            var cookies = browser.cookieHeader();
            return new Page(
                    "vendor",
                    (session, connection, checked) ->
                            Visit.expecting("href=\"/s/", path, connection.get(path, cookies), checked),
                    true);
        }
    }

    private List<String> tasksOfOneKind() throws SQLException {
        return server.database().ask("""
                select id from task where (kind, hours_per_year, cost_per_year) = (
                    select kind, hours_per_year, cost_per_year from task
                    where business_id = '%1$s' and standing = 'DECIDED' and removed_at is null
                    group by 1, 2, 3 order by count(*) desc limit 1)
                    and business_id = '%1$s' and standing = 'DECIDED' and removed_at is null
                order by id limit %2$d
                """.formatted(business.id(), Business.PEOPLE + 1));
    }
}
