"""Starts the desk on this machine: the database brought up to date, then requests answered until stopped."""

from __future__ import annotations

import os
import re
import secrets
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from desk.base.faults import STORE, Stop, WrongUse
from desk.base.files import alone, unwritable
from desk.web.oidc.configured import provider_in
from desk.workspace.desk_database import reason_of, refuse_altered
from desk.workspace.folder import opened, web_secret
from facts.durable_files import FILE_MODE, OTHERS, create_whole, made_folder

THREADS = 8
LONGEST = 200  # bytes of the secret that signs sessions
SECRET = re.compile(rb"[\w-]{32,%d}" % LONGEST)
LOOK = 20.0  # seconds between two looks at what waits


def prepared(folder: Path, demo: bool = False) -> None:
    """Set Django up over a workspace and bring its database up to date."""
    workspace = opened(folder)
    refuse_altered(workspace)
    _say_settings(folder.resolve(), _secret_of(workspace.key), demo)
    provider_in(os.environ)  # what is half said or missing stops here, in words
    import django

    django.setup()
    with alone(folder / "desk" / "opening"):  # a second desk over the workspace waits
        _brought_up_to_date(folder, demo)


def _brought_up_to_date(folder: Path, demo: bool) -> None:
    from django.db import DatabaseError

    from desk.web.altered import migrated, strange_rows_set_aside

    try:
        strange_rows_set_aside()  # in the list of migrations too
        migrated()
        brought_up_to_the_record()
    except DatabaseError as error:
        raise Stop(
            STORE,
            "Không mở được cơ sở dữ liệu của bàn làm việc: %(error)s. Xem DATABASE_URL và quyền ghi"
            " %(value)s; nếu có người sửa thẳng cơ sở dữ liệu: lấy lại từ bản sao lưu.",
            error=reason_of(error),
            value=folder / "desk",
        ) from error
    if demo:
        from desk.web.accounts.demo_people import people_made

        people_made()


def brought_up_to_the_record() -> None:
    """Take away work and decided proposals that no desk wrote, start what waits, and settle proposals by the
    sealed log. Raise Stop if an account or a proposal has a cell no desk writes."""
    from desk.web.altered import strange_rows_set_aside
    from desk.web.jobs.jobs import strange_removed, turns_taken
    from desk.web.jobs.models import Job
    from desk.web.proposals.deciding import altered_removed, settled
    from desk.web.proposals.record import taken_over

    strange_rows_set_aside()
    strange_removed(Job.objects.all())
    turns_taken()
    taken_over()
    settled()
    altered_removed()
    settled()  # one that waits on record and said it was decided has no row any more


def _say_settings(folder: Path, secret: str, demo: bool) -> None:
    try:
        made_folder(folder / "desk")
        _close_database(folder / "desk" / "desk.sqlite3")
    except OSError as error:
        raise unwritable(folder, error) from error
    os.environ["LANHMANH_WORKSPACE"] = str(folder)
    os.environ["LANHMANH_WEB_SECRET"] = secret
    os.environ["LANHMANH_DEMO"] = "1" if demo else ""
    os.environ["DJANGO_SETTINGS_MODULE"] = "desk.web.settings"


def _close_database(path: Path) -> None:
    """Make the database's file, for its owner only: SQLite gives its other files the same rights, and makes
    none itself (`mode=rw`), so a file moved away under an open desk is not replaced by an empty one. Raise
    Stop where it was moved away and its journal was not: opening without it empties the journal."""
    journal = path.with_name(f"{path.name}-wal")
    if not path.exists() and journal.exists() and journal.stat().st_size:
        raise Stop(
            STORE,
            "%(file)s không còn, mà %(journal)s còn giữ điều đã ghi: tệp ấy bị chuyển đi. Đưa về chỗ cũ rồi"
            " mở lại; mở khi thiếu nó thì điều ấy mất. Không thấy thì lấy lại thư mục desk từ bản sao lưu.",
            file=path,
            journal=journal.name,
        )
    for file in (path, journal, path.with_name(f"{path.name}-shm")):
        if file == path or file.exists():
            handle = os.open(file, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), FILE_MODE)
            os.close(handle)
            if os.name == "posix" and file.stat().st_mode & OTHERS:
                file.chmod(FILE_MODE)


def _secret_of(key: Path) -> str:
    """Return the secret that signs sessions; it lies beside the vault's key, outside the workspace."""
    place = web_secret(key)
    try:
        made_folder(place.parent)
        with suppress(FileExistsError):  # a second desk that is opened meanwhile signs with the same
            create_whole(place, secrets.token_urlsafe(48).encode())
        with place.open("rb") as opened_:
            secret = opened_.read(LONGEST + 1)
    except OSError as error:
        raise unwritable(place, error) from error
    if not SECRET.fullmatch(secret):
        raise Stop(
            STORE,
            "%(place)s không phải thứ bàn làm việc đã ghi (một dòng chữ và số): có người sửa, hoặc đĩa hỏng."
            " Xóa tệp ấy rồi mở lại bàn: tệp mới được lập, mọi người phải vào lại. Không mất số liệu nào.",
            place=place,
        )
    return secret.decode()


def has_administrator() -> bool:
    from desk.base.roles import ADMINISTRATOR
    from desk.web.accounts.models import Account
    from desk.web.accounts.record import in_force

    return any(map(in_force, Account.objects.filter(role=ADMINISTRATOR, is_active=True)))


def administrator_made(username: str, password: str) -> None:
    """Make the first administrator, or one on record again; raises Stop if the password is too weak."""
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError
    from django.utils.translation import override

    from desk.base.language import language
    from desk.base.roles import ADMINISTRATOR, title_of
    from desk.web.accounts.failures import lifted
    from desk.web.accounts.record import account_made, as_recorded, recorded, rights_today

    try:
        with override(language()):
            validate_password(password)
    except ValidationError as error:
        raise WrongUse("%(said)s", said=" ".join(error.messages)) from None
    record = rights_today().named(username)
    if record is None:
        account_made(username, password, ADMINISTRATOR, "", shown_as=title_of(ADMINISTRATOR))
        return
    if record.role != ADMINISTRATOR:
        raise WrongUse("'%(username)s' là tài khoản vai trò khác. Chọn tên khác.", username=username)
    account = as_recorded(record)
    account.is_active, account.second_factor = True, ""
    account.set_password(password)
    recorded("account_reset", account, "")
    lifted(account)


def _proxy_told() -> dict[str, Any]:
    """Say whose word it is that a request came by TLS, and from where: the proxy's, where the office says one
    stands before the desk."""
    from django.conf import settings

    if not settings.BEHIND_TLS:
        return {}  # waitress drops what a stranger says of it
    # the desk listens on this machine: whoever asks is the proxy
    proxy = os.environ.get("LANHMANH_PROXY", "*")
    return {"trusted_proxy": proxy, "trusted_proxy_headers": "x-forwarded-proto x-forwarded-for"}


def served(host: str, port: int) -> None:
    from waitress import create_server
    from waitress.channel import HTTPChannel

    from desk.web.bodies import BoundedParser
    from desk.web.jobs.tray import temporary_files_here
    from desk.web.wsgi import application

    os.umask(OTHERS)  # whatever is written while it serves is its owner's alone
    temporary_files_here()
    HTTPChannel.parser_class = BoundedParser
    try:
        server: Any = create_server(
            application, host=host, port=port, threads=THREADS, ident=None, **_proxy_told()
        )
    except OSError as error:
        raise WrongUse(
            "Không mở được cổng %(port)s trên %(host)s: %(strerror)s. Chọn cổng khác bằng --port.",
            port=port,
            host=host,
            strerror=error.strerror,
        ) from error
    threading.Thread(target=_turns_kept, daemon=True).start()
    server.run()


def _turns_kept() -> None:
    """Start what waits its turn, end what was cut off and sweep the tray, though nobody looks at it."""
    from django.db import Error, connection

    from desk.web.jobs.jobs import turns_taken
    from desk.web.jobs.tray import swept

    while True:
        time.sleep(LOOK)
        with suppress(Error, Stop, OSError):  # the workspace went away: it may come back
            turns_taken()
            swept()
        connection.close()
