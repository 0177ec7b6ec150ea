@NullMarked
package app.handoff.engagement.web;

import org.jspecify.annotations.NullMarked;
