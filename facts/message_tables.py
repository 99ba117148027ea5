"""Tables of messages, as they are written in code.

An entry begins with its code and the Vietnamese; its English, if any, begins with `en`. An indented line
continues the one above; a line with `#` is a heading.
"""

Message = dict[str, str]  # language → text


def messages_in(table: str) -> dict[str, Message]:
    """Return the texts of a table by code."""
    messages: dict[str, Message] = {}
    code, lang = "", "vi"
    for line in table.splitlines():
        mark, _, text = line.partition(" ")
        if not line or mark.startswith("#"):
            continue
        if not mark:
            messages[code][lang] += f" {text.lstrip()}"
        elif mark == "en":
            lang = mark
            messages[code][lang] = text.lstrip()
        elif mark in messages:
            raise ValueError(f"{mark} stands twice in the table of messages")
        else:
            code, lang = mark, "vi"
            messages[code] = {lang: text.lstrip()}
    return messages


def texts_in(table: str) -> dict[str, str]:
    """Return the Vietnamese of a table by code."""
    return {code: texts["vi"] for code, texts in messages_in(table).items()}


def rows_in(table: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a table, cells parted by ` | `; an indented line goes on with the one above."""
    lines = table.strip("\n").replace("\n    ", " ").splitlines()
    return tuple(tuple(line.split(" | ")) for line in lines)
