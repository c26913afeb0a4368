package dev.hybridlab.authentication.arc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.authentication.BorderEvaluation;
import dev.hybridlab.authentication.Published;
import dev.hybridlab.mailflow.authentication.ArcFinding;
import dev.hybridlab.mailflow.authentication.ArcResult;
import dev.hybridlab.mailflow.authentication.PublishedKeys;
import dev.hybridlab.mailflow.authentication.SigningKey;
import dev.hybridlab.mailflow.message.Message;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The example of RFC 8617 appendix B: three sets. Its keys of 512 bits are published nowhere, so that the octets before the signatures
 * are what can be shown: which sets there are, what they say, and that the body is the one that was hashed.
 */
class Rfc8617ExampleTest {
    private static final String[] FIELDS = {
        "ARC-Seal: i=3; a=rsa-sha256; cv=pass; d=clochette.example.org;",
        " s=clochette; t=12345; b=CU87XzXlNlk5X/yW4l73UvPUcP9ivwYWxyBWc",
        " VrRs7+HPx3K05nJhny2fvymbReAmOA9GTH/y+k9kEc59hAKVg==",
        "ARC-Message-Signature: i=3; a=rsa-sha256; c=relaxed/relaxed; d=",
        " clochette.example.org; h=message-id:date:from:to:subject; s=",
        " clochette; t=12345; bh=KWSe46TZKCcDbH4klJPo+tjk5LWJnVRlP5pvjXFZY",
        " LQ=; b=o71vwyLsK+Wm4cOSlirXoRwzEvi0vqIjd/2/GkYFYlSd/GGfKzkAgPqx",
        " fK7ccBMP7Zjb/mpeggswHjEMS8x5NQ==",
        "ARC-Authentication-Results: i=3; clochette.example.org; spf=fail",
        " smtp.from=jqd@d1.example; dkim=fail (512-bit key)",
        " header.i=@d1.example; dmarc=fail; arc=pass (as.2.gmail.example=pass,",
        " ams.2.gmail.example=pass, as.1.lists.example.org=pass,",
        " ams.1.lists.example.org=fail (message has been altered))",
        "ARC-Seal: i=2; a=rsa-sha256; cv=pass; d=gmail.example; s=20120806;",
        " t=12345; b=Zpukh/kJL4Q7Kv391FKwTepgS56dgHIcdhhJZjsalhqkFIQ",
        " QAJ4T9BE8jjLXWpRNuh81yqnT1/jHn086RwezGw==",
        "ARC-Message-Signature: i=2; a=rsa-sha256; c=relaxed/relaxed; d=",
        " gmail.example; h=message-id:date:from:to:subject; s=20120806;",
        " t=12345; bh=KWSe46TZKCcDbH4klJPo+tjk5LWJnVRlP5pvjXFZYLQ=;",
        " b=CVoG44cVZvoSs2mMig2wwqPaJ4OZS5XGMCegWqQs1wvRZJS894tJM0xO1",
        " RJLgCPsBOxdA59WSqI9s9DfyKDfWg==",
        "ARC-Authentication-Results: i=2; gmail.example; spf=fail",
        " smtp.from=jqd@d1.example; dkim=fail (512-bit key)",
        " header.i=@example.org; dmarc=fail; arc=pass",
        " (as.1.lists.example.org=pass, ams.1.lists.example.org=pass)",
        "ARC-Seal: i=1; a=rsa-sha256; cv=none; d=lists.example.org; s=dk-lists;",
        " t=12345; b=TlCCKzgk3TrAa+G77gYYO8Fxk4q/Ml0biqduZJeOYh6+",
        " 0zhwQ8u/lHxLi21pxu347isLSuNtvIagIvAQna9a5A==",
        "ARC-Message-Signature: i=1; a=rsa-sha256; c=relaxed/relaxed; d=",
        " lists.example.org; h=message-id:date:from:to:subject; s=",
        " dk-lists; t=12345; bh=KWSe46TZKCcDbH4klJPo+tjk5LWJnVRlP5pvjXFZYL",
        " Q=; b=DsoD3n3hiwlrN1ma8IZQFgZx8EDO7Wah3hUjIEsYKuShRKYB4LwGUiKD5Y",
        " yHgcIwGHhSc/4+ewYqHMWDnuFxiQ==",
        "ARC-Authentication-Results: i=1; lists.example.org; spf=pass",
        " smtp.mfrom=jqd@d1.example; dkim=pass (512-bit key)",
        " header.i=@d1.example; dmarc=pass",
        "From: John Q Doe <jqd@d1.example>",
    };

    private static Message message(String second) {
        var lines = new ArrayList<>(List.of(FIELDS));
        lines.addAll(List.of("", "Hey gang,", second, "--J."));
        return Published.message(lines.toArray(String[]::new));
    }

    /** Keys of ours where the example names its own: they are long enough, and no signature is by them. */
    private static ArcFinding judged(Message message, boolean published) {
        var names = new Published();
        if (published) {
            for (var name : List.of(
                    "clochette._domainkey.clochette.example.org",
                    "20120806._domainkey.gmail.example",
                    "dk-lists._domainkey.lists.example.org")) {
                names.txt(name, PublishedKeys.text(SigningKey.of("ours.example", "k1")));
            }
        }
        return new BorderEvaluation().judge(names.claim(message)).arc();
    }

    @Test
    void three_sets_are_read() {
        var found = judged(message("This is a test message."), false);

        assertThat(found.sets())
                .extracting(ArcFinding.Set::sealer)
                .containsExactly("lists.example.org", "gmail.example", "clochette.example.org");
        assertThat(found.sets().getFirst().results())
                .isEqualTo("lists.example.org; spf=pass smtp.mfrom=jqd@d1.example; dkim=pass (512-bit key)"
                        + " header.i=@d1.example; dmarc=pass");
    }

    @Test
    void without_the_keys_the_chain_fails() {
        var found = judged(message("This is a test message."), false);

        assertThat(found.result()).isEqualTo(ArcResult.FAIL);
        assertThat(found.detail())
                .isEqualTo(
                        "message signature of instance 3: clochette._domainkey.clochette.example.org does not exist");
    }

    @Test
    void the_body_is_the_one_that_was_hashed() {
        assertThat(judged(message("This is a test message."), true).detail())
                .isEqualTo("message signature of instance 3: b= is no signature by such a key");
        assertThat(judged(message("This is another message."), true).detail())
                .isEqualTo("message signature of instance 3: the body is not the one that was signed");
    }
}
