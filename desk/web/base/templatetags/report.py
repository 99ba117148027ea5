"""Draws a report on a page: its blocks by one template, each cell by what it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from desk.report.tree import (
    AnswerLine,
    Badge,
    Bands,
    Cell,
    DrawnCell,
    PageLink,
    Points,
    Remark,
    Report,
    ReportBlock,
    ReportColumn,
    Table,
    Terms,
    TextLines,
    WeightBar,
    text_of,
)
from desk.web.base.templatetags.desk import bar, codes, grade, mark, sign

register = template.Library()
LONG, MANY = 50, 12  # rows of a long table; of one with drawings
PLACE = "hang"  # the order by place: the first is the best
SIGNS = {"open": ("q", "m-dim"), "owed": ("clock", "m-bad"), "failed": ("warn", "m-warn")}


@register.inclusion_tag("base/report.html")
def report(shown: Report) -> dict[str, Any]:
    """Draw the blocks of a report; remarks, and lines, that follow one another share a sheet."""
    return {"parts": list(_parts(shown))}


def _parts(shown: Report) -> Iterator[tuple[str, Any]]:
    for kind, blocks in groupby(shown.shown_in("page"), _kind):
        if kind in ("remarks", "titledlines"):
            yield kind, list(blocks)
        else:
            yield from ((kind, block) for block in blocks)


def _kind(block: ReportBlock) -> str:
    if isinstance(block, Remark):
        return "banner" if block.kind == "banner" else "remarks"
    return type(block).__name__.lower()


@register.simple_tag
def remark(shown: Remark) -> SafeString:
    drawn = sign(*SIGNS[shown.kind]) if shown.kind in SIGNS else ""
    return format_html("{} {} {}", drawn, shown.text.strip(), _drawn(shown.link) if shown.link else "")


@register.simple_tag
def heads(table: Table) -> SafeString:
    """Draw the header of a table; over points with a bar it spans both; where it can be sorted by a column,
    its title leads there, and is marked if it is."""
    first = next(iter(table.cells()), [None] * len(table.columns))
    cells = (
        (2 if isinstance(value, Points) and value.full else 1, _side(column), *_head(column, table))
        for column, value in zip(table.columns, first, strict=True)
    )
    return format_html_join("", '<th scope="col" colspan="{}" class="{}"{}>{}</th>', cells)


def _head(column: ReportColumn, table: Table) -> tuple[SafeString | str, SafeString | str]:
    if column.head is not None:
        return "", _drawn(column.head)
    if not column.order or table.order is None:
        return "", column.title
    way = "descending" if column.align == "right" and column.order != PLACE else "ascending"
    marked = format_html(' aria-sort="{}"', way) if table.order == column.order else ""
    to = "&".join(filter(None, (f"xep={column.order}", table.query)))
    return marked, format_html('<a class="sort" href="?{}">{}</a>', to, column.title)


def _side(column: ReportColumn) -> str:
    return "pic" if column.head else "num" if column.align == "right" else ""


@register.filter
def look(table: Table) -> str:
    """Return the classes of a table: whether it has drawings, and is so long that its rows are close."""
    plot = any(column.head for column in table.columns)
    close = len(table.rows) > LONG or (plot and table.count > MANY)
    return f"stack{' plot' if plot else ''}{' long dense' if close else ''}"


@register.simple_tag(takes_context=True)
def cell(context: Any, value: Cell, columns: Sequence[ReportColumn], at: int) -> SafeString:
    """Draw one cell of a row; the first names the row."""
    column = columns[at]
    if at == context["part"].named:
        return format_html('<th scope="row" class="nb">{}</th>', _drawn(value))
    if isinstance(value, Points):
        text, drawn = text_of(value), bar(value.low, value.high, value.full or Fraction(0))
        beside = format_html('<td class="bar-cell">{}</td>', drawn) if drawn else ""
        return format_html('{}<td class="num" data-h="{}"><b>{}</b></td>', beside, column.title, text)
    return format_html(
        '<td class="{}" data-h="{}">{}</td>',
        "nb" if isinstance(value, PageLink) and " " not in text_of(value) else _side(column),
        column.title,
        _drawn(value),
    )


@register.simple_tag
def points(value: Cell, with_bar: bool = True) -> SafeString:
    """Draw the first value of an item: points with their bar under them; what left the total is dim."""
    text = text_of(value)
    if isinstance(value, Points) and value.absent is True:
        return format_html('<span class="dim">{}</span>', text)
    full = (with_bar and isinstance(value, Points) and value.full) or Fraction(0)
    return format_html(
        "<b>{}</b>{}", text, bar(value.low, value.high, full) if isinstance(value, Points) else ""
    )


@register.simple_tag
def value(shown: Cell, columns: Sequence[tuple[str, Any]], at: int) -> SafeString:
    drawn = points(shown) if at == 0 else text_of(shown)
    return format_html(
        '<td class="num{}" data-h="{}">{}</td>', "" if at == 0 else " mid", columns[at][0], drawn
    )


@register.simple_tag
def figure(shown: Cell) -> str | SafeString:
    return codes(shown) if isinstance(shown, str) else _drawn(shown)


@register.filter
def rows(table: Table) -> Iterator[tuple[str | DrawnCell, str, bool, Sequence[Cell]]]:
    """Yield of each row what heads its group if it is the first, its name, whether it is the open one, and
    its cells."""
    groups: dict[str | DrawnCell, list[tuple[Any, list[Cell]]]] = {}
    for row, cells in zip(table.rows, table.cells(), strict=True):
        groups.setdefault(table.group(row) if table.group else "", []).append((row, cells))
    for group, listed in groups.items():
        for n, (row, cells) in enumerate(listed):
            key = table.key(row) if table.key else ""
            counted = f"{group} ({len(listed)})" if isinstance(group, str) and group else group
            yield counted if not n else "", key, bool(key) and key == table.current, cells


@register.simple_tag
def answer(shown: AnswerLine) -> SafeString:
    signs = {True: ("ok", "m-ok"), False: ("lock", "m-warn"), None: ("q", "m-dim")}
    name = " ".join(filter(None, (shown.id, f"{shown.words}.")))
    facts = "; ".join(shown.facts)
    text = '{} <b>{}</b> {}. <span class="mid">{}</span>'
    return format_html(text, sign(*signs[shown.good]), name, shown.title, facts)


@register.simple_tag
def link(shown: PageLink) -> SafeString | str:
    return _drawn(shown)


@register.simple_tag
def marks(shown: tuple[Badge, ...]) -> SafeString:
    return format_html_join("", " {}", ((mark(one.colour, one.sign, one.words),) for one in shown))


def _drawn(value: Cell) -> str | SafeString:
    text = text_of(value)
    if isinstance(value, PageLink):
        address = reverse(value.page, args=value.args) + value.query
        return format_html('<a href="{}">{}</a>{}', address, text, marks(value.marks))
    if isinstance(value, Bands):
        return format_html("{}{}", grade(value.steps, text, value.is_risk), marks(value.marks))
    if isinstance(value, Badge):
        return mark(value.colour, value.sign, value.words)
    if isinstance(value, DrawnCell):
        return SafeString(render_to_string(value.template, {"words": value.words, "of": value.of}))
    if isinstance(value, Terms) and value.terms:
        return format_html_join(", ", '<span class="nb" title="{1}">{0}</span>', value.terms)
    if isinstance(value, TextLines):
        return format_html_join("", '<p class="place">{}</p>', ((codes(line),) for line in value.lines))
    if isinstance(value, WeightBar):
        drawn = (
            '<svg class="weigh-bar" aria-hidden="true"><rect width="{}%" height="10" class="known"/></svg> {}'
        )
        return format_html(drawn, value.percent, text)
    return text
