/**
 * HTTP with JSON for whoever has the token of a lab, and for no web page: what the control interfaces of a process and of a
 * running lab have in common.
 *
 * <p>May use Jackson.
 *
 * <p>Start reading at {@link dev.hybridlab.harness.http.JsonServer}.
 */
@NullMarked
package dev.hybridlab.harness.http;

import org.jspecify.annotations.NullMarked;
