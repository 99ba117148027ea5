"""Files handed to a browser."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils.http import content_disposition_header


def download(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type="application/octet-stream")
    answer.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return answer


def taken_away(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a view that hands a file over, on record, answer GET alone, and not show a refused form again: a
    look would take the file away."""

    @wraps(view)
    def handed(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        if request.method != "GET" or getattr(request, "redisplays", False):
            return HttpResponseNotAllowed(["GET"])
        return view(request, *args, **named)

    return handed


def zipped(paths: Iterable[Path]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
        for path in paths:
            made.write(path, path.name)
    return held.getvalue()
