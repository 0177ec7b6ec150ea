@NullMarked
package app.handoff.scope.web;

import org.jspecify.annotations.NullMarked;
