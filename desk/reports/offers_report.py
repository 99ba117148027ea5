"""Returns of units that are no more: who may take them over, or did."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desk.base.output import Output
from desk.words.numbers import fields_json
from desk.workspace.handed_over import Offer


def offers_json(offers: Sequence[Offer], handed: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        {
            **fields_json(o, "period", "unit", "file"),
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
                "%(file)s: đơn vị %(unit)s không còn; %(handed)s đã nhận báo cáo này.",
                file=o.file,
                unit=o.unit,
                handed=handed[o.hash],
            )
        elif o.to is None:
            out.note(
                "%(file)s: đơn vị %(unit)s không còn vào ngày cuối kỳ %(period)s và danh mục chưa ghi đơn"
                " vị kế tiếp; ghi 'becomes' ở rules/units.yaml.",
                file=o.file,
                unit=o.unit,
                period=o.period,
            )
        else:
            out.note(
                "%(file)s: đơn vị %(unit)s không còn vào ngày cuối kỳ %(period)s, báo cáo chưa tính cho"
                " ai. %(name)s (%(code)s) nhận: lanhmanh units --take-over %(unit)s --period %(period)s"
                ' --reason "…".',
                file=o.file,
                unit=o.unit,
                period=o.period,
                name=o.to.name,
                code=o.to.code,
            )
