@NullMarked
package app.handoff.account;

import org.jspecify.annotations.NullMarked;
