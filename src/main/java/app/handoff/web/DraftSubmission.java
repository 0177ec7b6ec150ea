package app.handoff.web;

import app.handoff.kernel.EditedMeanwhile;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.Sentence;
import app.handoff.text.Format;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Keeps what is typed into a long form while it is typed. The script of the page sends the form to {@code draft} below its
 * address a second after the last key and shows the line of text that answers it; from then on the form carries the version
 * that came along.
 */
@Component
public class DraftSubmission {

    /** How long one answer may be; nobody types more. */
    public static final int LONGEST = 20_000;

    private static final String VERSION = "X-Version";
    private static final MediaType LINE_OF_TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final Format format;
    private final Clock clock;

    DraftSubmission(Format format, Clock clock) {
        this.format = format;
        this.clock = clock;
    }

    /** Keeps a draft into which nobody else writes, so that the form carries no count of it. */
    public ResponseEntity<String> keepOwn(HttpServletRequest sent, ZoneId zone, Runnable save) {
        return keep(
                sent,
                zone,
                () -> {
                    save.run();
                    return null;
                },
                () -> Sentence.of("error.editedMeanwhile"));
    }

    /**
     * Keeps a draft and says so, or why not.
     *
     * @param zone where the writer is
     * @param save saves the draft; how often it has been saved now
     * @param meanwhile what is said where somebody else saved the same part
     */
    public ResponseEntity<String> keep(
            HttpServletRequest sent, ZoneId zone, Supplier<@Nullable Integer> save, Supplier<Sentence> meanwhile) {
        if (isTooLong(sent)) {
            return line(HttpStatus.UNPROCESSABLE_CONTENT, null, Sentence.of("form.draft.tooLong"));
        }
        try {
            var version = FormSubmission.answerAfterOthers(save);
            var now = clock.instant().atZone(zone).toLocalTime();
            return line(HttpStatus.OK, version, Sentence.of("form.draft.saved", now));
        } catch (RuleViolation refused) {
            return line(HttpStatus.UNPROCESSABLE_CONTENT, null, Sentence.of(refused.code(), refused.arguments()));
        } catch (EditedMeanwhile edited) {
            return line(HttpStatus.CONFLICT, null, meanwhile.get());
        }
    }

    private static boolean isTooLong(HttpServletRequest sent) {
        return sent.getParameterMap().values().stream()
                .flatMap(Arrays::stream)
                .anyMatch(text -> text.length() > LONGEST);
    }

    private ResponseEntity<String> line(HttpStatus status, @Nullable Integer version, Sentence said) {
        var answer = ResponseEntity.status(status).contentType(LINE_OF_TEXT);
        if (version != null) {
            answer.header(VERSION, version.toString());
        }
        return answer.body(format.text(said));
    }
}
