"""The language of whoever is answered: of the account, or, before anyone signed in, of the address."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import override

from desk.base.language import speaking


class LanguageMiddleware:
    """Gives the texts of an answer, Django's and templates' too, in one language."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        asked = user.lang if user.is_authenticated else request.GET.get("lang")
        lang = "en" if asked == "en" else "vi"
        with speaking(lang), override(lang):
            return self.answer(request)
