package app.handoff.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.util.DigestUtils;
import org.springframework.util.StringUtils;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.context.request.ServletWebRequest;

/** A file that pages load, as it is sent: plain, and compressed where that makes it smaller. */
final class Asset implements HttpRequestHandler {

    private static final String FOR_GOOD = Objects.requireNonNull(
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable().getHeaderValue());

    private final String name;
    private final byte[] content;
    private final byte[] compressed;
    private final String version;

    private Asset(String name, byte[] content) {
        this.name = name;
        this.content = content;
        this.compressed = compress(content);
        this.version = DigestUtils.md5DigestAsHex(content).substring(0, 12);
    }

    static Asset read(String name) {
        try (var stream = new ClassPathResource("static/" + name).getInputStream()) {
            return new Asset(name, stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("static/" + name + " is missing", e);
        }
    }

    Asset replacing(Pattern pattern, Function<MatchResult, String> replacement) {
        String text = new String(content, StandardCharsets.UTF_8);
        return new Asset(name, pattern.matcher(text).replaceAll(replacement).getBytes(StandardCharsets.UTF_8));
    }

    String version() {
        return version;
    }

    /** Kept for good under its own address alone: under that of another version, this content must not stay. */
    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean head = HttpMethod.HEAD.matches(request.getMethod());
        if (!head && !HttpMethod.GET.matches(request.getMethod())) {
            response.setHeader(HttpHeaders.ALLOW, "GET, HEAD");
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        response.setHeader(
                HttpHeaders.CACHE_CONTROL,
                version.equals(request.getParameter("v"))
                        ? FOR_GOOD
                        : CacheControl.noCache().getHeaderValue());
        boolean smaller = compressed.length < content.length;
        boolean small = smaller && acceptsCompressed(request);
        if (smaller) {
            response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        }
        if (new ServletWebRequest(request, response).checkNotModified(small ? version + "-gzip" : version)) {
            return;
        }
        byte[] body = small ? compressed : content;
        if (small) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        response.setContentType(type());
        response.setContentLength(body.length);
        if (!head) {
            response.getOutputStream().write(body);
        }
    }

    private static boolean acceptsCompressed(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null
                && accepted.matches("(?i)(?:.*,)?\\s*gzip\\s*(?:;(?!\\s*q=0(?:\\.0*)?\\s*(?:,|$)).*|,.*)?");
    }

    private String type() {
        return switch (String.valueOf(StringUtils.getFilenameExtension(name))) {
            case "css" -> "text/css;charset=UTF-8";
            case "js" -> "text/javascript;charset=UTF-8";
            case "svg" -> "image/svg+xml";
            case "woff2" -> "font/woff2";
            default -> throw new IllegalStateException("What kind of file is static/" + name + "?");
        };
    }

    private static byte[] compress(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
