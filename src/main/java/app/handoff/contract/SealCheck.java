package app.handoff.contract;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is found out about a file that somebody shows.
 *
 * @param facts what it states; null where that cannot be believed
 * @param sha256 of the file, in hexadecimal digits
 * @param kept whether we keep this very file
 * @param signed which version both sides signed; null where none is signed, or we do not know
 */
record SealCheck(
        Finding finding,
        @Nullable SealFacts facts,
        String sha256,
        boolean kept,
        @Nullable Integer signed) {

    static final SealCheck NOT_OURS = new SealCheck(Finding.NOT_OURS, null, "", false, null);

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm:ss", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    enum Finding {
        /** The signed contract, byte by byte as it was sealed. */
        SIGNED,
        /** A copy of a version to read, as it was made. */
        COPY,
        /** A copy of a draft that nobody but the business had been given. */
        DRAFT,
        /** It says that it is ours, and is not as we made it. */
        CHANGED,
        /** Nothing in it says that it was made here. */
        NOT_OURS
    }

    /**
     * @param opened what its seal proves; empty where the seal does not hold, or was made with an earlier key
     * @param stated what it says
     * @param kept what we keep of the contract that it says it is
     */
    static SealCheck of(
            Optional<SealFacts> opened, SealFacts stated, String sha256, Optional<SignedFileRepository.Facts> kept) {
        boolean ours = kept.filter(file -> file.getSha256().equals(sha256)).isPresent();
        if (opened.isEmpty() && !ours) {
            return new SealCheck(Finding.CHANGED, null, sha256, false, null);
        }
        var facts = opened.orElse(stated);
        return new SealCheck(
                finding(facts),
                facts,
                sha256,
                ours,
                kept.map(SignedFileRepository.Facts::getEdition).orElse(null));
    }

    private static Finding finding(SealFacts facts) {
        if (facts.kind() == SealFacts.Kind.SIGNED) {
            return Finding.SIGNED;
        }
        return facts.edition() == 0 ? Finding.DRAFT : Finding.COPY;
    }

    public boolean isDraft() {
        return finding == Finding.DRAFT;
    }

    /** Where its words stand: it may be a contract or an amendment. */
    public String words() {
        boolean amendment = facts != null && facts.amendment() != null;
        return "contract.check." + (amendment ? "amendment." : "") + finding;
    }

    /** Whether it is as we made it. */
    public boolean isUntouched() {
        return facts != null;
    }

    public boolean isTheSignedContract() {
        return finding == Finding.SIGNED;
    }

    /** Whether it is a copy of a contract of which both sides have signed a version. */
    public boolean isCopyOfSigned() {
        return finding == Finding.COPY && signed != null;
    }

    /** Whether it is a copy of another version than the one that was signed. */
    public boolean isOfAnotherVersion() {
        return isCopyOfSigned() && facts != null && signed != null && facts.edition() != signed;
    }

    /** Fri 4 Dec 2026, 09:00:00, UTC. */
    public String sealedAt() {
        Instant at = facts == null ? Instant.EPOCH : facts.at();
        return UTC.format(at) + ", UTC";
    }
}
