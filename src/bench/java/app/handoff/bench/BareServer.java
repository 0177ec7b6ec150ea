package app.handoff.bench;

import app.handoff.bench.Business.Session;
import app.handoff.installation.EmbeddedServer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.util.FileSystemUtils;

/** The bare page in a JVM of its own, on a database server of its own of the same make and with the same settings. */
final class BareServer implements AutoCloseable {

    private static final int CONNECTIONS_TO_WARM_UP = 8;
    private static final int NOTES = 1000;
    private static final int LENGTH_TO_SIGN_IN = 30_000;

    private final EmbeddedServer postgres;
    private final Server server;
    private final Path templates;
    /** Whoever interrupts the benchmark leaves no server behind. */
    private final Thread atTheEnd;

    private final List<Session> people = new ArrayList<>();

    private BareServer(EmbeddedServer postgres, Server server, Path templates) {
        this.postgres = postgres;
        this.server = server;
        this.templates = templates;
        this.atTheEnd = new Thread(postgres::close);
        Runtime.getRuntime().addShutdownHook(atTheEnd);
    }

    static BareServer start(Settings settings) throws IOException, SQLException {
        var folder = settings.folder().resolve("bare");
        FileSystemUtils.deleteRecursively(folder);
        var templates = Files.createDirectories(settings.folder().resolve("templates"));
        var postgres = EmbeddedServer.start(folder, Map.of());
        var database = new Database(folder);
        database.run(
                "create table note (id bigint primary key, title text not null, lines text not null)",
                "insert into note select n, 'Note ' || n, (select string_agg('Line ' || l || ' of note ' || n, e'\\n')"
                        + " from generate_series(1, 10) l) from generate_series(1, " + NOTES + ") n",
                "grant all on note to handoff_owner",
                "analyze");
        var access = postgres.access();
        var server = Server.start(
                settings,
                List.of(
                        "-cp",
                        withoutTheProduct(),
                        "app.handoff.bench.bare.BareApplication",
                        "--spring.datasource.url=" + access.url(),
                        "--spring.datasource.username=handoff_owner",
                        "--spring.datasource.password=" + access.ownerPassword(),
                        "--spring.thymeleaf.prefix=" + templates.toUri()),
                database,
                "/login");
        var bare = new BareServer(postgres, server, templates);
        bare.signIn();
        return bare;
    }

    /** The libraries that the product is built with, and the bare page. */
    private static String withoutTheProduct() {
        var product = Path.of("target", "classes").toAbsolutePath();
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).toAbsolutePath().equals(product))
                .collect(Collectors.joining(File.pathSeparator));
    }

    void warmUp(Duration time) throws IOException {
        candidate(LENGTH_TO_SIGN_IN).load(CONNECTIONS_TO_WARM_UP, time);
    }

    /** The page in this length, in bytes. */
    Candidate candidate(int length) throws IOException {
        var page = page(length);
        return new Candidate("bare page", server, page, page, people);
    }

    private Visit page(int length) throws IOException {
        Files.writeString(templates.resolve("bare-" + length + ".html"), template(length));
        return (session, connection, checked) -> {
            var path = path(length, session.number());
            return Visit.expecting("<li>Line 10 of note", path, connection.get(path, session.cookies()), checked);
        };
    }

    private static String path(int length, int number) {
        return "/" + length + "/" + (1 + number * 7 % NOTES);
    }

    /** Whoever signs in is led to the page that was asked for first. */
    private void signIn() throws IOException {
        page(LENGTH_TO_SIGN_IN);
        for (int number = 1; number <= Business.PEOPLE; number++) {
            try (var browser = new Browser(server.port())) {
                browser.open(path(LENGTH_TO_SIGN_IN, number))
                        .submit("/login", Map.of("username", "member", "password", "member"));
                people.add(new Session(number, browser.cookieHeader()));
            }
        }
    }

    /** Words that compress about as well as those of a real page. */
    private static String template(int length) {
        var head = """
                <!DOCTYPE html>
                <html lang="en" xmlns:th="http://www.thymeleaf.org">
                <head><meta charset="utf-8"><title th:text="${title}">Note</title></head>
                <body><h1 th:text="${title}">Note</h1>
                <ul><li th:each="line : ${lines}" th:text="${line}">Line</li></ul>
                <form th:action="@{/saved}" method="post"><button>Save</button></form>
                """;
        var page = new StringBuilder(head);
        for (int paragraph = 0; page.length() < length - 250; paragraph++) {
            int number = paragraph;
            page.append(IntStream.range(0, 12)
                    .mapToObj(word -> "<a class=\"w" + (number * 31 + word * 17) % 97 + "\" href=\"/"
                            + Integer.toHexString((number * 7919 + word * 104729) % 65536) + "\">word</a>")
                    .collect(Collectors.joining(" ", "<p>", "</p>\n")));
        }
        return page.append("</body></html>\n").toString();
    }

    @Override
    public void close() {
        server.close();
        Runtime.getRuntime().removeShutdownHook(atTheEnd);
        postgres.close();
    }
}
