"""The logs of what people put on record about leads, by the names of their files."""

from __future__ import annotations

DECISIONS, VALUES, SERIES = "leads.jsonl", "identifiers.jsonl", "series.jsonl"
SAME, TIES, NOTES = "identity.jsonl", "ties.jsonl", "lead_notes.jsonl"
OBSERVED, WATCHED, ASSIGNED = "observations.jsonl", "watched.jsonl", "assigned.jsonl"
PREVIEW = "letter, preview"  # what the access log calls a letter read before two persons agreed to it
