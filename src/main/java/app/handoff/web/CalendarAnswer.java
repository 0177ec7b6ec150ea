package app.handoff.web;

import app.handoff.text.Appointment;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers with an appointment for a calendar. */
public final class CalendarAnswer {

    private CalendarAnswer() {}

    /** @param name of the file, without its ending */
    public static ResponseEntity<byte[]> of(String name, Appointment appointment) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + ".ics", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .contentType(
                        new MediaType("text", "calendar", Map.of("charset", "UTF-8", "method", appointment.method())))
                .body(appointment.file());
    }
}
