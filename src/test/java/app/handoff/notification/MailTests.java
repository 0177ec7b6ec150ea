package app.handoff.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import app.handoff.Pages;
import app.handoff.TestDatabase;
import app.handoff.account.ABusiness;
import app.handoff.installation.DatabaseAccess;
import app.handoff.kernel.Ids;
import app.handoff.kernel.MailRequest;
import app.handoff.tenancy.Tenancy;
import app.handoff.tenancy.TextCipher;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UnsupportedEncodingException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** Mail leaves once, whatever the mail server, a message or a node does. On a database of its own: rounds visit every business. */
@SpringBootTest(
        properties = {
            "handoff.test-rounds=true",
            "db-scheduler.heartbeat-interval=250ms",
            "db-scheduler.missed-heartbeats-limit=4",
            "db-scheduler.polling-interval=100ms"
        })
@DirtiesContext
class MailTests {

    private static final MailRequest.Recipient LIZA = new MailRequest.Recipient("Liza Cruz", "liza@tala.example");
    private static final int SILENCE_MILLIS = 400;
    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final DatabaseAccess DATABASE = TestDatabase.another();

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private OutboxDelivery rounds;

    @Autowired
    private MovableSender sender;

    @Autowired
    private Scheduler scheduler;

    @Autowired
    private OneTimeTask<Void> otherJob;

    @Autowired
    private AtomicInteger otherJobsDone;

    private ABusiness fern;

    @DynamicPropertySource
    static void ownDatabase(DynamicPropertyRegistry registry) {
        TestDatabase.settings(DATABASE).forEach((name, value) -> registry.add(name, () -> value));
    }

    @BeforeAll
    static void startMail() {
        MAIL.start();
    }

    @AfterAll
    static void stopMail() {
        MAIL.stop();
    }

    @BeforeEach
    void setUp() throws Exception {
        scheduler.pause();
        await().until(() -> scheduler.getCurrentlyExecuting().isEmpty());
        MAIL.purgeEmailFromAllMailboxes();
        sender.connectTo(MAIL.getSmtp().getPort());
        fern = ABusiness.in(context);
    }

    @AfterEach
    void leaveNothingBehind() {
        inFern(() -> jdbc.sql("update message set status = 'NOT_NEEDED' where status <> 'SENT'")
                .update());
    }

    @Test
    void anAppointmentComesAlongTheSameAtEveryTry() throws Exception {
        var file = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Gespräch\r\nEND:VCALENDAR\r\n";
        write(fern, letter(1).bringing(new MailRequest.CalendarFile("REQUEST", file)));
        try (var breaksOff = new StubbornServer(
                line -> line.equals("DATA") ? StubbornServer.HANG_UP : StubbornServer.politely(line))) {
            sender.connectTo(breaksOff.port());
            rounds.go(() -> false);
        }
        assertThat(MAIL.getReceivedMessages()).isEmpty();

        sender.connectTo(MAIL.getSmtp().getPort());
        inFern(() -> jdbc.sql("update message set next_try_at = now()").update());
        rounds.go(() -> false);

        assertThat(MAIL.getReceivedMessages()).hasSize(1);
        assertThat(calendars(MAIL.getReceivedMessages()[0]))
                .as("beside the text, and as a file")
                .containsExactly(file, file);
    }

    private static List<String> calendars(Part part) throws MessagingException, IOException {
        var found = new ArrayList<String>();
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                found.addAll(calendars(parts.getBodyPart(i)));
            }
        } else if (part.isMimeType("text/calendar")) {
            assertThat(part.getContentType()).contains("method=REQUEST");
            found.add(new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
        return found;
    }

    @Test
    void ofTwoHundredMessagesNoneIsLostOrDoubledByAServerThatIsDownHangsBreaksOffAndComesBack() throws Exception {
        var other = ABusiness.in(context);
        for (int i = 0; i < 100; i++) {
            write(fern, letter(i));
            write(other, letter(100 + i));
        }

        sender.connectTo(portWhereNobodyListens());
        for (int round = 0; round < 3; round++) {
            rounds.go(() -> false);
        }
        assertThat(inFern(() -> count("tries > 0 or status <> 'WAITING'"))).isZero();
        assertThat(inFern(() -> count("problem like 'Handoff cannot reach the mail server%'")))
                .isEqualTo(100);

        int callsOfHanging;
        long hanging = System.nanoTime();
        try (var silent = new StubbornServer(line -> StubbornServer.HANG)) {
            sender.connectTo(silent.port());
            rounds.go(() -> false);
            callsOfHanging = silent.calls();
        }
        var hung = Duration.ofNanos(System.nanoTime() - hanging);
        assertThat(callsOfHanging).as("asked once a round").isOne();
        assertThat(inFern(() -> count("tries > 0"))).isZero();

        try (var breaksOff = new StubbornServer(
                line -> line.equals("DATA") ? StubbornServer.HANG_UP : StubbornServer.politely(line))) {
            sender.connectTo(breaksOff.port());
            rounds.go(() -> false);
            assertThat(breaksOff.calls()).isOne();
        }
        assertThat(inFern(() -> count("tries > 0")) + in(other, () -> count("tries > 0")))
                .as("the one that was offered")
                .isOne();

        sender.connectTo(MAIL.getSmtp().getPort());
        sender.breakAfter(27, portWhereNobodyListens());
        rounds.go(() -> false);
        assertThat(MAIL.getReceivedMessages()).hasSize(27);

        sender.connectTo(MAIL.getSmtp().getPort());
        inFern(() -> jdbc.sql("update message set next_try_at = now()").update());
        in(other, () -> jdbc.sql("update message set next_try_at = now()").update());
        onNodes(4);
        rounds.go(() -> false);

        var arrived = MAIL.getReceivedMessages();
        int doubled = arrived.length - distinct(arrived).size();
        int lost = 200 - distinct(arrived).size();
        System.out.printf(
                "Mail server down, hanging (given up after %d ms), breaking off, back: lost %d, doubled %d of 200 messages.%n",
                hung.toMillis(), lost, doubled);
        assertThat(lost).isZero();
        assertThat(doubled).isZero();
        assertThat(inFern(() -> count("status = 'SENT'"))).isEqualTo(100);
    }

    @Test
    void oneMessageSealedWithAnotherSecretFailsAloneAndTheOtherFortyNineLeaveOnce() throws Exception {
        for (int i = 0; i < 50; i++) {
            write(fern, letter(i));
        }
        var unreadable = inFern(() -> jdbc.sql("select id from message order by created_at, id offset 20 limit 1")
                .query(UUID.class)
                .single());
        inFern(() -> jdbc.sql("update message set sealed_body = :other where id = :id")
                .param("other", new TextCipher(() -> new byte[32]).encrypt("Hello"))
                .param("id", unreadable)
                .update());

        for (int round = 0; round < 3; round++) {
            rounds.go(() -> false);
        }

        var arrived = MAIL.getReceivedMessages();
        System.out.printf(
                "One unreadable message among 50: %d sent, %d of them once, %d marked.%n",
                arrived.length, distinct(arrived).size(), inFern(() -> count("status = 'FAILED'")));
        assertThat(arrived).hasSize(49);
        assertThat(distinct(arrived)).hasSize(49);
        assertThat(inFern(() -> count("status = 'FAILED' and problem like 'It was sealed with another secret%'")))
                .isOne();
        assertThat(text(fern.owner(), "/messages/" + unreadable))
                .contains("This message cannot be read any more", "Not sent")
                .doesNotContain("mailto:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sealed_path", "sealed_body"})
    void aPageOfAMessageWithDamagedWordsOrLinkSaysSo(String part) {
        write(fern, letter(1));
        for (var damaged : List.of("", "0123", "00".repeat(64))) {
            inFern(() -> jdbc.sql("update message set " + part + " = decode(:damaged, 'hex')")
                    .param("damaged", damaged)
                    .update());
            assertThat(text(fern.owner(), "/messages/" + newest())).contains("This message cannot be read any more");
        }
    }

    @Test
    void aRecipientWhomTheServerRefusesIsMarkedAndTheOthersLeave() throws Exception {
        write(fern, letter(1));
        write(fern, letter(new MailRequest.Recipient("Nobody", "nobody@tala.example")));
        write(fern, letter(new MailRequest.Recipient("Full", "full@tala.example")));
        write(fern, letter(new MailRequest.Recipient("Policy", "policy@tala.example")));
        write(fern, letter(new MailRequest.Recipient("None", "no address at all")));
        write(fern, letter(2));
        var taken = new AtomicInteger();

        try (var server = new StubbornServer(line -> {
            if (line.equals(".")) {
                taken.incrementAndGet();
            }
            return line.contains("nobody@")
                    ? "550 5.1.1 No such user"
                    : line.contains("full@")
                            ? "452 4.2.2 Mailbox full"
                            : line.contains("policy@")
                                    ? "550 5.7.1 Relaying denied"
                                    : line.contains("RCPT") && !line.contains("@")
                                            ? "501 5.1.3 Bad address"
                                            : StubbornServer.politely(line);
        })) {
            sender.connectTo(server.port());
            rounds.go(() -> false);
        }

        assertThat(taken).hasValue(2);
        assertThat(inFern(() -> count("status = 'SENT'"))).isEqualTo(2);
        assertThat(problemOf("nobody@tala.example"))
                .contains("FAILED", "cannot be sent to this address", "No such user")
                .doesNotContain("Exception");
        assertThat(problemOf("full@tala.example")).contains("WAITING", "did not take", "Mailbox full");
        assertThat(problemOf("policy@tala.example")).contains("WAITING", "Relaying denied");
        assertThat(problemOf("no address at all")).contains("cannot be sent to this address");
    }

    @Test
    void aServerThatTakesTheMessageAndSaysNoGoodbyeHasTakenIt() throws Exception {
        write(fern, letter(1));
        try (var server = new StubbornServer(
                line -> line.equals("QUIT") ? StubbornServer.HANG_UP : StubbornServer.politely(line))) {
            sender.connectTo(server.port());
            rounds.go(() -> false);
        }
        assertThat(inFern(() -> count("status = 'SENT'"))).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL FROM", "RCPT TO", "DATA", "."})
    void whoeverHangsInTheMiddleOfAMessageStopsOnlyThisRound(String where) throws Exception {
        write(fern, letter(1));
        write(fern, letter(2));
        try (var server = new StubbornServer(
                line -> line.startsWith(where) ? StubbornServer.HANG : StubbornServer.politely(line))) {
            sender.connectTo(server.port());
            rounds.go(() -> false);
            assertThat(server.calls()).isOne();
        }
        assertThat(inFern(() -> count("tries = 1 and status = 'WAITING'"))).isOne();

        sender.connectTo(MAIL.getSmtp().getPort());
        rounds.go(() -> false);
        assertThat(MAIL.getReceivedMessages()).as("the other is next in turn").hasSize(1);
    }

    @Test
    void twoNodesSendEachMessageOnce() throws Exception {
        for (int i = 0; i < 60; i++) {
            write(fern, letter(i));
        }
        onNodes(2);

        assertThat(MAIL.getReceivedMessages()).hasSize(60);
        assertThat(distinct(MAIL.getReceivedMessages())).hasSize(60);
    }

    @Test
    void aMessageIsTriedForADayThenAPersonHasToLook() {
        var now = Instant.parse("2026-11-28T08:00:00Z");
        var message = new Message(letter(1), "Subject", new byte[0], null, null, null, now);
        var at = now;
        for (int i = 1; i < Message.TRIES; i++) {
            message.notTaken("Not now", at);
            assertThat(message.status()).isEqualTo(Message.Status.WAITING);
            at = message.nextTryAt();
        }
        message.notTaken("Not now", at);
        assertThat(message.status()).isEqualTo(Message.Status.FAILED);
        assertThat(Duration.between(now, at)).isBetween(Duration.ofHours(22), Duration.ofHours(30));
    }

    @Test
    void aServerThatIsAwayForADayIsToldToAPerson() throws Exception {
        write(fern, letter(1));
        write(fern, letter(2));
        sender.connectTo(portWhereNobodyListens());
        rounds.go(() -> false);
        inFern(() -> jdbc.sql("update message set tried_since = tried_since - interval '25 hours'")
                .update());
        rounds.go(() -> false);

        assertThat(inFern(() -> count("status = 'FAILED' and tries = 0"))).isEqualTo(2);
        assertThat(text(fern.owner(), "/")).contains("2 messages did not get through");
    }

    @Test
    void whileTheServerHangsOtherJobsRunAndTheRoundIsKnownToBeAlive() throws Exception {
        write(fern, letter(1));
        try (var silent = new StubbornServer(line -> StubbornServer.HANG)) {
            sender.connectTo(silent.port());
            sender.waitFor(Duration.ofSeconds(3));
            makeTheRoundDue();
            scheduler.resume();
            await().until(() -> silent.calls() > 0);
            var first = heartbeat();
            int done = otherJobsDone.get();
            transaction.executeWithoutResult(
                    status -> scheduler.schedule(otherJob.instance(Ids.next().toString()), Instant.now()));

            await().atMost(Duration.ofSeconds(2)).until(() -> otherJobsDone.get() > done);
            await().atMost(Duration.ofSeconds(2)).until(() -> heartbeat().isAfter(first.plusMillis(300)));
            assertThat(silent.calls()).as("the round has not ended yet").isOne();
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> scheduler.getCurrentlyExecuting().isEmpty());
        } finally {
            scheduler.pause();
            sender.waitFor(Duration.ofMillis(SILENCE_MILLIS));
        }
    }

    @Test
    void whenANodeIsKilledWhileItSendsTheNextMessageLeaves() throws Exception {
        write(fern, letter(1));
        makeTheRoundDue();
        var node = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DyingNode.class.getName(),
                        DATABASE.url(),
                        DATABASE.appPassword(),
                        fern.id().toString(),
                        String.valueOf(MAIL.getSmtp().getPort()))
                .redirectErrorStream(true)
                .start();
        var said = new ArrayList<String>();
        try (var out = new BufferedReader(new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = out.readLine(); line != null && !line.equals(DyingNode.BUSY); line = out.readLine()) {
                said.add(line);
            }
        } finally {
            node.destroyForcibly().waitFor();
        }
        assertThat(inFern(() -> count("next_try_at > now() + interval '60 seconds'")))
                .as("taken by the dead node, which said %s", said)
                .isOne();
        long killed = System.nanoTime();
        write(fern, letter(2));
        scheduler.resume();

        await().atMost(Duration.ofSeconds(20)).until(() -> MAIL.getReceivedMessages().length == 1);
        var after = Duration.ofNanos(System.nanoTime() - killed);
        inFern(() -> jdbc.sql("update message set next_try_at = now()").update());
        rounds.go(() -> false);
        assertThat(distinct(MAIL.getReceivedMessages()))
                .as("the one it was sending too")
                .hasSize(2);

        var shipped = shipped();
        var heartbeat = duration(shipped, "heartbeat-interval");
        int missed = Integer.parseInt(shipped.getProperty("db-scheduler.missed-heartbeats-limit"));
        // A dead node is looked for at every other heartbeat; then its job is next in turn.
        var longest = heartbeat
                .multipliedBy(missed)
                .plus(heartbeat.multipliedBy(2))
                .plus(duration(shipped, "polling-interval"));
        System.out.printf(
                "Node killed while it sends: the next message left %d ms later with heartbeats of 250 ms; as shipped at the latest"
                        + " after %d s.%n",
                after.toMillis(), longest.toSeconds());
        assertThat(longest).isLessThan(Duration.ofMinutes(2));
        assertThat(shipped.getProperty("spring.mail.properties.mail.smtp.timeout"))
                .isEqualTo("10000");
        assertThat(shipped.getProperty("spring.mail.properties.mail.smtp.connectiontimeout"))
                .isEqualTo("10000");
        assertThat(shipped.getProperty("spring.mail.properties.mail.smtp.writetimeout"))
                .isEqualTo("10000");
    }

    @Test
    void aCodeSomebodyWaitsForLeavesAsSoonAsItIsWrittenAndIsForgottenThen() throws Exception {
        long begun = System.nanoTime();
        write(fern, letter(1).confidentially());

        await().atMost(Duration.ofSeconds(5)).until(() -> MAIL.getReceivedMessages().length == 1);
        System.out.printf(
                "A confidential letter left %d ms after it was written.%n",
                Duration.ofNanos(System.nanoTime() - begun).toMillis());
        assertThat(String.valueOf(MAIL.getReceivedMessages()[0].getContent())).isNotEmpty();
        await().until(() -> inFern(() -> count("status = 'SENT'")) == 1);
        assertThat(inFern(() -> count("sealed_body is null and sealed_path is null and body is null")))
                .isOne();
    }

    @Test
    void aVendorBehindItsLinkGetsItsCodeAtOnceToo() {
        Tenancy.as(
                fern.scope().asVendor(Ids.next()),
                () -> transaction.execute(status -> {
                    events.publishEvent(letter(1).confidentially());
                    return true;
                }));

        await().atMost(Duration.ofSeconds(5)).until(() -> MAIL.getReceivedMessages().length == 1);
    }

    @Test
    void whatIsTakenBackIsNotSent() {
        fern.inside(() -> transaction.executeWithoutResult(status -> {
            events.publishEvent(letter(1).confidentially());
            status.setRollbackOnly();
        }));
        rounds.go(() -> false);
        assertThat(MAIL.getReceivedMessages()).isEmpty();
    }

    @Test
    void confidentialOnesGoFirst() throws Exception {
        sender.connectTo(portWhereNobodyListens());
        for (int i = 0; i < 25; i++) {
            write(fern, letter(i));
        }
        write(
                fern,
                letter(new MailRequest.Recipient("Waits", "waits@tala.example")).confidentially());
        await().until(() -> inFern(() -> count("problem is not null")) == 26);

        sender.connectTo(MAIL.getSmtp().getPort());
        rounds.go(() -> false);

        var arrived = MAIL.getReceivedMessages();
        assertThat(arrived).hasSize(26);
        assertThat(sender.recipients().get(0)).contains("waits@tala.example");
    }

    @Test
    void nobodySeesWhatAConfidentialLetterSaysNorItsLink() throws Exception {
        sender.connectTo(portWhereNobodyListens());
        write(fern, letter(7).confidentially());
        await().until(() -> inFern(() -> count("problem is not null")) == 1);
        inFern(() -> jdbc.sql("update message set status = 'FAILED'").update());
        var address = "/messages/" + newest();

        for (var page : List.of(address, "/messages", "/messages?show=to-send", "/")) {
            assertThat(text(fern.owner(), page))
                    .doesNotContain("/s/token7", "Word 7", "mailto:", "data-copy", "I have sent it")
                    .doesNotContain("did not get through");
        }
        assertThat(text(fern.owner(), address))
                .contains("Only its reader can see what this message says", "Your link to sign in", LIZA.email());
        assertThat(inFern(() -> jdbc.sql("select message::text from message")
                        .query(String.class)
                        .single()))
                .doesNotContain("Word 7", "token7");
        var pages = Pages.of(context);
        assertThat(pages.mvc()
                        .post()
                        .uri(address + "/sending")
                        .with(fern.owner())
                        .with(csrf()))
                .hasStatus(409);
        assertThat(inFern(() -> count("status = 'FAILED'"))).isOne();
    }

    @Test
    void aConfidentialLetterThatComesTooLateIsForgotten() throws Exception {
        sender.connectTo(portWhereNobodyListens());
        write(
                fern,
                new MailRequest(
                                LIZA,
                                "signIn",
                                List.of("Word 8"),
                                "/s/token8/sign-in",
                                null,
                                Instant.now().plusSeconds(60))
                        .confidentially());
        await().until(() -> inFern(() -> count("problem is not null")) == 1);
        rounds.go(() -> false);
        assertThat(inFern(() -> count("sealed_body is not null"))).isOne();

        inFern(() -> jdbc.sql("update message set useful_until = now() - interval '1 second'")
                .update());
        rounds.go(() -> false);
        assertThat(inFern(() -> count("sealed_body is null and sealed_path is null")))
                .isOne();
        assertThat(MAIL.getReceivedMessages()).isEmpty();
    }

    private static MailRequest letter(int number) {
        return new MailRequest(LIZA, "signIn", List.of("Word " + number), "/s/token" + number + "/bid", null);
    }

    private static MailRequest letter(MailRequest.Recipient to) {
        return new MailRequest(to, "signIn", List.of(to.name()), "/s/token/bid", null);
    }

    private void write(ABusiness business, MailRequest mailRequest) {
        business.inside(() -> transaction.executeWithoutResult(status -> events.publishEvent(mailRequest)));
    }

    private void onNodes(int number) {
        IntStream.range(0, number)
                .mapToObj(node -> CompletableFuture.runAsync(() -> rounds.go(() -> false)))
                .toList()
                .forEach(CompletableFuture::join);
    }

    private <T> T inFern(Supplier<T> work) {
        return in(fern, work);
    }

    private <T> T in(ABusiness business, Supplier<T> work) {
        return business.inside(() -> transaction.execute(status -> work.get()));
    }

    private int count(String condition) {
        return jdbc.sql("select count(*) from message where " + condition)
                .query(Integer.class)
                .single();
    }

    private String newest() {
        return inFern(() -> jdbc.sql("select id from message order by created_at desc, id desc limit 1")
                .query(String.class)
                .single());
    }

    private String problemOf(String address) {
        return inFern(
                () -> jdbc.sql("select status || ' ' || coalesce(problem, '') from message where recipient_email = ?")
                        .param(address)
                        .query(String.class)
                        .single());
    }

    private void makeTheRoundDue() {
        transaction.executeWithoutResult(
                status -> jdbc.sql("update scheduled_tasks set execution_time = now() where task_name = 'post'")
                        .update());
    }

    private Instant heartbeat() {
        return jdbc.sql("select last_heartbeat from scheduled_tasks where task_name = 'post' and picked")
                .query(Instant.class)
                .optional()
                .orElse(Instant.EPOCH);
    }

    private static HashSet<String> distinct(MimeMessage[] messages) throws MessagingException {
        var ids = new HashSet<String>();
        for (var message : messages) {
            ids.add(message.getMessageID());
        }
        return ids;
    }

    private static int portWhereNobodyListens() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /** The settings as owners get them, not as this test has them. */
    private static Properties shipped() throws IOException {
        return PropertiesLoaderUtils.loadProperties(new ClassPathResource("application.properties"));
    }

    private static Duration duration(Properties shipped, String setting) {
        return DurationStyle.detectAndParse(shipped.getProperty("db-scheduler." + setting));
    }

    private String text(RequestPostProcessor person, String address) {
        var page = Pages.of(context).mvc().get().uri(address).with(person).exchange();
        assertThat(page).hasStatusOk();
        try {
            return page.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A mail server's address that a test can change. */
    static final class MovableSender extends JavaMailSenderImpl {

        private final List<String> recipients = new CopyOnWriteArrayList<>();
        private @Nullable Integer portAfter;
        private int left = Integer.MAX_VALUE;

        synchronized void connectTo(int port) {
            setHost("127.0.0.1");
            setPort(port);
            portAfter = null;
            left = Integer.MAX_VALUE;
            recipients.clear();
            waitFor(Duration.ofMillis(SILENCE_MILLIS));
        }

        /** How long silence is bearable. */
        synchronized void waitFor(Duration silence) {
            var properties = new Properties();
            for (var limit : List.of("connectiontimeout", "timeout", "writetimeout")) {
                properties.setProperty("mail.smtp." + limit, String.valueOf(silence.toMillis()));
            }
            properties.setProperty("mail.smtp.quitwait", "false");
            properties.setProperty("mail.smtp.localhost", "localhost");
            setJavaMailProperties(properties);
        }

        synchronized void breakAfter(int messages, int port) {
            left = messages;
            portAfter = port;
        }

        List<String> recipients() {
            return recipients;
        }

        @Override
        protected void doSend(MimeMessage[] messages, Object @Nullable [] originals) {
            synchronized (this) {
                if (left-- == 0 && portAfter != null) {
                    setPort(portAfter);
                }
            }
            super.doSend(messages, originals);
            try {
                recipients.add(String.valueOf(messages[0].getAllRecipients()[0]));
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @TestConfiguration
    static class WithAServer {

        @Bean
        MovableSender mailSender() {
            return new MovableSender();
        }

        @Bean
        AtomicInteger otherJobsDone() {
            return new AtomicInteger();
        }

        @Bean
        OneTimeTask<Void> otherJob(AtomicInteger otherJobsDone) {
            return Tasks.oneTime("other-job").execute((instance, context) -> otherJobsDone.incrementAndGet());
        }
    }
}
