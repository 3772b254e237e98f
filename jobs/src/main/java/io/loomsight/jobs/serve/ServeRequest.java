package io.loomsight.jobs.serve;

import io.loomsight.jobs.page.Language;
import java.net.InetSocketAddress;

/**
 * How to serve.
 *
 * @param address where; port 0 is any that is free
 * @param language that the list of nights shows first
 */
record ServeRequest(InetSocketAddress address, Token token, Language language) {}
