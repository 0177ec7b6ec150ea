package app.handoff.vendor;

import app.handoff.files.FileId;
import app.handoff.kernel.PlainText;
import app.handoff.kernel.RuleViolation;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** What is typed about a security certificate. */
record EvidenceForm(
        @NotBlank(message = "{vendor.statement.standard.required}") @Nullable String standard,

        @Size(max = 80, message = "{field.tooLong}") @Nullable String otherName,

        @NotNull(message = "{vendor.statement.kind.required}") @Nullable StatementKind kind,

        @NotBlank(message = "{vendor.statement.issuer.required}") @Size(max = 120, message = "{field.tooLong}") @Nullable String issuer,

        @NotBlank(message = "{vendor.statement.scopeCovers.required}") @Size(max = 1000, message = "{field.tooLong}") @Nullable String scopeCovers,

        @Size(max = 1000, message = "{field.tooLong}") @Nullable String notCovered,

        @NotNull(message = "{vendor.statement.issuedOn.required}") @Nullable LocalDate issuedOn,

        @Nullable LocalDate validUntil,
        @Nullable MultipartFile file) {

    static final EvidenceForm EMPTY = new EvidenceForm(null, null, null, null, null, null, null, null, null);

    static EvidenceForm of(StatementContent content) {
        return new EvidenceForm(
                content.ownNeed() == null
                        ? content.standard().name()
                        : content.ownNeed().toString(),
                content.ownNeed() == null ? content.otherName() : null,
                content.kind(),
                content.issuer(),
                content.scopeCovers(),
                content.notCovered(),
                content.issuedOn(),
                content.validUntil(),
                null);
    }

    boolean bringsFile() {
        return file != null
                && !(file.isEmpty()
                        && String.valueOf(file.getOriginalFilename()).isBlank());
    }

    /**
     * What was typed, as it is kept.
     *
     * @param own what the business asks for itself; the form names one of them in the place of a standard
     * @throws RuleViolation at the field that is wrong
     */
    StatementContent content(@Nullable FileId file, List<OwnNeed> own) {
        var chosenOwn = own.stream()
                .filter(need -> need.getId().toString().equals(standard))
                .findFirst()
                .orElse(null);
        var chosen = chosenOwn != null ? Standard.OTHER : known();
        return new StatementContent(
                chosen,
                chosenOwn != null ? chosenOwn.name() : chosen == Standard.OTHER ? PlainText.orNull(otherName) : null,
                Objects.requireNonNull(kind),
                Objects.requireNonNull(issuer).strip(),
                Objects.requireNonNull(scopeCovers).strip(),
                PlainText.orNull(notCovered),
                Objects.requireNonNull(issuedOn),
                validUntil,
                file,
                chosenOwn == null ? null : chosenOwn.getId());
    }

    private Standard known() {
        return Arrays.stream(Standard.values())
                .filter(one -> one.name().equals(standard))
                .findFirst()
                .orElseThrow(() -> new RuleViolation("vendor.statement.standard.required").at("standard"));
    }
}
