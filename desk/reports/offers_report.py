"""Returns of units that are no more: who may take them over, or did."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desk.base.output import Output
from desk.workspace.handed_over import Offer


def offers_json(offers: Sequence[Offer], handed: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        {
            "period": o.period,
            "unit": o.unit,
            "file": o.file,
            "successor": o.to.code if o.to else None,
            "taken_over_by": handed.get(o.hash),
        }
        for o in offers
    ]


def print_offers(offers: Sequence[Offer], handed: Mapping[str, str], out: Output) -> None:
    """Say of each return that counts for nobody which unit followed, and how it takes the return over."""
    for o in offers:
        if o.hash in handed:
            out.say(
                f"{o.file}: đơn vị {o.unit} không còn; {handed[o.hash]} đã nhận báo cáo này.",
                f"{o.file}: unit {o.unit} is no more; {handed[o.hash]} took this return over.",
            )
        elif o.to is None:
            out.note(
                f"{o.file}: đơn vị {o.unit} không còn vào ngày cuối kỳ {o.period} và danh mục chưa ghi đơn vị"
                " kế tiếp; ghi 'becomes' ở rules/units.yaml.",
                f"{o.file}: unit {o.unit} was no more on the last day of {o.period} and the code list names"
                " no unit that followed; write 'becomes' in rules/units.yaml.",
            )
        else:
            out.note(
                f"{o.file}: đơn vị {o.unit} không còn vào ngày cuối kỳ {o.period}, báo cáo chưa tính cho ai. "
                f"{o.to.name} ({o.to.code}) nhận: lanhmanh units --take-over {o.unit} --period {o.period}"
                ' --reason "…".',
                f"{o.file}: unit {o.unit} was no more on the last day of {o.period}, its return counts for"
                " nobody. "
                f"{o.to.name} ({o.to.code}) takes it over: lanhmanh units --take-over {o.unit} --period"
                f' {o.period} --reason "…".',
            )
