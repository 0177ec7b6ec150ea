@NullMarked
package app.handoff.account.web;

import org.jspecify.annotations.NullMarked;
