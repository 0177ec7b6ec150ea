package app.handoff.vendor;

import app.handoff.kernel.Actor;
import app.handoff.kernel.VendorId;
import app.handoff.sample.SampleAct;
import app.handoff.sample.SampleActs;
import app.handoff.sample.Scene;
import java.util.List;
import org.springframework.stereotype.Component;

/** Puts the vendors of the sample business into its directory, with the security evidence that they have shown. */
@Component
class SampleVendors implements SampleActs {

    private final Vendors vendors;
    private final SecurityEvidence evidence;

    SampleVendors(Vendors vendors, SecurityEvidence evidence) {
        this.vendors = vendors;
        this.evidence = evidence;
    }

    @Override
    public List<SampleAct<?>> acts() {
        return List.of(
                SampleAct.inTheOffice("vendor", VendorFacts.class, this::add),
                SampleAct.inTheOffice("security evidence", EvidenceFacts.class, this::show),
                SampleAct.inTheOffice("accepted evidence", AcceptanceFacts.class, this::accept));
    }

    private void add(VendorFacts facts, Scene scene) {
        var vendor = vendors.add(facts.details(), facts.lead(), scene.by(), scene.at());
        scene.keep(facts.called(), vendor);
        scene.keep(facts.called(), Actor.vendor(vendor, facts.details().contact()));
    }

    private void show(EvidenceFacts facts, Scene scene) {
        var vendor = scene.known(VendorId.class, facts.vendor());
        scene.keep(
                named(facts.vendor(), facts.statement().standard()),
                evidence.add(vendor, facts.statement(), scene.by(), scene.at()));
    }

    private void accept(AcceptanceFacts facts, Scene scene) {
        var vendor = scene.known(VendorId.class, facts.vendor());
        var statement = scene.known(StatementId.class, named(facts.vendor(), facts.standard()));
        int seen = evidence.get(vendor, statement).version();
        evidence.accept(vendor, statement, seen, scene.by(), scene.at());
    }

    private static String named(String vendor, Standard standard) {
        return vendor + " " + standard;
    }

    private record VendorFacts(String called, VendorDetails details, Lead lead) {}

    private record EvidenceFacts(String vendor, StatementContent statement) {}

    private record AcceptanceFacts(String vendor, Standard standard) {}
}
