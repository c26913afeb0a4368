package dev.hybridlab.harness.lab;

import dev.hybridlab.mailflow.address.IpAddress;

/** A logical address and port of one host. */
public record Endpoint(String host, IpAddress address, int port) {}
