package app.handoff.web;

import static com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI;

import app.handoff.tenancy.Letterheads;
import app.handoff.tenancy.Letterheads.Design;
import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/**
 * Makes PDF files of templates, by the same model and the same words as the page on the screen. A file is tagged as PDF/UA wants it,
 * so that it can be read aloud; it holds its fonts and the logo of the business, and nothing in it is fetched from anywhere. The
 * template has a title, a description and bookmarks in its head; how it looks on paper is said in {@code pdf/document.css}, what
 * takes the colour of the business in {@code pdf/coloured.css}.
 */
@Component
public class PdfPages {

    /** Where paper is 8.5 by 11 inches. */
    private static final Set<String> LETTER =
            Set.of("US", "CA", "MX", "PH", "CL", "CO", "CR", "GT", "NI", "PA", "DO", "SV", "VE");

    private static final int REGULAR = 400;
    private static final int SEMI_BOLD = 600;

    private final ThymeleafViewResolver templates;
    private final SpringTemplateEngine engine;
    private final ApplicationContext beans;
    private final Letterheads letterheads;
    private final String style = new String(read("document.css"), StandardCharsets.UTF_8);
    private final String colouredStyle = new String(read("coloured.css"), StandardCharsets.UTF_8);

    PdfPages(
            ThymeleafViewResolver templates,
            SpringTemplateEngine engine,
            ApplicationContext beans,
            Letterheads letterheads) {
        this.templates = templates;
        this.engine = engine;
        this.beans = beans;
        this.letterheads = letterheads;
    }

    /**
     * A template as a PDF file, which a browser shows under this name. The template gets the head of the document as {@code head}.
     *
     * @param fileName without its ending
     * @param business by which name the current business stands in it
     */
    public View of(String template, String fileName, String business) {
        var design = letterheads.own();
        var logo = design.logo() == null ? Optional.<byte[]>empty() : letterheads.logo();
        return of(template, fileName, DocumentHead.inFile(business, design), logo, UnaryOperator.identity());
    }

    /**
     * The same without the head of a business, for what others wrote.
     *
     * @param finish what is done to the whole file before it goes out
     */
    public View plain(String template, String fileName, UnaryOperator<byte[]> finish) {
        return of(template, fileName, DocumentHead.inFile("", Design.PLAIN), Optional.empty(), finish);
    }

    /**
     * The same as bytes, with the head of the current business, for a file that is kept. Nobody has to be asking for it: the
     * template may hold no address of a page.
     *
     * @param business by which name the current business stands in it
     */
    public byte[] file(String template, String business, Map<String, ?> model) {
        var design = letterheads.own();
        var logo = design.logo() == null ? Optional.<byte[]>empty() : letterheads.logo();
        var head = DocumentHead.inFile(business, design);
        var locale = LocaleContextHolder.getLocale();
        var context = new Context(locale, new HashMap<>(model));
        context.setVariable("head", head);
        context.setVariable(
                ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME,
                new ThymeleafEvaluationContext(beans, null));
        try {
            return pdf(engine.process(template, context), style(head, locale), logo);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private View of(
            String template, String fileName, DocumentHead head, Optional<byte[]> logo, UnaryOperator<byte[]> finish) {
        return new View() {
            @Override
            public String getContentType() {
                return MediaType.APPLICATION_PDF_VALUE;
            }

            @Override
            public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                    throws Exception {
                var locale = LocaleContextHolder.getLocale();
                var page = new Page(response);
                var shown = new HashMap<String, @Nullable Object>(model == null ? Map.of() : model);
                shown.put("head", head);
                Objects.requireNonNull(templates.resolveViewName(template, locale), template)
                        .render(shown, request, page);
                send(finish.apply(pdf(page.text(), style(head, locale), logo)), fileName, response);
            }
        };
    }

    private static void send(byte[] file, String fileName, HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.APPLICATION_PDF_VALUE);
        response.setContentLength(file.length);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.inline()
                        .filename(fileName + ".pdf", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.getOutputStream().write(file);
    }

    private String style(DocumentHead head, Locale locale) {
        var paper = "@page { size: " + (LETTER.contains(locale.getCountry()) ? "letter" : "A4") + "; }";
        var colour = head.colour();
        return style
                + paper
                + (colour == null
                        ? ""
                        : colouredStyle
                                .replace("OWN-TEXT", colour.onPaper().hex())
                                .replace("OWN", colour.hex()));
    }

    private static byte[] pdf(String page, String style, Optional<byte[]> logo) throws IOException {
        XRLog.setLoggingEnabled(false);
        var file = new ByteArrayOutputStream();
        new PdfRendererBuilder()
                .usePdfUaAccessibility(true)
                .useFont(() -> font(REGULAR), "Inter", REGULAR, FontStyle.NORMAL, true)
                .useFont(() -> font(SEMI_BOLD), "Inter", SEMI_BOLD, FontStyle.NORMAL, true)
                .useUriResolver((base, address) -> isWithin(address) ? address : null)
                .useExternalResourceAccessControl((address, kind) -> isWithin(address), RUN_BEFORE_RESOLVING_URI)
                .useProtocolsStreamImplementation(
                        address -> new Picture(logo.orElseThrow()), DocumentHead.PROTOCOL_IN_FILE)
                .withProducer("Handoff")
                .withHtmlContent(page.replace("</head>", "<style>" + style + "</style></head>"), null)
                .toStream(file)
                .run();
        return file.toByteArray();
    }

    /** Whether something stands in the file itself: all else is neither followed nor fetched. */
    private static boolean isWithin(String address) {
        return address.startsWith("#") || address.equals(DocumentHead.LOGO_IN_FILE);
    }

    private static InputStream font(int weight) {
        return new ByteArrayInputStream(read("inter-" + weight + ".ttf"));
    }

    private static byte[] read(String name) {
        try (var in = new ClassPathResource("pdf/" + name).getInputStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The logo, as the renderer reads it. */
    private record Picture(byte[] png) implements FSStream {

        @Override
        public InputStream getStream() {
            return new ByteArrayInputStream(png);
        }

        @Override
        public Reader getReader() {
            throw new UnsupportedOperationException("A picture is no text.");
        }
    }

    /** Where the template writes to, so that nothing of it reaches the browser as a page. */
    private static final class Page extends HttpServletResponseWrapper {

        private final StringWriter written = new StringWriter();
        private final PrintWriter writer = new PrintWriter(written);

        Page(HttpServletResponse response) {
            super(response);
        }

        String text() {
            writer.flush();
            return written.toString();
        }

        @Override
        public PrintWriter getWriter() {
            return writer;
        }

        @Override
        public void setContentType(@Nullable String type) {}

        @Override
        public void setCharacterEncoding(@Nullable String encoding) {}

        @Override
        public void setLocale(@Nullable Locale locale) {}

        @Override
        public void flushBuffer() {}
    }
}
