package app.handoff.delivery;

/** How the writer of a report sees the week. */
enum Light {
    ON_TRACK,
    SOME_TROUBLE,
    OFF_TRACK
}
