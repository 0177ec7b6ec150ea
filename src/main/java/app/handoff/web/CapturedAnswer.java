package app.handoff.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Takes what a view writes as the content of a file; what it says of the answer to the browser is not meant. */
final class CapturedAnswer extends HttpServletResponseWrapper {

    private final OutputStream out;
    private final PrintWriter writer;

    CapturedAnswer(HttpServletResponse response, OutputStream out) {
        super(response);
        this.out = out;
        this.writer = new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    /** Everything is written; the stream stays open. */
    void end() {
        writer.flush();
    }

    @Override
    public PrintWriter getWriter() {
        return writer;
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return new ServletOutputStream() {
            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException("A file is written at once.");
            }

            @Override
            public void write(int one) throws IOException {
                out.write(one);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }
        };
    }

    @Override
    public void setContentType(@Nullable String type) {}

    @Override
    public void setCharacterEncoding(@Nullable String encoding) {}

    @Override
    public void setContentLength(int length) {}

    @Override
    public void setContentLengthLong(long length) {}

    @Override
    public void setLocale(@Nullable Locale locale) {}

    @Override
    public void setHeader(@Nullable String name, @Nullable String value) {}

    @Override
    public void addHeader(@Nullable String name, @Nullable String value) {}

    @Override
    public void flushBuffer() {}
}
