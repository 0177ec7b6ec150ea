package app.handoff.submission;

import app.handoff.kernel.LinkVisitor;
import app.handoff.kernel.Proof;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Hands the vendor that acts to the methods behind its link. */
@Configuration(proxyBeanMethods = false)
class BidAccessArgument implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == BidAccess.class;
    }

    /** @throws IllegalStateException on a page that opens to the link alone: nobody acts there */
    @Override
    public BidAccess resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer page,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var servlet = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        var visitor = (LinkVisitor) servlet.getAttribute(LinkVisitor.class.getName());
        var proof = (Proof) servlet.getAttribute(Proof.class.getName());
        if (visitor == null || proof == null) {
            throw new IllegalStateException("Nobody has proven to be the vendor: " + parameter);
        }
        return BidAccess.by(visitor, proof);
    }
}
