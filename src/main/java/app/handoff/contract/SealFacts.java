package app.handoff.contract;

import app.handoff.kernel.BusinessId;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a sealed file of a contract states about itself, for whoever checks it later.
 *
 * @param kind whether it is the signed contract or a copy of a version
 * @param business whose contract it is
 * @param contract which one, by its id
 * @param title of the work
 * @param client as it stands in the contract
 * @param vendor likewise
 * @param edition which version, from 1; 0 for a draft that was never sent
 * @param fingerprint SHA-256 of the text of the version, in hexadecimal digits
 * @param at when it was sealed
 * @param amendment which amendment of its contract it is, from 1; null for a contract
 */
record SealFacts(
        Kind kind,
        String business,
        String contract,
        String title,
        String client,
        String vendor,
        int edition,
        String fingerprint,
        Instant at,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer amendment) {

    enum Kind {
        /** With both signatures and the certificate of signing. */
        SIGNED,
        /** One version to read, without signatures. */
        COPY
    }

    /** Whether it says everything; what somebody else wrote need not. */
    boolean isWhole() {
        return Stream.of(kind, business, contract, title, client, vendor, fingerprint, at)
                .allMatch(Objects::nonNull);
    }

    static SealFacts of(
            Kind kind, BusinessId business, Agreement contract, ContractText text, String fingerprint, Instant at) {
        return new SealFacts(
                kind,
                business.toString(),
                contract.id().toString(),
                text.title(),
                text.client(),
                text.vendor(),
                text.edition(),
                fingerprint,
                at,
                text.change() == null ? null : text.change().number());
    }
}
