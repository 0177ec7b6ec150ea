@NullMarked
package app.handoff.triage;

import org.jspecify.annotations.NullMarked;
