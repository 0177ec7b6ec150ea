package app.handoff.delivery;

/** How work goes, as the writer of a report sees the week and as measured. */
enum Health {
    ON_TRACK,
    SOME_TROUBLE,
    OFF_TRACK
}
