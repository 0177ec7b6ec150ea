package app.handoff.delivery;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** What is typed about an {@link Issue}. */
final class IssueForms {

    private IssueForms() {}

    /** Something new. */
    record Raising(
            @NotNull(message = "{field.choose}") Issue.@Nullable Kind kind,

            @NotBlank(message = "{delivery.issue.titleMissing}") @Nullable String title,

            @Nullable Boolean stopsWork,

            @NotBlank(message = "{delivery.issue.textMissing}") @Nullable String text,

            @Nullable List<MultipartFile> files) {

        static Raising empty() {
            return new Raising(null, null, false, null, null);
        }
    }

    /** @param version of the page on which it is written */
    record Answer(
            @Nullable Integer version,
            Issue.@Nullable Step step,
            @Nullable String text,
            @Nullable List<MultipartFile> files) {}
}
