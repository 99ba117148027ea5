"""One file in, one return out: what a process that reads returns is given, and what it gives back."""

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date

from facts.context import Context
from facts.executors.port import ENDED, MEMORY, TIME, Executor, Lost
from facts.intake.files import ReturnContent, ReturnFile, content_of
from facts.intake.kept_names import kept_name
from facts.intake.problems import FileFault
from facts.intake.returns import ReadReturn, return_from_sheets


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that could be opened; `read` is None where its content was known already."""

    hash: str
    read: ReadReturn | None


# a file here; on another machine what was found of it here
Asked = ReturnFile | ReturnContent | Taken | FileFault


@dataclass(frozen=True, slots=True)
class ReturnReader:
    """Reads files against the rules, on a day; what is `known` is not read again."""

    context: Context
    today: date
    known: Set[str]

    def carry(self, file: Asked) -> Asked:
        """Return what goes to another machine for a file: its bytes, or what is known without them."""
        if not isinstance(file, ReturnFile):
            return file
        try:
            content = content_of(file)
        except FileFault as fault:
            return fault
        return Taken(content.hash, None) if content.hash in self.known else content

    def __call__(self, file: Asked) -> Taken | FileFault:
        content = self.carry(file)
        if not isinstance(content, ReturnContent):
            assert not isinstance(content, ReturnFile)
            return content
        try:
            name = content.file.name
            read = return_from_sheets(content.sheets(), name, self.context, self.today)
            return Taken(content.hash, replace(read, file=kept_name(name, content.hash, self.context.units)))
        except FileFault as fault:
            return fault


def returns_in(
    files: Sequence[ReturnFile], reader: ReturnReader, executor: Executor, step: Callable[[int], object]
) -> Iterator[tuple[ReturnFile, Taken | FileFault]]:
    """Yield every file with what came of it, in order; `step` is told how many were taken."""
    for done, (file, taken) in enumerate(zip(files, executor.each(reader, files), strict=True), start=1):
        yield file, _fault_of(file, taken) if isinstance(taken, Lost) else taken
        step(done)


def _fault_of(file: ReturnFile, lost: Lost) -> FileFault:
    codes = {TIME: "too_slow", MEMORY: "too_much_memory", ENDED: "reader_ended"}
    return FileFault(codes.get(lost.why, "reader_failed"), file.name, error=lost.error or lost.why)
