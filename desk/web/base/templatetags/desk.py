"""What templates draw with: words in two languages, signs, bands, bars. Each returns safe HTML of escaped
parts."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import Any

from django import template
from django.template.defaultfilters import stringfilter
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from desk.base.language import gettext
from desk.base.roles import title_of
from desk.office.papers.paper import period_words
from desk.web.shelf import rules_today
from desk.words.numbers import day_words

register = template.Library()


@register.simple_tag
def nameless() -> SafeString:
    """Say beside a field of free words that no name belongs there: it goes on record."""
    return format_html('<span class="hint">{}</span>', gettext("không ghi tên người"))


@register.simple_tag
def sign(name: str, colour: str = "") -> SafeString:
    """Draw one of the signs; it is decoration, its word stands beside it."""
    return format_html('<svg class="i {}" aria-hidden="true"><use href="#{}"/></svg>', colour, name)


@register.simple_tag(takes_context=True)
def office_acts(context: Any, page: str) -> SafeString:
    """Lead to the acts of the office that belong to a page, for who may do or answer them."""
    from desk.web.office_acts import links_on  # its page is drawn with these tags

    return format_html_join("", '<a class="b" href="{}">{}…</a>', links_on(page, context["me"]))


@register.simple_tag
def mark(colour: str, name: str, words: str, kind: str = "") -> SafeString:
    return format_html('<span class="m m-{} {}">{}{}</span>', colour, kind, sign(name), words)


BARS = ((0.5, 10.5, 3), (5.1, 7.5, 6), (9.7, 4.5, 9), (14.3, 1.5, 12))


@register.simple_tag
def grade(steps: int | None, words: str, risk: bool = False) -> SafeString:
    """Draw a band: 1 to 4 bars; None: hatched, not decided. Rust is for a high risk alone."""
    if steps is None:
        bars = SafeString('<rect x=".5" y="2.5" width="17" height="10" fill="url(#hatch)" class="none"/>')
    else:
        drawn = (_bar(i < steps, *place) for i, place in enumerate(BARS))
        bars = SafeString("".join(drawn))
    svg = format_html('<svg viewBox="0 0 18 14" aria-hidden="true">{}</svg>', bars)
    return format_html(
        '<span class="grade {}">{}{}</span>',
        "risky" if risk and (steps or 0) > len(BARS) // 2 else "",
        svg,
        words,
    )


def _bar(up: bool, x: float, y: float, height: int) -> SafeString:
    return format_html(
        '<rect x="{}" y="{}" width="3.2" height="{}" class="{}"/>', x, y, height, "up" if up else "off"
    )


@register.simple_tag
def bar(low: Fraction, high: Fraction, full: Fraction) -> SafeString:
    """Draw points as a bar: solid is certain, hatched may still come."""
    if not full:
        return SafeString("")
    sure, may = _percent(low / full), _percent(high / full)
    return format_html(
        '<svg class="line-bar" aria-hidden="true"><rect width="{}%" height="8" class="known"/>'
        '<rect x="{}%" width="{}%" height="8" class="open"/></svg>',
        sure,
        sure,
        round(may - sure, 2),
    )


def _percent(part: Fraction) -> float:
    return round(float(min(max(part, Fraction(0)), Fraction(1))) * 100, 2)


@register.simple_tag
def role(name: str) -> str:
    return title_of(name)


@register.simple_tag
def day(when: date | str | None) -> str:
    found = date.fromisoformat(when[:10]) if isinstance(when, str) and when else when
    return day_words(found) if isinstance(found, date) else ""


@register.simple_tag
def period(code: str | int) -> str:
    """Say a period as offices do, `năm 2020`, `sáu tháng đầu năm 2020`; its code where the rules know no such
    period."""
    rules = rules_today()
    found = rules.calendar.period(str(code))
    return period_words(rules, found) if found else str(code)


class AttributesOf:
    """What a template reads of a form by name: its attributes, never a field that has such a name."""

    def __init__(self, form: Any) -> None:
        self._form = form

    def __getattr__(self, name: str) -> Any:
        return getattr(self._form, name)


@register.filter
def attributes(form: Any) -> AttributesOf:
    return AttributesOf(form)


@register.filter
def counted(text: object) -> int:
    """Return what chooses the form of a noun after a written number: 1, or more."""
    return 1 if str(text) == "1" else 2


@register.filter
def before(job: Any, reader: Any) -> int:
    """Return how much work that a reader may see takes its turn before a job."""
    return int(job.before(reader))


CODES = re.compile(r"(?:\b\d{5}-[A-Z]{2}(?:-\w+)+|\bMM-[0-9a-f]{8})\b")


@register.filter(is_safe=True)
@stringfilter
def codes(text: str) -> SafeString:
    """Keep each code of a venue, person, case or lead on one line."""
    return SafeString(CODES.sub(r'<span class="nb">\g<0></span>', conditional_escape(text)))


@register.simple_tag
def day_field(id_: str, name: str, needed: bool = False, value: date | str | None = None) -> SafeString:
    """Draw a field for a day, typed as the reader writes days: a browser's own field writes them in the
    browser's language."""
    form = gettext("ngày/tháng/năm")
    return format_html(
        '<input id="{}" name="{}" type="text" class="day" inputmode="numeric" autocomplete="off"'
        ' maxlength="10" placeholder="{}" value="{}"{}>',
        id_,
        name,
        form,
        day(value),
        SafeString(" required") if needed else "",
    )
