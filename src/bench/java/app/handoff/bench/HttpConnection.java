package app.handoff.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A connection that stays open between requests. It does as little as a client can, because it works on the processors of what it
 * measures.
 */
final class HttpConnection implements AutoCloseable {

    private static final int PATIENCE_IN_MILLISECONDS = 60_000;

    private final int port;
    private @Nullable Socket socket;
    private @Nullable InputStream in;
    private long received;

    HttpConnection(int port) {
        this.port = port;
    }

    HttpAnswer get(String path, String cookies) throws IOException {
        return exchange("GET " + path + " HTTP/1.1\r\n" + headers(cookies) + "\r\n");
    }

    HttpAnswer post(String path, String cookies, String form) throws IOException {
        return exchange("POST " + path + " HTTP/1.1\r\n" + headers(cookies)
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length() + "\r\n\r\n"
                + form);
    }

    private String headers(String cookies) {
        return "Host: localhost:" + port + "\r\nAccept: text/html\r\nAccept-Language: en\r\nAccept-Encoding: gzip\r\n"
                + (cookies.isEmpty() ? "" : "Cookie: " + cookies + "\r\n");
    }

    private HttpAnswer exchange(String request) throws IOException {
        boolean fresh = socket == null;
        try {
            return send(request);
        } catch (IOException e) {
            close();
            // A server may close a connection after any answer; a new one must do.
            if (fresh) {
                throw e;
            }
            return send(request);
        }
    }

    private HttpAnswer send(String request) throws IOException {
        var to = connected();
        to.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        return read();
    }

    private Socket connected() throws IOException {
        var open = socket;
        if (open == null) {
            open = new Socket(InetAddress.getLoopbackAddress(), port);
            open.setTcpNoDelay(true);
            open.setSoTimeout(PATIENCE_IN_MILLISECONDS);
            socket = open;
            in = new BufferedInputStream(open.getInputStream(), 16 * 1024);
        }
        return open;
    }

    private HttpAnswer read() throws IOException {
        received = 0;
        var first = line();
        int status = Integer.parseInt(first.substring(9, 12));
        int length = 0;
        boolean chunked = false;
        boolean gzip = false;
        boolean closes = false;
        String location = null;
        List<String> cookies = new ArrayList<>();
        for (String header = line(); !header.isEmpty(); header = line()) {
            int colon = header.indexOf(':');
            var value = header.substring(colon + 1).strip();
            switch (header.substring(0, colon).toLowerCase(Locale.ROOT)) {
                case "content-length" -> length = Integer.parseInt(value);
                case "transfer-encoding" -> chunked = true;
                case "content-encoding" -> gzip = value.equals("gzip");
                case "connection" -> closes = value.equalsIgnoreCase("close");
                case "location" -> location = value;
                case "set-cookie" -> cookies.add(value);
                default -> {}
            }
        }
        byte[] body = chunked ? chunks() : bytes(length);
        if (closes) {
            close();
        }
        return new HttpAnswer(status, location, cookies, gzip, body, received);
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream(16 * 1024);
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.writeBytes(bytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private byte[] bytes(int length) throws IOException {
        byte[] bytes = open().readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The connection broke off within a page");
        }
        received += length;
        return bytes;
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int next = open().read(); next != '\n'; next = open().read()) {
            if (next < 0) {
                throw new EOFException("The connection was closed");
            }
            received++;
            if (next != '\r') {
                line.append((char) next);
            }
        }
        received++;
        return line.toString();
    }

    private InputStream open() throws IOException {
        if (in == null) {
            throw new EOFException("The connection is closed");
        }
        return in;
    }

    @Override
    public void close() throws IOException {
        var open = socket;
        socket = null;
        in = null;
        if (open != null) {
            open.close();
        }
    }
}
