package app.handoff.files;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The kinds of file that Handoff takes. Anything that a program could run is not among them. */
enum FileKind {
    PDF("application/pdf", "pdf"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
    ODT("application/vnd.oasis.opendocument.text", "odt"),
    ODS("application/vnd.oasis.opendocument.spreadsheet", "ods"),
    ODP("application/vnd.oasis.opendocument.presentation", "odp"),
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg", "jpeg"),
    HEIC("image/heic", "heic", "heif"),
    WEBP("image/webp", "webp"),
    GIF("image/gif", "gif"),
    CSV("text/csv", "csv"),
    TEXT("text/plain", "txt"),
    ZIP("application/zip", "zip");

    private static final Set<FileKind> OPEN_DOCUMENTS = EnumSet.of(ODT, ODS, ODP);
    private static final Set<FileKind> PACKED_DOCUMENTS = EnumSet.of(DOCX, XLSX, PPTX, ODT, ODS, ODP);

    /** Endings of what some system runs, or opens in a program that runs what is in it. */
    private static final Set<String> RUN =
            Set.of(("app apk bat bash cab chm class cmd com command cpl dll dmg docm dotm exe gadget hta htm"
                            + " html iso jar js jse jsp ksh lnk mht mhtml mjs msc msi msp php pif pkg potm ppam ppsm pptm ps1 psm1 py rb reg scf"
                            + " scr sct sh shtml so svgz swf url vb vbe vbs vbscript wasm ws wsc wsf wsh xhtml xla xlam xlm xlsb xlsm xltm xsl xslt")
                    .split(" "));

    private final String mediaType;
    private final List<String> extensions;

    FileKind(String mediaType, String... extensions) {
        this.mediaType = mediaType;
        this.extensions = List.of(extensions);
    }

    public String mediaType() {
        return mediaType;
    }

    /** Endings of names, lower case and without a dot. */
    public List<String> extensions() {
        return extensions;
    }

    /** What people call it: PDF, DOCX, JPG. */
    public String label() {
        return extensions.get(0).toUpperCase(Locale.ROOT);
    }

    /** Whether it is a packed folder with the parts of one document. */
    boolean isPackedDocument() {
        return PACKED_DOCUMENTS.contains(this);
    }

    boolean isOpenDocument() {
        return OPEN_DOCUMENTS.contains(this);
    }

    static Optional<FileKind> ofName(String name) {
        var ending = ending(name);
        return Arrays.stream(values())
                .filter(kind -> kind.extensions.contains(ending))
                .findFirst();
    }

    /** Whether some system would run a file of this name. */
    static boolean runs(String name) {
        return RUN.contains(ending(name));
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
