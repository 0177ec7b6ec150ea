package app.handoff.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import app.handoff.Pages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/** Anybody may show a file to be checked, so only so many are looked into at once as there is memory for. */
@SpringBootTest
class FloodOfFilesTests {

    @Autowired
    WebApplicationContext context;

    @ParameterizedTest
    @CsvSource({"/contracts/check, contract", "/receipts, receipt"})
    void whoComesWhileManyAreLookedIntoIsAskedToComeAgain(String page, String field) throws Exception {
        var mvc = Pages.of(context).mvc();
        int places = 2 * Runtime.getRuntime().availableProcessors();
        var looking = new CountDownLatch(1);
        var all = IntStream.range(0, places + 2)
                .mapToObj(at -> CompletableFuture.supplyAsync(
                        () -> checked(mvc, page, new SlowFile(field, looking)), work -> new Thread(work).start()))
                .toList();
        CompletableFuture.anyOf(all.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
        looking.countDown();

        var busy = all.stream()
                .map(CompletableFuture::join)
                .filter(answer -> answer.getResponse().getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value())
                .toList();
        System.out.printf("Files shown at once at %s: %d, sent away: %d%n", page, all.size(), busy.size());
        assertThat(busy).isNotEmpty().hasSizeLessThan(all.size());
        assertThat(busy)
                .allSatisfy(answer -> assertThat(answer.getResponse().getHeader("Retry-After"))
                        .isEqualTo("5"));
        assertThat(checked(mvc, page, new MockMultipartFile(field, "a.pdf", "application/pdf", new byte[] {1}))
                        .getResponse()
                        .getStatus())
                .as("a moment later")
                .isNotEqualTo(HttpStatus.SERVICE_UNAVAILABLE.value());
    }

    private static MvcTestResult checked(MockMvcTester mvc, String page, MockMultipartFile file) {
        return mvc.post()
                .uri(page)
                .multipart()
                .file(file)
                .with(Callers.fromElsewhere())
                .with(csrf())
                .exchange();
    }

    /** Is read as long as somebody else wants it to be. */
    private static final class SlowFile extends MockMultipartFile {

        private final CountDownLatch until;

        SlowFile(String field, CountDownLatch until) {
            super(field, "slow.pdf", "application/pdf", "%PDF-1.7".getBytes(StandardCharsets.UTF_8));
            this.until = until;
        }

        @Override
        public byte[] getBytes() throws IOException {
            try {
                until.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return super.getBytes();
        }
    }
}
