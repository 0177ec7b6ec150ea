package app.handoff.web;

import app.handoff.kernel.CurrentMember;
import java.util.Map;

/**
 * How many things need this member, by entry of the navigation ({@code home}, {@code reports}, {@code messages}). Implemented by
 * {@code engagement}.
 */
public interface NavigationCounts {

    Map<String, Integer> of(CurrentMember member);
}
