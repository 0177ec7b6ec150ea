@NullMarked
package app.handoff.evaluation.web;

import org.jspecify.annotations.NullMarked;
