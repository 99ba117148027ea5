"""`manifest.json`: what one import is, apart from its rows."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from functools import lru_cache

from facts.intake.problems import Problem
from facts.parsed_json import parsed, value_from_json
from facts.standing import BY_COVER, BY_RECEIVER, COMMUNE

FORMAT = 2  # 1: a Parquet file for each form


class NewerFormat(Exception):
    """A manifest of a later format than this program reads."""


@dataclass(frozen=True, slots=True)
class StoredForm:
    """One form as stored. `parquet` is the hash of its own file of rows, which only format 1 has."""

    form: str
    state: str | None
    rows: int
    set_aside: int
    columns: dict[str, str]
    problems: tuple[Problem, ...]
    parquet: str | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """One import as stored. `parquet` is the hash of its file of rows, None if it has no rows."""

    format: int
    hash: str
    file: str
    unit: str
    office: str
    period: str
    prepared_on: date
    received_on: date
    forms: tuple[StoredForm, ...]
    problems: tuple[Problem, ...]  # of the cover
    parquet: str | None = None
    received_by: str = BY_COVER  # who says when it came in; earlier manifests don't say
    sent_by: str = BY_COVER  # who says whose it is: its cover, or the receiver too

    @property
    def sender_unsure(self) -> bool:
        """Tell whether only its cover says that it is in another office's name, or in another's file."""
        elsewhere = any(p.code == "sender_differs" for p in self.problems)
        return elsewhere or (self.office != COMMUNE and self.sent_by != BY_RECEIVER)

    def to_json(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, default=str).encode()


@lru_cache(maxsize=4_096)  # a verb reads each some five times, for as many questions, and its seal each time
def manifest_from_json(content: bytes) -> Manifest:
    """Return a stored manifest. Raise NewerFormat, or ValueError if the content is no manifest."""
    data = parsed(content)
    version = data.get("format") if isinstance(data, dict) else None
    if isinstance(version, int) and version > FORMAT:
        raise NewerFormat(version)
    return value_from_json(Manifest, data)
