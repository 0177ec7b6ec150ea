package app.handoff.submission;

import java.time.Instant;
import java.util.List;

/**
 * What the file of a receipt states for good: that this bid and these files arrived at this time. Whether the bid still counts it does
 * not say; a later one, or a withdrawal, may have taken its place.
 *
 * @param version counts what this vendor sent, from 1
 * @param at when it arrived, by the clock of the database
 * @param business who asked for the bid
 * @param title the work it is for
 * @param sha256 the fingerprint of the bid in its canonical form
 */
record ReceiptFacts(
        String number,
        int version,
        Instant at,
        String business,
        String title,
        String sha256,
        List<ReceivedFile> files) {

    static ReceiptFacts of(Receipt receipt, String business, String title) {
        return new ReceiptFacts(
                receipt.number(),
                receipt.version(),
                receipt.at(),
                business,
                title,
                receipt.sha256(),
                receipt.content().files().stream()
                        .map(file -> new ReceivedFile(file.name(), file.size(), file.sha256()))
                        .toList());
    }

    /** What a file with this fingerprint is to the bid. */
    FileCheck check(String name, String fingerprint) {
        if (fingerprint.equals(sha256)) {
            return new FileCheck(name, Finding.BID, name);
        }
        return files.stream()
                .filter(file -> file.sha256().equals(fingerprint))
                .findFirst()
                .map(file -> new FileCheck(name, Finding.RECEIVED, file.name()))
                .orElseGet(() -> new FileCheck(name, Finding.NOT_RECEIVED, name));
    }

    /**
     * A file that came with the bid.
     *
     * @param size in bytes
     */
    record ReceivedFile(String name, long size, String sha256) {}

    /**
     * @param name what the file is called now
     * @param receivedAs what it was called when it arrived
     */
    record FileCheck(String name, Finding finding, String receivedAs) {}

    /** What a file is to a bid. */
    enum Finding {
        /** The bid itself, as data. */
        BID,
        /** One of its files, to the letter. */
        RECEIVED,
        /** Nothing that arrived with it, or changed since. */
        NOT_RECEIVED;

        public boolean isReceived() {
            return this != NOT_RECEIVED;
        }
    }
}
