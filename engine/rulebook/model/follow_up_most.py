"""The most that a set of follow-up rules may ask of durable-rules 2.0.28, measured: above it drops rules or facts in silence."""

MOST_PATTERNS = 16  # aliases of one rule
MOST_RULES = 255  # rules that may end in the same condition
MOST_ALIKE = 64  # tests of one kind of fact that may be true at once
