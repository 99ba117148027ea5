"""Says why a scenario failed: the sentence that did not hold, what it expected, what came out, and the reason
for that."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from types import FrameType, TracebackType
from typing import Any

from desk.reports.reasons import reasons_for
from desk.words.follow_up_words import missing_words
from desk.words.numbers import day_words, number_words, plain_words, range_words
from engine.evaluation.explanation import Explanation, explanation_of
from engine.follow_up.conclusions import Conclusion
from engine.follow_up.matcher import matches_from
from engine.rulebook.model.follow_up import FollowUpRule, SignThen
from scenarios.steps.followed import Followed
from scenarios.steps.judged import JudgedSubject

SAID = {None: "chưa biết hoặc không có", True: "có", False: "không"}


def failure_words(sentence: str, error: BaseException, looked: object) -> str:
    """Return the sentence, expected and actual, and the reason line, in Vietnamese."""
    frame = _failing_frame(error.__traceback__)
    compared = _compared(frame) if isinstance(error, AssertionError) and frame is not None else None
    if compared is None:
        said = f"{sentence}: {error}".rstrip(": ") if str(error) else sentence
    else:
        said = f"{sentence}: phải là {value_words(compared[1])}, thực tế {value_words(compared[0])}"
    reason = ""
    if isinstance(looked, JudgedSubject) and frame is not None:
        reason = _reason(looked, frame)
    elif isinstance(looked, Followed) and frame is not None:
        reason = "; ".join(_why_followed(looked, frame.f_locals.get("rule", "")))
        reason = f"Vì: {reason}." if reason else ""
    return f"{said}. {reason}".rstrip()


def _failing_frame(trace: TracebackType | None) -> FrameType | None:
    """Return the frame of the step function in which the error arose."""
    found = None
    while trace is not None:
        if trace.tb_frame.f_globals.get("__name__", "").startswith("scenarios.steps."):
            found = trace.tb_frame if not trace.tb_frame.f_globals["__name__"].endswith("running") else found
        trace = trace.tb_next
    return found


def _compared(frame: FrameType) -> tuple[Any, Any] | None:
    """Return both sides of the assertion that failed: what came out, and what was expected."""
    for statement in _assertions(frame):
        test = statement.test
        if statement.lineno <= frame.f_lineno <= (statement.end_lineno or statement.lineno):
            wanted: ast.expr = ast.Constant(True)
            if (
                isinstance(test, ast.Compare)
                and len(test.ops) == 1
                and isinstance(test.ops[0], ast.Eq | ast.Is)
            ):
                test, wanted = test.left, test.comparators[0]
            elif isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
                test, wanted = test.operand, ast.Constant(False)
            return _value(test, frame), _value(wanted, frame)
    return None


def _assertions(frame: FrameType) -> list[ast.Assert]:
    """Return the assertions of a step function, each with its line in the file."""
    try:
        lines, start = inspect.getsourcelines(frame.f_code)
    except OSError:
        return []
    tree = ast.increment_lineno(ast.parse(textwrap.dedent("".join(lines))), start - 1)
    return [node for node in ast.walk(tree) if isinstance(node, ast.Assert)]


def _value(node: ast.expr, frame: FrameType) -> Any:
    code = compile(ast.Expression(ast.fix_missing_locations(node)), "<step>", "eval")
    return eval(code, frame.f_globals, frame.f_locals)  # our own step, as written


def value_words(value: Any) -> str:
    """Write what a step compares as the scenario would."""
    if value is None or isinstance(value, bool):
        return SAID[value]
    if isinstance(value, Fraction):
        return number_words(value)
    if isinstance(value, tuple) and len(value) == 2 and all(isinstance(v, Fraction) for v in value):
        return range_words(*value)
    if isinstance(value, set | frozenset | list | tuple):
        return (
            ", ".join(
                sorted(map(value_words, value))
                if isinstance(value, set | frozenset)
                else map(value_words, value)
            )
            or "không có gì"
        )
    if isinstance(value, Conclusion):
        due = f", hạn {day_words(value.deadline)}" if value.deadline else ""
        return f"{value.rule} về {', '.join(value.about)}{due}"
    return plain_words(value)


def _reason(judged: JudgedSubject, frame: FrameType) -> str:
    """Say why it came out so: the reason of the criterion asked about, else points, band and gates."""
    id_ = frame.f_locals.get("id_")
    explained = explanation_of(judged.evaluation, judged.rulebook, judged.subject, judged.period)
    mine = [reason for reason in explained.criteria if reason.criterion.id == id_]
    if mine:
        return f"Vì: {reasons_for(explained.rulebook, mine[0], judged.evaluation.rules).sentence(mine[0])}"
    return f"Vì: {'; '.join(_whole(judged, explained))}."


def _whole(judged: JudgedSubject, explained: Explanation) -> Iterable[str]:
    found = explained.result.scored
    titles = {band.id: band.title["vi"] for band in judged.rulebook.bands}
    yield f"{range_words(found.low, found.high)} điểm, {' hoặc '.join(titles[b] for b in found.bands)}"
    holding = [gate for gate, answer in found.gates.items() if answer is True]
    if holding:
        yield f"điều kiện khống chế áp dụng: {', '.join(holding)}"


def _why_followed(followed: Followed, id_: str) -> Iterable[str]:
    """Say what each conclusion of a rule rests on; where there is none, how far the facts fit."""
    here = [c for c in followed.conclusions if c.rule == id_]
    for found in here:
        facts = ", ".join(f"{alias} {fact}" for alias, _, fact in found.because)
        open_ = f", cần bổ sung {missing_words(found.missing)}" if not found.sure else ""
        yield f"luật {id_} nêu về {', '.join(found.about)} từ {facts}{open_}"
    if not here:
        yield from (_how_far(followed, rule) for rule in followed.rules.follow_up if rule.id == id_)


def _how_far(followed: Followed, rule: FollowUpRule) -> str:
    base, setting = followed.base, followed.facts.setting
    for count, pattern in enumerate(rule.when, start=1):
        part = replace(rule, when=rule.when[:count], unless=(), then=SignThen(sign="", about=()))
        if not matches_from([part], base, setting):
            before = ", ".join(p.alias for p in rule.when[: count - 1])
            beside = f" đi cùng {before}" if before else ""
            return f"luật {rule.id} không thấy dữ kiện nào khớp “{pattern.alias}”{beside}"
    absent = ", ".join(p.alias for p in rule.unless)
    return f"luật {rule.id} khớp đủ, nhưng có “{absent}” mà luật đòi không có"
