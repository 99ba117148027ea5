"""Each address of the desk with who may read it, who may write there, and whose unit it is about."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import SplitResult, urlsplit

from django.urls import URLPattern, URLResolver, get_resolver, path, register_converter
from django.urls.converters import IntConverter

from desk.base.roles import EVERYONE


class Whole(IntConverter):
    """A whole number that every database takes; an address with any other leads nowhere."""

    regex = "[0-9]{1,9}"


class YearConverter(IntConverter):
    """A year that calendars know."""

    regex = "(?:19|20|21)[0-9]{2}"


register_converter(Whole, "number")
register_converter(YearConverter, "year")


@dataclass(frozen=True, slots=True)
class Access:
    """Roles that may read (GET) and write (POST) at an address.

    `unit_in` names the part of the address that starts with a commune's code: an account bound to a unit gets
    in only where that commune is its own. `open` is for who has not signed in.
    """

    read: frozenset[str] = frozenset()
    write: frozenset[str] = frozenset()
    unit_in: str = ""
    open: bool = False

    def allows(self, role: str, method: str) -> bool:
        return role in (self.read if method in ("GET", "HEAD") else self.write)


def may(user: Any, access: Access, method: str, named: Mapping[str, Any]) -> bool:
    """Tell whether an account may read or write at an address with the parts `named`."""
    code = str(named.get(access.unit_in, ""))[:5]
    return access.allows(user.role, method) and (not access.unit_in or user.sees(code))


DOOR = Access(open=True)
ANYONE_IN = Access(EVERYONE, EVERYONE)


def place(
    route: str,
    view: Callable[..., Any],
    name: str,
    read: Collection[str] = (),
    write: Collection[str] = (),
    unit_in: str = "",
) -> URLPattern:
    """Return an address with its rule; a view without one is refused; one with a `unit` is about it."""
    named = unit_in or ("unit" if "<str:unit>" in route else "")
    return guarded(path(route, view, name=name), Access(frozenset(read), frozenset(write), named))


def guarded(pattern: URLPattern, access: Access) -> URLPattern:
    pattern.access = access
    return pattern


def patterns() -> Iterator[tuple[str, URLPattern]]:
    yield from _under("", get_resolver())


def _under(before: str, resolver: URLResolver) -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _under(route, entry)
        else:
            yield route, entry


def address_parts(text: str) -> SplitResult:
    """Return the parts of an address a browser names; empty ones where it is none."""
    try:
        return urlsplit(text)
    except ValueError:
        return urlsplit("")


@cache
def rules_by_name() -> Mapping[str, Access]:
    return {
        pattern.name: pattern.access
        for _, pattern in patterns()
        if pattern.name and hasattr(pattern, "access")
    }
