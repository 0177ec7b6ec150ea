/** Set-up, sign-in, people and settings. */
@NullMarked
package app.handoff.account.web;

import org.jspecify.annotations.NullMarked;
