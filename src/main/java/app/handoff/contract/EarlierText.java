package app.handoff.contract;

/**
 * What bound before a clause changed, once both sides could read it.
 *
 * @param fingerprint of the clause as it stood
 * @param law the text that bound
 */
record EarlierText(String fingerprint, String law) {}
