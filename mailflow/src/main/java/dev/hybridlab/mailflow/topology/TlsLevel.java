package dev.hybridlab.mailflow.topology;

/** TlsAuthLevel and TlsSettings, weakest first (TLS facts). */
public enum TlsLevel {
    ENCRYPTION_ONLY,
    CERTIFICATE_VALIDATION,
    DOMAIN_VALIDATION
}
