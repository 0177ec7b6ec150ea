package app.handoff.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.format.Formatter;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Every page is asked for its access rule; handlers may take the current member or visitor; numbers are read leniently. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    private final AccessInterceptor access;

    WebConfiguration(AccessInterceptor access) {
        this.access = access;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new PlainText());
        registry.addInterceptor(access);
    }

    /** No keyboard types the character 0, and no text of the database can hold it. */
    private static final class PlainText implements HandlerInterceptor {

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
                throws IOException {
            boolean plain = request.getParameterMap().values().stream()
                    .flatMap(Arrays::stream)
                    .noneMatch(text -> text.indexOf('\0') >= 0);
            if (!plain) {
                response.sendError(HttpStatus.BAD_REQUEST.value());
            }
            return plain;
        }
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new FromRequest<>(CurrentMember.class));
        resolvers.add(new FromRequest<>(LinkVisitor.class));
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addFormatter(new NumberFormatter());
    }

    private static final class NumberFormatter implements Formatter<BigDecimal> {

        @Override
        public BigDecimal parse(String text, Locale locale) {
            return Numbers.parse(text);
        }

        /** Plain, as it can be typed again. */
        @Override
        public String print(BigDecimal number, Locale locale) {
            return number.stripTrailingZeros().scale() < 0
                    ? number.setScale(0).toPlainString()
                    : number.stripTrailingZeros().toPlainString();
        }
    }

    private record FromRequest<T>(Class<T> type) implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == type;
        }

        @Override
        public @Nullable Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer page,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            return request.getNativeRequest(HttpServletRequest.class).getAttribute(type.getName());
        }
    }
}
