@NullMarked
package app.handoff.notification;

import org.jspecify.annotations.NullMarked;
