"""The reader's language. Vietnamese stands in the code; `desk/locale` holds its English (gettext)."""

from __future__ import annotations

import gettext as catalogs
import io
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path, PurePath
from typing import TypeVar

from facts.visible_text import VIETNAMESE, Language, shown_path
from facts.visible_text import gettext_noop as gettext_noop

K = TypeVar("K")
LANGUAGES = ("vi", "en")
LOCALE = Path(__file__).parents[1] / "locale"
DOMAIN = "django"  # the name under which Django looks for a catalog
CONTEXT = "\x04"  # stands between a text's context and the text in a compiled catalog
_LANGUAGE: ContextVar[str] = ContextVar("language", default="vi")


def language() -> str:
    """Return the language in which texts are now given: `vi` or `en`."""
    return _LANGUAGE.get()


def is_vietnamese() -> bool:
    return language() == "vi"


def localised(texts: Mapping[str, str]) -> str:
    """Return the one of a title's texts that the reader reads."""
    return texts[language()]


def decimal_mark(number: str) -> str:
    """Write a number's decimal point as the reader does: a comma in Vietnamese."""
    return number.replace(".", ",") if is_vietnamese() else number


def unit_after(unit: str | None) -> str:
    """Return a unit as it stands after a number. Units are declared in Vietnamese: English has `%` alone."""
    return f" {unit}" if unit and (is_vietnamese() or unit == "%") else ""


@contextmanager
def speaking(lang: str) -> Iterator[None]:
    token = _LANGUAGE.set(lang)
    try:
        yield
    finally:
        _LANGUAGE.reset(token)


def gettext(text: str, /, **values: object) -> str:
    """Return a text in the reader's language, its places `%(name)s` filled from `values`.

    Where it counts something, that value is `n`: its English differs for one and for more.
    """
    if text and not is_vietnamese():
        if "n" in values:
            text = english().ngettext(text, text, 1 if str(values["n"]) == "1" else 2)
        else:
            text = english().gettext(text)
    text = text.rpartition(CONTEXT)[2]
    return text % {name: _shown(value) for name, value in values.items()} if values else text


def _shown(value: object) -> object:
    return shown_path(value) if isinstance(value, PurePath) else value


def pgettext(context: str, text: str, /, **values: object) -> str:
    """Return a text whose English differs from that of the same Vietnamese elsewhere."""
    return gettext(pgettext_noop(context, text), **values)


class LazyText:
    """A text given in the language of whoever reads it (`str` of it). Values may be such texts, too."""

    def __init__(self, text: str, /, **values: object) -> None:
        self.text, self.values = text, values

    def __str__(self) -> str:
        return gettext(self.text, **self.values)


class Texts(Mapping[K, str]):
    """Texts by key, each given in the language of whoever looks it up."""

    def __init__(self, texts: Mapping[K, str], context: str = "") -> None:
        self.texts, self.context = texts, context

    def __getitem__(self, key: K) -> str:
        text = self.texts[key]
        return pgettext(self.context, text) if self.context and CONTEXT not in text else gettext(text)

    def __iter__(self) -> Iterator[K]:
        return iter(self.texts)

    def __len__(self) -> int:
        return len(self.texts)


class ByLanguage:
    """What a function answers in the language of whoever reads it."""

    def __init__(self, function: Callable[..., str], *arguments: object) -> None:
        self.function, self.arguments = function, arguments

    def __str__(self) -> str:
        return self.function(*self.arguments)


Lazy = LazyText | ByLanguage


def in_language(lang: str, text: object) -> str:
    """Return a lazy text in a language."""
    with speaking(lang):
        return str(text)


def pgettext_noop(context: str, text: str) -> str:
    """Mark a text for `gettext` whose English differs from that of the same Vietnamese elsewhere."""
    return f"{context}{CONTEXT}{text}"


def language_of_facts(lang: str) -> Language:
    """Return a language for what `facts` and `engine` say."""
    return Language(lambda text: english().gettext(text), ",") if lang == "en" else VIETNAMESE


def reader() -> Language:
    """Return the reader's language for what `facts` and `engine` say."""
    return language_of_facts(language())


@cache
def english() -> catalogs.GNUTranslations:
    """Return the English catalog, compiled first where its source is newer."""
    try:
        with compiled("en").open("rb") as file:
            return catalogs.GNUTranslations(file)
    except OSError:  # a folder nobody may write to
        return catalogs.GNUTranslations(io.BytesIO(catalog_bytes(_source("en"))))


def compiled(lang: str) -> Path:
    """Return the compiled catalog of a language, made anew where its source is newer; a wheel has none."""
    source = _source(lang)
    target = source.with_suffix(".mo")
    if source.exists() and not (target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns):
        part = target.with_suffix(f".{os.getpid()}")
        with part.open("wb") as written:
            written.write(catalog_bytes(source))
        part.replace(target)
    return target


def catalog_bytes(source: Path) -> bytes:
    """Return the compiled form of a catalog."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    written = io.BytesIO()
    with source.open("rb") as file:
        write_mo(written, read_po(file))
    return written.getvalue()


def _source(lang: str) -> Path:
    return LOCALE / lang / "LC_MESSAGES" / f"{DOMAIN}.po"
