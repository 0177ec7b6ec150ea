package app.handoff.notification;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A mail server that answers each line as the test wants it to: with {@link #HANG} never, with {@link #HANG_UP} not any more. */
final class StubbornServer implements Closeable {

    /** What is answered first, before the guest has said anything. */
    static final String COMES = "(comes)";

    static final String HANG = "(hang)";
    static final String HANG_UP = "(hang up)";

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> guests = new CopyOnWriteArrayList<>();
    private final UnaryOperator<String> answers;
    private final AtomicInteger calls = new AtomicInteger();

    /** @param answers what is answered to a line, and to {@link #COMES} when somebody comes */
    StubbornServer(UnaryOperator<String> answers) throws IOException {
        this.answers = answers;
        inBackground(() -> {
            while (true) {
                var guest = door.accept();
                guests.add(guest);
                calls.incrementAndGet();
                inBackground(() -> talk(guest));
            }
        });
    }

    /** Answers everything as a mail server should. */
    static String politely(String line) {
        if (line.equals(COMES)) {
            return "220 here";
        }
        return switch (line.substring(0, Math.min(4, line.length())).toUpperCase(java.util.Locale.ROOT)) {
            case "EHLO", "HELO", "MAIL", "RCPT", "RSET", "NOOP" -> "250 fine";
            case "DATA" -> "354 go on";
            case "QUIT" -> "221 bye";
            default -> line.equals(".") ? "250 taken" : "";
        };
    }

    int port() {
        return door.getLocalPort();
    }

    int calls() {
        return calls.get();
    }

    private void talk(Socket guest) throws IOException {
        var in = new BufferedReader(new InputStreamReader(guest.getInputStream(), StandardCharsets.UTF_8));
        var out = new OutputStreamWriter(guest.getOutputStream(), StandardCharsets.UTF_8);
        for (String line = COMES; line != null; line = in.readLine()) {
            var answer = answers.apply(line);
            if (answer.equals(HANG_UP)) {
                guest.close();
                return;
            }
            if (!answer.equals(HANG) && !answer.isEmpty()) {
                out.write(answer + "\r\n");
                out.flush();
            }
        }
    }

    private static void inBackground(Work work) {
        var thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // The test is over, or the guest has gone.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (var guest : guests) {
            guest.close();
        }
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }
}
