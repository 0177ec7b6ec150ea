package app.handoff.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/**
 * Writes the same content always as the same text, so that its SHA-256 names it: properties in alphabetical order, numbers
 * without needless zeros, nothing between. What was written once is kept as text and never written again, so that a later
 * version of Handoff cannot change the bytes that somebody signed.
 */
public final class Canonical {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private Canonical() {}

    public static String write(Object value) {
        return MAPPER.writeValueAsString(normalized(MAPPER.valueToTree(value)));
    }

    /** Accented letters written in two ways (composed or not) are the same; so are 99, 99.0 and 99.00. */
    private static JsonNode normalized(JsonNode node) {
        if (node.isObject()) {
            var sorted = new TreeMap<String, JsonNode>();
            node.properties().forEach(property -> sorted.put(property.getKey(), normalized(property.getValue())));
            var object = JsonNodeFactory.instance.objectNode();
            sorted.forEach(object::set);
            return object;
        } else if (node.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> array.add(normalized(element)));
            return array;
        } else if (node.isNumber()) {
            return DecimalNode.valueOf(number(node.decimalValue()));
        } else if (node.isString()) {
            return StringNode.valueOf(Normalizer.normalize(node.stringValue(), Normalizer.Form.NFC));
        }
        return node;
    }

    /** 1.40 and 1.4 are the same price and have the same fingerprint. */
    public static BigDecimal number(BigDecimal written) {
        var plain = written.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    public static <T> T read(String text, Class<T> type) {
        return MAPPER.readValue(text, type);
    }

    /** Reads what comes with Handoff. */
    public static <T> T resource(String path, Class<T> type) {
        try (var in = Objects.requireNonNull(Canonical.class.getResourceAsStream("/" + path), path)) {
            return MAPPER.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fingerprint of a text: 64 hexadecimal digits, small letters. */
    public static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The fingerprint of bytes, written as that of a text. */
    public static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    /** The fingerprint of a file of any size, which passes through a few kilobytes of memory. */
    public static String sha256(InputStream file) throws IOException {
        var digest = digest();
        file.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
