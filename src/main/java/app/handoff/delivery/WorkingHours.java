package app.handoff.delivery;

import java.time.LocalTime;

/** When a side works, in its own zone. Hours that end before they begin run through midnight. */
record WorkingHours(LocalTime from, LocalTime to) {}
