package dev.hybridlab.identity.policy;

/**
 * A request for a token.
 *
 * @param tenant of the address: a GUID, a domain of the tenant, {@code common} or {@code organizations}
 * @param clientId the application
 * @param proof that it is the application
 * @param grant how it asks
 * @param scope what for; empty: not said
 */
public record TokenRequest(String tenant, String clientId, ClientProof proof, Grant grant, String scope) {}
