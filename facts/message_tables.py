"""Tables of messages in Vietnamese, as they are written in code; the catalog has their English.

An entry begins with its code. An indented line continues the one above; a line with `#` is a heading.
"""


def texts_in(table: str) -> dict[str, str]:
    """Return the texts of a table by code."""
    texts: dict[str, str] = {}
    code = ""
    for line in table.splitlines():
        mark, _, text = line.partition(" ")
        if not line or mark.startswith("#"):
            continue
        if not mark:
            texts[code] += f" {text.lstrip()}"
        elif mark in texts:
            raise ValueError(f"{mark} stands twice in the table of messages")
        else:
            code = mark
            texts[code] = text.lstrip()
    return texts


def rows_in(table: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a table, cells parted by ` | `; an indented line goes on with the one above."""
    lines = table.strip("\n").replace("\n    ", " ").splitlines()
    return tuple(tuple(line.split(" | ")) for line in lines)
