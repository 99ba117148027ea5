"""What a policy officer has to see to: faults in the rules, drafts of one's own, rulebooks no office has
adopted."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.http import urlencode

from desk.base.faults import Stop
from desk.web.drafting.models import Draft
from desk.web.shelf import rules_today
from desk.web.waiting.day import Task
from desk.words.adoption_words import mark_of
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.text.faults import RuleFaults


def of_rules(by: str, lang: str) -> Iterator[Task]:
    """Yield what is wrong first, then drafts, then what every output says of an unadopted rulebook."""
    rules = None
    try:
        rules = rules_today()
    except Stop as stop:
        yield _task(
            "bad",
            ("Bản trước", "Earlier version"),
            ("Quy tắc viết cho bản trước", "Rules of an earlier version"),
            stop.texts[lang],
            ("Xem", "See"),
            lang,
        )
    except RuleFaults as faults:
        n = len(faults.faults)
        yield _task(
            "bad",
            ("Có lỗi", "Faults"),
            (f"Quy tắc có {n} lỗi", f"The rules have {n} faults"),
            faults.faults[0].text(lang),
            ("Sửa", "Correct"),
            lang,
        )
    for draft in Draft.objects.filter(by=by):
        if draft.changed:
            yield _task(
                "act",
                ("Bản nháp", "Draft"),
                (draft.file, draft.file),
                ("Bản nháp của tôi, chưa đề nghị.", "My draft, not proposed yet.")[lang == "en"],
                ("Mở", "Open"),
                lang,
                draft.file,
            )
    yield from _unadopted(rules, lang) if rules else ()


def _unadopted(rules: Rules, lang: str) -> Iterator[Task]:
    for book in rules.rulebooks.values():
        mark = mark_of(book)
        if mark:
            yield _task(
                "warn",
                ("Chưa ban hành", "Not adopted"),
                (book.title["vi"], book.title["en"]),
                mark,
                ("Xem quy tắc", "See the rules"),
                lang,
            )


def _task(
    colour: str,
    mark: tuple[str, str],
    title: tuple[str, str],
    text: str,
    button: tuple[str, str],
    lang: str,
    file: str = "",
) -> Task:
    at, url = lang == "en", reverse("rules") + (f"?{urlencode({'tep': file})}" if file else "")
    return Task(colour, "rule" if colour == "act" else colour, mark[at], title[at], text, url, button[at])
