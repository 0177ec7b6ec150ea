package app.handoff.files;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What may be uploaded somewhere: which kinds of file and how large each. */
public record FileRules(Set<FileKind> kinds, long maxBytes) {

    private static final long MEGABYTE = 1024 * 1024;

    /** Every kind that Handoff takes, up to 20 MB each. */
    public static final FileRules ANY_KIND = of(EnumSet.allOf(FileKind.class));

    /** What comes with a bid: every kind, up to 100 MB each. */
    public static final FileRules OF_A_BID = new FileRules(EnumSet.allOf(FileKind.class), 100 * MEGABYTE);

    public FileRules {
        kinds = Set.copyOf(kinds);
    }

    public static FileRules of(Set<FileKind> kinds) {
        return new FileRules(kinds, 20 * MEGABYTE);
    }

    public long maxMegabytes() {
        return maxBytes / MEGABYTE;
    }

    /** For the file field of a page, so that the browser offers only what will be taken: {@code .pdf,.docx}. */
    public String accept() {
        return kinds.stream()
                .sorted()
                .flatMap(kind -> kind.extensions().stream())
                .map(extension -> "." + extension)
                .collect(Collectors.joining(","));
    }
}
