package app.handoff.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What pages load is compressed once and kept for good, and a new version is never taken for the old one. */
class AssetTests {

    private final Assets assets = new Assets();

    @Test
    void isKeptForGoodUnderItsOwnAddressAlone() throws Exception {
        for (var name : assets.files().keySet()) {
            assertThat(get(name, assets.version(name), null).getHeader("Cache-Control"))
                    .as(name)
                    .contains("max-age=31536000", "public", "immutable");
            assertThat(get(name, "0123456789ab", null).getHeader("Cache-Control"))
                    .as(name)
                    .isEqualTo("no-cache");
            assertThat(get(name, null, null).getHeader("Cache-Control"))
                    .as(name)
                    .isEqualTo("no-cache");
        }
    }

    @Test
    void isSentCompressedToWhoeverCanReadThat() throws Exception {
        var plain = get("app.css", null, null);
        var compressed = get("app.css", null, "br, gzip, deflate");

        assertThat(plain.getHeader("Content-Encoding")).isNull();
        assertThat(compressed.getHeader("Content-Encoding")).isEqualTo("gzip");
        assertThat(plain.getHeader("Vary")).isEqualTo("Accept-Encoding");
        assertThat(compressed.getHeader("Vary")).isEqualTo("Accept-Encoding");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(compressed.getContentAsByteArray())).readAllBytes())
                .isEqualTo(plain.getContentAsByteArray());
        assertThat(compressed.getContentLength()).isEqualTo(compressed.getContentAsByteArray().length);
        for (var refused : new String[] {"br", "gzip;q=0", "gzip; q=0.0, br", "xgzip", "identity"}) {
            assertThat(get("app.css", null, refused).getHeader("Content-Encoding"))
                    .as(refused)
                    .isNull();
        }
        assertThat(get("app.css", null, "gzip;q=0.5").getHeader("Content-Encoding"))
                .isEqualTo("gzip");
    }

    @Test
    void isNotSentAgainToWhoeverHasIt() throws Exception {
        var first = get("app.js", null, "gzip");
        var request = request("app.js", null, "gzip");
        request.addHeader("If-None-Match", first.getHeader("ETag"));
        var again = new MockHttpServletResponse();
        assets.files().get("app.js").handleRequest(request, again);

        assertThat(again.getStatus()).isEqualTo(304);
        assertThat(again.getContentAsByteArray()).isEmpty();
        assertThat(get("app.js", null, null).getHeader("ETag")).isNotEqualTo(first.getHeader("ETag"));
    }

    @Test
    void theStyleSheetNamesItsFontsByTheirContent() throws Exception {
        var css = get("app.css", null, null).getContentAsString(StandardCharsets.UTF_8);

        var named = Pattern.compile("url\\(\"(fonts/[^?\"]+)\\?v=([0-9a-f]{12})\"\\)")
                .matcher(css)
                .results()
                .toList();
        assertThat(named)
                .isNotEmpty()
                .allSatisfy(font -> assertThat(font.group(2)).isEqualTo(assets.version(font.group(1))));
        assertThat(named.stream().map(font -> font.group(1)).collect(Collectors.toSet()))
                .isEqualTo(fontsThatAreThere());
        assertThat(Pattern.compile("url\\(").matcher(css).results().count()).isEqualTo(named.size());
    }

    private static Set<String> fontsThatAreThere() throws Exception {
        try (var files = Files.list(Path.of("src/main/resources/static/fonts"))) {
            return files.map(file -> "fonts/" + file.getFileName())
                    .filter(name -> name.endsWith(".woff2"))
                    .collect(Collectors.toSet());
        }
    }

    private MockHttpServletResponse get(String name, String version, String accepted) throws Exception {
        var response = new MockHttpServletResponse();
        assets.files().get(name).handleRequest(request(name, version, accepted), response);
        return response;
    }

    private static MockHttpServletRequest request(String name, String version, String accepted) {
        var request = new MockHttpServletRequest("GET", "/" + name);
        if (version != null) {
            request.addParameter("v", version);
        }
        if (accepted != null) {
            request.addHeader("Accept-Encoding", accepted);
        }
        return request;
    }
}
