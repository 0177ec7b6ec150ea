/** The pages of the directory of vendors. */
@NullMarked
package app.handoff.vendor.web;

import org.jspecify.annotations.NullMarked;
