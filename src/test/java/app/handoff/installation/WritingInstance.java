package app.handoff.installation;

import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** An instance in a process of its own that writes row after row and prints the number of each one that was acknowledged. */
class WritingInstance {

    static final String READY = "ready";
    private static final int WRITERS = 4;

    public static void main(String[] arguments) throws Exception {
        EmbeddedServer server = EmbeddedServer.start(Path.of(arguments[0]), Map.of());
        AtomicLong next = new AtomicLong(Long.parseLong(arguments[1]));
        PrintStream acknowledged = System.out;
        acknowledged.println(READY);
        for (int writer = 0; writer < WRITERS; writer++) {
            new Thread(() -> write(server.access(), next, acknowledged)).start();
        }
    }

    private static void write(DatabaseAccess access, AtomicLong next, PrintStream acknowledged) {
        try (Connection connection =
                        DriverManager.getConnection(access.url(), DatabaseAccess.APP, access.appPassword());
                PreparedStatement insert = connection.prepareStatement("insert into written (id) values (?)")) {
            while (true) {
                long id = next.incrementAndGet();
                insert.setLong(1, id);
                insert.executeUpdate();
                acknowledged.println(id);
            }
        } catch (Exception e) {
            // The server was killed: so will we be.
        }
    }
}
