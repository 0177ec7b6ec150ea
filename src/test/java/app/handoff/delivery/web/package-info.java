@NullMarked
package app.handoff.delivery.web;

import org.jspecify.annotations.NullMarked;
