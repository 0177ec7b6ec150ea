package app.handoff.triage;

import app.handoff.kernel.Sentence;
import app.handoff.text.Format;
import app.handoff.text.Option;
import java.util.List;
import java.util.stream.IntStream;

/** The scales on which work is told about, each step with what it means. */
final class Scales {

    private Scales() {}

    /** How alike the work is from time to time, 1 to 5. */
    static List<Option> repetitive(Format format) {
        return steps("triage.repetitive.", 5, format);
    }

    /** How simple it is, 1 to 5. */
    static List<Option> simplicity(Format format) {
        return steps("triage.simplicity.", 5, format);
    }

    /** How bad it is if it goes wrong, 1 to 10. */
    static List<Option> risk(Format format) {
        return steps("triage.risk.", 10, format);
    }

    private static List<Option> steps(String key, int most, Format format) {
        return IntStream.rangeClosed(1, most)
                .mapToObj(step -> new Option(String.valueOf(step), format.text(Sentence.of(key + step))))
                .toList();
    }
}
