"""The English of every help text, by its Vietnamese."""

from __future__ import annotations

from collections.abc import Mapping

ENGLISH: Mapping[str, str] = {
    "Chấm điểm xã lành mạnh, phân loại cơ sở theo nguy cơ. Lỗi và cảnh báo có mã thoát riêng; xem README.": (
        "Scores communes against healthy-commune criteria and classifies venues by risk. Faults and warnings"
        " have exit codes of their own; see README.en.md."
    ),
    # Options of many verbs
    "In kết quả dạng JSON.": "Print the result as JSON.",
    "Ngôn ngữ: vi hoặc en (mặc định: LANHMANH_LANG).": "Language: vi or en (by default, LANHMANH_LANG).",
    "Không gian làm việc (mặc định: thư mục hiện tại).": "The workspace (by default, the current folder).",
    "Thư mục để tệp.": "The folder for the files.",
    "Năm, hoặc mã, thư mục của lần chạy (mặc định: năm mới nhất có số liệu).": (
        "A year, or a run's id or folder (by default, the newest year that has data)."
    ),
    "Tên bộ tiêu chí (mặc định: bộ công nhận xã).": (
        "Name of a rulebook (by default, the one that recognises communes)."
    ),
    "Ngày cơ quan bắt đầu giữ số liệu (năm-tháng-ngày): việc xảy ra trước ngày ấy không đơn vị nào phải báo, không được tính.": (
        "The first day the office has records of (year-month-day): what happened before is owed by nobody and"
        " not asked for."
    ),
    "Bộ tiêu chí cơ quan dùng, cách nhau bằng dấu phẩy; all: mọi bộ kèm theo. Không nêu: hỏi, hoặc các bộ thường dùng khi không có bàn phím.": (
        "The rulebooks the office uses, separated by commas; all: every one shipped. Not given: asked for, or"
        " the usual ones where there is no keyboard."
    ),
    "Bộ tiêu chí cơ quan đang dùng; --add, --remove: đưa vào, bỏ ra một bộ cùng mọi phần nêu tên nó.": (
        "The rulebooks the office uses; --add, --remove: puts one in or takes one out, with all that names it."
    ),
    "Tên bộ tiêu chí cần dùng.": "Name of a rulebook to use.",
    "Tên bộ tiêu chí thôi dùng.": "Name of a rulebook no longer used.",
    "Tạm tính giữa năm: nếu giữ như hiện nay thì mỗi xã được bao nhiêu điểm, thiếu ở đâu, điều gì chưa thể biết.": (
        "Part of the way through a year: each commune's points if all stayed as it is, where they lack, what"
        " can't be known yet."
    ),
    "Kỳ từ đầu năm: 2020-6T, 2020-Q1.": "A period that begins with its year: 2020-6T, 2020-Q1.",
    "Mã hoặc tên một xã: từng tiêu chí, kèm lý do.": (
        "Code or name of a commune: each criterion, with its reason."
    ),
    "Người thực hiện.": "Who does it.",
    "Lý do vẫn làm khi còn xếp loại tạm tính hoặc chưa đủ căn cứ; được ghi và in cạnh xếp loại.": (
        "Why to go on though bands are provisional or undecided; recorded, and printed beside the band."
    ),
    "Xem điểm thẩm định (B16) cạnh điểm tự chấm, máy tính; --confirm: cơ quan thẩm định xác nhận để được tính.": (
        "Lists appraisals (B16) beside self-scored and computed points; --confirm: the appraising office"
        " confirms them, so that they count."
    ),
    "Kỳ năm.": "A year.",
    "Xác nhận: từ đó điểm thẩm định được tính.": "Confirm: from then on the appraised points count.",
    "Cơ quan thẩm định xác nhận: Phòng LĐTBXH…": "The appraising office that confirms: Phòng LĐTBXH…",
    "Chỉ của đơn vị này; lặp lại được.": "Of this unit alone; may be repeated.",
    "Người quyết định.": "Who decides.",
    "Mã cơ sở.": "Code of a venue.",
    "Lý do; được ghi lại.": "The reason; it is recorded.",
    "Ai (mặc định: người dùng máy).": "Who (by default, the user of this machine).",
    "Kỳ: 2020, 2020-6T…": "Period: 2020, 2020-6T…",
    "Tên bộ tiêu chí, ví dụ healthy_commune.": "Name of a rulebook, such as healthy_commune.",
    "Thư mục quy tắc (mặc định: rules/ của không gian làm việc).": (
        "Folder of rules (by default, rules/ of the workspace)."
    ),
    "Thư mục kịch bản (mặc định: của chương trình).": "Folder of scenarios (by default, the program's).",
    "Chỉ một bộ tiêu chí.": "One rulebook only.",
    "Chỉ bộ tiêu chí này.": "This rulebook only.",
    "Ghi thêm ra tệp .xlsx.": "Write it to an .xlsx file too.",
    "Đối chiếu phân loại của một năm với kết quả kiểm tra năm sau: hạng, dấu hiệu nào nói đúng.": (
        "Holds a year's classes against the next year's inspections: which classes and signs say anything."
    ),
    "Năm được phân loại.": "The year whose classes are held against what came after.",
    "Bộ tiêu chí (mặc định: bộ phân loại cơ sở).": "The rulebook (by default, the one that classes venues).",
    "Ghi thêm ra tệp .xlsx này.": "Write it to this .xlsx file too.",
    "Cơ quan ban hành.": "The issuing office.",
    "Địa danh.": "The place, as it stands before the date.",
    "thư mục hiện tại": "the current folder",
    # The year
    "Làm trọn việc chính trên ví dụ: nhập báo cáo, chấm điểm từng năm, in kết quả.": (
        "Does the whole job on the example: imports returns, scores each year, prints the results."
    ),
    "Nơi để không gian làm việc của ví dụ.": "Where to put the example's workspace.",
    "demo/": "demo/",
    "Rồi mở bàn làm việc trên web với ví dụ.": "Then open the web desk on the example.",
    "Địa chỉ máy để nghe; mặc định chỉ máy này.": "Address to listen at; by default, this machine only.",
    "Cổng.": "Port.",
    "Đặt lại một quản trị trước khi mở: mật khẩu mới, gỡ mã điện thoại.": (
        "Set an administrator anew before opening: a new password, no code of a phone."
    ),
    "Tạo không gian làm việc, chép quy tắc mẫu và tạo khóa kho mã hóa.": (
        "Makes a workspace, copies the sample rules into it and makes the vault's key."
    ),
    "Thư mục sẽ tạo.": "The folder to make.",
    "Xuất biểu mẫu trống (hai tập) và phiếu tự chấm, điền sẵn đơn vị, cơ sở.": (
        "Writes blank returns (two volumes) and self-score forms, with unit and venues filled in."
    ),
    "Kỳ báo cáo: 2020, 2020-6T…": "Reporting period: 2020, 2020-6T…",
    "Mã đơn vị (mặc định: mọi đơn vị).": "Code of a unit (by default, every unit).",
    "Lý do điền sẵn số điện thoại và vụ việc chưa xử lý xong từ kho; được ghi lại.": (
        "Why phone numbers and open cases are filled in from the archive; it is recorded."
    ),
    "Xuất mỗi tập thành một thư mục tệp .csv, thay cho Excel.": (
        "Write each volume as a folder of .csv files instead of Excel."
    ),
    "Xuất biểu thẩm định (B16) cho cơ quan này, thay cho biểu của xã: Phòng LĐTBXH…": (
        "Writes the appraisal form (B16) for this office, in place of the communes' forms: Phòng LĐTBXH…"
    ),
    "Nhập báo cáo (.xlsx, .xls, .ods hoặc thư mục .csv); nhập lại không đổi gì.": (
        "Imports returns (.xlsx, .xls, .ods or a folder of .csv); importing again changes nothing."
    ),
    "Tệp hoặc thư mục báo cáo.": "Files or folders of returns.",
    "Thư mục để bản sao đã tô đỏ ô sai, gửi lại nơi lập.": (
        "Folder for copies with the faulty cells marked red, to send back to who filled them in."
    ),
    "Số tiến trình cùng làm (0: bằng số lõi).": (
        "How many processes work at once (0: as many as there are cores)."
    ),
    "Số giây nhiều nhất để đọc một tệp.": "Most seconds to read one file.",
    "Số MB bộ nhớ nhiều nhất để đọc một tệp.": "Most MB of memory to read one file.",
    "Địa chỉ bộ điều phối Dask (tcp://máy:8786): chia việc cho nhiều máy; bỏ trống thì làm trên máy này.": (
        "Address of a Dask scheduler (tcp://host:8786): shares the work out to other machines; without it,"
        " this machine does it."
    ),
    "Chấm điểm và phân loại cho một năm; kết quả nằm trong runs/.": (
        "Scores and classifies one year; the results are in runs/."
    ),
    "Năm của kỳ báo cáo.": "Year of the reporting period.",
    "Chỉ tính báo cáo nhận đến ngày này (năm-tháng-ngày).": (
        "Count only returns received by this day (year-month-day)."
    ),
    "Suy diễn việc cần làm: sampled (durable-rules, kiểm lại một phần mười), check-all (kiểm lại tất cả), plain (chỉ bộ khớp); kết quả không đổi.": (
        "How follow-up is inferred: sampled (durable-rules, a tenth checked), check-all (all checked), plain"
        " (the matcher alone); the results don't change."
    ),
    "In kết quả của một lần chạy.": "Prints the results of a run.",
    "Giải thích từng điểm của một đơn vị hoặc cơ sở, đến tệp, biểu, dòng.": (
        "Explains every point of a unit or venue, back to file, form and row."
    ),
    "Kỳ (mặc định: kỳ của lần chạy).": "Period (by default, the run's).",
    "Chỉ in một tiêu chí.": "Print one criterion only.",
    "In mọi chỉ số của một đơn vị hoặc cơ sở.": "Prints every indicator of a unit or venue.",
    "Mã đơn vị hoặc mã cơ sở.": "Code of a unit or venue.",
    "period (kỳ báo cáo) hoặc calendar_year (năm dương lịch).": (
        "period (the reporting period) or calendar_year."
    ),
    "Số liệu của một đơn vị, hay của mọi đơn vị cộng lại, cho kỳ bất kỳ (năm, 6T, quý, đột xuất); cùng kỳ, tăng giảm.": (
        "Figures of one unit, or of all added up, for any period (year, 6T, quarter, ad hoc), with the same"
        " period before and the change."
    ),
    "Kỳ: 2020, 2020-6T, 2020-Q1, 2020-DX1.": "Period: 2020, 2020-6T, 2020-Q1, 2020-DX1.",
    "Mã hoặc tên đơn vị, hoặc mã cơ sở.": "A unit's code or name, or a venue's id.",
    "Mã hoặc tên đơn vị.": "A unit's code or name.",
    "Mã hoặc tên một đơn vị; mã tỉnh: các xã của tỉnh cộng lại. Không nêu: mọi đơn vị cộng lại.": (
        "Code or name of a unit; a province's code: its communes added up. Left out: all units added up."
    ),
    "Kiểm tra mọi thứ đang giữ; nêu một lần chạy: tính lại và so từng tệp; nêu tệp sao lưu: kiểm tra tệp đó.": (
        "Checks everything kept; given a run, computes it again and compares file by file; given a backup,"
        " checks that file."
    ),
    "Lần chạy (năm, mã, thư mục) hoặc tệp sao lưu; bỏ trống: tất cả.": (
        "A run (year, id, folder) or a backup file; left out: everything."
    ),
    "Kiểm tra bàn làm việc trên web trước khi đặt lên máy chủ.": (
        "Checks the web desk before it is put on a server."
    ),
    "Mỗi năm đang ở đâu: đã nhận, còn nợ, đã chấm, khóa sổ, công bố; bước tiếp theo.": (
        "Where each year stands: returned, owed, run, locked, announced; and the next step."
    ),
    "Một năm: cả các lần chạy.": "One year: its runs too.",
    "In mọi bảng, không chỉ một màn hình.": "Print every table, not one screen only.",
    "Lý do vẫn lập khi khác kết quả đã công bố; được ghi lại.": (
        "Why to go on though it differs from what was announced; recorded."
    ),
    "Ghi đè tệp đã có, nếu không bản sao lưu nào tiếp theo nó.": (
        "Overwrite a file that is there, unless another backup rests on it."
    ),
    "Mã thoát 1 khi xong mà có việc cần người xem (bình thường là 0).": (
        "Exit code 1 when it is done and people must look at something (otherwise 0)."
    ),
    # The office
    "Mở bàn làm việc trên web, ngay trên máy này.": "Opens the web desk on this machine.",
    "Khai một lần tên cơ quan, địa danh, người ký, nơi nhận cho mọi văn bản.": (
        "Declares once the office's name, place, signers and recipients for every paper."
    ),
    "Tên cơ quan ban hành.": "Name of the issuing office.",
    "Cơ quan chủ quản (dòng trên).": "The office above it (the upper line).",
    "Chữ viết tắt trong số, ký hiệu: UBND.": "Its abbreviation in document numbers: UBND.",
    'Người ký: "TM. ỦY BAN NHÂN DÂN|CHỦ TỊCH|Họ tên"; riêng một loại: "BC=KT. CHỦ TỊCH|PHÓ CHỦ TỊCH|Họ tên".': (
        'The signer: "TM. ỦY BAN NHÂN DÂN|CHỦ TỊCH|Full name"; for one kind of paper: "BC=KT. CHỦ TỊCH|PHÓ'
        ' CHỦ TỊCH|Full name".'
    ),
    'Nơi nhận, cách nhau bằng "|"; riêng một loại: "BC=UBND tỉnh|Lưu: VT".': (
        'Recipients, with "|" between them; for one kind of paper: "BC=UBND tỉnh|Lưu: VT".'
    ),
    "Liệt kê biểu còn thiếu của một kỳ; --letters lập công văn đôn đốc từng đơn vị.": (
        "Lists the forms still owed for a period; --letters writes a reminder to each unit."
    ),
    "Thư mục để công văn (Word, PDF).": "Folder for the letters (Word, PDF).",
    "Hạn nộp bổ sung (năm-tháng-ngày).": "Day by which to complete the return (year-month-day).",
    "Khóa sổ một kỳ; --reopen mở lại có lý do; không nêu kỳ: liệt kê kỳ đã khóa.": (
        "Locks a period; --reopen opens it again for a reason; without a period: lists those locked."
    ),
    "Mở lại kỳ đã khóa.": "Open a locked period again.",
    "Lý do mở lại.": "Why it is opened again.",
    "Công bố kết quả một kỳ theo văn bản; không nêu --document: xem khác biệt từ đó.": (
        "Announces a period's results under a document; without --document: shows what differs since."
    ),
    "Kỳ năm đã khóa.": "A year's period that is locked.",
    "Số, ký hiệu văn bản.": "Document number.",
    "Ngày văn bản (năm-tháng-ngày).": "Date of the document (year-month-day).",
    "Lần chạy (mặc định: mới nhất của kỳ).": "Run (by default, the newest of the period).",
    "Lý do công bố lại.": "Why it is announced again.",
    "Xuất sổ kết quả công khai; thêm --restricted N cho N bản lưu hành nội bộ.": (
        "Writes the public results; add --restricted N for N restricted copies."
    ),
    "Số bản lưu hành nội bộ.": "Number of restricted copies.",
    "Lý do xuất bản nội bộ; được ghi lại.": "Why restricted copies are written; it is recorded.",
    "Lời đã ghi (lý do, ghi chú, lời trong văn bản): SỔ:SỐ_DÒNG như trang Nhật ký, ví dụ leads.jsonl:12, hoặc phần đầu tên tệp ở decisions/words.": (
        "Words someone typed (a reason, a note, words in a paper): LOG:LINE as the page Log shows it, such as"
        " leads.jsonl:12, or the first letters of the file's name in decisions/words."
    ),
    "Lập văn bản để ký (Word, PDF): bao-cao, so-ket, tom-tat, to-trinh, quyet-dinh, thong-bao, giai-trinh, bien-ban.": (
        "Writes a paper to sign (Word, PDF): bao-cao, so-ket, tom-tat, to-trinh, quyet-dinh, thong-bao,"
        " giai-trinh, bien-ban."
    ),
    "Hạn để xã nộp, sửa, có ý kiến (thong-bao); không ghi thì để chỗ trống.": (
        "Day by which a commune sends, corrects or objects (thong-bao); left open where not given."
    ),
    "bao-cao (công tác năm, sáu tháng, quý, đột xuất), so-ket (tạm tính giữa năm), tom-tat (một trang cho lãnh đạo), to-trinh, quyet-dinh (công nhận), thong-bao (kết quả từng xã), giai-trinh, bien-ban (thẩm định).": (
        "bao-cao (report of a year, half-year, quarter, ad hoc), so-ket (standing part of the way through a"
        " year), tom-tat (one page for the chairman), to-trinh (submission), quyet-dinh (decision of"
        " recognition), thong-bao (result letter to each commune), giai-trinh (explanation), bien-ban"
        " (minutes of appraisal)."
    ),
    "Chỉ đơn vị này (mã hoặc tên); nêu được nhiều lần.": (
        "This unit only (code or name); may be given more than once."
    ),
    "Kỳ của bao-cao, so-ket: 2020, 2020-6T, 2020-Q1.": "Period of bao-cao, so-ket: 2020, 2020-6T, 2020-Q1.",
    "Lý do lập bản nội bộ (bao-cao, so-ket, văn bản từng xã); được ghi lại.": (
        "Why a restricted paper is written (bao-cao, so-ket, papers about communes); it is recorded."
    ),
    "Ngày ghi trên văn bản (mặc định: hôm nay).": "Date on the paper (by default, today).",
    "Để trống ngày, ghi tay khi ký.": "Leave the date blank, to write by hand when signing.",
    "Danh mục đơn vị theo tỉnh; --period: chấm lại một kỳ theo đơn vị của ngày --on.": (
        "Units by province; --period: scores a period again by the units of the day --on."
    ),
    "Mã đơn vị không còn: đơn vị kế tiếp nhận báo cáo kỳ --period của nó.": (
        "Code of a unit that is no more: the unit that followed takes its returns for --period over."
    ),
    "Mã đơn vị không còn: thôi nhận báo cáo kỳ --period của nó.": (
        "Code of a unit that is no more: its returns for --period are given back."
    ),
    "Lý do, được ghi lại.": "The reason, which is kept.",
    "Kỳ cần chấm lại theo đơn vị mới.": "Period to score again by the new units.",
    "Ngày của danh mục (năm-tháng-ngày).": "Day of the list (year-month-day).",
    "Tệp CSV danh mục đơn vị của cơ quan, thay cho cả danh mục đang có (lúc đầu là của ví dụ).": (
        "CSV file of the office's units, in place of the whole list there is (at first the example's)."
    ),
    "Tệp CSV các đơn vị cần thêm.": "CSV file of units to add.",
    "Xóa hẳn một người khỏi kho mã hóa và kho lưu trữ; có ghi lại việc xóa.": (
        "Erases a person from vault and archive for good; that it was done is recorded."
    ),
    "Mã cá nhân, tổ chức (B03).": "Code of a person or organisation (B03).",
    "Lý do, căn cứ.": "Reason and legal ground.",
    "Bản sao lưu cần xem còn giữ những gì (lặp lại được).": (
        "A backup to look into: what does it still hold? May be given more than once."
    ),
    "Liệt kê dữ liệu đã hết thời hạn giữ (rules/purposes.yaml); xác nhận thì xóa hẳn.": (
        "Lists what is past the time it may be kept (rules/purposes.yaml); confirmed, erases it for good."
    ),
    "Chỉ mục đích này (lặp lại được).": "This purpose only; may be given more than once.",
    "Xóa hẳn những gì đã liệt kê: không lấy lại được.": "Erase what is listed, for good: it can't be undone.",
    "Xác nhận: không lấy lại được.": "Confirm: it can't be undone.",
    "Sao lưu không gian làm việc vào một tệp (không kèm khóa).": (
        "Backs a workspace up into one file (without the key)."
    ),
    "Bản sao lưu trước, cùng thư mục: chỉ ghi tệp mới hoặc đổi từ đó.": (
        "An earlier backup in the same folder: write only files that are new or changed since."
    ),
    "Tệp sẽ ghi (.tar.gz).": "The file to write (.tar.gz).",
    "Khôi phục không gian làm việc từ bản sao lưu; kiểm tra từng tệp.": (
        "Restores a workspace from a backup; every file is checked."
    ),
    "Bản sao lưu.": "The backup.",
    "Thư mục trống.": "An empty folder.",
    # After the year
    "Việc cần làm và dấu hiệu cần xác minh từ một lần chạy, theo cơ quan và hạn.": (
        "Actions, and signs to verify, from a run, by office and deadline."
    ),
    "Chỉ việc của một cơ quan.": "Actions of one office only.",
    "Chỉ nói về mã này (cơ sở, đơn vị, vụ…).": "Only what is about this code (venue, unit, case…).",
    "In cả những việc còn cần bổ sung số liệu.": "Print also what waits for missing data.",
    "Xuất lịch iCalendar: chỉ mã và hạn.": "Write an iCalendar file: codes and deadlines only.",
    "Đề xuất kế hoạch kiểm tra năm sau, nêu lý do từng cơ sở.": (
        "Proposes next year's inspections, with the reason for each venue."
    ),
    "Số cơ sở kiểm tra được trong năm.": "How many venues can be inspected in the year.",
    "Manh mối liên kết cần xác minh của một lần chạy.": "Leads of a run: links to be verified by a person.",
    "Danh sách manh mối, mạnh trước.": "Lists the leads, the strongest first.",
    "Cả manh mối đã bỏ.": "Dismissed leads too.",
    "Ghi chép của người xác minh thành bằng chứng, có mức tin cậy (mã Admiralty, ví dụ B2).": (
        "Keeps a verifier's own note as evidence, with a grade (Admiralty code, such as B2)."
    ),
    "Các ghi chép có mức tin cậy; rút lại một ghi chép (--withdraw).": (
        "Lists the graded notes; takes one back (--withdraw)."
    ),
    "phone, account, plate, address, relative hoặc manager.": (
        "phone, account, plate, address, relative or manager."
    ),
    "Số, biển, địa chỉ; với relative, manager là mã người kia.": (
        "The number, plate or address; for relative and manager, the other's id."
    ),
    "Mức: A–F cho nguồn, 1–6 cho tin.": "The grade: A–F for the source, 1–6 for what it said.",
    "Ngày thấy (mặc định: hôm nay).": "The day it was seen (by default, today).",
    "Số ghi chép rút lại (cần --reason).": "Number of the note to take back (needs --reason).",
    "Danh sách theo dõi qua các năm: ai, vì sao, đến bao giờ, có gì mới.": (
        "The watch list across years: who, why, until when, what is new."
    ),
    "Theo dõi mã này, hoặc gia hạn (cần --reason).": "Watch this id, or renew its watch (needs --reason).",
    "Thôi theo dõi mã này (cần --reason).": "Watch this id no more (needs --reason).",
    "Theo dõi đến ngày (năm-tháng-ngày).": "Watch until this day (year-month-day).",
    "Ghi chú về một manh mối: chỉ dùng mã, không ghi tên, số.": (
        "Notes something about a lead: codes only, no names or numbers."
    ),
    "Lời ghi chú.": "The note.",
    "Một manh mối: bằng chứng, cách tính, hình vẽ, thời gian; hoặc một chuỗi vụ việc.": (
        "One lead: evidence, how it is computed, drawing, timeline; or one series of cases."
    ),
    "Mã manh mối, hoặc số thứ tự trong danh sách.": "Code of a lead, or its number in the list.",
    "Ghi hình vẽ vào tệp này.": "Write the drawing to this file.",
    "Ghi hình diễn biến theo thời gian vào tệp này.": "Write the timeline to this file.",
    "Nêu mọi dòng, mọi kỳ đã ghi điều này, không chỉ dòng mới nhất.": (
        "Name every row and period that says it, not only the newest."
    ),
    "Ghi quyết định: về một manh mối (--state looking, referred, dismissed), hoặc một liên hệ của nó là vô can (--innocent-tie).": (
        "Records a decision: about a lead (--state looking, referred, dismissed), or that one of its ties is"
        " innocent (--innocent-tie)."
    ),
    "looking, referred hoặc dismissed.": "looking, referred or dismissed.",
    "Số dòng trong bảng Cách tính: liên hệ này có lời giải thích vô can.": (
        "Row of the table of computation: this tie has an innocent explanation."
    ),
    "Liên hệ đã được giải thích là vô can; có thể khôi phục.": (
        "Ties explained as innocent; they can be restored."
    ),
    "Số dòng: liên hệ này không còn được coi là vô can.": "Row: this tie no longer counts as innocent.",
    "Số, địa chỉ dùng chung quá nhiều nên không nối ai; có thể quyết định khác.": (
        "Numbers and addresses shared by too many to connect anyone; a person may decide otherwise."
    ),
    "LOẠI:KHÓA này vẫn nối được (cần --reason).": "This KIND:KEY connects after all (needs --reason).",
    "LOẠI:KHÓA này là dùng chung, không nối ai (cần --reason).": (
        "This KIND:KEY is shared and connects nobody (needs --reason)."
    ),
    "Hai hồ sơ có thể là một người: gợi ý, không kèm tên; người quyết định.": (
        "Two records that may be one person: suggestions without names; a person decides."
    ),
    "Hai mã là một người (cần --reason).": "Two codes are one person (needs --reason).",
    "Hai mã là hai người (cần --reason).": "Two codes are two persons (needs --reason).",
    "Các xã thành ô, đậm nhạt theo số manh mối; xã chưa nộp đủ biểu thì gạch chéo.": (
        "Communes as tiles, darker for more leads; hatched where forms are owed."
    ),
    "Tệp .svg.": "The .svg file.",
    "Xuất manh mối: .xlsx, .graphml, .ftm.jsonl (FollowTheMoney). Không kèm mã thật nếu không có số chuyển hồ sơ.": (
        "Exports leads: .xlsx, .graphml, .ftm.jsonl (FollowTheMoney). Without a referral number, no real code"
        " leaves."
    ),
    "Mã manh mối, số thứ tự trong danh sách, hoặc all: mọi manh mối chưa bỏ.": (
        "Code of a lead, its number in the list, or all: every lead not dismissed."
    ),
    "Tệp .xlsx, .graphml hoặc .ftm.jsonl.": "An .xlsx, .graphml or .ftm.jsonl file.",
    "Tệp .xlsx có mật khẩu, ghi tên đúng những bên được chuyển; phải có --referral.": (
        "An .xlsx file with a password, naming exactly those referred; needs --referral."
    ),
    "Số văn bản chuyển hồ sơ: khi đó kèm mã thật, và được ghi lại.": (
        "Number of the referral: then real codes are included, and it is recorded."
    ),
    "Ai có số này (phone, account, plate, address, identity_no), hoặc một mã (id) giữ gì; có ghi nhật ký.": (
        "Who has this number (phone, account, plate, address, identity_no), or what a code (id) holds; it is"
        " logged."
    ),
    "id, phone, account, plate, address hoặc identity_no.": (
        "id, phone, account, plate, address or identity_no."
    ),
    "Giá trị đúng như trong hồ sơ.": "The value as it stands in the records.",
    "Chỉ xem gỡ liên hệ này thì còn gì; không ghi.": (
        "Only show what is left without this tie; nothing is recorded."
    ),
    "Đường mạnh nhất giữa hai bên, hoặc vì sao không nối.": (
        "The strongest path between two parties, or why there is none."
    ),
    "Mã cơ sở hoặc cá nhân, tổ chức.": "Code of a venue, person or organisation.",
    "Mã thứ hai.": "The second code.",
    "Nhóm đáng để ý mà không có vụ việc, và những cặp suýt nối; không phải manh mối.": (
        "Groups worth noticing without any case, and pairs that nearly connect; not leads."
    ),
    "Nhật ký truy cập tên và các quyết định.": "The log of who saw names, and the decisions.",
    # Rules
    "Kiểm tra các tệp quy tắc; nêu mọi lỗi kèm dòng, cột và cách sửa.": (
        "Checks the rule files; names every fault with line, column and the way out."
    ),
    "Kiểm tra lại mỗi khi lưu tệp; Ctrl-C để dừng.": "Check again whenever a file is saved; Ctrl-C stops.",
    "Kịch bản đã thử đến đâu trong quy tắc; viết sẵn những kịch bản còn thiếu.": (
        "What the scenarios cover of the rules; drafts those that are missing."
    ),
    "Chỉ một tiêu chí, điều kiện khống chế, hạng, dấu hiệu, tham số hay số liệu.": (
        "One criterion, gate, band, sign, parameter or figure only."
    ),
    "Viết các kịch bản còn thiếu, để ngỏ câu trả lời, vào đây.": (
        "Write the missing scenarios here, their answers left open."
    ),
    "Đổi thử từng ngưỡng, phép so, điểm, căn cứ; nêu chỗ đổi mà không kịch bản nào nhận ra.": (
        "Changes each threshold, comparison, number of points and citation in turn; names the changes no"
        " scenario notices."
    ),
    "Chỉ một tiêu chí, điều kiện khống chế, dấu hiệu, luật việc cần làm, tham số hay số liệu.": (
        "One criterion, gate, sign, follow-up rule, parameter or figure only."
    ),
    "Chỉ một bộ tiêu chí, hoặc follow_up.": "One rulebook only, or follow_up.",
    "Ghi số đo, cả độ phủ, vào tệp này (có sẵn chỗ cho số đo).": (
        "Record the figures, coverage included, in this file (which has a place for them)."
    ),
    "So hai thư mục quy tắc, hai ngày, hoặc hai lần chạy: khác gì, ai đổi hạng, vì tiêu chí nào.": (
        "Compares two folders of rules, two days or two runs: what differs, whose band changes, by which"
        " criterion."
    ),
    "Trước: thư mục quy tắc, ngày (năm-tháng-ngày), hoặc lần chạy.": (
        "Before: a folder of rules, a day (year-month-day), or a run."
    ),
    "Sau: như trên.": "After: the same.",
    "Chỉ năm này; có thể ghi nhiều lần.": "This year only; may be given more than once.",
    "Chỉ tính báo cáo nhận đến ngày này.": "Count only returns received by this day.",
    "Viết JSON Schema của tệp quy tắc vào rules/schema cho trình soạn thảo.": (
        "Writes JSON Schema of the rule files to rules/schema, for editors."
    ),
    "In bộ tiêu chí thành văn bản để ký (Word và PDF, thể thức Nghị định 30/2020).": (
        "Prints a rulebook as a document to sign (Word and PDF, in the form of Decree 30/2020)."
    ),
    "Thư mục để hai tệp.": "Folder for the two files.",
    "Ghi ngưỡng có hiệu lực ngày này (mặc định: giá trị mới nhất).": (
        "Print thresholds as in force on this day (by default, the newest values)."
    ),
    "Ghi ngưỡng của kỳ năm này.": "Print the thresholds of this year's period.",
    "Cơ quan cấp trên (dòng đầu).": "The office above (the first line).",
    "Họ tên người ký.": "Full name of the signer.",
    "Ghi văn bản ban hành vào bộ tiêu chí; từ đó kết quả không còn ghi 'minh họa'.": (
        "Records the document that adopts a rulebook; from then on results no longer say 'illustrative'."
    ),
    "Số, ký hiệu văn bản đã ký.": "Number of the signed document.",
    "Lý do, khi đã ghi một văn bản khác.": "The reason, where another document was recorded before.",
    "Con số minh họa mà văn bản tự quy định: mã tiêu chí, tham số … cách nhau dấu phẩy, hoặc all.": (
        "Illustrative figures that the document itself lays down: ids of criteria, parameters … with commas"
        " between, or all."
    ),
    "không con số nào": "none",
    "In đầu sổ của từng nhật ký, để ghi vào sổ giấy của cơ quan; --compare: so lại.": (
        "Print the head of each log, to be written into the office's own book; --compare checks it again."
    ),
    "Kiểm tra nhật ký có bị sửa, bị cắt không.": "Check that no log was changed or cut.",
    'Một dòng đã ghi: TÊN_SỔ SỐ_DÒNG DẤU, ví dụ "decisions.jsonl 12 4f2a…".': (
        "A line written down: LOG COUNT SEAL, such as “decisions.jsonl 12 4f2a…”."
    ),
    "Niêm phong không gian làm việc của bản trước, hoặc ghi nhận hiện trạng; nói rõ điều không bảo đảm được.": (
        "Seal a workspace of an earlier version, or accept what stands; says what can't be vouched for."
    ),
    "Nâng không gian làm việc của bản trước lên bản này; sao lưu trước khi đổi.": (
        "Bring a workspace of an earlier version up to this one, after a backup."
    ),
    "Tệp sao lưu sẽ ghi trước khi đổi (.tar.gz).": "The backup to write before anything changes (.tar.gz).",
    "Đồng hồ bây giờ đúng, lần ghi trước mới sai.": (
        "The clock is right now; it was wrong at the last record."
    ),
    "Ngày nhận, do nơi nhận ghi; thay ngày ghi trên bìa (của báo cáo đã nhập: nêu đích danh tệp). Từng tệp: --received.": (
        "The day of receipt, as the receiver says; it takes the place of the day on the cover (of a return"
        " imported before: name the file itself). File by file: --received."
    ),
    "Sổ văn bản đến của nơi nhận: tệp csv có cột Tên tệp, Ngày đến (nếu có: Số đến, Nơi gửi), để ngoài thư mục báo cáo.": (
        'The receiver\'s list of incoming documents: a csv with columns "Tên tệp", "Ngày đến" (and "Số đến",'
        ' "Nơi gửi"), kept outside the returns\' folder.'
    ),
    "Đổi khóa khi khóa cũ bị lộ; niêm phong cũ vẫn kiểm tra được.": (
        "Change the key when the old one leaked; old seals can still be checked."
    ),
    "Thư mục để ghi mỗi tiêu chí một tệp Excel: mọi dòng đã xét, dòng nào được tính, dòng nào không, vì sao.": (
        "Folder for an Excel file a criterion: every row looked at, which count, which do not, and why."
    ),
    "Thư mục để ghi, cho từng cơ quan: công văn (Word, PDF), danh sách (Excel), lịch (ics).": (
        "Folder for the papers of each office: a letter (Word, PDF), a list (Excel), a calendar (ics)."
    ),
    "Thư mục để ghi dự thảo kế hoạch (Word, PDF).": "Folder for the draft plan (Word, PDF).",
    "Ngày của văn bản (mặc định: để trống).": "Day of the paper (by default, left blank).",
    "Lý do lấy văn bản nội bộ; được ghi lại.": "Why internal papers are taken; it is recorded.",
}
