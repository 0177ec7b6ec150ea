package app.handoff.sharelink;

import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.LinkVisitor;
import app.handoff.kernel.Sentence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the pages behind the links of one purpose are about; each module that makes such links says it of its own. */
public interface LinkSubject {

    LinkPurpose purpose();

    /** The page that somebody who came in goes on to, as {@code /bid/tasks}. */
    String begin();

    About about(LinkVisitor visitor);

    /** Whether the link still lets its holder in, besides being open: an access may have been taken away. */
    default boolean knows(LinkVisitor visitor) {
        return true;
    }

    /**
     * @param title the work
     * @param home the page that opens to the link alone, as {@code /bid}
     * @param mayChoose whether whoever comes first may choose a code now
     * @param ownCodes whether the holder may choose a code of its own once it has proven who it is
     * @param known what everybody can know of the holder, and no code should be made of
     * @param untouched whether nobody has begun, so that there is nothing to be kept from anybody
     * @param opened whether the business has read what the holder sent
     * @param story since when there is a code, told to whoever does not know it; null before
     * @param lost where somebody reads what to do who has lost the code; null where nothing can be done
     */
    record About(
            String title,
            String home,
            boolean mayChoose,
            boolean ownCodes,
            List<String> known,
            boolean untouched,
            boolean opened,
            @Nullable Sentence story,
            @Nullable String lost) {}
}
