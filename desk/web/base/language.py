"""The language of whoever is answered: of the account, or, before anyone signed in, of the address."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.http import HttpRequest, HttpResponse
from django.utils.translation import override

from desk.base.language import speaking


@contextmanager
def answering(lang: str) -> Iterator[None]:
    """Give the texts of the block, Django's and templates' too, in a language."""
    with speaking(lang), override(lang):
        yield


class LanguageMiddleware:
    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        asked = user.lang if user.is_authenticated else request.GET.get("lang")
        with answering("en" if asked == "en" else "vi"):
            return self.answer(request)
