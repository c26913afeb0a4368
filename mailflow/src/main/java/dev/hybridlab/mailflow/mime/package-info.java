/**
 * Bodies of several parts and encoded texts, as far as somebody looks into a message: which parts are text, what they
 * say, and how a changed text is put back while every other octet stays (RFC 2045, RFC 2046).
 *
 * <p>Pure. May use {@code mailflow.message}.
 *
 * <p>Start reading at {@link dev.hybridlab.mailflow.mime.Entity}.
 */
@NullMarked
package dev.hybridlab.mailflow.mime;

import org.jspecify.annotations.NullMarked;
