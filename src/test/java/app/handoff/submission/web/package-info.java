@NullMarked
package app.handoff.submission.web;

import org.jspecify.annotations.NullMarked;
