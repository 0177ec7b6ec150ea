package app.handoff.installation;

import app.handoff.tenancy.RequestTransaction;
import app.handoff.tenancy.SecretKey;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds out whether an address leads to this installation: fetches a page there, from the server itself, that only this
 * installation can answer, and that once.
 */
@Service
class AddressTrial {

    /** Where the question is answered, on whatever node it arrives. */
    public static final String PATH = "/reachable/";

    private static final Duration VALID = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int QUESTION_BYTES = 16;
    private static final int LONGEST_ANSWER = 200;
    private static final int OK = 200;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final SecretKey key;
    private final Clock clock;

    AddressTrial(JdbcClient jdbc, TransactionTemplate transaction, SecretKey key, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.key = key;
        this.clock = clock;
    }

    /** @param address as {@code https://handoff.example.com}, without a slash at its end */
    public Result of(String address) {
        var question = ask(clock.instant());
        RequestTransaction.pause();
        var client = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(Redirect.NEVER)
                .build();
        var request = HttpRequest.newBuilder(URI.create(address + PATH + question))
                .timeout(PATIENCE)
                .build();
        try {
            return result(question, client.send(request, BodyHandlers.ofInputStream()));
        } catch (HttpConnectTimeoutException e) {
            return new Result(Outcome.SILENT, "");
        } catch (HttpTimeoutException e) {
            return new Result(Outcome.SILENT, "");
        } catch (SSLException e) {
            return new Result(Outcome.CERTIFICATE, "");
        } catch (ConnectException e) {
            boolean unknown = causedBy(e, UnresolvedAddressException.class);
            return new Result(unknown ? Outcome.UNKNOWN_HOST : Outcome.NOBODY_LISTENS, "");
        } catch (IOException e) {
            return new Result(Outcome.OTHER, "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result(Outcome.SILENT, "");
        }
    }

    private static boolean causedBy(Throwable failure, Class<? extends Throwable> cause) {
        for (Throwable next = failure; next != null; next = next.getCause()) {
            if (cause.isInstance(next)) {
                return true;
            }
        }
        return false;
    }

    private Result result(String question, HttpResponse<InputStream> response) throws IOException {
        try (var body = response.body()) {
            if (response.statusCode() / 100 == 3) {
                return new Result(
                        Outcome.REDIRECTS,
                        response.headers().firstValue("Location").orElse("").replaceFirst(PATH + ".*", ""));
            }
            var answer = new String(body.readNBytes(LONGEST_ANSWER), StandardCharsets.US_ASCII).strip();
            boolean ours = response.statusCode() == OK
                    && MessageDigest.isEqual(
                            answer.getBytes(StandardCharsets.US_ASCII),
                            signature(question).getBytes(StandardCharsets.US_ASCII));
            return new Result(ours ? Outcome.REACHED : Outcome.OTHER, "");
        }
    }

    private String ask(Instant now) {
        var bytes = new byte[QUESTION_BYTES];
        new SecureRandom().nextBytes(bytes);
        var question = HexFormat.of().formatHex(bytes);
        transaction.executeWithoutResult(status -> {
            jdbc.sql("delete from address_question where until < :now")
                    .param("now", Timestamp.from(now))
                    .update();
            jdbc.sql("insert into address_question (question, until) values (:question, :until)")
                    .param("question", question)
                    .param("until", Timestamp.from(now.plus(VALID)))
                    .update();
        });
        return question;
    }

    /** The answer to a question that this installation has just asked; empty for any other, and the second time. */
    public Optional<String> answer(String question) {
        int asked = transaction.execute(
                status -> jdbc.sql("delete from address_question where question = :question and until >= :now")
                        .param("question", question)
                        .param("now", Timestamp.from(clock.instant()))
                        .update());
        return asked == 1 ? Optional.of(signature(question)) : Optional.empty();
    }

    private String signature(String question) {
        return key.signature("reachable:" + question);
    }

    /**
     * What came of a trial.
     *
     * @param elsewhere the address that it sends on to, for {@link Outcome#REDIRECTS}
     */
    public record Result(Outcome outcome, String elsewhere) {}

    /** How a trial ended. */
    public enum Outcome {
        REACHED,
        UNKNOWN_HOST,
        NOBODY_LISTENS,
        SILENT,
        CERTIFICATE,
        /** It sends its visitors to another address. */
        REDIRECTS,
        /** Something answers, and it is not this installation. */
        OTHER
    }
}
