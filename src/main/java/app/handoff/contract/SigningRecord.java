package app.handoff.contract;

import app.handoff.kernel.Proof;
import app.handoff.text.Format;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a contract came to be signed: who signed and how they had proven who they are, how each side read each clause, what was asked,
 * and when what happened. The last page of the signed file.
 */
record SigningRecord(
        int edition,
        String fingerprint,
        String sealedAt,
        List<Signer> signers,
        List<Reading> readings,
        int asked,
        int answered,
        List<Happened> happened) {

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /**
     * One signature.
     *
     * @param party for whom, with its address
     * @param capacity what gave this person the right to sign; null where nobody said it
     * @param invited the person who was invited, if it is another name than the one that was typed
     * @param local when, in the zones of both sides
     */
    public record Signer(
            String name,
            String role,
            @Nullable String capacity,
            String party,
            @Nullable String invited,
            String proof,
            List<String> local,
            String utc,
            int edition,
            String fingerprint) {}

    /** How both sides read one clause. */
    public record Reading(int number, String title, Understood client, Understood vendor, int questions) {}

    /** Who of a side said that it understood the clause, and when. */
    public record Understood(String by, String at) {}

    public record Happened(String utc, String what) {}

    static SigningRecord of(Agreement contract, ContractText text, ZoneId ours, Format format, Instant sealedAt) {
        var questions = contract.reading().questions();
        var signatures = List.of(Side.VENDOR, Side.US).stream()
                .flatMap(side -> contract.signatures().all(side).stream())
                .toList();
        return new SigningRecord(
                contract.wording().edition(),
                Objects.requireNonNull(contract.wording().fingerprint()),
                UTC.format(sealedAt),
                signatures.stream()
                        .map(signature -> signer(signature, contract, text, ours, format))
                        .toList(),
                contract.wording().clauses().stream()
                        .map(clause -> reading(contract, clause, format))
                        .toList(),
                questions.size(),
                (int) questions.stream()
                        .filter(question -> question.answer() != null)
                        .count(),
                happened(contract, text, signatures, format));
    }

    private static Signer signer(
            Signature signature, Agreement contract, ContractText text, ZoneId ours, Format format) {
        var signed = SigningView.Signed.of(signature);
        boolean vendor = signature.side() == Side.VENDOR;
        var theirs = contract.parties().vendorZone();
        var local = new ArrayList<String>();
        local.add(format.deadline(signature.at(), ours));
        if (!theirs.equals(ours)) {
            local.add(format.deadline(signature.at(), theirs));
        }
        return new Signer(
                signature.typedName(),
                vendor ? text.vendorCalled() : format.message("contract.record.client"),
                signature.role(),
                vendor ? text.vendor() : text.client(),
                signed.invited(),
                proven(signature.proof(), format),
                List.copyOf(local),
                UTC.format(signature.at()),
                signature.edition(),
                signature.fingerprint());
    }

    private static String proven(@Nullable Proof proof, Format format) {
        return proof == null
                ? format.message("contract.record.notAsked")
                : format.message("contract.record.proof." + proof.kind(), proof.address(), UTC.format(proof.at()));
    }

    private static Reading reading(Agreement contract, Clause clause, Format format) {
        return new Reading(
                contract.wording().numberOf(clause.id()),
                clause.title(),
                read(contract, clause, Side.US, format),
                read(contract, clause, Side.VENDOR, format),
                contract.reading().questionsAbout(clause).size());
    }

    private static Understood read(Agreement contract, Clause clause, Side side, Format format) {
        return contract.reading()
                .understanding(clause, side)
                .map(tick -> new Understood(tick.by().name(), UTC.format(tick.at())))
                .orElseGet(() -> new Understood(format.message("contract.record.unread"), ""));
    }

    private static List<Happened> happened(
            Agreement contract, ContractText text, List<Signature> signatures, Format format) {
        var acts = new ArrayList<Act>();
        for (var version : contract.wording().editions()) {
            acts.add(new Act(
                    version.madeAt(),
                    format.message(
                            version.number() == 1 ? "contract.record.sent" : "contract.record.version",
                            version.number(),
                            ContractView.nameOf(text.vendor()))));
        }
        for (var side : Side.values()) {
            contract.wording().clauses().stream()
                    .flatMap(clause -> contract.reading().understanding(clause, side).stream())
                    .map(Acknowledgement::at)
                    .max(Comparator.naturalOrder())
                    .ifPresent(last -> acts.add(new Act(
                            last,
                            format.message(
                                    "contract.record.readThrough",
                                    ContractView.nameOf(side == Side.US ? text.client() : text.vendor())))));
        }
        for (var person : contract.signatories().all()) {
            acts.add(new Act(
                    person.namedAt(),
                    format.message(
                            person.inPlaceOf() == null ? "contract.record.named" : "contract.record.replaced",
                            person.name(),
                            ContractView.nameOf(person.side() == Side.US ? text.client() : text.vendor()),
                            person.namedBy(),
                            person.inPlaceOf())));
        }
        for (var signature : signatures) {
            acts.add(new Act(
                    signature.at(),
                    format.message(
                            "contract.record.signed",
                            signature.typedName(),
                            ContractView.nameOf(signature.side() == Side.US ? text.client() : text.vendor()))));
        }
        return acts.stream()
                .sorted(Comparator.comparing((Act act) -> act.at().truncatedTo(ChronoUnit.SECONDS)))
                .map(act -> new Happened(UTC.format(act.at()), act.what()))
                .toList();
    }

    private record Act(Instant at, String what) {}
}
