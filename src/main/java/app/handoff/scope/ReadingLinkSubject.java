package app.handoff.scope;

import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.LinkVisitor;
import app.handoff.sharelink.LinkSubject;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the link of a second reader is about: the scope opens to the link alone, what the reader says does not. */
@Component
class ReadingLinkSubject implements LinkSubject {

    private final Readings readings;

    ReadingLinkSubject(Readings readings) {
        this.readings = readings;
    }

    @Override
    public LinkPurpose purpose() {
        return LinkPurpose.READING;
    }

    @Override
    public String begin() {
        return "/reading";
    }

    @Override
    public About about(LinkVisitor visitor) {
        var reading = readings.get(new ReadingId(visitor.subject()));
        return new About(
                reading.title(),
                "/reading",
                false,
                false,
                List.of(reading.reader(), reading.title()),
                false,
                false,
                null,
                null);
    }
}
