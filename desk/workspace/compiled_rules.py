"""The rules of a folder, compiled, and the rulebooks among them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from desk.base.faults import RULES_WRONG, Stop, WrongUse
from desk.base.language import LazyText
from desk.workspace.folder import Workspace, opened
from desk.workspace.kept_rules import rules_kept
from desk.workspace.logs import seals_of
from desk.workspace.rule_files import rule_texts
from desk.workspace.rule_upgrade import upgraded
from engine.rulebook.model.roles import in_role
from engine.rulebook.model.rulebook import Rulebook, Rules
from engine.rulebook.text.faults import RuleFaults
from engine.rulebook.text.names import nearest
from facts.periods import Period


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
    if name not in rules.rulebooks:
        near, have = nearest(name, rules.rulebooks), ", ".join(rules.rulebooks)
        meant = LazyText(" Có phải '%(near)s'?", near=near) if near else ""
        raise WrongUse(
            "Không có bộ tiêu chí '%(name)s'.%(meant)s Đang có: %(have)s.", name=name, meant=meant, have=have
        )
    return rules.rulebooks[name]


def rulebook_for(rules: Rules, role: str, period: Period) -> Rulebook:
    """Return the rulebook of a role in force at a period's end; raises Stop where there is none."""
    found = in_role(rules, role, period.end)
    if found is None:
        raise WrongUse(
            "Không bộ tiêu chí nào có 'role: %(role)s' và có hiệu lực ngày %(end)s. Xem in_force của các bộ"
            " trong rules/.",
            role=role,
            end=period.end.isoformat(),
        )
    return found
