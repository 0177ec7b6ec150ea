package app.handoff.evaluation;

import app.handoff.bidding.BidInquiry;
import app.handoff.bidding.InquiryFile;
import app.handoff.text.Format;
import app.handoff.text.Option;
import java.time.Instant;
import java.util.List;

/**
 * The questions that were asked about bids once these were open, and which bids can be asked about.
 *
 * @param askable the bids that count, for whoever may ask
 */
record InquiryView(List<Entry> entries, List<Option> askable) {

    /** @param due by when the answer is due, in words */
    record Entry(String vendor, BidInquiry inquiry, BidInquiry.State state, String due) {

        /** What came with the answer: nothing of it is shown before that is sent. */
        public List<InquiryFile> files() {
            return state == BidInquiry.State.ANSWERED ? inquiry.files() : List.of();
        }

        /** Whether it can still be taken back. */
        public boolean isOpen() {
            return state == BidInquiry.State.ASKED;
        }
    }

    static InquiryView of(EvaluationFile file, boolean mayAsk, Instant now, Format format) {
        return new InquiryView(
                file.inquiries().stream()
                        .map(one -> new Entry(
                                file.bid(one.bid()).vendorName(),
                                one,
                                one.state(now),
                                format.deadline(one.due(file.request()))))
                        .toList(),
                mayAsk
                        ? file.evaluation().ranked().stream()
                                .map(Evaluation.Column::bid)
                                .map(bid -> new Option(bid.id().toString(), bid.vendorName()))
                                .toList()
                        : List.of());
    }

    /** Whether there is anything to show. */
    public boolean isUseful() {
        return !entries.isEmpty() || !askable.isEmpty();
    }
}
