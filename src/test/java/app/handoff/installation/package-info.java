@NullMarked
package app.handoff.installation;

import org.jspecify.annotations.NullMarked;
