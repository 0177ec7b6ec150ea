package app.handoff.web;

import org.springframework.web.filter.OncePerRequestFilter;

/** The filter behind links, named here so that the order of filters can be written down in one place. */
public abstract class LinkFilter extends OncePerRequestFilter {}
