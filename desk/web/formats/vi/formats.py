"""Numbers in Vietnamese pages: drawings read them, too. What officers read `desk.words.numbers` writes."""

DECIMAL_SEPARATOR = "."
