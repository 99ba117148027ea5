"""What an editor shows as an example of each key: the shortest that stands there in some rule files."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_origin

from engine.rulebook.kinds.declared import annotations_of, every_mark, owner_of, unmarked
from engine.rulebook.kinds.words import Bilingual, InBoth, OneOf, Part, WrittenAs
from engine.rulebook.rules import KINDS_OF_FILE
from engine.rulebook.text.places import Word
from engine.rulebook.text.reader import reading_of

Key = tuple[str, str]  # the class that declares it, and its name; "" is the class itself
LONGEST = 120  # letters of a list or mapping that is shown with all its entries
PLAIN = re.compile(r"[^\s\W](?:[^:,\[\]{}#\"']*[^\s:,\[\]{}#\"'])?|-?[0-9.]+|\$\w+")


def examples_in(texts: Mapping[str, str]) -> Mapping[Key, str]:
    """Return an example of each key that stands in some rule files, as YAML on one line."""
    examples: dict[Key, str] = {}
    for file, text in texts.items():
        tree = reading_of(file, text).tree
        kind = next(kind for name, kind in KINDS_OF_FILE.items() if name in tree)
        for key, example in _examples(kind, tree):
            if key not in examples or len(example) < len(examples[key]):
                examples[key] = example
    return examples


def _examples(annotation: Any, tree: Any) -> Iterator[tuple[Key, str]]:
    """Yield what stands under each key of each part in a tree."""
    plain = unmarked(annotation)
    for mark in every_mark(annotation):
        if isinstance(mark, WrittenAs):
            return (yield from _examples(mark.form, tree))
        if isinstance(mark, OneOf):
            return (yield from _examples(mark.forms()[str(mark.form_of(tree))], tree))
        if isinstance(mark, InBoth):
            plain = Bilingual
    part = isinstance(plain, type) and issubclass(plain, Part)
    if part and isinstance(tree, dict):
        yield (plain.__name__, ""), written(plain, tree)
        for name, inner in annotations_of(plain).items():
            key = name.removesuffix("_")
            if key in tree:
                yield (owner_of(plain, name), key), written(inner, tree[key])
                yield from _examples(inner, tree[key])
    elif get_origin(plain) in (tuple, dict) and isinstance(tree, list | dict):
        for inner in tree.values() if isinstance(tree, dict) else tree:
            yield from _examples(get_args(plain)[0 if isinstance(tree, list) else 1], inner)
    elif not part:
        for option in get_args(plain) if get_origin(plain) is not None else ():
            if isinstance(tree, list) is (get_origin(unmarked(option)) is tuple):
                yield from _examples(option, tree)


def written(annotation: Any, tree: Any) -> str:
    """Write a tree on one line; of a long list or mapping the shortest entry."""
    if isinstance(tree, list):
        items = [_flow(item) for item in tree]
        return f"[{', '.join(items if sum(map(len, items)) <= LONGEST else sorted(items, key=len)[:1])}]"
    if isinstance(tree, dict) and get_origin(unmarked(annotation)) is dict:
        items = [f"{_flow(key)}: {_flow(value)}" for key, value in tree.items()]
        return f"{{{', '.join(items if sum(map(len, items)) <= LONGEST else sorted(items, key=len)[:1])}}}"
    return _flow(tree)


def _flow(tree: Any) -> str:
    if isinstance(tree, dict):
        return f"{{{', '.join(f'{_flow(key)}: {_flow(value)}' for key, value in tree.items())}}}"
    if isinstance(tree, list):
        return f"[{', '.join(map(_flow, tree))}]"
    assert isinstance(tree, Word)
    return f'"{tree}"' if tree.quoted or not PLAIN.fullmatch(tree) else str(tree)
