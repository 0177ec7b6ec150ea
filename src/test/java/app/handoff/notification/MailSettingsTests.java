package app.handoff.notification;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Pages;
import app.handoff.account.SignedIn;
import app.handoff.notification.MailAccount.Encryption;
import app.handoff.notification.MailTrial.Outcome;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.web.context.WebApplicationContext;

/** The administrator connects a mail server from the browser. */
@SpringBootTest
class MailSettingsTests {

    private static final String SECRET = "quiet-otter-lantern";

    @Autowired
    WebApplicationContext context;

    @Autowired
    MailAccounts accounts;

    @Autowired
    JdbcClient jdbc;

    Pages pages;
    SignedIn ana;

    @BeforeEach
    void anAdministrator() {
        pages = Pages.of(context);
        ana = pages.owner("Studio Fern");
        pages.administrator(ana);
        accounts.remove();
    }

    @AfterEach
    void leaveNoServerBehind() {
        accounts.remove();
    }

    @Test
    void aSavedServerSendsAtOnceAndItsPasswordIsNeverShownAgain() throws Exception {
        var mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.setUser("ana@fern.example", "ana@fern.example", SECRET);
        mail.start();
        try {
            assertThat(pages.get(ana, "/messages")).bodyText().contains("No mail server is set", "/settings/mail");
            var port = String.valueOf(mail.getSmtp().getPort());
            assertThat(save("127.0.0.1", port, "NONE", "ana@fern.example", SECRET, "hello@fern.example"))
                    .hasRedirectedUrl("/settings/mail");
            assertThat(pages.get(ana, "/messages")).bodyText().doesNotContain("No mail server is set");

            var trial = pages.post(ana, "/settings/mail/trial").exchange();
            assertThat(trial).hasRedirectedUrl("/settings/mail");
            assertThat(trial.getMvcResult().getFlashMap().get("trialTaken")).isEqualTo(true);
            assertThat(mail.getReceivedMessages()).hasSize(1);
            assertThat(mail.getReceivedMessages()[0].getFrom()[0]).hasToString("hello@fern.example");

            assertThat(pages.get(ana, "/settings/mail"))
                    .bodyText()
                    .contains("127.0.0.1", "hello@fern.example", "One is stored and never shown")
                    .doesNotContain(SECRET);
            var kept = jdbc.sql("select sealed_password from mail_server")
                    .query(byte[].class)
                    .single();
            assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain(SECRET);

            assertThat(save("127.0.0.1", port, "NONE", "ana@fern.example", "", "ana@fern.example"))
                    .hasRedirectedUrl("/settings/mail");
            assertThat(accounts.saved().orElseThrow().password()).isEqualTo(SECRET);
            for (var other : new String[][] {
                {"mail.attacker.example", port, "NONE", "ana@fern.example"},
                {"127.0.0.1", "2525", "NONE", "ana@fern.example"},
                {"127.0.0.1", port, "TLS", "ana@fern.example"},
                {"127.0.0.1", port, "NONE", "jonas@fern.example"}
            }) {
                assertThat(save(other[0], other[1], other[2], other[3], "", "ana@fern.example"))
                        .hasStatus(422)
                        .bodyText()
                        .contains("Type the password again", other[0]);
            }
            assertThat(accounts.saved().orElseThrow().host()).isEqualTo("127.0.0.1");

            assertThat(pages.post(ana, "/settings/mail/removal")).hasRedirectedUrl("/settings/mail");
            assertThat(pages.get(ana, "/messages")).bodyText().contains("No mail server is set");
        } finally {
            mail.stop();
        }
    }

    @Test
    void whatCannotBeAServerIsRefusedBesideItsField() {
        assertThat(save("https://smtp.example.com", "587", "TLS", "", "", "a@fern.example"))
                .hasStatus(422)
                .bodyText()
                .contains("Enter the name alone");
        assertThat(save("smtp.example.com", "70000", "TLS", "", "", "a@fern.example"))
                .hasStatus(422)
                .bodyText()
                .contains("Enter a number from 1 to 65535");
        assertThat(save("smtp.example.com", "587", "TLS", "", SECRET, "a@fern.example"))
                .hasStatus(422)
                .bodyText()
                .contains("Enter the user name that belongs to the password")
                .doesNotContain(SECRET);
        assertThat(save("smtp.example.com", "587", "TLS", "", "", " "))
                .hasStatus(422)
                .bodyText()
                .contains("Enter the address that mails come from");
        assertThat(accounts.saved()).isEmpty();
    }

    @Test
    void aServerThatCannotBeUsedIsSavedOnlyOnPurpose() throws Exception {
        int closed = closedPort();
        var port = String.valueOf(closed);
        assertThat(save("127.0.0.1", port, "NONE", "", "", "a@fern.example"))
                .hasStatus(422)
                .bodyText()
                .contains("nothing answers at this port", "Not saved", "Save it anyway", "127.0.0.1", port)
                .contains("href=\"#port\"")
                .doesNotContain("id=\"trial\"");
        assertThat(save("no-such-server.invalid", "25", "NONE", "", "", "a@fern.example"))
                .hasStatus(422)
                .bodyText()
                .contains("There is no server of this name", "href=\"#host\"");
        try (var server = new StubbornServer(signIn("535 5.7.8 Bad credentials"))) {
            assertThat(save("127.0.0.1", String.valueOf(server.port()), "NONE", "ana", SECRET, "a@fern.example"))
                    .hasStatus(422)
                    .bodyText()
                    .contains("The server refused the user name and password", "535 5.7.8")
                    .doesNotContain(SECRET);
        }
        assertThat(accounts.saved()).isEmpty();
        assertThat(pages.get(ana, "/messages")).bodyText().contains("No mail server is set");

        assertThat(save("127.0.0.1", port, "NONE", "", "", "a@fern.example").param("anyway", "true"))
                .hasRedirectedUrl("/settings/mail");
        assertThat(accounts.saved().orElseThrow().port()).isEqualTo(closed);
    }

    private MockMvcRequestBuilder save(
            String host, String port, String encryption, String user, String password, String sender) {
        return pages.post(ana, "/settings/mail")
                .param("host", host)
                .param("port", port)
                .param("encryption", encryption)
                .param("user", user)
                .param("password", password)
                .param("sender", sender);
    }

    @Test
    void everyWayInWhichATrialFailsIsToldApart() throws Exception {
        var found = new LinkedHashMap<String, Outcome>();
        found.put("no such name", trial("no-such-server.invalid", 25, Encryption.NONE, null));
        found.put("nobody listens", trial("127.0.0.1", closedPort(), Encryption.NONE, null));
        found.put("silence", trialOfSilence());
        found.put("refused sign-in", trial(signIn("535 5.7.8 Bad credentials"), Encryption.NONE, "ana"));
        found.put("sign-in that is asked to come later", trial(signIn("454 4.7.0 Try later"), Encryption.NONE, "ana"));
        found.put("TLS asked of a plain server", trial(StubbornServer::politely, Encryption.TLS, null));
        found.put("STARTTLS not offered", trial(StubbornServer::politely, Encryption.STARTTLS, null));
        found.put("a certificate of its own making", trialOfSelfSigned());
        found.put("sender refused", trial(answering("MAIL", "550 5.7.1 Not yours"), Encryption.NONE, null));
        found.put("sign-in wanted", trial(answering("MAIL", "530 5.7.0 Sign in first"), Encryption.NONE, null));
        found.put("recipient refused", trial(answering("RCPT", "550 5.1.1 Nobody"), Encryption.NONE, null));
        found.put("relaying wants a sign-in", trial(answering("RCPT", "530 5.7.0 First"), Encryption.NONE, null));
        found.put("content refused", trial(answering(".", "554 5.6.0 Spam"), Encryption.NONE, null));
        found.put("hung up", trial(answering("MAIL", StubbornServer.HANG_UP), Encryption.NONE, null));
        found.put("turned away", trial(line -> "554 Go away", Encryption.NONE, null));
        found.put("taken", trial(StubbornServer::politely, Encryption.NONE, null));
        System.out.println("Trials of a mail server: " + found);

        assertThat(found.values())
                .containsExactly(
                        Outcome.UNKNOWN_HOST,
                        Outcome.NOBODY_LISTENS,
                        Outcome.SILENT,
                        Outcome.SIGN_IN_REFUSED,
                        Outcome.SIGN_IN_REFUSED,
                        Outcome.NOT_ENCRYPTED,
                        Outcome.NO_STARTTLS,
                        Outcome.CERTIFICATE,
                        Outcome.SENDER_REFUSED,
                        Outcome.SIGN_IN_WANTED,
                        Outcome.RECIPIENT_REFUSED,
                        Outcome.SIGN_IN_WANTED,
                        Outcome.REFUSED,
                        Outcome.BROKE_OFF,
                        Outcome.BROKE_OFF,
                        Outcome.TAKEN);
    }

    private static UnaryOperator<String> answering(String command, String answer) {
        return line -> line.startsWith(command) ? answer : StubbornServer.politely(line);
    }

    private static UnaryOperator<String> signIn(String answer) {
        return line -> line.startsWith("EHLO")
                ? "250-here\r\n250 AUTH PLAIN"
                : line.startsWith("AUTH") ? answer : StubbornServer.politely(line);
    }

    private static Outcome trial(UnaryOperator<String> answers, Encryption encryption, @Nullable String user)
            throws IOException {
        try (var server = new StubbornServer(answers)) {
            return trial("127.0.0.1", server.port(), encryption, user);
        }
    }

    private static Outcome trialOfSilence() throws IOException {
        try (var server = new StubbornServer(line -> StubbornServer.HANG)) {
            return trial("127.0.0.1", server.port(), Encryption.NONE, null, "300");
        }
    }

    private static Outcome trialOfSelfSigned() {
        var mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
        mail.start();
        try {
            return trial("127.0.0.1", mail.getSmtps().getPort(), Encryption.TLS, null);
        } finally {
            mail.stop();
        }
    }

    private static Outcome trial(String host, int port, Encryption encryption, @Nullable String user) {
        return trial(host, port, encryption, user, "10000");
    }

    /** @param patience for how many milliseconds the server may say nothing */
    private static Outcome trial(String host, int port, Encryption encryption, @Nullable String user, String patience) {
        var server = (JavaMailSenderImpl)
                new MailAccount(host, port, encryption, user, user == null ? null : "secret", "ana@fern.example")
                        .server();
        for (var limit : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            server.getJavaMailProperties().setProperty("mail.smtp." + limit, patience);
        }
        server.getJavaMailProperties().setProperty("mail.smtp.localhost", "localhost");
        var mail = new SimpleMailMessage();
        mail.setFrom("ana@fern.example");
        mail.setTo("liza@tala.example");
        mail.setText("Hello");
        try {
            server.send(mail);
            return Outcome.TAKEN;
        } catch (MailException e) {
            return MailTrial.result(e).outcome();
        }
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
