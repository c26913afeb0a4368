package dev.hybridlab.harness.scenario;

import dev.hybridlab.mailflow.address.IpAddress;
import java.util.Optional;

/**
 * Where a message comes in when that does not follow from its sender.
 *
 * @param host a host's name or address: dialled by somebody from {@code from}; without {@code from} the host itself submits
 * @param port 25 when the file says nothing
 * @param from the address somebody comes from who is no host of the lab
 * @param certificate the topology's name of the one they show
 */
public record Entry(String host, int port, Optional<IpAddress> from, Optional<String> certificate) {}
