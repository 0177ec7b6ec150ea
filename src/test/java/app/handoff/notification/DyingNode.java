package app.handoff.notification;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/** Another node in a process of its own: it takes the post round and a message, begins to send it, and never gets further. */
final class DyingNode {

    static final String BUSY = "sending";

    private DyingNode() {}

    public static void main(String[] arguments) throws Exception {
        var url = arguments[0];
        var password = arguments[1];
        var business = arguments[2];
        int mailPort = Integer.parseInt(arguments[3]);
        var database = new PGSimpleDataSource();
        database.setUrl(url);
        database.setUser("handoff_app");
        database.setPassword(password);
        var post = Tasks.recurring("post", FixedDelay.ofSeconds(15)).execute((instance, context) -> {
            try (var connection = DriverManager.getConnection(url, "handoff_app", password);
                    var statement = connection.createStatement();
                    var mail = new Socket("127.0.0.1", mailPort)) {
                connection.setAutoCommit(false);
                statement.execute("select set_config('app.business_id', '" + business + "', true)");
                statement.executeUpdate("update message set next_try_at = now() + interval '90 seconds',"
                        + " version = version + 1 where id = (select id from message where status = 'WAITING'"
                        + " order by next_try_at limit 1 for update)");
                connection.commit();
                mail.getOutputStream()
                        .write("EHLO node\r\nMAIL FROM:<handoff@localhost>\r\n".getBytes(StandardCharsets.US_ASCII));
                mail.getOutputStream().flush();
                System.out.println(BUSY);
                Thread.currentThread().join();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        Scheduler.create(database)
                .startTasks(post)
                .heartbeatInterval(Duration.ofMillis(250))
                .pollingInterval(Duration.ofMillis(100))
                .build()
                .start();
    }
}
