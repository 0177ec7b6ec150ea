package app.handoff.sample;

import app.handoff.kernel.BusinessId;
import app.handoff.kernel.MemberId;
import java.util.UUID;

/** Who has a sample business made, and for which of their businesses they work at that moment. */
public record SampleOwner(UUID login, BusinessId business, MemberId member) {}
