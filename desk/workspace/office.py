"""The office itself, said once in the workspace: its name, place, numbering, who signs what, who receives it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from desk.base.faults import STORE, Stop
from desk.base.files import canonical_json, write_text
from desk.workspace.folder import Workspace

DOTS = "………………"
EVERY = "*"  # the signer of every kind of document that has none of its own


class Signer(BaseModel):
    """Lines above the name ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), and the name; an empty name is left to be filled in."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    titles: tuple[str, ...]
    name: str = ""


class Office(BaseModel):
    """What papers say of the office that issues them. Blanks are printed as dots."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    above: str = ""
    name: str = f"ỦY BAN NHÂN DÂN {DOTS}"
    symbol: str = ""  # of the office in numbers: UBND in "15/BC-UBND"
    place: str = DOTS
    signers: Mapping[str, Signer] = {}
    recipients: Mapping[str, tuple[str, ...]] = {}

    def signer(self, kind: str) -> Signer:
        """Return who signs a kind of document (BC, TTr, QĐ, …)."""
        found = self.signers.get(kind) or self.signers.get(EVERY)
        return found or Signer(titles=_usual_titles(self.name))

    def number(self, kind: str) -> str:
        """Return the line of the number, to be filled in: `Số: ……/BC-UBND`; a letter has the symbol alone."""
        symbol = self.symbol or "……"
        return f"Số: ……/{kind}-{symbol}" if kind else f"Số: ……/{symbol}"

    def copies(self, kind: str, usual: tuple[str, ...]) -> tuple[str, ...]:
        return self.recipients.get(kind) or self.recipients.get(EVERY) or usual


def _usual_titles(name: str) -> tuple[str, ...]:
    """Return how a committee signs, by its chairman; any other office by its head."""
    committee = name.lower().startswith("ủy ban nhân dân")
    return ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH") if committee else ("THỦ TRƯỞNG CƠ QUAN",)


def _path(workspace: Workspace) -> Path:
    return workspace.folder / "office.json"


def office_of(workspace: Workspace) -> Office:
    """Return what the workspace says of its office; nothing yet: blanks. Raise Stop where the file is damaged."""
    path = _path(workspace)
    try:
        return Office.model_validate(json.loads(path.read_text("utf-8")))
    except FileNotFoundError:
        return Office()
    except (OSError, ValueError, ValidationError) as error:
        raise Stop(
            STORE,
            f"Không đọc được {path}. Xóa tệp này rồi khai lại bằng lanhmanh office.",
            f"{path} can't be read. Delete it and say the office again with lanhmanh office.",
        ) from error


def keep_office(workspace: Workspace, office: Office) -> None:
    write_text(_path(workspace), canonical_json(office.model_dump(mode="json")))
