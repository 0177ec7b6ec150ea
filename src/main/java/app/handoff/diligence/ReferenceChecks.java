package app.handoff.diligence;

import app.handoff.kernel.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is required of the references of one vendor: so many contacted, and where it is asked for a former client and a client
 * of today among them. Each is met or waived by itself.
 */
record ReferenceChecks(List<AskedReference> references, List<Waiver> waivers, ReferencesNeeded needed) {

    List<Check> checks() {
        var contacted = contacted();
        var checks = new ArrayList<Check>();
        if (!needed.isNone()) {
            checks.add(Check.of(Requirement.TWO_REFERENCES, contacted.size() >= needed.number(), waivers, found()));
        }
        if (needed.among().contains(Relation.PRIOR)) {
            checks.add(client(Requirement.PRIOR_CLIENT, Relation.PRIOR, contacted));
        }
        if (needed.among().contains(Relation.EXISTING)) {
            checks.add(client(Requirement.EXISTING_CLIENT, Relation.EXISTING, contacted));
        }
        return checks;
    }

    /** Whether no reference is left to call. */
    boolean isComplete() {
        return checks().stream().noneMatch(check -> check.state() == Check.State.MISSING);
    }

    /** How far they are: none named, none contacted, or how many of those that are needed. */
    Sentence found() {
        if (references.isEmpty()) {
            return Sentence.of(
                    needed.isNone() ? "diligence.found.references.notAsked" : "diligence.found.references.none");
        }
        var contacted = contacted();
        return contacted.isEmpty()
                ? Sentence.of("diligence.found.references.named", references.size())
                : needed.isNone()
                        ? Sentence.of("diligence.found.references.contacted", contacted.size())
                        : Sentence.of("diligence.found.references", contacted.size(), needed.number());
    }

    private List<AskedReference> contacted() {
        return references.stream().filter(AskedReference::isContacted).toList();
    }

    private Check client(Requirement requirement, Relation relation, List<AskedReference> contacted) {
        var clients = clients(contacted, relation);
        if (!clients.isEmpty()) {
            return Check.of(requirement, true, waivers, Sentence.of("diligence.found.client", clients));
        }
        var named = clients(references, relation);
        return Check.of(
                requirement,
                false,
                waivers,
                named.isEmpty()
                        ? Sentence.of("diligence.found.noClient." + relation)
                        : Sentence.of("diligence.found.client.named", named));
    }

    private static String clients(List<AskedReference> references, Relation relation) {
        return references.stream()
                .filter(reference -> reference.relation() == relation)
                .map(reference -> reference.check().client())
                .collect(Collectors.joining(", "));
    }
}
