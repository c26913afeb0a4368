package dev.hybridlab.mailflow.topology;

import dev.hybridlab.mailflow.configuration.ConfigObject;

/**
 * What Exchange Online knows of an application: New-ServicePrincipal (TOK-12). It compares nothing with the identity
 * provider, so a wrong ObjectId shows only when the application logs on.
 *
 * @param source where it was written
 * @param appId AppId
 * @param objectId ObjectId, as somebody typed it
 */
public record ServicePrincipal(ConfigObject source, String appId, String objectId) {}
