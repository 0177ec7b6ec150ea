package app.handoff.account;

import app.handoff.tenancy.PublicAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What whoever sets an installation up from another machine has to read on its console: else the first stranger who finds a
 * new installation would own it. A browser on the same machine is not asked.
 */
@Component
class SetUpCode {

    private static final Logger LOG = LoggerFactory.getLogger(SetUpCode.class);

    /** Tomcat's own, for a request that came through a proxy that is believed. */
    private static final String CAME_THROUGH_PROXY = "org.apache.tomcat.request.forwarded";

    private final Accounts accounts;
    private final InstallationCode code;
    private final PublicAddress addresses;

    SetUpCode(Accounts accounts, InstallationCode code, PublicAddress addresses) {
        this.accounts = accounts;
        this.code = code;
        this.addresses = addresses;
    }

    @EventListener
    void print(ApplicationReadyEvent ready) {
        boolean hasPages = ready.getApplicationContext().getEnvironment().containsProperty("local.server.port");
        if (hasPages && accounts.isFresh()) {
            LOG.info("Set-up code for other machines: {}", code.toSetUp());
        }
    }

    boolean fits(String typed) {
        return code.isToSetUp(typed);
    }

    /** Whether the visitor may sit elsewhere: came from another address, through a proxy, or to a name that is not this machine's. */
    boolean isNeeded(HttpServletRequest request) {
        return !isThisMachine(request.getRemoteAddr())
                || !addresses.opensOnlyHere("http://" + request.getServerName())
                || request.getAttribute(CAME_THROUGH_PROXY) != null
                || Stream.of("X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Forwarded", "Via")
                        .anyMatch(header -> request.getHeader(header) != null);
    }

    /** Never asks for a name: what the container tells is an address. */
    private static boolean isThisMachine(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
