package app.handoff.bench;

import app.handoff.bench.Business.Session;
import java.io.IOException;

/** What one person does at once: opens a page, or fills a form in and sends it. */
@FunctionalInterface
interface Visit {

    /**
     * @param checked whether to look into the page as well: that takes the client's time, so not every visit does
     * @return the last answer
     * @throws IOException if it was not the page that was asked for
     */
    HttpAnswer by(Session session, HttpConnection connection, boolean checked) throws IOException;

    /** The server had more to do than it could, and said so. */
    final class Refused extends IOException {}

    /** Opens one page. {@code expected} stands on it. */
    static Visit page(String path, String expected) {
        return (session, connection, checked) ->
                expecting(expected, path, connection.get(path, session.cookies()), checked);
    }

    static HttpAnswer expecting(String expected, String path, HttpAnswer answer, boolean checked) throws IOException {
        if (answer.status() == 503) {
            throw new Refused();
        }
        if (answer.status() != 200) {
            throw new IOException(path + " answered " + answer.status() + " and leads to " + answer.location());
        }
        if (checked && !answer.text().contains(expected)) {
            throw new IOException(path + " does not hold " + expected + ":\n" + answer.text());
        }
        return answer;
    }
}
