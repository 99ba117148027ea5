"""`lanhmanh check-deploy`: whether the desk is fit to stand on a server."""

from __future__ import annotations

from desk.base.faults import DONE, TO_LOOK_AT
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
    out.json([{"good": p.good, "message": p.text} for p in found])
    return DONE if all(p.good for p in found) else TO_LOOK_AT
