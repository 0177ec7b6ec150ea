package app.handoff.web;

import app.handoff.kernel.NotFound;
import java.util.regex.Pattern;

/**
 * A page of ours to which somebody returns from a detour, such as from adding a vendor to choosing whom to invite. Never a page of
 * somebody else: an address that a stranger made up leads nowhere else.
 *
 * @param path from the root, without a query
 */
public record OwnPage(String path) {

    private static final Pattern OWN = Pattern.compile("(?:/[A-Za-z0-9-]++){1,12}+");

    /** @throws NotFound if it is no path of ours */
    public OwnPage {
        if (!OWN.matcher(path).matches()) {
            throw new NotFound();
        }
    }

    /** As Spring reads a parameter of a request. */
    public static OwnPage of(String path) {
        return new OwnPage(path);
    }

    /** Leads there, with what the detour was for. */
    public String redirect(String name, Object value) {
        return "redirect:" + path + "?" + name + "=" + value;
    }

    @Override
    public String toString() {
        return path;
    }
}
