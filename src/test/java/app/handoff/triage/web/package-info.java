@NullMarked
package app.handoff.triage.web;

import org.jspecify.annotations.NullMarked;
