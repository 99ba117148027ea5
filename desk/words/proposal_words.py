"""Why a commune that held a streak is not proposed."""

from __future__ import annotations

from typing import Protocol


class AskedOfProposal(Protocol):
    """What is asked of a proposal that was not made."""

    @property
    def years(self) -> tuple[str, ...]: ...
    @property
    def signs(self) -> tuple[str, ...]: ...
    @property
    def not_as_first_told(self) -> bool: ...


def why_not(one: AskedOfProposal, lang: str = "vi") -> str:
    """Say why, after a comma; nothing where the run does not tell."""
    parts = []
    if one.signs:
        signs = ", ".join(one.signs)
        parts.append(f"còn dấu hiệu {signs}" if lang == "vi" else f"signs {signs} stand or are open")
    if one.years:
        years = ", ".join(sorted(one.years))
        parts.append(
            f"chưa công bố hay thẩm định kết quả {years}"
            if lang == "vi"
            else f"results of {years} were neither announced nor appraised"
        )
    if one.not_as_first_told:
        parts.append(
            "điểm như báo cáo đầu không đạt"
            if lang == "vi"
            else "the score as first told was not in the bands"
        )
    return "".join(f"; {part}" if n else f": {part}" for n, part in enumerate(parts))
