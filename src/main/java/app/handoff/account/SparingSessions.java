package app.handoff.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sessions that each request reads once. That one was used is saved at most once a minute, so one that is left ends up to a
 * minute early.
 */
final class SparingSessions<S extends Session> implements FindByIndexNameSessionRepository<SparingSessions.Used<S>> {

    private static final Duration UNSAVED = Duration.ofMinutes(1);

    /** The session of the request that this thread serves. */
    private static final ThreadLocal<@Nullable Held> HELD = new ThreadLocal<>();

    private final FindByIndexNameSessionRepository<S> stored;

    SparingSessions(FindByIndexNameSessionRepository<S> stored) {
        this.stored = stored;
    }

    @Override
    public Used<S> createSession() {
        return new Used<>(stored.createSession());
    }

    @Override
    public void save(Used<S> session) {
        stored.save(session.stored);
    }

    /** At the end of a request, the filter that saves its session asks for it once more, to see whether it is there. */
    @Override
    @SuppressWarnings("unchecked")
    public @Nullable Used<S> findById(String id) {
        var held = HELD.get();
        if (held != null && held.session != null && held.session.getId().equals(id)) {
            return (Used<S>) held.session;
        }
        var found = stored.findById(id);
        var used = found == null ? null : new Used<>(found);
        if (held != null) {
            held.session = used;
        }
        return used;
    }

    @Override
    public void deleteById(String id) {
        var held = HELD.get();
        if (held != null) {
            held.session = null;
        }
        stored.deleteById(id);
    }

    @Override
    public Map<String, Used<S>> findByIndexNameAndIndexValue(String index, String value) {
        var found = new LinkedHashMap<String, Used<S>>();
        stored.findByIndexNameAndIndexValue(index, value).forEach((id, session) -> found.put(id, new Used<>(session)));
        return found;
    }

    /** A session that tells of its use only now and then. */
    static final class Used<S extends Session> implements Session {

        private final S stored;

        private Used(S stored) {
            this.stored = stored;
        }

        @Override
        public void setLastAccessedTime(Instant time) {
            if (Duration.between(stored.getLastAccessedTime(), time).compareTo(UNSAVED) >= 0) {
                stored.setLastAccessedTime(time);
            }
        }

        @Override
        public Instant getLastAccessedTime() {
            return stored.getLastAccessedTime();
        }

        @Override
        public String getId() {
            return stored.getId();
        }

        @Override
        public String changeSessionId() {
            return stored.changeSessionId();
        }

        @Override
        public <T> @Nullable T getAttribute(String name) {
            return stored.getAttribute(name);
        }

        @Override
        public Set<String> getAttributeNames() {
            return stored.getAttributeNames();
        }

        @Override
        public void setAttribute(String name, Object value) {
            stored.setAttribute(name, value);
        }

        @Override
        public void removeAttribute(String name) {
            stored.removeAttribute(name);
        }

        @Override
        public Instant getCreationTime() {
            return stored.getCreationTime();
        }

        @Override
        public void setMaxInactiveInterval(Duration interval) {
            stored.setMaxInactiveInterval(interval);
        }

        @Override
        public Duration getMaxInactiveInterval() {
            return stored.getMaxInactiveInterval();
        }

        @Override
        public boolean isExpired() {
            return stored.isExpired();
        }
    }

    private static final class Held {

        private @Nullable Used<?> session;
    }

    /** Stands around the filter that finds and saves the session of a request. */
    static final class OncePerRequest extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            HELD.set(new Held());
            try {
                chain.doFilter(request, response);
            } finally {
                HELD.remove();
            }
        }
    }
}
