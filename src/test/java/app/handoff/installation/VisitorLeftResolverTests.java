package app.handoff.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Only a visitor who has left is answered by nobody: whoever waits while the database breaks off is told so. */
@SpringBootTest
class VisitorLeftResolverTests {

    @Autowired
    HandlerExceptionResolver handlerExceptionResolver;

    @Test
    void aDatabaseThatBrokeOffIsNotTakenForAVisitorWhoLeft() {
        for (var words : new String[] {"Broken pipe", "Connection reset by peer"}) {
            var broken = new SQLException("An I/O error occurred", "08006", new IOException(words));
            assertThat(isAnsweredByNobody(new CannotCreateTransactionException("Could not begin", broken)))
                    .as(words)
                    .isFalse();
            assertThat(isAnsweredByNobody(new TransactionSystemException("Could not commit", broken)))
                    .as(words)
                    .isFalse();
        }
    }

    @Test
    void aVisitorWhoLeftWaitsForNothing() {
        assertThat(isAnsweredByNobody(new ClientAbortException(new IOException("Broken pipe"))))
                .isTrue();
    }

    private boolean isAnsweredByNobody(Exception failure) {
        return handlerExceptionResolver.resolveException(
                        new MockHttpServletRequest(), new MockHttpServletResponse(), null, failure)
                != null;
    }
}
