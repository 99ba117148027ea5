"""Comparing people without letting names out: opened, handed to a function, let go."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from facts.vault.entries import place_of
from facts.vault.vault import Vault

FIELDS = ("name", "birth_year", "identity_no", "phone")
Opened = Mapping[str, str | None]
ResultT = TypeVar("ResultT")


def compared(
    vault: Vault,
    parties: Iterable[str],
    newest_first: Sequence[str],
    compare: Callable[[Mapping[str, Opened]], ResultT],
) -> ResultT:
    """Hand what the vault has of parties to `compare`; return its answer, which must hold none of it."""
    ids = sorted(parties)
    places = {(id_, field): place_of("party", (id_,), field) for id_ in ids for field in FIELDS}
    opened = vault.reveal_all(places.values(), newest_first)
    return compare({id_: {field: opened[places[id_, field]] for field in FIELDS} for id_ in ids})
