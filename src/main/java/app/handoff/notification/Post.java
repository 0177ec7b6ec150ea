package app.handoff.notification;

import app.handoff.notification.Message.Status;
import app.handoff.shared.Businesses;
import app.handoff.shared.MailServer;
import app.handoff.shared.Tenancy;
import app.handoff.shared.Tenancy.Scope;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.mail.MessagingException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.util.HtmlUtils;

/** Sends what waits in the outbox, as plain text and as HTML with one button. Without a mail server it leaves everything where it is. */
@Component
public class Post implements MailServer {

    private static final int AT_ONCE = 20;

    private final MessageRepository messages;
    private final Outbox outbox;
    private final Businesses businesses;
    private final TransactionTemplate transaction;
    private final ObjectProvider<JavaMailSender> server;
    private final Clock clock;
    private final String baseUrl;
    private final String sender;

    Post(
            MessageRepository messages,
            Outbox outbox,
            Businesses businesses,
            TransactionTemplate transaction,
            ObjectProvider<JavaMailSender> server,
            Clock clock,
            @Value("${handoff.base-url}") String baseUrl,
            @Value("${handoff.mail-from}") String sender) {
        this.messages = messages;
        this.outbox = outbox;
        this.businesses = businesses;
        this.transaction = transaction;
        this.server = server;
        this.clock = clock;
        this.baseUrl = baseUrl.replaceAll("/+$", "");
        this.sender = sender;
    }

    @Override
    public boolean isThere() {
        return server.getIfAvailable() != null;
    }

    /** The states in which letters wait for a person: all that have not left where there is no mail server, else what it did not take. */
    public Set<Status> leftToPeople() {
        return isThere() ? Set.of(Status.FAILED) : Set.of(Status.WAITING, Status.FAILED);
    }

    void sendAll() {
        var mail = server.getIfAvailable();
        if (mail == null) {
            return;
        }
        for (var business : businesses.all()) {
            if (businesses.find(business).filter(Businesses.Profile::sample).isPresent()) {
                continue; // its vendors are invented, and nobody else is to be bothered with it
            }
            Tenancy.as(
                    Scope.of(business),
                    () -> transaction.execute(status -> {
                        messages.due(clock.instant(), AT_ONCE)
                                .forEach(id -> messages.findById(id).ifPresent(message -> send(message, mail)));
                        return true;
                    }));
        }
    }

    private void send(Message message, JavaMailSender mail) {
        try {
            mail.send(letter(message, mail));
            message.sent(clock.instant());
        } catch (MailException | MessagingException | UnsupportedEncodingException e) {
            message.notSent(String.valueOf(e.getMessage()), clock.instant());
        }
        messages.save(message);
    }

    private jakarta.mail.internet.MimeMessage letter(Message message, JavaMailSender mail)
            throws MessagingException, UnsupportedEncodingException {
        var path = outbox.link(message);
        var link = path == null ? "" : baseUrl + path;
        var letter = mail.createMimeMessage();
        var parts = new MimeMessageHelper(letter, true, StandardCharsets.UTF_8.name());
        parts.setFrom(sender);
        parts.setTo(new jakarta.mail.internet.InternetAddress(
                message.recipientEmail(), message.recipientName().replaceAll("\\p{Cntrl}+", " "), "UTF-8"));
        parts.setSubject(message.subject());
        parts.setText(message.body() + (link.isEmpty() ? "" : "\n\n" + link) + "\n", html(message, link));
        letter.setHeader("Auto-Submitted", "auto-generated");
        return letter;
    }

    private static String html(Message message, String link) {
        var text = new StringBuilder("<div style=\"font:16px/1.5 sans-serif;max-width:34em\">");
        for (var paragraph : message.body().split("\n\n")) {
            text.append("<p>")
                    .append(HtmlUtils.htmlEscape(paragraph).replace("\n", "<br>"))
                    .append("</p>");
        }
        if (!link.isEmpty()) {
            var address = HtmlUtils.htmlEscape(link);
            text.append("<p><a href=\"")
                    .append(address)
                    .append("\" style=\"display:inline-block;padding:.6em 1em;")
                    .append("background:#0E5E55;color:#fff;border-radius:6px;text-decoration:none;font-weight:600\">")
                    .append(HtmlUtils.htmlEscape(String.valueOf(message.button())))
                    .append("</a></p><p style=\"word-break:break-all\">")
                    .append(address)
                    .append("</p>");
        }
        return text.append("</div>").toString();
    }

    /** When the outbox is looked at. */
    @Configuration(proxyBeanMethods = false)
    static class Round {

        private static final Duration PAUSE = Duration.ofSeconds(15);

        @Bean
        RecurringTask<Void> postRound(Post post) {
            return Tasks.recurring("post", FixedDelay.of(PAUSE)).execute((instance, context) -> post.sendAll());
        }
    }
}
