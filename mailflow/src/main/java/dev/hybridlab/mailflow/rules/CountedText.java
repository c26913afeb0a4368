package dev.hybridlab.mailflow.rules;

/** A text that a regular expression may read so often and no more: some take a lifetime for a line of a hundred characters. */
final class CountedText implements CharSequence {
    /** Characters read of one text by one expression; a sound expression reads each a few times. */
    static final int MOST_READS = 5_000_000;

    private final String text;
    private int reads;

    CountedText(String text) {
        this.text = text;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (++reads > MOST_READS) {
            throw new RuleTexts.Endless();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
