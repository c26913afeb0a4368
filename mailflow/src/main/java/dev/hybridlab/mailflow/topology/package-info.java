/**
 * Typed views of a configuration: what the policies read. Built once from resolved objects; nothing here decides.
 *
 * <p>Pure. May use {@code mailflow.address}, {@code mailflow.authentication}, {@code mailflow.configuration}, {@code
 * mailflow.token}, {@code mailflow.trace} and {@code mailflow.zone}. Every view keeps its {@code ConfigObject} as {@code source}, so that a reason can
 * name the
 * line of a setting: {@code connector.source().originOf("TlsSenderCertificateName")}.
 *
 * <p>Start reading at {@link dev.hybridlab.mailflow.topology.Topology}.
 */
@NullMarked
package dev.hybridlab.mailflow.topology;

import org.jspecify.annotations.NullMarked;
