"""What `--help --lang en` prints: the English of every help text, by its Vietnamese.

The doors say their help in Vietnamese, beside what it is about; a test asks for the English of each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

PANELS = {
    "OPTIONS": ("Tùy chọn", "Options"),
    "ARGUMENTS": ("Tham số", "Arguments"),
    "COMMANDS": ("Lệnh", "Commands"),
}
MARKS = {
    "DEFAULT_STRING": ("[mặc định: {}]", "[default: {}]"),
    "REQUIRED_LONG_STRING": ("[bắt buộc]", "[required]"),
}
HELP_OPTION = ("In trợ giúp này.", "Show this help.")


def speak(command: Any, lang: str) -> Any:
    """Return a command whose help, and that of all below it, is in one language. It is changed in place."""
    place = 0 if lang == "vi" else 1
    for one in commands_under(command):
        _say_help_option(one, HELP_OPTION[place])
        _say_panels(one, place)
        if lang == "en":
            one.help = ENGLISH.get(one.help, one.help)
            for parameter in one.params:
                _speak_english(parameter)
    return command


def commands_under(command: Any) -> Iterator[Any]:
    yield command
    for below in getattr(command, "commands", {}).values():
        yield from commands_under(below)


def texts_of(command: Any) -> Iterator[str]:
    """Yield every text of help that a person may read, of a command and all below it."""
    for one in commands_under(command):
        yield one.help
        for parameter in one.params:
            yield from filter(None, (parameter.help, _said_default(parameter)))


def _said_default(parameter: Any) -> str | None:
    said = getattr(parameter, "show_default", None)
    return said if isinstance(said, str) else None


def _speak_english(parameter: Any) -> None:
    parameter.help = ENGLISH.get(parameter.help, parameter.help)
    if (said := _said_default(parameter)) is not None:
        parameter.show_default = ENGLISH.get(said, said)


def _say_help_option(command: Any, text: str) -> None:
    made = command.get_help_option

    def help_option(context: Any) -> Any:
        option = made(context)
        if option is not None:
            option.help = text
        return option

    command.get_help_option = help_option


def _say_panels(command: Any, place: int) -> None:
    """Let a command's help have its panels in one language; what draws them is loaded only then."""
    drawn = command.format_help

    def format_help(context: Any, formatter: Any) -> None:
        from typer import rich_utils

        for name, texts in PANELS.items():
            setattr(rich_utils, f"{name}_PANEL_TITLE", texts[place])
        for name, texts in MARKS.items():
            setattr(rich_utils, name, texts[place])
        drawn(context, formatter)

    command.format_help = format_help


ENGLISH: Mapping[str, str] = {
    "Chấm điểm xã lành mạnh, phân loại cơ sở theo nguy cơ. Lỗi và cảnh báo có mã thoát riêng; xem README.": "Scores communes against healthy-commune criteria and classifies venues by risk. Faults and warnings have exit codes of their own; see README.en.md.",
    # Options of many verbs
    "In kết quả dạng JSON.": "Print the result as JSON.",
    "Ngôn ngữ: vi hoặc en.": "Language: vi or en.",
    "Không gian làm việc (mặc định: thư mục hiện tại).": "The workspace (by default, the current folder).",
    "Thư mục để tệp.": "The folder for the files.",
    "Thư mục, mã của lần chạy, hoặc latest.": "A run: its folder, its id, or latest.",
    "Tên bộ tiêu chí (mặc định: bộ công nhận xã).": "Name of a rulebook (by default, the one that recognises communes).",
    "Ngày cơ quan bắt đầu giữ số liệu (năm-tháng-ngày): điều xảy ra trước đó không ai nợ, không được hỏi.": "The first day the office has records of (year-month-day): what happened before is owed by nobody and not asked for.",
    "Người thực hiện.": "Who does it.",
    "Lý do vẫn làm khi còn xếp loại tạm tính hoặc chưa đủ căn cứ; được ghi và in cạnh xếp loại.": "Why to go on though bands are provisional or undecided; recorded, and printed beside the band.",
    "Xem điểm thẩm định (B16) cạnh điểm tự chấm, máy tính; --confirm: cơ quan thẩm định xác nhận để được tính.": "Lists appraisals (B16) beside self-scored and computed points; --confirm: the appraising office confirms them, so that they count.",
    "Kỳ năm.": "A year.",
    "Xác nhận: từ đó điểm thẩm định được tính.": "Confirm: from then on the appraised points count.",
    "Cơ quan thẩm định xác nhận: Phòng LĐTBXH…": "The appraising office that confirms: Phòng LĐTBXH…",
    "Chỉ của đơn vị này; lặp lại được.": "Of this unit alone; may be repeated.",
    "Người quyết định.": "Who decides.",
    "Mã đơn vị.": "Code of a unit.",
    "Mã cơ sở.": "Code of a venue.",
    "Lý do; được ghi lại.": "The reason; it is recorded.",
    "Ai (mặc định: người dùng máy).": "Who (by default, the user of this machine).",
    "Kỳ: 2020, 2020-6T…": "Period: 2020, 2020-6T…",
    "Tên bộ tiêu chí, ví dụ healthy_commune.": "Name of a rulebook, such as healthy_commune.",
    "Thư mục quy tắc (mặc định: rules/ của không gian làm việc).": "Folder of rules (by default, rules/ of the workspace).",
    "Thư mục kịch bản (mặc định: của chương trình).": "Folder of scenarios (by default, the program's).",
    "Chỉ một bộ tiêu chí.": "One rulebook only.",
    "Chỉ bộ tiêu chí này.": "This rulebook only.",
    "Ghi thêm ra tệp .xlsx.": "Write it to an .xlsx file too.",
    "Đối chiếu phân loại của một năm với kết quả kiểm tra năm sau: hạng, dấu hiệu nào nói đúng.": "Holds a year's classes against the next year's inspections: which classes and signs say anything.",
    "Năm được phân loại.": "The year whose classes are held against what came after.",
    "Bộ tiêu chí (mặc định: bộ phân loại cơ sở).": "The rulebook (by default, the one that classes venues).",
    "Ghi thêm ra tệp .xlsx này.": "Write it to this .xlsx file too.",
    "Cơ quan ban hành.": "The issuing office.",
    "Địa danh.": "The place, as it stands before the date.",
    "thư mục hiện tại": "the current folder",
    # The year
    "Làm trọn việc chính trên ví dụ: nhập báo cáo, chấm điểm ba năm, in kết quả.": "Does the whole job on the example: imports returns, scores three years, prints the results.",
    "Nơi để không gian làm việc của ví dụ.": "Where to put the example's workspace.",
    "demo/": "demo/",
    "Rồi mở bàn làm việc trên web với ví dụ.": "Then open the web desk on the example.",
    "Địa chỉ máy để nghe; mặc định chỉ máy này.": "Address to listen at; by default, this machine only.",
    "Cổng.": "Port.",
    "Tạo không gian làm việc, chép quy tắc mẫu và tạo khóa kho mã hóa.": "Makes a workspace, copies the sample rules into it and makes the vault's key.",
    "Thư mục sẽ tạo.": "The folder to make.",
    "Xuất biểu mẫu trống (hai tập) và phiếu tự chấm, điền sẵn đơn vị, cơ sở.": "Writes blank returns (two volumes) and self-score forms, with unit and venues filled in.",
    "Kỳ báo cáo: 2020, 2020-6T…": "Reporting period: 2020, 2020-6T…",
    "Mã đơn vị (mặc định: mọi đơn vị).": "Code of a unit (by default, every unit).",
    "Lý do điền sẵn số điện thoại từ kho mã hóa; được ghi lại.": "Why phone numbers are filled in from the vault; it is recorded.",
    "Xuất biểu thẩm định (B16) cho cơ quan này, thay cho biểu của xã: Phòng LĐTBXH…": "Writes the appraisal form (B16) for this office, in place of the communes' forms: Phòng LĐTBXH…",
    "Nhập báo cáo (.xlsx, .xls, .ods hoặc thư mục .csv); nhập lại không đổi gì.": "Imports returns (.xlsx, .xls, .ods or a folder of .csv); importing again changes nothing.",
    "Tệp hoặc thư mục báo cáo.": "Files or folders of returns.",
    "Thư mục để bản sao đã tô đỏ ô sai, gửi lại nơi lập.": "Folder for copies with the faulty cells marked red, to send back to who filled them in.",
    "Số tiến trình cùng đọc (0: bằng số lõi).": "How many processes read at once (0: as many as there are cores).",
    "Số giây nhiều nhất để đọc một tệp.": "Most seconds to read one file.",
    "Số MB bộ nhớ nhiều nhất để đọc một tệp.": "Most MB of memory to read one file.",
    "Địa chỉ bộ điều phối Dask (tcp://máy:8786): chia việc cho nhiều máy; bỏ trống thì làm trên máy này.": "Address of a Dask scheduler (tcp://host:8786): shares the work out to other machines; without it, this machine does it.",
    "Chấm điểm và phân loại cho một năm; kết quả nằm trong runs/.": "Scores and classifies one year; the results are in runs/.",
    "Năm của kỳ báo cáo.": "Year of the reporting period.",
    "Chỉ tính báo cáo nhận đến ngày này (năm-tháng-ngày).": "Count only returns received by this day (year-month-day).",
    "Số luồng tính; kết quả không đổi.": "Number of threads; the results don't change.",
    "Số chủ thể tính một lượt; kết quả không đổi.": "Subjects computed at a time; the results don't change.",
    "Suy diễn việc cần làm: sampled (durable-rules, kiểm lại một phần mười), check-all (kiểm lại tất cả), plain (chỉ bộ khớp); kết quả không đổi.": "How follow-up is inferred: sampled (durable-rules, a tenth checked), check-all (all checked), plain (the matcher alone); the results don't change.",
    "In kết quả của một lần chạy.": "Prints the results of a run.",
    "Giải thích từng điểm của một đơn vị hoặc cơ sở, đến tệp, biểu, dòng.": "Explains every point of a unit or venue, back to file, form and row.",
    "Kỳ (mặc định: kỳ của lần chạy).": "Period (by default, the run's).",
    "Chỉ in một tiêu chí.": "Print one criterion only.",
    "In mọi chỉ số của một đơn vị hoặc cơ sở.": "Prints every indicator of a unit or venue.",
    "Mã đơn vị hoặc mã cơ sở.": "Code of a unit or venue.",
    "period (kỳ báo cáo) hoặc calendar_year (năm dương lịch).": "period (the reporting period) or calendar_year.",
    "Số liệu của một đơn vị, hay của mọi đơn vị cộng lại, cho kỳ bất kỳ (năm, 6T, quý, đột xuất); cùng kỳ, tăng giảm.": "Figures of one unit, or of all added up, for any period (year, 6T, quarter, ad hoc), with the same period before and the change.",
    "Kỳ: 2020, 2020-6T, 2020-Q1, 2020-DX1.": "Period: 2020, 2020-6T, 2020-Q1, 2020-DX1.",
    "Mã hoặc tên một đơn vị; mã tỉnh: các xã của tỉnh cộng lại. Không nêu: mọi đơn vị cộng lại.": "Code or name of a unit; a province's code: its communes added up. Left out: all units added up.",
    "Kiểm tra mọi thứ đang giữ; nêu một lần chạy: tính lại và so từng tệp; nêu tệp sao lưu: kiểm tra tệp đó.": "Checks everything kept; given a run, computes it again and compares file by file; given a backup, checks that file.",
    "Lần chạy (thư mục, mã, latest) hoặc tệp sao lưu; bỏ trống: tất cả.": "A run (folder, id, latest) or a backup file; left out: everything.",
    "Kiểm tra bàn làm việc trên web trước khi đặt lên máy chủ.": "Checks the web desk before it is put on a server.",
    # The office
    "Mở bàn làm việc trên web, ngay trên máy này.": "Opens the web desk on this machine.",
    "Khai một lần tên cơ quan, địa danh, người ký, nơi nhận cho mọi văn bản.": "Declares once the office's name, place, signers and recipients for every paper.",
    "Tên cơ quan ban hành.": "Name of the issuing office.",
    "Cơ quan chủ quản (dòng trên).": "The office above it (the upper line).",
    "Chữ viết tắt trong số, ký hiệu: UBND.": "Its abbreviation in document numbers: UBND.",
    'Người ký: "TM. ỦY BAN NHÂN DÂN|CHỦ TỊCH|Họ tên"; riêng một loại: "BC=KT. CHỦ TỊCH|PHÓ CHỦ TỊCH|Họ tên".': 'The signer: "TM. ỦY BAN NHÂN DÂN|CHỦ TỊCH|Full name"; for one kind of paper: "BC=KT. CHỦ TỊCH|PHÓ CHỦ TỊCH|Full name".',
    'Nơi nhận, cách nhau bằng "|"; riêng một loại: "BC=UBND tỉnh|Lưu: VT".': 'Recipients, with "|" between them; for one kind of paper: "BC=UBND tỉnh|Lưu: VT".',
    "Liệt kê biểu còn thiếu của một kỳ; --letters lập công văn đôn đốc từng đơn vị.": "Lists the forms still owed for a period; --letters writes a reminder to each unit.",
    "Thư mục để công văn (Word, PDF).": "Folder for the letters (Word, PDF).",
    "Hạn nộp bổ sung (năm-tháng-ngày).": "Day by which to complete the return (year-month-day).",
    "Khóa sổ một kỳ; --reopen mở lại có lý do; không nêu kỳ: liệt kê kỳ đã khóa.": "Locks a period; --reopen opens it again for a reason; without a period: lists those locked.",
    "Mở lại kỳ đã khóa.": "Open a locked period again.",
    "Lý do mở lại.": "Why it is opened again.",
    "Công bố kết quả một kỳ theo văn bản; không nêu --document: xem khác biệt từ đó.": "Announces a period's results under a document; without --document: shows what differs since.",
    "Kỳ năm đã khóa.": "A year's period that is locked.",
    "Số, ký hiệu văn bản.": "Document number.",
    "Ngày văn bản (năm-tháng-ngày).": "Date of the document (year-month-day).",
    "Lần chạy (mặc định: mới nhất của kỳ).": "Run (by default, the newest of the period).",
    "Lý do công bố lại.": "Why it is announced again.",
    "Xuất sổ kết quả công khai; thêm --restricted N cho N bản lưu hành nội bộ.": "Writes the public results; add --restricted N for N restricted copies.",
    "Số bản lưu hành nội bộ.": "Number of restricted copies.",
    "Lý do xuất bản nội bộ; được ghi lại.": "Why restricted copies are written; it is recorded.",
    "Lập văn bản để ký (Word, PDF): bao-cao, tom-tat, to-trinh, quyet-dinh, thong-bao, giai-trinh, bien-ban.": "Writes a paper to sign (Word, PDF): bao-cao, tom-tat, to-trinh, quyet-dinh, thong-bao, giai-trinh, bien-ban.",
    "bao-cao (công tác năm, sáu tháng, quý, đột xuất), tom-tat (một trang cho lãnh đạo), to-trinh, quyet-dinh (công nhận), thong-bao (kết quả từng xã), giai-trinh, bien-ban (thẩm định).": "bao-cao (report of a year, half-year, quarter, ad hoc), tom-tat (one page for the chairman), to-trinh (submission), quyet-dinh (decision of recognition), thong-bao (result letter to each commune), giai-trinh (explanation), bien-ban (minutes of appraisal).",
    "Chỉ đơn vị này (mã hoặc tên); nêu được nhiều lần.": "This unit only (code or name); may be given more than once.",
    "Kỳ của báo cáo công tác: 2020, 2020-6T, 2020-Q1.": "Period of the report: 2020, 2020-6T, 2020-Q1.",
    "Lý do lập bản nội bộ (báo cáo công tác, văn bản từng xã); được ghi lại.": "Why a restricted paper is written (report of work, papers about communes); it is recorded.",
    "Ngày ghi trên văn bản (mặc định: hôm nay).": "Date on the paper (by default, today).",
    "Để trống ngày, ghi tay khi ký.": "Leave the date blank, to write by hand when signing.",
    "Danh mục đơn vị theo tỉnh; --period: chấm lại một kỳ theo đơn vị của ngày --on.": "Units by province; --period: scores a period again by the units of the day --on.",
    "Kỳ cần chấm lại theo đơn vị mới.": "Period to score again by the new units.",
    "Ngày của danh mục (năm-tháng-ngày).": "Day of the list (year-month-day).",
    "Tệp CSV các đơn vị cần thêm.": "CSV file of units to add.",
    "Xóa hẳn một người khỏi kho mã hóa và kho lưu trữ; có ghi lại việc xóa.": "Erases a person from vault and archive for good; that it was done is recorded.",
    "Mã cá nhân, tổ chức (B03).": "Code of a person or organisation (B03).",
    "Lý do, căn cứ.": "Reason and legal ground.",
    "Bản sao lưu cần xem còn giữ những gì (lặp lại được).": "A backup to look into: what does it still hold? May be given more than once.",
    "Liệt kê dữ liệu đã hết thời hạn giữ (rules/purposes.yaml); xác nhận thì xóa hẳn.": "Lists what is past the time it may be kept (rules/purposes.yaml); confirmed, erases it for good.",
    "Chỉ mục đích này (lặp lại được).": "This purpose only; may be given more than once.",
    "Xóa hẳn những gì đã liệt kê: không lấy lại được.": "Erase what is listed, for good: it can't be undone.",
    "Xác nhận: không lấy lại được.": "Confirm: it can't be undone.",
    "Sao lưu không gian làm việc vào một tệp (không kèm khóa).": "Backs a workspace up into one file (without the key).",
    "Tệp sẽ ghi (.tar.gz).": "The file to write (.tar.gz).",
    "Khôi phục không gian làm việc từ bản sao lưu; kiểm tra từng tệp.": "Restores a workspace from a backup; every file is checked.",
    "Bản sao lưu.": "The backup.",
    "Thư mục trống.": "An empty folder.",
    # After the year
    "Việc cần làm và dấu hiệu cần xác minh từ một lần chạy, theo cơ quan và hạn.": "Actions, and signs to verify, from a run, by office and deadline.",
    "Chỉ việc của một cơ quan.": "Actions of one office only.",
    "Chỉ nói về mã này (cơ sở, đơn vị, vụ…).": "Only what is about this code (venue, unit, case…).",
    "In cả những việc còn cần bổ sung số liệu.": "Print also what waits for missing data.",
    "Xuất lịch iCalendar: chỉ mã và hạn.": "Write an iCalendar file: codes and deadlines only.",
    "Đề xuất kế hoạch kiểm tra năm sau, nêu lý do từng cơ sở.": "Proposes next year's inspections, with the reason for each venue.",
    "Số cơ sở kiểm tra được trong năm.": "How many venues can be inspected in the year.",
    "Manh mối liên kết cần xác minh của một lần chạy.": "Leads of a run: links to be verified by a person.",
    "Danh sách manh mối, mạnh trước.": "Lists the leads, the strongest first.",
    "Cả manh mối đã bỏ.": "Dismissed leads too.",
    "Ghi chú về một manh mối: chỉ dùng mã, không ghi tên, số.": "Notes something about a lead: codes only, no names or numbers.",
    "Lời ghi chú.": "The note.",
    "Một manh mối: bằng chứng, cách tính, hình vẽ, thời gian.": "One lead: evidence, how it is computed, drawing, timeline.",
    "Mã manh mối, hoặc số thứ tự trong danh sách.": "Code of a lead, or its number in the list.",
    "Ghi hình vẽ vào tệp này.": "Write the drawing to this file.",
    "Ghi hình diễn biến theo thời gian vào tệp này.": "Write the timeline to this file.",
    "Nêu mọi dòng, mọi kỳ đã ghi điều này, không chỉ dòng mới nhất.": "Name every row and period that says it, not only the newest.",
    "Ghi quyết định: về một manh mối (--state looking, referred, dismissed), hoặc một liên hệ của nó là vô can (--innocent-tie).": "Records a decision: about a lead (--state looking, referred, dismissed), or that one of its ties is innocent (--innocent-tie).",
    "looking, referred hoặc dismissed.": "looking, referred or dismissed.",
    "Số dòng trong bảng Cách tính: liên hệ này có lời giải thích vô can.": "Row of the table of computation: this tie has an innocent explanation.",
    "Liên hệ đã được giải thích là vô can; có thể khôi phục.": "Ties explained as innocent; they can be restored.",
    "Số dòng: liên hệ này không còn được coi là vô can.": "Row: this tie no longer counts as innocent.",
    "Số, địa chỉ dùng chung quá nhiều nên không nối ai; có thể quyết định khác.": "Numbers and addresses shared by too many to connect anyone; a person may decide otherwise.",
    "LOẠI:KHÓA này vẫn nối được (cần --reason).": "This KIND:KEY connects after all (needs --reason).",
    "LOẠI:KHÓA này là dùng chung, không nối ai (cần --reason).": "This KIND:KEY is shared and connects nobody (needs --reason).",
    "Hai hồ sơ có thể là một người: gợi ý, không kèm tên; người quyết định.": "Two records that may be one person: suggestions without names; a person decides.",
    "Hai mã là một người (cần --reason).": "Two codes are one person (needs --reason).",
    "Hai mã là hai người (cần --reason).": "Two codes are two persons (needs --reason).",
    "Các xã thành ô, đậm nhạt theo số manh mối; xã chưa nộp đủ biểu thì gạch chéo.": "Communes as tiles, darker for more leads; hatched where forms are owed.",
    "Tệp .svg.": "The .svg file.",
    "Xuất manh mối: .xlsx, .graphml, .ftm.jsonl (FollowTheMoney). Không kèm mã thật nếu không có số chuyển hồ sơ.": "Exports leads: .xlsx, .graphml, .ftm.jsonl (FollowTheMoney). Without a referral number, no real code leaves.",
    "Mã manh mối, số thứ tự trong danh sách, hoặc all: mọi manh mối chưa bỏ.": "Code of a lead, its number in the list, or all: every lead not dismissed.",
    "Tệp .xlsx, .graphml hoặc .ftm.jsonl.": "An .xlsx, .graphml or .ftm.jsonl file.",
    "Tệp .xlsx có mật khẩu, ghi tên đúng những bên được chuyển; phải có --referral.": "An .xlsx file with a password, naming exactly those referred; needs --referral.",
    "Số văn bản chuyển hồ sơ: khi đó kèm mã thật, và được ghi lại.": "Number of the referral: then real codes are included, and it is recorded.",
    "Ai có số này (phone, account, plate, address, identity_no), hoặc một mã (id) giữ gì; có ghi nhật ký.": "Who has this number (phone, account, plate, address, identity_no), or what a code (id) holds; it is logged.",
    "id, phone, account, plate, address hoặc identity_no.": "id, phone, account, plate, address or identity_no.",
    "Giá trị đúng như trong hồ sơ.": "The value as it stands in the records.",
    "Chỉ xem gỡ liên hệ này thì còn gì; không ghi.": "Only show what is left without this tie; nothing is recorded.",
    "Đường mạnh nhất giữa hai bên, hoặc vì sao không nối.": "The strongest path between two parties, or why there is none.",
    "Mã cơ sở hoặc cá nhân, tổ chức.": "Code of a venue, person or organisation.",
    "Mã thứ hai.": "The second code.",
    "Nhóm đáng để ý mà không có vụ việc, và những cặp suýt nối; không phải manh mối.": "Groups worth noticing without any case, and pairs that nearly connect; not leads.",
    "Nhật ký truy cập tên và các quyết định.": "The log of who saw names, and the decisions.",
    # Rules
    "Kiểm tra các tệp quy tắc; nêu mọi lỗi kèm dòng, cột và cách sửa.": "Checks the rule files; names every fault with line, column and the way out.",
    "Kiểm tra lại mỗi khi lưu tệp; Ctrl-C để dừng.": "Check again whenever a file is saved; Ctrl-C stops.",
    "Kịch bản chạm tới đâu trong quy tắc; viết sẵn những kịch bản còn thiếu.": "What the scenarios cover of the rules; drafts those that are missing.",
    "Chỉ một tiêu chí, cổng, hạng, dấu hiệu, tham số hay số liệu.": "One criterion, gate, band, sign, parameter or figure only.",
    "Viết các kịch bản còn thiếu, để ngỏ câu trả lời, vào đây.": "Write the missing scenarios here, their answers left open.",
    "Đổi thử từng ngưỡng, phép so, điểm, căn cứ; nêu chỗ đổi mà không kịch bản nào nhận ra.": "Changes each threshold, comparison, number of points and citation in turn; names the changes no scenario notices.",
    "Chỉ một tiêu chí, cổng, dấu hiệu, tham số hay số liệu.": "One criterion, gate, sign, parameter or figure only.",
    "Ghi số đo, cả độ phủ, vào tệp này (có sẵn chỗ cho số đo).": "Record the figures, coverage included, in this file (which has a place for them).",
    "So hai thư mục quy tắc, hai ngày, hoặc hai lần chạy: khác gì, ai đổi hạng, vì tiêu chí nào.": "Compares two folders of rules, two days or two runs: what differs, whose band changes, by which criterion.",
    "Trước: thư mục quy tắc, ngày (năm-tháng-ngày), hoặc lần chạy.": "Before: a folder of rules, a day (year-month-day), or a run.",
    "Sau: như trên.": "After: the same.",
    "Chỉ năm này; có thể ghi nhiều lần.": "This year only; may be given more than once.",
    "Chỉ tính báo cáo nhận đến ngày này.": "Count only returns received by this day.",
    "Viết JSON Schema của tệp quy tắc vào rules/schema cho trình soạn thảo.": "Writes JSON Schema of the rule files to rules/schema, for editors.",
    "In bộ tiêu chí thành văn bản để ký (Word và PDF, thể thức Nghị định 30/2020).": "Prints a rulebook as a document to sign (Word and PDF, in the form of Decree 30/2020).",
    "Thư mục để hai tệp.": "Folder for the two files.",
    "Ghi ngưỡng có hiệu lực ngày này (mặc định: giá trị mới nhất).": "Print thresholds as in force on this day (by default, the newest values).",
    "Ghi ngưỡng của kỳ năm này.": "Print the thresholds of this year's period.",
    "Cơ quan cấp trên (dòng đầu).": "The office above (the first line).",
    "Họ tên người ký.": "Full name of the signer.",
    "Ghi văn bản ban hành vào bộ tiêu chí; từ đó kết quả không còn ghi 'minh họa'.": "Records the document that adopts a rulebook; from then on results no longer say 'illustrative'.",
    "Số, ký hiệu văn bản đã ký.": "Number of the signed document.",
    "Lý do, khi đã ghi một văn bản khác.": "The reason, where another document was recorded before.",
    "Con số minh họa mà văn bản tự quy định: mã tiêu chí, tham số … cách nhau dấu phẩy, hoặc all.": "Illustrative figures that the document itself lays down: ids of criteria, parameters … with commas between, or all.",
    "không con số nào": "none",
    # For developers
    "So với các cách và thư viện khác.": "Compares with other ways and libraries.",
    "Tìm thành viên ẩn trên mạng thật và mạng cài sẵn; tốc độ.": "Finds hidden members in real and planted networks; speed.",
    "Cả thời gian và bộ nhớ (cần nhóm bench).": "Time and memory too (needs the bench group).",
    "Số cạnh nhiều nhất khi đo tốc độ.": "Most edges when measuring speed.",
    "Chấm điểm 1.000 đến 1.000.000 dòng, so với sáu cách khác.": "Scores 1,000 to 1,000,000 rows beside six other ways.",
    "Số dòng nhiều nhất.": "Most rows.",
    "Số vòng đo; mỗi vòng đo mọi cách một lần.": "Rounds; each measures every way once.",
    "Suy diễn trên 1.000 đến 100.000 dữ kiện; tính lại từng phần so với tính trọn.": "Infers over 1,000 to 100,000 facts, beside other engines.",
    "Số dữ kiện nhiều nhất.": "Most facts.",
    "Nhập sổ của ví dụ, so với riêng openpyxl.": "Imports the example's workbooks, beside openpyxl alone.",
    "Thư mục báo cáo .xlsx.": "Folder of .xlsx returns.",
    "Một năm của cả nước, so với Polars viết tay.": "A country's year, beside Polars written by hand.",
    "Thư mục Parquet của cả nước; không nêu thì dựng một nước giả định.": "Folder of a country's Parquet; left out, a fictional country is made.",
    "Số đơn vị của nước giả định.": "Number of units of the fictional country.",
    'In đầu sổ của từng nhật ký, để ghi vào sổ giấy của cơ quan; --compare: so lại.': "Print the head of each log, to be written into the office's own book; --compare checks it again.",
    'Kiểm tra nhật ký có bị sửa, bị cắt không.': 'Check that no log was changed or cut.',
    'Một dòng đã ghi: TÊN_SỔ SỐ_DÒNG DẤU, ví dụ "decisions.jsonl 12 4f2a…".': 'A line written down: LOG COUNT SEAL, such as “decisions.jsonl 12 4f2a…”.',
    'Niêm phong không gian làm việc của bản trước, hoặc ghi nhận hiện trạng; nói rõ điều không bảo đảm được.': "Seal a workspace of an earlier version, or accept what stands; says what can't be vouched for.",
    'Nâng không gian làm việc của bản trước lên bản này; sao lưu trước khi đổi.': 'Bring a workspace of an earlier version up to this one, after a backup.',
    'Tệp sao lưu sẽ ghi trước khi đổi (.tar.gz).': 'The backup to write before anything changes (.tar.gz).',
    'Đồng hồ bây giờ đúng, lần ghi trước mới sai.': 'The clock is right now; it was wrong at the last record.',
    'Ngày nhận, do nơi nhận ghi; thay ngày ghi trên bìa. Từng tệp: sổ so_den.csv (Tên tệp, Ngày đến) đặt cạnh báo cáo.': "The day of receipt, as the receiver says; it takes the place of the day on the cover. File by file: \"so_den.csv\" (\"Tên tệp\", \"Ngày đến\") beside the returns.",
    'Đổi khóa khi khóa cũ bị lộ; niêm phong cũ vẫn kiểm tra được.': 'Change the key when the old one leaked; old seals can still be checked.',
}  # fmt: skip
