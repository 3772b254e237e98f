/**
 * {@code loomsight serve}: a small web server over a warehouse's pages. It lists nights, hands out
 * their pages and files as they lie, and takes labels of defects from who has the token; it makes
 * nothing anew. {@link io.loomsight.jobs.serve.Site} says what is answered, {@code WebServer} puts
 * it on the JDK's own HTTP server: no framework, as there are five addresses.
 */
package io.loomsight.jobs.serve;
