/** Pages about the whole installation, for its administrator: its public address, its backups, its version. */
@NullMarked
package app.handoff.installation.web;

import org.jspecify.annotations.NullMarked;
