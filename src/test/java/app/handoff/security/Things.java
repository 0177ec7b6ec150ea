package app.handoff.security;

import app.handoff.kernel.Ids;
import app.handoff.kernel.LinkPurpose;
import java.util.Map;

/**
 * One thing of every kind, all about the same engagement.
 *
 * @param ids by the table its row stands in
 * @param tokens of a link to it for each purpose
 */
record Things(Map<String, String> ids, Map<LinkPurpose, String> tokens) {

    String id(String table) {
        return ids.getOrDefault(table, Ids.next().toString());
    }
}
