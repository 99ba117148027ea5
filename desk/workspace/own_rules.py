"""A workspace's own rules, compiled; where they are of an earlier version, what brings them up to this one is said."""

from __future__ import annotations

from collections.abc import Mapping

from desk.base.faults import RULES_WRONG, Stop
from desk.workspace.folder import Workspace
from desk.workspace.kept_rules import rules_kept
from desk.workspace.logs import seals_of
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.text.faults import RuleFaults


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
            f"Quy tắc trong {workspace.folder} viết cho bản trước của chương trình ({n} chỗ, như {first.place}). Chạy: lanhmanh upgrade TỆP_SAO_LƯU.tar.gz -w {workspace.folder}. Lệnh ấy sao lưu trước, rồi chỉ đổi tệp cần đổi và nêu tên từng tệp. Xem từng chỗ: lanhmanh check {workspace.rules}",
            f"The rules in {workspace.folder} were written for an earlier version of the program ({n} places, such as {first.place}). Run: lanhmanh upgrade BACKUP.tar.gz -w {workspace.folder}. It backs up first, then changes only the files that need it and names each. See each: lanhmanh check {workspace.rules}",
        ) from found


def _cured_by_upgrade(texts: Mapping[str, str]) -> bool:
    from desk.workspace.rule_upgrade import upgraded

    after = upgraded(texts)
    if after == texts:
        return False
    try:
        rules_kept(after, None)
    except RuleFaults:
        return False
    return True
