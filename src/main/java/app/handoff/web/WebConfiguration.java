package app.handoff.web;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.LinkVisitor;
import app.handoff.kernel.Proof;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.thymeleaf.IEngineConfiguration;
import org.thymeleaf.context.IContext;
import org.thymeleaf.context.IEngineContext;
import org.thymeleaf.context.IEngineContextFactory;
import org.thymeleaf.context.IWebContext;
import org.thymeleaf.context.StandardEngineContextFactory;
import org.thymeleaf.context.WebEngineContext;
import org.thymeleaf.engine.TemplateData;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.dialect.SpringStandardDialect;
import org.thymeleaf.spring6.expression.SPELVariableExpressionEvaluator;
import org.thymeleaf.standard.expression.IStandardVariableExpressionEvaluator;

/** Every page is asked for its access rule; handlers may take the current member or visitor. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    private static final IEngineContextFactory BY_THYMELEAF = new StandardEngineContextFactory();

    private final AccessInterceptor access;

    WebConfiguration(AccessInterceptor access) {
        this.access = access;
    }

    @Bean
    static WebMvcRegistrations handlersFoundByTheirPaths() {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new PathFirstHandlerMapping();
            }
        };
    }

    @Bean
    static BeanPostProcessor propertyPathsOfTemplates() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof SpringTemplateEngine engine) {
                    var dialects = new LinkedHashSet<>(engine.getDialects());
                    dialects.removeIf(SpringStandardDialect.class::isInstance);
                    dialects.add(new PathReadingDialect());
                    engine.setDialects(dialects);
                    engine.setEngineContextFactory(WebConfiguration::contextOf);
                }
                return bean;
            }
        };
    }

    /** As Thymeleaf's own factory, but for a page's variables, which stay out of the request. */
    private static IEngineContext contextOf(
            IEngineConfiguration configuration,
            TemplateData template,
            @Nullable Map<String, Object> resolutionAttributes,
            IContext context) {
        if (!(context instanceof IWebContext page)) {
            return BY_THYMELEAF.createEngineContext(configuration, template, resolutionAttributes, context);
        }
        var variables = new LinkedHashMap<String, @Nullable Object>();
        page.getVariableNames().forEach(name -> variables.put(name, page.getVariable(name)));
        return new WebEngineContext(
                configuration,
                template,
                resolutionAttributes,
                PageExchange.of(page.getExchange()),
                page.getLocale(),
                variables);
    }

    private static final class PathReadingDialect extends SpringStandardDialect {

        private final IStandardVariableExpressionEvaluator evaluator =
                new PropertyPathEvaluator(SPELVariableExpressionEvaluator.INSTANCE);

        @Override
        public IStandardVariableExpressionEvaluator getVariableExpressionEvaluator() {
            return evaluator;
        }
    }

    /** Before the static files of Spring, which would be compressed anew for each browser. */
    @Bean
    static HandlerMapping assetMapping(Assets assets) {
        SimpleUrlHandlerMapping mapping = new SimpleUrlHandlerMapping();
        mapping.setOrder(Ordered.HIGHEST_PRECEDENCE);
        assets.files().forEach((name, file) -> mapping.registerHandler("/" + name, file));
        return mapping;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new TransactionOfRequest());
        registry.addInterceptor(new OurForms());
        registry.addInterceptor(access);
        registry.addInterceptor(new BrowserCopies());
    }

    /**
     * Refuses what no form of ours sends: the character 0, which no keyboard types and no text of the database can hold,
     * and rows beyond the 256 that the longest list may have.
     */
    private static final class OurForms implements HandlerInterceptor {

        private static final Pattern ROW = Pattern.compile("\\[([^]]*)]");
        private static final Pattern POSITION = Pattern.compile("1?[0-9]{1,2}|2[0-4][0-9]|25[0-5]");

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
                throws IOException {
            // What is refused is told by a page, which is asked for with the same answers.
            boolean ours = request.getDispatcherType() == DispatcherType.ERROR
                    || request.getParameterMap().entrySet().stream()
                            .allMatch(typed -> isPosition(typed.getKey())
                                    && Arrays.stream(typed.getValue()).noneMatch(text -> text.indexOf('\0') >= 0));
            if (!ours) {
                response.sendError(HttpStatus.BAD_REQUEST.value());
            }
            return ours;
        }

        private static boolean isPosition(String name) {
            return ROW.matcher(name)
                    .results()
                    .allMatch(row -> POSITION.matcher(row.group(1)).matches());
        }
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new FromRequest<>(CurrentMember.class));
        resolvers.add(new FromRequest<>(LinkVisitor.class));
        resolvers.add(new FromRequest<>(Proof.class));
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
            return Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class))
                    .getAttribute(type.getName());
        }
    }
}
