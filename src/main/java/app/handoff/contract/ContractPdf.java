package app.handoff.contract;

import app.handoff.kernel.Canonical;
import app.handoff.kernel.NotFound;
import app.handoff.tenancy.Businesses;
import app.handoff.tenancy.PublicAddress;
import app.handoff.tenancy.RequestTransaction;
import app.handoff.tenancy.Tenancy;
import app.handoff.text.Format;
import app.handoff.web.PdfPages;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** A contract, or an amendment of one, as a sealed PDF: one version to read, or the whole with both signatures and the certificate of signing. */
@Component
class ContractPdf {

    private static final String TEMPLATE = "contract/pdf";
    private static final String CHECK = "/contracts/check";

    private final PdfPages pages;
    private final ContractSeal seal;
    private final SealKey key;
    private final Businesses businesses;
    private final PublicAddress address;
    private final Format format;

    ContractPdf(
            PdfPages pages,
            ContractSeal seal,
            SealKey key,
            Businesses businesses,
            PublicAddress address,
            Format format) {
        this.pages = pages;
        this.seal = seal;
        this.key = key;
        this.businesses = businesses;
        this.address = address;
        this.format = format;
    }

    /** The signed contract: the version that both sides signed, with the record of how that came to be. */
    byte[] signed(Agreement contract, Instant now) {
        var text = contract.wording().parts();
        var record = SigningRecord.of(contract, text, Tenancy.locality().zone(), format, now);
        return made(
                contract,
                text,
                record.fingerprint(),
                record,
                SealFacts.Kind.SIGNED,
                format.message("contract.pdf.reason.signed", heading(text), text.edition()),
                now);
    }

    /**
     * One version to read; without signatures, and marked as such.
     *
     * @param number which one; null for the one that counts now, which may be a draft
     * @throws NotFound if there is no such version
     */
    ResponseEntity<byte[]> version(Agreement contract, @Nullable Integer number, Instant now) {
        var wording = contract.wording();
        var version = wording.editions().stream()
                .filter(one -> number != null && one.number() == number)
                .findFirst();
        if (number != null && version.isEmpty()) {
            throw new NotFound();
        }
        var written = version.map(ContractVersion::text).orElseGet(wording::text);
        var text = version.filter(one -> one.number() != wording.edition())
                .map(ContractVersion::read)
                .orElseGet(wording::parts);
        var file = made(
                contract,
                text,
                Canonical.sha256(written),
                null,
                SealFacts.Kind.COPY,
                format.message("contract.pdf.reason.copy", heading(text), text.edition()),
                now);
        return answer(file, format.message("contract.pdf.file.copy", name(contract), text.edition()));
    }

    /** The kept file as a browser gets it. */
    ResponseEntity<byte[]> answer(Agreement contract, SignedFile file) {
        return answer(file.bytes(), format.message("contract.pdf.file.signed", name(contract)));
    }

    private static ResponseEntity<byte[]> answer(byte[] file, String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(name + ".pdf", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(file);
    }

    /** What it is: contract for bookkeeping, or change 1 of it. */
    private String heading(ContractText text) {
        var change = text.change();
        return change == null
                ? format.message("contract.pdf.title", text.title())
                : format.message("contract.pdf.title.amendment", change.number(), text.title());
    }

    private String name(Agreement contract) {
        var title = contract.basis().work().title();
        return contract instanceof Amendment amendment
                ? format.message("contract.pdf.file.amendment", title, amendment.number())
                : title;
    }

    private byte[] made(
            Agreement contract,
            ContractText text,
            String fingerprint,
            @Nullable SigningRecord record,
            SealFacts.Kind kind,
            String reason,
            Instant now) {
        var business = Tenancy.required().business();
        var name = businesses.ownName();
        var model = new HashMap<String, @Nullable Object>();
        model.put("contract", text);
        model.put("heading", heading(text));
        model.put("fingerprint", fingerprint);
        model.put("record", record);
        model.put(
                "sample",
                businesses.find(business).filter(Businesses.Profile::sample).isPresent());
        model.put("latest", contract.wording().edition());
        model.put("certificate", Objects.requireNonNull(key.fingerprint()));
        model.put("sealer", key.name());
        if (record == null) {
            model.put("checkedAt", address.linkTo(CHECK));
            RequestTransaction.pause(); // to make it takes longer than a connection should be held
        } else {
            model.put("checkedAt", address.linkInMail(CHECK)); // nobody need be asking for a page
        }
        var page = pages.file(TEMPLATE, name, model);
        return seal.seal(page, SealFacts.of(kind, business, contract, text, fingerprint, now), reason);
    }
}
