"""`rules/actions.yaml`: the closed list of actions that follow-up rules may ask for."""

from typing import Annotated, Literal

from engine.rulebook.kinds.declared import PlainName
from engine.rulebook.kinds.words import ByName, Name, Part, Titles, derived, key


class ListedAction(Part):
    """An action of the closed list. `does` says what it may rest on."""

    explained = ("Một việc", "Tên gọi và loại việc.")
    name: str = derived()
    title: Titles
    does: Literal["duty", "reward", "protect", "inspect", "hand_on", "measure"] = key(
        "Loại việc",
        "duty: việc của cơ quan; reward: đề nghị khen thưởng; protect: bảo vệ người; inspect: đề xuất"
        " kiểm tra; hand_on: chuyển cơ quan có thẩm quyền; measure: đề nghị biện pháp. Loại việc"
        " quyết định được dựa vào đâu.",
    )


class ActionsFile(Part):
    explained = ("Danh mục việc cần làm", "Luật chỉ được nêu việc có ở đây.")
    actions: Annotated[dict[Annotated[Name, PlainName()], ListedAction], ByName("name")] = key(
        "Các việc", "Tên không dấu, rồi tên gọi và loại việc.", min_length=1
    )
