package app.handoff.contract;

import app.handoff.engagement.TakeOut;
import app.handoff.engagement.TakeOutPart;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Sentence;
import app.handoff.text.Format;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Every contract of an engagement in the very text that was signed, with its signatures, for the files of the engagement. */
@Component
class ContractTakeOut implements TakeOutPart {

    private final ContractRepository contracts;
    private final Amendments amendments;
    private final SignedFiles signed;
    private final ContractAttachments attachments;
    private final Format format;

    ContractTakeOut(
            ContractRepository contracts,
            Amendments amendments,
            SignedFiles signed,
            ContractAttachments attachments,
            Format format) {
        this.contracts = contracts;
        this.amendments = amendments;
        this.signed = signed;
        this.attachments = attachments;
        this.format = format;
    }

    @Override
    public int position() {
        return 40;
    }

    @Override
    public void addTo(TakeOut takeOut, EngagementId engagement) {
        var all = contracts.findByEngagementOrderByRound(engagement);
        all.forEach(contract -> add(takeOut, contract));
        takeOut.data("contracts", all.stream().map(ContractTakeOut::told).toList());
    }

    private void add(TakeOut takeOut, Contract contract) {
        var folder = format.message("contract.takeOut.folder");
        takeOut.text(
                folder,
                format.message("contract.takeOut.file", contract.round()) + ".txt",
                Sentence.of("contract.takeOut.text", contract.round()),
                contract.wording().text());
        if (signed.isThere(contract)) {
            takeOut.file(
                    folder,
                    format.message("contract.takeOut.file", contract.round()) + ".pdf",
                    Sentence.of("contract.takeOut.signed", contract.round()),
                    () -> new ByteArrayInputStream(signed.of(contract.id()).bytes()));
        }
        contract.attachments()
                .forEach(one -> takeOut.file(
                        folder,
                        one.fileName(),
                        Sentence.of("contract.takeOut.attachment", contract.round(), one.title(), one.sha256()),
                        attachments.content(contract.id(), one)));
        amendments.of(contract.id()).forEach(change -> add(takeOut, folder, contract, change));
    }

    private void add(TakeOut takeOut, String folder, Contract contract, Amendment change) {
        change.newAttachments()
                .forEach(one -> takeOut.file(
                        folder,
                        one.fileName(),
                        Sentence.of(
                                "contract.takeOut.change.attachment",
                                contract.round(),
                                change.number(),
                                one.title(),
                                one.sha256()),
                        attachments.content(change.id(), one)));
        var name = format.message("contract.takeOut.change", contract.round(), change.number());
        var what =
                Sentence.of("contract.takeOut.change.text", contract.round(), change.number(), change.effectiveFrom());
        takeOut.text(folder, name + ".txt", what, change.wording().text());
        if (signed.isThere(change)) {
            takeOut.file(
                    folder,
                    name + ".pdf",
                    what,
                    () -> new ByteArrayInputStream(signed.of(change.id()).bytes()));
        }
    }

    private static Map<String, @Nullable Object> told(Contract contract) {
        var told = new LinkedHashMap<String, @Nullable Object>();
        told.put("number", contract.round());
        told.put("status", contract.status().name());
        told.put("client", contract.terms().client());
        told.put("vendor", contract.terms().vendor());
        told.put("start", contract.terms().start().toString());
        told.put("end", contract.terms().end().toString());
        told.put("noticeDays", contract.terms().noticeDays());
        told.put("currency", contract.basis().offer().total().currency().getCurrencyCode());
        told.put("total", contract.basis().offer().total().amount());
        told.put("takingOver", contract.basis().offer().takingOver().amount());
        told.put("termMonths", contract.basis().offer().termMonths());
        told.put("sha256", contract.wording().fingerprint());
        told.put(
                "signatures",
                Stream.of(Side.values())
                        .flatMap(side -> contract.signatures().all(side).stream()
                                .map(signature -> Map.of(
                                        "side",
                                        side.name(),
                                        "name",
                                        signature.typedName(),
                                        "at",
                                        signature.at().toString())))
                        .toList());
        return told;
    }
}
