package app.handoff.diligence;

import app.handoff.kernel.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is required of the references of one vendor: two contacted, a former client and a client of today among them. Each
 * of the three is met or waived by itself.
 */
record ReferenceChecks(List<AskedReference> references, List<Waiver> waivers) {

    List<Check> checks() {
        var contacted = references.stream().filter(AskedReference::isContacted).toList();
        var checks = new ArrayList<Check>();
        checks.add(Check.of(
                Requirement.TWO_REFERENCES,
                contacted.size() >= Dossier.REFERENCES_NEEDED,
                waivers,
                Sentence.of("diligence.found.references", contacted.size(), Dossier.REFERENCES_NEEDED)));
        checks.add(client(Requirement.PRIOR_CLIENT, Relation.PRIOR, contacted));
        checks.add(client(Requirement.EXISTING_CLIENT, Relation.EXISTING, contacted));
        return checks;
    }

    /** Whether no reference is left to call. */
    boolean isComplete() {
        return checks().stream().noneMatch(check -> check.state() == Check.State.MISSING);
    }

    private Check client(Requirement requirement, Relation relation, List<AskedReference> contacted) {
        var clients = contacted.stream()
                .filter(reference -> reference.relation() == relation)
                .map(reference -> reference.check().client())
                .collect(Collectors.joining(", "));
        return Check.of(
                requirement,
                !clients.isEmpty(),
                waivers,
                clients.isEmpty()
                        ? Sentence.of("diligence.found.noClient." + relation)
                        : Sentence.of("diligence.found.client", clients));
    }
}
