"""Puts a fault into the running program and takes it out again: functions get the code they have in the
faulty file."""

from __future__ import annotations

import gc
import inspect
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import _lru_cache_wrapper
from types import CodeType, FunctionType

OURS = ("facts", "engine", "desk", "scenarios", "tests")  # a test keeps answers of the code too
Codes = dict[tuple[str, int], CodeType]  # by qualified name and first line


def faulty_codes(path: str, text: str, faulty: str) -> Codes | None:
    """Return the code of the functions that a fault changes; None where it changes what a module or class
    does on import."""
    before, after = (_by_place(compile(t, path, "exec", dont_inherit=True)) for t in (text, faulty))
    changed = {place for place in before if place not in after or _own(before[place]) != _own(after[place])}
    if any(not before[place].co_flags & inspect.CO_OPTIMIZED for place in changed):
        return None
    holds = {place for place, code in before.items() if changed & set(_by_place(code))}
    return {
        place: after[place]
        for place in holds
        if place in after and after[place].co_flags & inspect.CO_OPTIMIZED
    }


def _by_place(code: CodeType) -> Codes:
    found = {_place(code): code}
    for part in code.co_consts:
        if isinstance(part, CodeType):
            found |= _by_place(part)
    return found


def _own(code: CodeType) -> tuple[object, ...]:
    constants = [repr(part) for part in code.co_consts if not isinstance(part, CodeType)]
    return code.co_code, constants, code.co_names, code.co_varnames, code.co_freevars


class Living:
    """The functions and caches of ours that live in this process; looked for again only where modules were
    imported since."""

    def __init__(self, paths: Iterable[str]) -> None:
        self.paths, self.modules = set(paths), 0
        self.functions: list[FunctionType] = []
        self.caches: list[_lru_cache_wrapper[object]] = []

    @contextmanager
    def swapped(self, path: str, codes: Codes) -> Iterator[None]:
        """Give functions their faulty code; what was kept from earlier calls is forgotten before and
        after."""
        self._look()
        kept = [
            (f, f.__code__)
            for f in self.functions
            if f.__code__.co_filename == path and _place(f.__code__) in codes
        ]
        self._forget()
        for function, code in kept:
            function.__code__ = codes[_place(code)]
        try:
            yield
        finally:
            for function, code in kept:
                function.__code__ = code
            self._forget()

    def _look(self) -> None:
        if len(sys.modules) == self.modules:
            return
        self.modules = len(sys.modules)
        gc.unfreeze()  # the frozen are not listed
        every = gc.get_objects()
        gc.freeze()
        self.functions = [
            f for f in every if type(f) is FunctionType and f.__code__.co_filename in self.paths
        ]
        self.caches = [c for c in every if type(c) is _lru_cache_wrapper and c.__module__.startswith(OURS)]

    def _forget(self) -> None:
        for cache in self.caches:
            cache.cache_clear()


def _place(code: CodeType) -> tuple[str, int]:
    return code.co_qualname, code.co_firstlineno
