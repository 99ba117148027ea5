"""What each fault says: the fault, then the way out, in Vietnamese and English.

In a table an entry begins with its code and the Vietnamese; its English begins with `en`. An indented line
continues the one above; a line with `#` is a heading.
"""

from __future__ import annotations

from engine.rulebook.text.file_messages import RULE_FILES
from engine.rulebook.text.proof_messages import PROOFS

Message = dict[str, str]  # language → text


def messages_in(table: str) -> dict[str, Message]:
    """Return the texts of a table by code."""
    messages: dict[str, Message] = {}
    code, lang = "", "vi"
    for line in table.splitlines():
        mark, text = line[:5].strip(), line[5:]
        if not line or mark.startswith("#"):
            continue
        if not mark:
            messages[code][lang] += f" {text}"
        elif mark == "en":
            lang = mark
            messages[code][lang] = text
        elif mark in messages:
            raise ValueError(f"{mark} stands twice in the table of messages")
        else:
            code, lang = mark, "vi"
            messages[code] = {lang: text}
    return messages


MESSAGES = messages_in(RULE_FILES + PROOFS)
