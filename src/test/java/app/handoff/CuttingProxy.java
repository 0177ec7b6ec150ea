package app.handoff;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Stands between the application and PostgreSQL, reads along, and when told so lets the server commit and cuts the line before
 * the application hears of it: nobody can tell then whether the work was kept.
 */
public final class CuttingProxy implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("jdbc:postgresql://([^:/]+):(\\d+)/([^?]*)\\??(.*)");
    private static final int COMMAND_COMPLETE = 'C';

    private final ServerSocket door;
    private final String host;
    private final int port;
    private final String url;
    private final AtomicBoolean armed = new AtomicBoolean();
    private final AtomicInteger cuts = new AtomicInteger();

    /** @param url of the database behind it */
    public CuttingProxy(String url) {
        var parts = ADDRESS.matcher(url);
        if (!parts.matches()) {
            throw new IllegalArgumentException("No host and port: " + url);
        }
        this.host = parts.group(1);
        this.port = Integer.parseInt(parts.group(2));
        try {
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException("No port is free", e);
        }
        this.url = "jdbc:postgresql://127.0.0.1:%d/%s?sslmode=disable&gssEncMode=disable%s"
                .formatted(door.getLocalPort(), parts.group(3), parts.group(4).isEmpty() ? "" : "&" + parts.group(4));
        start(this::accept);
    }

    /** Where to find the database through this line. */
    public String url() {
        return url;
    }

    /** The next commit of something written is not answered. */
    public void cutsTheNextCommit() {
        armed.set(true);
    }

    /** Whether the cut that was asked for has not happened: nothing was committed since. */
    public boolean isArmed() {
        return armed.get();
    }

    public int cuts() {
        return cuts.get();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                var server = new Socket(host, port);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                start(() -> carry(client, server));
                start(() -> answer(server, client));
            } catch (IOException e) {
                // The door was closed, or the server is gone: whoever waits hears of it.
            }
        }
    }

    private static void carry(Socket client, Socket server) {
        try (client;
                server) {
            InputStream questions = client.getInputStream();
            questions.transferTo(server.getOutputStream());
        } catch (IOException e) {
            // One side hung up.
        }
    }

    /** Answers come as a letter, a length and a content. */
    private void answer(Socket server, Socket client) {
        try (server;
                client;
                var from = new DataInputStream(new BufferedInputStream(server.getInputStream()));
                var to = new DataOutputStream(new BufferedOutputStream(client.getOutputStream()))) {
            boolean wrote = false;
            while (true) {
                int letter = from.read();
                if (letter < 0) {
                    return;
                }
                int length = from.readInt();
                var content = from.readNBytes(length - 4);
                var done = letter == COMMAND_COMPLETE ? new String(content, StandardCharsets.US_ASCII) : "";
                if (done.startsWith("COMMIT") && wrote && armed.compareAndSet(true, false)) {
                    cuts.incrementAndGet();
                    return;
                }
                wrote = done.startsWith("COMMIT") || done.startsWith("ROLLBACK")
                        ? false
                        : wrote || done.startsWith("INSERT") || done.startsWith("UPDATE") || done.startsWith("DELETE");
                to.write(letter);
                to.writeInt(length);
                to.write(content);
                if (from.available() == 0) {
                    to.flush();
                }
            }
        } catch (IOException e) {
            // One side hung up.
        }
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "cutting-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
