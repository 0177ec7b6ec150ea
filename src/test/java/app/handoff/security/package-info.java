@NullMarked
package app.handoff.security;

import org.jspecify.annotations.NullMarked;
