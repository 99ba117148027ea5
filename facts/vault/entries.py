"""What the vault holds: one value of one field of one record."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """A value that identifies someone, and the record it belongs to."""

    kind: str
    key: tuple[str, ...]
    field: str
    value: str

    @property
    def place(self) -> str:
        """Return what the entry's id is made from."""
        return place_of(self.kind, self.key, self.field)


def place_of(kind: str, key: tuple[str, ...], field: str) -> str:
    """Return the place of a field of a record, as one text."""
    return "\x1f".join((kind, *key, field))
