@NullMarked
package app.handoff.overview.web;

import org.jspecify.annotations.NullMarked;
