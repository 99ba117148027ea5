"""Whether a desk is fit to stand on a server: what is right, what to look at, and the way out of each."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from django.conf import settings
from django.core.checks import run_checks

from desk.base.language import gettext
from desk.base.roles import ADMINISTRATOR
from desk.web.accounts.demo_people import PEOPLE
from desk.web.accounts.models import Account
from desk.web.accounts.record import in_force
from desk.web.shelf import workspace
from desk.words.numbers import number_words
from desk.workspace.folder import web_secret

ROOM = 2 * 2**30  # bytes that should be free
FOR_A_PROXY = ("security.W004", "security.W012", "security.W016")  # what TLS before it brings
NOT_OURS = ("security.W005", "security.W008", "security.W021")
"""Other names of the domain and browsers' lists are for the domain's owner; the proxy leads http on to
https."""


@dataclass(frozen=True, slots=True)
class DeploymentCheck:
    good: bool
    text: str


def points() -> Iterator[DeploymentCheck]:
    yield from _about_tls()
    yield from _about_accounts()
    yield from about_files()
    for message in run_checks(include_deployment_checks=True):
        if message.id not in NOT_OURS and (message.id not in FOR_A_PROXY or settings.BEHIND_TLS):
            yield DeploymentCheck(False, f"Django {message.id}: {message.msg}")


def _about_tls() -> Iterator[DeploymentCheck]:
    if settings.BEHIND_TLS:
        yield DeploymentCheck(True, gettext("Có TLS ở trước."))
    else:
        yield DeploymentCheck(
            False,
            gettext(
                "Chưa đặt LANHMANH_TLS=1: chỉ nên mở trên chính máy này. Mẫu Caddy, nginx, systemd:"
                " docs/deploy/."
            ),
        )
    own = [host for host in settings.ALLOWED_HOSTS if host not in ("127.0.0.1", "localhost", "[::1]")]
    good = "*" not in own and (bool(own) or not settings.BEHIND_TLS)
    out = "" if good else gettext("; đặt LANHMANH_HOSTS là tên miền thật, không dùng *")
    hosts = ", ".join(settings.ALLOWED_HOSTS)
    yield DeploymentCheck(good, gettext("Tên máy được nhận: %(hosts)s%(out)s.", hosts=hosts, out=out))


def _about_accounts() -> Iterator[DeploymentCheck]:
    n = sum(map(in_force, Account.objects.filter(role=ADMINISTRATOR, is_active=True)))
    none = gettext("Chưa có quản trị; chạy lanhmanh serve trong cửa sổ dòng lệnh.")
    yield DeploymentCheck(n > 0, gettext("%(n)s quản trị.", n=n) if n else none)
    invented = {person.username for person in PEOPLE}
    left = [a.username for a in Account.objects.filter(username__in=invented, is_active=True)]
    text = gettext("Còn tài khoản của ví dụ (%(left)s); khóa ở trang Người dùng.", left=", ".join(left))
    yield DeploymentCheck(not left, text if left else gettext("Không có tài khoản của ví dụ."))


def about_files() -> Iterator[DeploymentCheck]:
    """Yield what keeps the machine well: who can read the keys, room on the disk."""
    made = workspace()
    for path in (made.key, web_secret(made.key)):
        if path.exists():
            good = not path.stat().st_mode & 0o077
            readers = gettext("chỉ chủ đọc được") if good else gettext("người khác đọc được; chmod 600")
            yield DeploymentCheck(good, f"{path}: {readers}.")
    free = shutil.disk_usage(Path(settings.WORKSPACE)).free
    out = "" if free > ROOM else gettext(" Dọn đĩa trước khi mở.")
    gigabytes = number_words(Fraction(free, 2**30), 1)
    yield DeploymentCheck(
        free > ROOM, gettext("Còn %(gigabytes)s GB trống.%(out)s", gigabytes=gigabytes, out=out)
    )
