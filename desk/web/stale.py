"""A form names what it was filled in over. Where that has changed since, nothing is written over it unread.

Its sender is shown what stands now beside what was typed, in the page made anew (`redisplay`): sent from
there, it is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from desk.base.faults import WrongFields, WrongUse
from desk.base.files import canonical_json
from desk.base.language import gettext

SHOWN = "shown"  # the hidden field


def mark_of(now: Mapping[str, object]) -> str:
    """Return the mark of what a form shows."""
    return sha256(canonical_json(now).encode()).hexdigest()[:16]


def refuse_over_newer(
    sent: Mapping[str, str],
    typed: Mapping[str, str],
    now: Mapping[str, str],
    called: Mapping[str, str] | None = None,
) -> None:
    """Raise WrongFields with what stands now beside each field that says otherwise, where that has changed
    since the form was shown; `called`: the words for a value."""
    others = {name: now[name] for name in typed if typed[name] != now[name]}
    if not others or sent.get(SHOWN) == mark_of(now):
        return
    raise WrongFields(
        {
            name: gettext(
                "Ô này đã được đổi thành “%(now)s” sau khi trang được mở. Chưa có gì được ghi. Gửi lần nữa"
                " thì ghi điều đang gõ.",
                now=(called or {}).get(value, value),
            )
            for name, value in others.items()
        }
    )


def refuse_another(sent: Mapping[str, str], now: Mapping[str, object]) -> None:
    """Raise WrongUse where what a form acts on is not what it was when the form was shown."""
    if sent.get(SHOWN) != mark_of(now):
        raise WrongUse(
            "Điều nêu ở trang này đã khác từ lúc trang được mở. Chưa có gì được ghi. Đọc lại trang; vẫn muốn"
            " thì gửi lần nữa."
        )
