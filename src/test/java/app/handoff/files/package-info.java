@NullMarked
package app.handoff.files;

import org.jspecify.annotations.NullMarked;
