"""`lanhmanh serve` and `check-deploy`: the desk in a browser, here or behind a server's proxy."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from desk.base import roles
from desk.base.faults import DONE, TO_LOOK_AT, Stop, WrongUse
from desk.base.language import LANGUAGES, gettext, speaking
from desk.base.options import option
from desk.base.output import Output
from desk.cli.verb import Here, verb

HostOption = Annotated[str, option("Địa chỉ máy để nghe; mặc định chỉ máy này.", "--host")]
PortOption = Annotated[int, option("Cổng.", "--port", min=1, max=65535)]
AdministratorOption = Annotated[
    bool, option("Đặt lại một quản trị trước khi mở: mật khẩu mới, gỡ mã điện thoại.", "--administrator")
]
HOST, PORT = "127.0.0.1", 8765


@verb("serve", "Mở bàn làm việc trên web, ngay trên máy này.")
def serve(
    here: Here,
    out: Output,
    host: HostOption = HOST,
    port: PortOption = PORT,
    administrator: AdministratorOption = False,
) -> int:
    return opened_desk(here.path, host, port, False, out, administrator)


def opened_desk(
    workspace: Path, host: str, port: int, demo: bool, out: Output, administrator: bool = False
) -> int:
    """Open the desk over a workspace and answer until interrupted."""
    try:
        from desk.web.serving import administrator_made, has_administrator, prepared, served

    except ModuleNotFoundError as error:
        raise not_installed(error) from error
    prepared(workspace, demo)
    if administrator or not has_administrator():
        administrator_made(*_asked_administrator(out))
    out.say("Bàn làm việc: http://%(host)s:%(port)s/  (dừng: Ctrl+C)", host=host, port=port)
    if not demo:
        out.json({"address": f"http://{host}:{port}/"})
    served(host, port)
    return DONE


def not_installed(error: ModuleNotFoundError) -> Stop:
    return WrongUse(
        "Chưa cài phần web (thiếu %(name)s). Chạy bằng ./lanhmanh, hoặc: uv sync --extra web", name=error.name
    )


def _say_what_was_lost(out: Output) -> None:
    """Say which accounts are on record and not in the database, and how they come back."""
    from desk.web.accounts.record import lost_accounts

    lost = lost_accounts()
    if not lost:
        return
    administrators = ", ".join(one.username for one in lost if one.role == roles.ADMINISTRATOR) or "–"
    out.say(
        "Cơ sở dữ liệu không có %(n)s tài khoản mà sổ niêm phong có. Có bản sao lưu: dừng ở đây, lấy lại"
        " thư mục desk. Không có: đặt lại quản trị bằng đúng tên đã có trong sổ (%(administrators)s),"
        " đăng nhập, mở Người dùng và đặt lại từng tài khoản.",
        n=len(lost),
        administrators=administrators,
    )


def _asked_administrator(out: Output) -> tuple[str, str]:
    """Ask in the terminal for the first administrator; there is no default one."""
    _say_what_was_lost(out)
    if not sys.stdin.isatty():
        raise WrongUse(
            "Đặt quản trị thì cần một cửa sổ dòng lệnh: chạy lệnh này ở đó một lần để đặt tên và mật khẩu."
        )
    out.say("Đặt tên và mật khẩu của quản trị.")
    name = typer.prompt(gettext("Tên đăng nhập"))
    password = typer.prompt(gettext("Mật khẩu (ít nhất 12 ký tự)"), hide_input=True, confirmation_prompt=True)
    return name, password


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
        out.line(f"{mark} {point.text}")
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
