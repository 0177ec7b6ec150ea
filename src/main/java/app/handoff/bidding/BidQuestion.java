package app.handoff.bidding;

import java.io.Serializable;
import java.util.UUID;

/** A question that every vendor answers in the bid, in at most so many words. */
public record BidQuestion(UUID id, String text, int wordLimit) implements Serializable {}
