package app.handoff.invoice;

import app.handoff.engagement.TakeOut;
import app.handoff.engagement.TakeOutPart;
import app.handoff.files.Files;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Sentence;
import app.handoff.text.Format;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Every month of a contract with what was expected, billed and paid, and the copies of its invoices, for the files of an engagement. */
@Component
class InvoiceTakeOut implements TakeOutPart {

    private final Invoices invoices;
    private final InvoicePages pages;
    private final Files files;
    private final Format format;

    InvoiceTakeOut(Invoices invoices, InvoicePages pages, Files files, Format format) {
        this.invoices = invoices;
        this.pages = pages;
        this.files = files;
        this.format = format;
    }

    @Override
    public int position() {
        return 60;
    }

    @Override
    public void addTo(TakeOut takeOut, EngagementId engagement) {
        var today = Invoices.day(takeOut.now());
        if (invoices.agreed(engagement, today).isEmpty()) {
            return;
        }
        var table = pages.table(engagement, today);
        var folder = format.message("invoice.title");
        takeOut.table(
                folder,
                format.message("invoice.title") + ".csv",
                Sentence.of("invoice.takeOut.table"),
                InvoiceTable.keys(),
                table.cells(format));
        table.rows().stream()
                .map(InvoiceTable.Row::invoice)
                .filter(Objects::nonNull)
                .forEach(invoice -> addCopy(takeOut, folder, invoice));
        takeOut.data("invoices", table.cells(format));
    }

    private void addCopy(TakeOut takeOut, String folder, Invoice invoice) {
        invoice.file()
                .map(files::get)
                .ifPresent(copy -> takeOut.file(
                        folder,
                        copy.name(),
                        Sentence.of("invoice.takeOut.copy", invoice.number()),
                        files.content(copy)));
    }
}
