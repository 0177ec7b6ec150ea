package app.handoff.web;

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
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/**
 * Makes PDF files of templates, by the same model and the same words as the page on the screen. A file is tagged as PDF/UA wants it,
 * so that it can be read aloud; it holds its fonts, and nothing in it is fetched from anywhere. The template has a title, a
 * description and bookmarks in its head; how it looks on paper is said in {@code pdf/document.css}.
 */
@Component
public class PdfPages {

    /** Where paper is 8.5 by 11 inches. */
    private static final Set<String> LETTER =
            Set.of("US", "CA", "MX", "PH", "CL", "CO", "CR", "GT", "NI", "PA", "DO", "SV", "VE");

    private static final int REGULAR = 400;
    private static final int SEMI_BOLD = 600;

    private final ThymeleafViewResolver templates;
    private final String style = new String(read("document.css"), StandardCharsets.UTF_8);

    PdfPages(ThymeleafViewResolver templates) {
        this.templates = templates;
    }

    /**
     * A template as a PDF file, which a browser shows under this name.
     *
     * @param fileName without its ending
     */
    public View of(String template, String fileName) {
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
                Objects.requireNonNull(templates.resolveViewName(template, locale), template)
                        .render(model, request, page);
                send(pdf(page.text(), locale), fileName, response);
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

    private byte[] pdf(String page, Locale locale) throws IOException {
        XRLog.setLoggingEnabled(false);
        var file = new ByteArrayOutputStream();
        var paper = "@page { size: " + (LETTER.contains(locale.getCountry()) ? "letter" : "A4") + "; }";
        new PdfRendererBuilder()
                .usePdfUaAccessibility(true)
                .useFont(() -> font(REGULAR), "Inter", REGULAR, FontStyle.NORMAL, true)
                .useFont(() -> font(SEMI_BOLD), "Inter", SEMI_BOLD, FontStyle.NORMAL, true)
                .useUriResolver((base, address) -> address.startsWith("#") ? address : null)
                .withProducer("Handoff")
                .withHtmlContent(page.replace("</head>", "<style>" + style + paper + "</style></head>"), null)
                .toStream(file)
                .run();
        return file.toByteArray();
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
