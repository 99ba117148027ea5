"""Speaks to yaml-language-server as an editor does: opens rule files, asks for completion and hover."""

from __future__ import annotations

import itertools
import json
import subprocess
from collections.abc import Iterator
from typing import Any

from desk.workspace.rule_files import SHIPPED
from tests.editor.language_server import command

SETTINGS = {
    "yaml": {
        "completion": True,
        "hover": True,
        "validate": True,
        "schemaStore": {"enable": False},
        "yamlVersion": "1.2",
    }
}
ABLE = {"textDocument": {"hover": {"contentFormat": ["markdown"]}}}


class Editor:
    """One session; files are named as in messages, `rules/…`, and need not hold what the disk holds."""

    def __init__(self) -> None:
        self.server = subprocess.Popen(command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.numbers = itertools.count(1)
        self.ask("initialize", {"processId": None, "rootUri": SHIPPED.parent.as_uri(), "capabilities": ABLE})
        self.tell("initialized", {})
        self.tell("workspace/didChangeConfiguration", {"settings": SETTINGS})

    def close(self) -> None:
        self.server.kill()
        self.server.wait()

    def opened(self, name: str, text: str) -> tuple[str, list[str]]:
        """Open a text beside a rule file, under a name of its own; return its address and what is wrong in
        it."""
        path = SHIPPED.parent / name
        uri = path.with_name(f"{path.stem}-{next(self.numbers)}.yaml").as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        found = next(p["diagnostics"] for p in self._verdicts() if p["uri"] == uri)
        return uri, [f"{item['range']['start']['line'] + 1}: {item['message']}" for item in found]

    def mistakes(self, name: str, text: str) -> list[str]:
        """Return what the server finds wrong in a text, each with its line."""
        return self.opened(name, text)[1]

    def hover(self, name: str, text: str, at: str) -> str:
        """Point at the first letters of `at`; return what is shown."""
        found = self._at("hover", name, text, text.index(at) + 1)
        return str(found["contents"]["value"]) if found else ""

    def completion(self, name: str, text: str, position: int) -> list[str]:
        """Ask what may stand at a position; return what is offered."""
        found = self._at("completion", name, text, position)
        return [str(item["label"]) for item in found["items"]]

    def _at(self, what: str, name: str, text: str, position: int) -> Any:
        uri, _ = self.opened(name, text)
        before = text[:position]
        place = {"line": before.count("\n"), "character": position - (before.rfind("\n") + 1)}
        return self.ask(f"textDocument/{what}", {"textDocument": {"uri": uri}, "position": place})

    def _verdicts(self) -> Iterator[dict[str, Any]]:
        said = (m for m in self._messages() if m.get("method") == "textDocument/publishDiagnostics")
        return (message["params"] for message in said)

    # The protocol

    def tell(self, method: str, params: Any, **more: Any) -> None:
        self._send({"jsonrpc": "2.0", "method": method, "params": params, **more})

    def ask(self, method: str, params: Any) -> Any:
        number = next(self.numbers)
        self.tell(method, params, id=number)
        return next(m for m in self._messages() if m.get("id") == number and "method" not in m)["result"]

    def _send(self, message: Any) -> None:
        body = json.dumps(message).encode()
        assert self.server.stdin
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.server.stdin.flush()

    def _messages(self) -> Iterator[dict[str, Any]]:
        assert self.server.stdout
        while True:
            head = b""
            while not head.endswith(b"\r\n\r\n"):
                letter = self.server.stdout.read(1)
                assert letter, "the language server ended"
                head += letter
            length = int(head.split(b"Content-Length: ")[1].split(b"\r\n")[0])
            message = json.loads(self.server.stdout.read(length))
            if "id" in message and "method" in message:  # the server asks for settings it was already told
                asked = [SETTINGS.get(item.get("section"), {}) for item in message["params"]["items"]]
                self._send({"jsonrpc": "2.0", "id": message["id"], "result": asked})
            yield message
