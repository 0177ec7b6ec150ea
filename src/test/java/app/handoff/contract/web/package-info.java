@NullMarked
package app.handoff.contract.web;

import org.jspecify.annotations.NullMarked;
