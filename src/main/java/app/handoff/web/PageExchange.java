package app.handoff.web;

import java.security.Principal;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.web.IWebApplication;
import org.thymeleaf.web.IWebExchange;
import org.thymeleaf.web.IWebRequest;
import org.thymeleaf.web.IWebSession;

/**
 * A request as templates see it: with attributes of their own. Thymeleaf keeps each variable, also of the innermost loop, among
 * the attributes of the request, where the server tells every change to whoever listens.
 */
final class PageExchange implements IWebExchange {

    private final IWebExchange exchange;
    private final boolean alone;
    private final Map<String, @Nullable Object> attributes = new HashMap<>();

    private PageExchange(IWebExchange exchange, boolean alone) {
        this.exchange = exchange;
        this.alone = alone;
        if (!alone) {
            attributes.putAll(exchange.getAttributeMap());
        }
    }

    /** Begins with the attributes of the request. */
    static PageExchange of(IWebExchange exchange) {
        return new PageExchange(exchange, false);
    }

    /** Begins with nothing, and has no session. */
    static PageExchange alone(IWebExchange exchange) {
        return new PageExchange(exchange, true);
    }

    @Override
    public IWebRequest getRequest() {
        return exchange.getRequest();
    }

    @Override
    public @Nullable IWebSession getSession() {
        return alone ? null : exchange.getSession();
    }

    @Override
    public IWebApplication getApplication() {
        return exchange.getApplication();
    }

    @Override
    public @Nullable Principal getPrincipal() {
        return alone ? null : exchange.getPrincipal();
    }

    @Override
    public Locale getLocale() {
        return exchange.getLocale();
    }

    @Override
    public String getContentType() {
        return exchange.getContentType();
    }

    @Override
    public String getCharacterEncoding() {
        return exchange.getCharacterEncoding();
    }

    @Override
    public boolean containsAttribute(String name) {
        return attributes.containsKey(name);
    }

    @Override
    public int getAttributeCount() {
        return attributes.size();
    }

    @Override
    public Set<String> getAllAttributeNames() {
        return Collections.unmodifiableSet(attributes.keySet());
    }

    @Override
    public Map<String, @Nullable Object> getAttributeMap() {
        return Collections.unmodifiableMap(attributes);
    }

    @Override
    public @Nullable Object getAttributeValue(String name) {
        return attributes.get(name);
    }

    @Override
    public void setAttributeValue(String name, @Nullable Object value) {
        attributes.put(name, value);
    }

    @Override
    public void removeAttribute(String name) {
        attributes.remove(name);
    }

    @Override
    public String transformURL(String url) {
        return exchange.transformURL(url);
    }
}
