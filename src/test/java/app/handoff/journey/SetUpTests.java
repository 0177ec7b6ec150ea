package app.handoff.journey;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.account.ABusiness;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A new installation belongs to whoever runs the machine, and to one person. In this order, since it is new only once. */
@ExtendWith(OutputCaptureExtension.class)
@TestMethodOrder(OrderAnnotation.class)
class SetUpTests extends EmptyInstallation {

    private static final int AT_ONCE = 50;
    private static final Pattern FORM_TOKEN = Pattern.compile("(?<=name=\"_csrf\" value=\")[^\"]+");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ApplicationContext context;

    @Test
    @Order(1)
    void fromAnotherMachineNobodySetsItUpWithoutTheCodeOfTheConsole() throws Exception {
        for (var header : new String[] {"X-Forwarded-For", "Forwarded", "Via"}) {
            var visitor = new Visit(header);
            assertThat(visitor.get().body()).contains("Set-up code");
            for (var wrong : new String[] {"", "ABCD-EFGH", "' or 1=1"}) {
                var answer = visitor.send(1, Map.of("code", wrong)).call();
                assertThat(answer.statusCode()).isEqualTo(422);
                assertThat(answer.body())
                        .contains(wrong.isEmpty() ? "Enter the code" : "This is not the code on the console");
            }
        }
        assertThat(businesses()).isZero();
    }

    @Test
    @Order(2)
    void wrongCodesAreLimited() throws Exception {
        var visitor = new Visit("X-Forwarded-For");
        HttpResponse<String> answer = null;
        for (int i = 0; i < 21; i++) {
            answer = visitor.send(1, Map.of("code", "ABCD-EFGH")).call();
        }
        assertThat(answer.body()).contains("Too many wrong codes. Try again in 1");
        transaction.executeWithoutResult(status ->
                jdbc.sql("delete from attempt where key like 'set-up:%'").update());
    }

    @Test
    @Order(2)
    void everythingThatIsWrongIsSaidAtOnce() throws Exception {
        var answer = new Visit("X-Forwarded-For")
                .send(
                        1,
                        Map.of(
                                "code",
                                "ABCD-EFGH",
                                "business",
                                " ",
                                "country",
                                "AU",
                                "password",
                                "kurz",
                                "email",
                                "no"))
                .call();

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains(
                        "href=\"#code\"",
                        "href=\"#business\"",
                        "href=\"#zone\"",
                        "href=\"#password\"",
                        "href=\"#email\"");
        assertThat(businesses()).isZero();
    }

    @Test
    @Order(2)
    void whereACountryKeepsSeveralTimesItsOwnAreOffered() throws Exception {
        var visitor = new Visit(null);
        assertThat(visitor.get().body()).contains("US=America/New_York").doesNotContain("FR=");

        var answer = visitor.send(1, Map.of("country", "US")).call();

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("There are several time zones", ">New York</option>", "Needed where the country")
                .doesNotContain("New York (America)", "Paris");
        assertThat(businesses()).isZero();
    }

    @Test
    @Order(3)
    void fiftyWhoSetItUpAtOnceGetOneBusiness(CapturedOutput console) throws Exception {
        var pool = Executors.newFixedThreadPool(AT_ONCE);
        var go = new CountDownLatch(1);
        var running = new ArrayList<Future<HttpResponse<String>>>();
        for (int i = 0; i < AT_ONCE; i++) {
            // Every third one from elsewhere, with the right code.
            var visitor = new Visit(i % 3 != 1 ? null : "X-Forwarded-For");
            if (i == 0) {
                assertThat(visitor.get().body()).as("on this machine").doesNotContain("Set-up code");
            }
            var act = visitor.send(
                    i,
                    i % 3 != 1
                            ? Map.of()
                            : Map.of("code", ABusiness.codeToSetUp(context).toLowerCase()));
            running.add(pool.submit(() -> {
                go.await();
                return act.call();
            }));
        }
        go.countDown();
        var answers = new TreeMap<String, Integer>();
        for (var one : running) {
            var answer = one.get();
            answers.merge(
                    answer.statusCode()
                            + answer.headers()
                                    .firstValue("Location")
                                    .map(to -> " " + URI.create(to).getPath())
                                    .orElse(""),
                    1,
                    Integer::sum);
        }
        pool.shutdown();

        System.out.printf("Set-ups at once: %d, answers %s, businesses: %d%n", AT_ONCE, answers, businesses());
        assertThat(businesses()).isEqualTo(1);
        assertThat(answers).containsEntry("302 /", 1);
        assertThat(answers.keySet()).isSubsetOf("302 /", "302 /sign-in", "503");
        assertThat(console.getOut()).doesNotContain("Exception");
    }

    private int businesses() {
        return transaction.execute(status ->
                jdbc.sql("select count(*) from membership").query(Integer.class).single());
    }

    /** Somebody with a browser. */
    private final class Visit {

        private final HttpClient client =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        private final String header;
        private String token = "";

        Visit(String header) {
            this.header = header;
        }

        HttpResponse<String> get() throws Exception {
            var page = client.send(request().build(), BodyHandlers.ofString());
            var found = FORM_TOKEN.matcher(page.body());
            assertThat(found.find()).isTrue();
            token = found.group();
            return page;
        }

        Callable<HttpResponse<String>> send(int number, Map<String, String> more) throws Exception {
            get();
            var form = new HashMap<String, String>(Map.of(
                    "_csrf",
                    token,
                    "business",
                    "Fern " + number,
                    "country",
                    "FR",
                    "name",
                    "山田太郎",
                    "email",
                    "taro" + number + "@example.com",
                    "password",
                    "a calm ledger of pine"));
            form.putAll(more);
            var request = request()
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form.entrySet().stream()
                            .map(field ->
                                    field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                            .collect(Collectors.joining("&"))))
                    .build();
            return () -> client.send(request, BodyHandlers.ofString());
        }

        private HttpRequest.Builder request() {
            var request = HttpRequest.newBuilder(URI.create(base() + "/set-up"));
            return header == null ? request : request.header(header, "203.0.113.9");
        }
    }
}
