"""The English catalog, brought up to date with the code: `python -m release.catalog`.

New texts come in without English (a test names them), texts that are gone fall out.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Any

import typer
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from desk.base.language import DOMAIN, LOCALE
from desk.cli.app import app_of
from desk.cli.verb import texts_of
from engine.rulebook.text import writing
from engine.rulebook.text.faults import MESSAGES
from facts.archive.faults import StoreFault
from facts.faults import WorkspaceFault
from facts.intake.messages import EXPECTED, FOUND, NEEDED
from facts.intake.problems import FILES, PROBLEMS
from facts.vault.faults import VaultFault
from facts.visible_text import CHARACTERS

ROOT = Path(__file__).resolve().parents[1]
DESK = ROOT / "desk"
SOURCE = LOCALE / "en" / "LC_MESSAGES" / f"{DOMAIN}.po"
TEXT_AT = {  # the argument of a call that is a text of the catalog
    **dict.fromkeys(("_", "gettext", "gettext_noop", "gettext_lazy", "LazyText", "Texts", "WrongUse"), 0),
    **dict.fromkeys(("say", "note", "progress"), 0),
    **dict.fromkeys(("pgettext", "pgettext_noop", "Stop", "day_needed"), 1),
}
DECLARED = ("Act", "ActField", "LeadAct", "OfficeAct", "replace", "reason_field")
DECLARED_TEXTS = {"label", "hint", "missing", "short", "title", "note", "button", "says", "help", "choices"}
"""What a declaration of an act says in words; of its arguments without a name, those that are text."""
NOISE = re.compile(rb"(?m)^(#, python-[a-z-]+|\"(Project|Report|PO-Rev|Last-T|Language-T|Generated).*)\n")
Found = tuple[str, str | None, bool]  # text, context, whether it counts something


def extracted() -> Iterator[Found]:
    """Yield every text that has its English in the catalog."""
    for path in sorted(path for room in ("desk", "engine") for path in (ROOT / room).rglob("*.py")):
        yield from texts_in(path.read_text("utf-8"))
    for path in sorted(DESK.rglob("*.html")):
        code = BytesIO(templatize(path.read_text("utf-8")).encode())
        for _, text, _, context in extract("python", code, keywords=DEFAULT_KEYWORDS):
            yield text if isinstance(text, str) else text[0], context, not isinstance(text, str)
    tables = (PROBLEMS, FILES, EXPECTED, MESSAGES, WorkspaceFault.TEXTS, StoreFault.TEXTS, VaultFault.TEXTS)
    of_yaml = (words for _, words in (*writing.PROBLEMS, *writing.LOOKS))
    for text in (*chain(*(table.values() for table in tables)), *of_yaml, FOUND, NEEDED, CHARACTERS):
        yield text, None, False
    for text in texts_of(typer.main.get_command(app_of())):
        yield text, None, False


def texts_in(code: str) -> Iterator[Found]:
    """Yield the texts of Python code."""
    for call in ast.walk(ast.parse(code)):
        if not isinstance(call, ast.Call):
            continue
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        if name in DECLARED and isinstance(call.func, ast.Name):
            texts = [arg for arg in call.args if " " in (next(_constants(arg), "")) or name == "reason_field"]
            texts += [value.value for value in call.keywords if value.arg in DECLARED_TEXTS]
            yield from ((text, None, "%(n)s" in text) for node in texts for text in _constants(node) if text)
        at = TEXT_AT.get(name)
        if at is None or len(call.args) != at + 1:
            continue
        named = {value.arg: value.value for value in call.keywords}
        of_context = call.args[0] if name.startswith("pgettext") else named.get("context")
        context = next(_constants(of_context), None)
        for text in _constants(call.args[at]):
            yield text, context, "n" in named


def _constants(node: ast.expr | None) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _constants(node.body)
        yield from _constants(node.orelse)
    elif isinstance(node, ast.Dict):
        for value in node.values:
            yield from _constants(value)


def stored() -> Catalog:
    """Read the catalog as it lies in the code."""
    with SOURCE.open("rb") as file:
        return read_po(file, locale="en")


def updated(old: Catalog) -> Catalog:
    """Return a catalog of the texts there are now, with the English that the old one has of them."""
    new = Catalog("en", header_comment=old.header_comment, creation_date=old.creation_date, fuzzy=False)
    texts: dict[tuple[str, str | None], bool] = {}
    for text, context, plural in extracted():
        texts[text, context] = plural or texts.get((text, context), False)
    for (text, context), plural in texts.items():
        before: Any = old.get(text, context)
        english = before.string if before is not None else ""
        if plural and isinstance(english, str):
            english = (english, english)
        new.add((text, text) if plural else text, english, context=context)
    return new


def written(catalog: Catalog) -> bytes:
    """Return a catalog as its file: sorted, so that two people's texts seldom meet in one place."""
    content = BytesIO()
    write_po(content, catalog, width=110, no_location=True, sort_output=True)
    return NOISE.sub(b"", content.getvalue())


if __name__ == "__main__":
    SOURCE.write_bytes(written(updated(stored())))
