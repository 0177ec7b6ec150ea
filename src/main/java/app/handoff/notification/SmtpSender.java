package app.handoff.notification;

import app.handoff.kernel.MailRequest.CalendarFile;
import app.handoff.notification.Answer.Kind;
import app.handoff.notification.Outbox.Content;
import app.handoff.tenancy.PublicAddress;
import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Offers one message to the mail server, as plain text and as HTML with one button. */
@Component
class SmtpSender {

    private final Outbox outbox;
    private final Mailer mailer;
    private final PublicAddress address;

    SmtpSender(Outbox outbox, Mailer mailer, PublicAddress address) {
        this.outbox = outbox;
        this.mailer = mailer;
        this.address = address;
    }

    Answer offer(Message message, JavaMailSender server) {
        var content = outbox.open(message);
        if (content.isEmpty()) {
            return new Answer(Kind.SEALED, "");
        }
        try {
            server.send(mail(message, content.get(), server));
            return Answer.TAKEN;
        } catch (MailException e) {
            return Answer.to(e);
        } catch (MessagingException | UnsupportedEncodingException e) {
            return new Answer(Kind.NO_SUCH_ADDRESS, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(SmtpSender.class).warn("The message {} could not be written.", message.getId(), e);
            return new Answer(Kind.NOT_TAKEN, "");
        }
    }

    private MimeMessage mail(Message message, Content content, JavaMailSender server)
            throws MessagingException, UnsupportedEncodingException {
        var link = content.path() == null ? "" : address.linkInMail(content.path());
        var mail = server.createMimeMessage();
        var parts = new MimeMessageHelper(mail, true, StandardCharsets.UTF_8.name());
        parts.setFrom(mailer.sender());
        var to = new InternetAddress(
                message.recipientEmail(), message.recipientName().replaceAll("\\p{Cntrl}+", " "), "UTF-8");
        to.validate();
        parts.setTo(to);
        parts.setSubject(message.subject());
        parts.setText(
                content.body() + (link.isEmpty() ? "" : "\n\n" + link) + "\n", html(message, content.body(), link));
        if (content.calendar() != null) {
            add(content.calendar(), parts);
        }
        mail.setHeader("Auto-Submitted", "auto-generated");
        // The same at every try: should it arrive twice, the recipient's mail program can tell.
        mail.setHeader("Message-ID", "<" + message.getId() + "@" + address.host() + ">");
        return mail;
    }

    /** Beside the text, where mail programs offer to accept it, and as a file for those that do not. */
    private static void add(CalendarFile calendar, MimeMessageHelper parts) throws MessagingException {
        var source = new ByteArrayDataSource(
                calendar.content().getBytes(StandardCharsets.UTF_8),
                "text/calendar; charset=UTF-8; method=" + calendar.method());
        var part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(source));
        alternatives(parts).addBodyPart(part);
        parts.addAttachment("invitation.ics", source);
    }

    private static MimeMultipart alternatives(MimeMessageHelper parts) throws MessagingException {
        try {
            return (MimeMultipart) parts.getMimeMultipart().getBodyPart(0).getContent();
        } catch (IOException e) {
            throw new MessagingException("The text of the mail cannot be read", e);
        }
    }

    private static String html(Message message, String body, String link) {
        var text = new StringBuilder("<div style=\"font:16px/1.5 sans-serif;max-width:34em\">");
        for (var paragraph : body.split("\n\n")) {
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
}
