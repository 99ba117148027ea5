"""`lanhmanh check-deploy`: whether the desk is fit to stand on a server."""

from __future__ import annotations

from typing import Any

from desk.base.faults import DONE, TO_LOOK_AT
from desk.base.language import LANGUAGES, speaking
from desk.base.output import Output
from desk.cli.serve import not_installed
from desk.cli.verb import Here, verb


@verb("check-deploy", "Kiểm tra bàn làm việc trên web trước khi đặt lên máy chủ.")
def check_deploy(here: Here, out: Output) -> int:
    try:
        from desk.web.serving import prepared

        prepared(here.path)
    except ModuleNotFoundError as error:
        raise not_installed(error) from error
    from desk.web.deployment import points

    found = tuple(points())
    for point in found:
        mark = "✓" if point.good else "!"
        out.say(f"{mark} {point.text}")
    out.json({"to_look_at": sum(not p.good for p in found), "points": _in_both_languages()})
    return DONE if all(p.good for p in found) else TO_LOOK_AT


def _in_both_languages() -> list[dict[str, Any]]:
    from desk.web.deployment import points

    by_language = {}
    for lang in LANGUAGES:
        with speaking(lang):
            by_language[lang] = tuple(points())
    rows = zip(*by_language.values(), strict=True)
    return [
        {"good": row[0].good} | dict(zip(by_language, (p.text for p in row), strict=True)) for row in rows
    ]
