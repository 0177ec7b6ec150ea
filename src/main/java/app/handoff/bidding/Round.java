package app.handoff.bidding;

/**
 * Which bidding of an engagement this is: another round may begin where one ended without a vendor, and all stay readable.
 *
 * @param number from 1, the first one first
 */
record Round(int number, int of) {

    public boolean isOnly() {
        return of == 1;
    }

    public boolean isPast() {
        return number < of;
    }

    /** What the address of a page of this round ends with; nothing for the newest. */
    public String query() {
        return isPast() ? "?round=" + number : "";
    }
}
