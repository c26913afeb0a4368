package dev.hybridlab.mailflow.authentication;

import java.util.List;

/**
 * The public halves of the lab's signing keys. The private ones are in the module that signs, for everybody to read: these keys are worth
 * nothing outside a lab.
 */
public final class PublishedKeys {
    private static final List<String> RSA_2048 = List.of(
            "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAyuYlA9AHp2H8pIhBCm2zRYgrlDWulbSKBamd4B+MzAiKTKkNawr4EL0v"
                + "Y8KtAK7i5BYP59Bu7cNid86J+zKCF7eFkUqp1zHomEpOW6eecZLyYfhZL6ZHQGmH3pw1VTPo2kbcjCKgqxnNkWPGiriAsHVLNMKK"
                + "y6PDQWdENhTuumhGcEcmfbdjXnhK8Iox0POR40nSRH/cI6RZJvq+QkJN6Prqc1e+7AEnews/FCxJbN1NgBMnHIRxOWVx5b03Pawp"
                + "kCWUFM1f0OmzshiGGFRWsjnAucW4wIWnPg6aA/L7+GTjjKm7jQlVBBiY5CRFLdMNkGgeYK//to87XL4Olw9ZZQIDAQAB",
            "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAtdKI89fE3oxAaIHE2pplfyDQ6dZMRgLi9vgJuUJ6GLAH/9AM+6vUQpd1"
                + "xJb2eRlMEnUceoiAJZblONyPNz3mwDiUPWGEnlfYtaTNhb6YwakQrLxDW0qd5dyQctNUb6GPkbOR07lLAxVRFWuwjsTmZ8qlldC3"
                + "JwvJd/PL8dPtRj3lH8coLqBtSbHcOtk2Qp7N9Dc/dJyR692zUiMN4itbq//b3mBXcwSgAWrn2zLY2Nc2rdMdQGgiXJI76uKo4k8R"
                + "Tcs20cisGItFu3veYzFwUDaDEQ5jGWMaqtQAPZgbaiG1NpWNU3xCHlUj4lUmxbaAw7XQ59Jxvx4+RtRyIySEOwIDAQAB",
            "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAvoKYhmGbxIOGuzeOQQV3nBdxOCXOHYkIjLhc4VUyPbMjWV4Psgb1HiuJ"
                + "6KPGnkr3f08wpTHw+46H3mdIgnNu+rNhfPvv23NP3FQ4kP3Zu6nyF5AXLUOLy9lmYHJ6B57BUmVjDyffXnOOCUVLw5FC/WESj8WP"
                + "OorshysU72sftmoscrnWFe6eUuNFiZ6JubJEKvoDxq2awKq5fBofE4g1/o3tE84/OO7otuJRNkc39mLqucDWh9x5pWOy6+83buI7"
                + "dJ9oR65dqkMDHJDBd2BZAAbrfxxZJ1T3MzDwM5OxIh7DsW4Fpj3ExGe30LfzLL6Q3XCAcE7TUE2k9a2JrEggWwIDAQAB",
            "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAyZ3/kI+tDfhP8lNx5Jy+v+zK7dYlEhiuNy1UPyj3ZkjITEmNCnPO2VFl"
                + "ocpp1ULlYKMP61jcuRegGbH7vUNzcC+e8yO1B4dlrgdEXN9J5h0B2aHQuklvCi6+eE9uCmpBIBkALWRCPtr5jKPWYZXT3jGlDIrZ"
                + "4BIkeVgawcrctd2/vzEfg/8Rzerw/YHkBEy+6rDrbtH/B6ayQaSYNQsdbaJNIqQsNe9k+h0fjVE76mJRA/y6cLRf35aD78hzBNpd"
                + "yi0OCIL3B0M5IJryw78GRGgeETykfez3/Gq0w5+DJF4QUswmF1ETodzswGujuoHyLss9Y0iF7noZr8vdpsFihwIDAQAB");

    private static final String RSA_1024 =
            "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQC83q7RRSSvX+pyXaLhZmIkq9siO9/jFpYgKXVNzyXd0bqlGto47xcytvba5SRl"
                + "mFRMAQ7rjeT6wIiqRbdtz8q8Z8pubX5h/cBGWOO7umZeliJwc6Z7SDDIJz+KgQqCQTXiQuspLzwskemqMULRYtEnNJzmw6S14UMb"
                + "KqsrXC8MsQIDAQAB";

    private static final String ED25519 = "oWLGsDJjGxFxhivbEkkW4x0m1YBKgbRNU8+FrigC7SI=";

    private PublishedKeys() {}

    /** What stands at {@link SigningKey#name} in the name service (RFC 6376 §3.6.1, RFC 8463 §4). */
    public static String text(SigningKey key) {
        return switch (key.kind()) {
            case RSA_2048 -> "v=DKIM1; k=rsa; p=" + RSA_2048.get(number(key));
            case RSA_1024 -> "v=DKIM1; k=rsa; p=" + RSA_1024;
            case ED25519 -> "v=DKIM1; k=ed25519; p=" + ED25519;
        };
    }

    /** Which of the pairs of its kind a key is: the same in every process, another one after each rotation. */
    public static int number(SigningKey key) {
        return key.kind() == SigningKey.Kind.RSA_2048
                ? Math.floorMod(
                        31 * key.domain().hashCode() + key.selector().hashCode() + key.generation(), RSA_2048.size())
                : 0;
    }
}
