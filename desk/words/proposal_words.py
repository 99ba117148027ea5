"""Why a commune that held a streak is not proposed."""

from __future__ import annotations

from typing import Protocol

from desk.base.language import gettext


class AskedOfProposal(Protocol):
    """What is asked of a proposal that was not made."""

    @property
    def years(self) -> tuple[str, ...]: ...
    @property
    def signs(self) -> tuple[str, ...]: ...
    @property
    def not_as_first_told(self) -> bool: ...


def why_not(one: AskedOfProposal) -> str:
    """Say why, after a comma; nothing where the run does not tell."""
    parts = []
    if one.signs:
        signs = ", ".join(one.signs)
        parts.append(gettext("còn dấu hiệu %(signs)s", signs=signs))
    if one.years:
        years = ", ".join(sorted(one.years))
        parts.append(gettext("chưa công bố hay thẩm định kết quả %(years)s", years=years))
    if one.not_as_first_told:
        parts.append(gettext("điểm như báo cáo đầu không đạt"))
    return "".join(f"; {part}" if n else f": {part}" for n, part in enumerate(parts))
