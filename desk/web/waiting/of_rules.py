"""What a policy officer has to see to: faults in the rules, drafts of one's own, rulebooks no office has
adopted."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.http import urlencode

from desk.base.faults import Stop
from desk.base.language import gettext, language, localised, pgettext
from desk.web.drafting.models import Draft
from desk.web.shelf import rules_today
from desk.web.waiting.day import Task
from desk.words.adoption_words import mark_of
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.text.faults import RuleFaults


def of_rules(by: str) -> Iterator[Task]:
    """Yield what is wrong first, then drafts, then what every output says of an unadopted rulebook."""
    rules = None
    try:
        rules = rules_today()
    except Stop as stop:
        yield _task(
            "bad", gettext("Bản trước"), gettext("Quy tắc viết cho bản trước"), str(stop), gettext("Xem")
        )
    except RuleFaults as faults:
        n = len(faults.faults)
        yield _task(
            "bad",
            gettext("Có lỗi"),
            gettext("Quy tắc có %(n)s lỗi", n=n),
            faults.faults[0].text(language()),
            pgettext("rules", "Sửa"),
        )
    for draft in Draft.objects.filter(by=by):
        if draft.changed:
            yield _task(
                "act",
                gettext("Bản nháp"),
                draft.file,
                gettext("Bản nháp của tôi, chưa đề nghị."),
                gettext("Mở"),
                draft.file,
            )
    yield from _unadopted(rules) if rules else ()


def _unadopted(rules: Rules) -> Iterator[Task]:
    for book in rules.rulebooks.values():
        mark = mark_of(book)
        if mark:
            yield _task("warn", gettext("Chưa ban hành"), localised(book.title), mark, gettext("Xem quy tắc"))


def _task(colour: str, mark: str, title: str, text: str, button: str, file: str = "") -> Task:
    url = reverse("rules") + (f"?{urlencode({'tep': file})}" if file else "")
    return Task(colour, "rule" if colour == "act" else colour, mark, title, text, url, button)
