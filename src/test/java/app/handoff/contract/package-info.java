@NullMarked
package app.handoff.contract;

import org.jspecify.annotations.NullMarked;
