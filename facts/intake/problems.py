"""What can be wrong with a return: one cell, a sheet, or the whole file."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as dataclass_field
from decimal import Decimal
from functools import partial

from facts.standing import Value

Params = tuple[tuple[str, str], ...]  # what a message fills in, by name

# Cells
CELL_ERROR = "cell_error"
DATE_INVALID = "date_invalid"
NUMBER_INVALID = "number_invalid"
NUMBER_NEGATIVE = "number_negative"
YEAR_INVALID = "year_invalid"
VALUE_NOT_ALLOWED = "value_not_allowed"
YES_NO_INVALID = "yes_no_invalid"
CODE_INVALID = "code_invalid"
PHONE_INVALID = "phone_invalid"
IDENTITY_INVALID = "identity_invalid"
REQUIRED_MISSING = "required_missing"
REFERENCE_UNKNOWN = "reference_unknown"
ABOVE_MAXIMUM = "above_maximum"
RULEBOOK_UNNAMED = "rulebook_unnamed"
ROWS_DIFFER = "rows_differ"
SAME_ID_OTHER_NAME = "same_id_other_name"
FORMULA_NOT_COMPUTED = "formula_not_computed"
OTHER_UNIT = "other_unit"
OTHER_CODE = "other_code"
OTHER_OFFICE = "other_office"
ABOVE_WHOLE = "above_whole"
APPRAISAL_BY_COMMUNE = "appraisal_by_commune"
APPRAISALS_DIFFER = "appraisals_differ"
APPRAISED_NO_MORE = "appraised_no_more"
PREPARED_BEFORE_PERIOD = "prepared_before_period"
RECEIVED_BEFORE_PREPARED = "received_before_prepared"
DAY_TO_COME = "day_to_come"
SENDER_DIFFERS = "sender_differs"
NOT_YET_COME = "not_yet_come"
PERIOD_DOUBTFUL = "period_doubtful"
# Sheets
SHEET_MISSING = "sheet_missing"
SHEET_TWICE = "sheet_twice"
SHEET_HIDDEN = "sheet_hidden"
SHEET_UNNAMED = "sheet_unnamed"
FILE_UNNAMED = "file_unnamed"
TABLE_UNREAD = "table_unread"
ROWS_BELOW_SIGNATURE = "rows_below_signature"
HEADER_MISSING = "header_missing"
HEADER_TWICE = "header_twice"
HEADER_NOT_FOUND = "header_not_found"
NO_ROWS = "no_rows"
DATA_THOUGH_NIL = "data_though_nil"
DATA_THOUGH_NOT_RETURNED = "data_though_not_returned"
NOT_FILLED_IN = "not_filled_in"
UNIT_NO_MORE = "unit_no_more"
UNIT_NAME_DIFFERS = "unit_name_differs"
UNIT_TYPE_DIFFERS = "unit_type_differs"
# Files
NOT_A_WORKBOOK = "not_a_workbook"
OLD_WORKBOOK = "old_workbook"
PASSWORD_PROTECTED = "password_protected"
ZIP_BOMB = "zip_bomb"
TOO_LARGE = "too_large"
TOO_MANY_CELLS = "too_many_cells"
EMPTY_FILE = "empty_file"
FILE_UNREADABLE = "file_unreadable"
NO_SUCH_FILE = "no_such_file"
NO_RETURNS = "no_returns"
NOT_A_RETURN = "not_a_return"
PACKED = "packed"
MAIL = "mail"
UNFINISHED = "unfinished"
OTHER_SPREADSHEET = "other_spreadsheet"
MISNAMED_WORKBOOK = "misnamed_workbook"
UNKNOWN_KIND = "unknown_kind"
HIDDEN_FILE = "hidden_file"
HIDDEN_FOLDER = "hidden_folder"
LINK_OUTSIDE = "link_outside"
NOT_A_FILE = "not_a_file"
TOO_DEEP = "too_deep"
STRAY_CSV = "stray_csv"
CSV_ALONE = "csv_alone"
CSV_QUOTE_OPEN = "csv_quote_open"
NO_COVER = "no_cover"
COVER_HIDDEN = "cover_hidden"
COVER_INCOMPLETE = "cover_incomplete"
UNIT_UNKNOWN = "unit_unknown"
UNIT_NOT_IN_PERIOD = "unit_not_in_period"
PERIOD_UNKNOWN = "period_unknown"
PERIOD_NOT_IN_RULES = "period_not_in_rules"
OFFICE_UNKNOWN = "office_unknown"
OFFICE_NO_MORE = "office_no_more"
OTHER_FORM_VERSION = "other_form_version"
INCOMING_HEADER = "incoming_header"
INCOMING_ROW = "incoming_row"
INCOMING_TWICE = "incoming_twice"
INCOMING_MANY = "incoming_many"
INCOMING_OF_SENDER = "incoming_of_sender"
RECEIVED_NOT_THEN = "received_not_then"
RECEIVED_CLOSED = "received_closed"
CSV_UNDECODABLE = "csv_undecodable"
TOO_MANY_PROBLEMS = "too_many_problems"
TOO_SLOW = "too_slow"
TOO_MUCH_MEMORY = "too_much_memory"
READER_FAILED = "reader_failed"
NUMBER_WITH_UNIT = "number_with_unit"
UNIT_OF_THE_OTHERS = "unit_of_the_others"
NOTHING_RECOGNISED = "nothing_recognised"
PROGRAM_FAILED = "program_failed"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing a person must look at, where it stands, what was expected and what was there.

    `found` is None wherever the form or field may not be shown. `cell` is '' and `row` 0 for a whole sheet.
    """

    code: str
    sheet: str
    cell: str = ""
    row: int = 0
    field: str = ""
    expected: str = ""  # a key of `facts.intake.messages.EXPECTED`
    params: Params = ()
    found: Value = None
    set_aside: bool = False
    decimal: bool = dataclass_field(default=False, repr=False)  # `found` is a number, which JSON has as text

    def __post_init__(self) -> None:
        if self.decimal and isinstance(self.found, str):
            object.__setattr__(self, "found", Decimal(self.found))
        object.__setattr__(self, "decimal", isinstance(self.found, Decimal))


class FileFault(Exception):
    """A whole file that can't be taken: which one, why, and what to do is in the messages."""

    def __init__(self, code: str, file: str, **params: str) -> None:
        super().__init__(code, file, params)
        self.code = code
        self.file = file
        self.params: Params = tuple(sorted(params.items()))

    def __reduce__(self) -> tuple[object, ...]:
        return partial(FileFault, **dict(self.params)), (self.code, self.file)
