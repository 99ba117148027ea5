"""Where many things are done: in processes of this machine, or on the workers of a scheduler."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from desk.base.faults import Stop, WrongUse
from desk.base.options import option
from desk.base.output import Output

if TYPE_CHECKING:
    from facts.executors.cluster import NoScheduler
    from facts.executors.port import Executor, Limits

ProcessesOption = Annotated[int, option("Số tiến trình cùng làm (0: bằng số lõi).", "--processes", min=0)]
SchedulerOption = Annotated[
    str | None,
    option(
        "Địa chỉ bộ điều phối Dask (tcp://máy:8786): chia việc cho nhiều máy; bỏ trống thì làm trên máy này.",
        "--scheduler",
        show_default=False,
    ),
]


def executor_asked(scheduler: str | None, processes: int, limits: Limits) -> Executor:
    """Return what does the work; raises Stop where the scheduler asked for can't be had."""
    from facts.executors.cluster import Cluster, NoScheduler
    from facts.executors.processes import Processes

    here = Processes(processes, limits)
    if scheduler is None:
        return here
    try:
        return Cluster(scheduler, limits, here)
    except NoScheduler as error:
        raise _unfound(error) from error


def say_lost(executor: Executor, out: Output) -> None:
    """Say that the scheduler or its workers were lost on the way, and that nothing is missing by it."""
    lost = getattr(executor, "lost", "")
    if lost:
        out.note(
            "Mất bộ điều phối hoặc các máy làm việc giữa chừng (%(lost)s). Phần còn lại đã làm trên máy"
            " này; kết quả đủ như thường.",
            lost=lost,
        )


def _unfound(error: NoScheduler) -> Stop:
    from facts.executors.cluster import NOT_INSTALLED

    if error.why == NOT_INSTALLED:
        return WrongUse(
            "--scheduler cần thư viện distributed (Dask), máy này chưa cài. Cài phần mở rộng 'cluster',"
            " hoặc bỏ --scheduler."
        )
    return WrongUse(
        "Không thấy bộ điều phối nào ở %(address)s. Kiểm tra địa chỉ và máy chủ, hoặc bỏ --scheduler để làm"
        " trên máy này.",
        address=error.address,
    )
