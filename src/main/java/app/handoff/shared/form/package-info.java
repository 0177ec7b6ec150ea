/** How every form is opened and saved: while it can be sent, once, and never over what somebody else saved unseen. */
@NullMarked
package app.handoff.shared.form;

import org.jspecify.annotations.NullMarked;
