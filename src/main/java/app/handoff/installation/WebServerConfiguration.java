package app.handoff.installation;

import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.support.DefaultHandlerExceptionResolver;

/** How connections are served. */
@Configuration(proxyBeanMethods = false)
class WebServerConfiguration implements WebMvcConfigurer {

    @Override
    public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
        resolvers.replaceAll(
                resolver -> resolver instanceof DefaultHandlerExceptionResolver ? new VisitorLeftResolver() : resolver);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> slowClients() {
        return server -> server.setProtocol(SlowClients.class.getName());
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> barePages(MessageSource messages) {
        return server -> server.addContextCustomizers(context -> {
            var host = (StandardHost) context.getParent();
            host.setErrorReportValveClass(BarePages.class.getName());
            host.getPipeline().addValve(new BarePages(messages));
        });
    }
}
