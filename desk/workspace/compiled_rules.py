"""The rules of a folder, compiled, and kept so that no verb reads the same YAML again."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from desk.base.faults import RULES_WRONG, Stop, WrongUse
from desk.workspace.folder import Workspace, opened
from desk.workspace.kept_values import KeptValues, value_in
from desk.workspace.logs import seals_of
from desk.workspace.rule_files import refuse_unknown, rule_texts
from desk.workspace.rule_upgrade import upgraded
from engine.rulebook.model.roles import in_role
from engine.rulebook.model.rulebook import Rulebook, Rules
from engine.rulebook.text.faults import RuleFaults
from facts.periods import Period
from facts.seals import Seals
from facts.source import source_hash

if TYPE_CHECKING:
    from engine.rulebook.model.rulebook import Rules

MOST = 16
_MODULES = (
    "engine.rulebook.model.",
    "engine.rulebook.kinds.",
    "engine.rulebook.text.places",
    "engine.indicators.operations.",
    "facts.forms.catalogue",
    "facts.forms.fields",
    "facts.periods",
    "facts.units",
    "facts.offices",
)


def rules_kept(texts: Mapping[str, str], beside: Path | None, seals: Seals | None = None) -> Rules:
    """Return compiled rules. Raise RuleFaults with every fault of the texts.

    They are kept only where there are seals: rules that anyone could have put there count for no one.
    """
    values = None
    if beside is not None and seals is not None and beside.parent.is_dir():
        values, key = KeptValues(beside / "rules", "rules", seals, MOST), _key(texts)
        content = values.content(key)
        compiled = None if content is None else _rules_in(content)
        if compiled is not None:
            return compiled
    from engine.rulebook.rules import rules_from_texts

    rules = rules_from_texts(texts)
    if values is not None:
        values.keep(key, rules)
    return rules


def _key(texts: Mapping[str, str]) -> str:
    digest = hashlib.sha256(source_hash("engine.rulebook", "engine.indicators.operations", "facts").encode())
    digest.update(repr(sorted(texts.items())).encode())
    return digest.hexdigest()


@lru_cache(maxsize=4)  # a desk asks for the same rules at every page
def _rules_in(content: bytes) -> Rules | None:
    from engine.rulebook.model.rulebook import Rules

    value = value_in(content, _MODULES)
    return value if isinstance(value, Rules) else None


def rules_in(folder: Path) -> Rules:
    """Return the compiled rules of a folder; raises RuleFaults with every fault."""
    if not (folder.parent / "workspace.json").is_file():
        return rules_kept(rule_texts(folder), None)
    return rules_of_own(opened(folder.parent), rule_texts(folder))


def rules_of_own(workspace: Workspace, texts: Mapping[str, str]) -> Rules:
    """Return compiled rules. Raise RuleFaults with every fault, or Stop where an upgrade is all they need."""
    try:
        return rules_kept(texts, workspace.kept, seals_of(workspace))
    except RuleFaults as found:
        if not _cured_by_upgrade(texts):
            raise
        n, first = len(found.faults), found.faults[0]
        raise Stop(
            RULES_WRONG,
            "Quy tắc trong %(folder)s viết cho bản trước của chương trình (%(n)s chỗ, như %(place)s). Chạy:"
            " lanhmanh upgrade TỆP_SAO_LƯU.tar.gz -w %(folder)s. Lệnh ấy sao lưu trước, rồi chỉ đổi tệp cần"
            " đổi và nêu tên từng tệp. Xem từng chỗ: lanhmanh check %(rules)s",
            folder=workspace.folder,
            n=n,
            place=first.place,
            rules=workspace.rules,
        ) from found


def _cured_by_upgrade(texts: Mapping[str, str]) -> bool:
    after = upgraded(texts)
    if after == texts:
        return False
    try:
        rules_kept(after, None)
    except RuleFaults:
        return False
    return True


def rulebook_in(rules: Rules, name: str) -> Rulebook:
    """Return a rulebook by its name; raises Stop with the names there are."""
    refuse_unknown(name, rules.rulebooks)
    return rules.rulebooks[name]


def rulebook_for(rules: Rules, role: str, period: Period) -> Rulebook:
    """Return the rulebook of a role in force at a period's end; raises Stop where there is none."""
    rulebook = in_role(rules, role, period.end)
    if rulebook is None:
        raise WrongUse(
            "Không bộ tiêu chí nào có 'role: %(role)s' và có hiệu lực ngày %(end)s. Xem in_force của các bộ"
            " trong rules/.",
            role=role,
            end=period.end.isoformat(),
        )
    return rulebook
