package app.handoff.web;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.text.Format;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;

/** Whoever loses a race is told so, however the database or Hibernate put it; our own mistakes stay visible. */
class ErrorPagesTests {

    private final StaticMessageSource words = new StaticMessageSource();
    private final Losing page = new Losing();
    private final MockMvcTester mvc;

    ErrorPagesTests() {
        words.addMessage("error.editedMeanwhile", LocaleContextHolder.getLocale(), "Somebody was faster");
        mvc = MockMvcTester.create(MockMvcBuilders.standaloneSetup(page)
                .setControllerAdvice(new ErrorPages(
                        new Format(words), new StaticListableBeanFactory().getBeanProvider(OtherBusinesses.class)))
                .build());
    }

    static Stream<DataAccessException> lost() {
        var batch = new BatchUpdateException(new SQLException("duplicate key", "23505"));
        return Stream.of(
                new DuplicateKeyException("A different object with the same identifier value was already associated"),
                new DataIntegrityViolationException("unique", new SQLException("duplicate key", "23505")),
                new DataIntegrityViolationException("unique", batch),
                new DataIntegrityViolationException("gone", new SQLException("foreign key", "23503")),
                new CannotAcquireLockException("deadlock", new SQLException("deadlock detected", "40P01")),
                new CannotAcquireLockException("serialization", new SQLException("could not serialize", "40001")),
                new OptimisticLockingFailureException("version"));
    }

    @ParameterizedTest
    @MethodSource("lost")
    void whoeverLosesARaceIsToldSo(DataAccessException lost) {
        page.thrown = lost;

        assertThat(mvc.get().uri("/"))
                .hasStatus(HttpStatus.CONFLICT)
                .model()
                .containsEntry("sentence", "Somebody was faster");
    }

    @ParameterizedTest
    @ValueSource(strings = {"23502", "23514", "42501", "22001"})
    void aMistakeOfOursDoesNotHideBehindThatSentence(String state) {
        page.thrown = new DataIntegrityViolationException("ours", new SQLException("refused", state));

        assertThat(mvc.get().uri("/")).hasFailed().failure().hasRootCauseInstanceOf(SQLException.class);
    }

    @Controller
    static class Losing {

        private DataAccessException thrown = new DuplicateKeyException("none");

        @GetMapping("/")
        String lose() {
            throw thrown;
        }
    }
}
