package app.handoff.bidding;

import java.util.UUID;

/** A file that comes with the answer to a question about a bid. */
public record InquiryFile(UUID id, String name, long size, String sha256) {}
