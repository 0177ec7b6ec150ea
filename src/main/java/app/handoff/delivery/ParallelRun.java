package app.handoff.delivery;

import app.handoff.kernel.RuleViolation;

/** The same work done by both sides in one week, compared: how often both agreed, and else who was wrong. */
record ParallelRun(int compared, int same, int vendorWrong, int weWrong) {

    void check() {
        if (compared < 0 || same < 0 || vendorWrong < 0 || weWrong < 0) {
            throw new RuleViolation("delivery.parallel.negative").at("compared");
        }
        if ((long) same + vendorWrong + weWrong != compared) {
            throw new RuleViolation("delivery.parallel.doesNotAddUp", (long) same + vendorWrong + weWrong, compared)
                    .at("compared");
        }
    }

    /** How often the vendor was right, whoever agreed. */
    public int vendorRight() {
        return compared - vendorWrong;
    }
}
