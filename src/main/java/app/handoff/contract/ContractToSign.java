package app.handoff.contract;

/** A contract that waits for signatures, with the day by which they are to be there. */
record ContractToSign(ContractId id, SigningDay day) {}
