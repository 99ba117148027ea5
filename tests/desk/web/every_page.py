"""Every page of the desk and its states, by who sees them: what axe-core looks at, and what pictures are
taken of.

A name is said once; the same page in another state has a name of its own. A test asks that no address is left
out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shown:
    """A page in one state. `lead` and `long` pages wait for their drawing."""

    name: str
    url: str


def _pages(**urls: str) -> tuple[Shown, ...]:
    return tuple(Shown(name.replace("_", "-"), url) for name, url in urls.items())


PAGES: Mapping[str, tuple[Shown, ...]] = {
    "": _pages(dang_nhap="/dang-nhap/"),
    "danh-gia": _pages(
        viec_cho="/",
        tim="/nam/2020/tim/?tim=hung",
        bao_cao="/bao-cao/2020/",
        bao_cao_nua_nam="/bao-cao/2020/?ky=2020-6T",
        bao_cao_mot_xa="/bao-cao/2020/30988/",
        bao_cao_mot_bieu="/bao-cao/2020/30994/?bieu=B02",
        ket_qua="/ket-qua/2020/",
        ket_qua_tim="/ket-qua/2020/?tim=" + "x" * 61,
        mot_xa="/ket-qua/2020/30997/",
        mot_xa_tham_dinh="/ket-qua/2020/30997/?mo=B4",
        tam_tinh="/tam-tinh/2020/?xa=30997",
        tam_tinh_chua_co="/tam-tinh/2018/",
        tham_dinh="/tham-dinh/2020/",
        tham_dinh_chua_co="/tham-dinh/2018/",
        co_so="/co-so/2020/",
        co_so_trang_sau="/co-so/2020/?muc=&trang=2",
        co_so_loc_het="/co-so/2020/?ma=KHONG-CO",
        mot_co_so="/co-so/2020/31006-CS-033/?mo=V2",
        mot_co_so_yen="/co-so/2020/30985-CS-001/",
        viec_can_lam="/viec-can-lam/2020/",
        viec_theo_han="/viec-can-lam/2020/?xem=han",
        ke_hoach="/viec-can-lam/2020/ke-hoach/",
        can_cu="/lam/can-cu/",
        so_den="/lam/so-den/",
        phuc_tra="/lam/phuc-tra/",
        lan_chay="/lan-chay/2020/",
        so_sanh="/so-sanh/2020/",
        van_ban="/van-ban/2020/",
        soan="/van-ban/2020/soan/tom-tat/?sua=0",
        soan_bao_cao="/van-ban/2020/soan/bao-cao/?ky=2020",
        soan_so_ket="/van-ban/2020/soan/so-ket/?ky=2020-6T",
        soan_xa="/van-ban/2020/soan/thong-bao/?xa=30997",
        khong_co_trang="/khong-co/",
        chua_lam_duoc="/van-ban/2020/soan/la/",
        khong_duoc_xem="/nhat-ky/",
    ),
    "chinh-sach": _pages(
        viec_cho_chinh_sach="/",
        quy_tac="/quy-tac/",
        quy_tac_mot_tep="/quy-tac/?tep=rules/healthy_commune/criteria/a.yaml",
        quy_tac_dang_cho="/quy-tac/dang-cho/",
        ban_hanh="/lam/ban-hanh/",
    ),
    "xac-minh": _pages(
        viec_cho_xac_minh="/",
        manh_moi_hang="/manh-moi/2020/",
        manh_moi_khong_co="/manh-moi/2020/?trang-thai=dismissed",
        chuoi_vu_viec="/manh-moi/2020/chuoi-vu-viec/",
        manh_moi_khong_con="/manh-moi/2020/MM-00000000/",
        manh_moi="/manh-moi/2020/1/",
        manh_moi_nhan="/manh-moi/2020/1/?mau=nhan",
        manh_moi_ghi_chu="/manh-moi/2020/1/?mau=ghi-chu",
        manh_moi_chuyen="/manh-moi/2020/1/?mau=chuyen",
        manh_moi_bo="/manh-moi/2020/1/?mau=bo",
        manh_moi_bang_chung="/manh-moi/2020/1/?mau=bang-chung",
        manh_moi_theo_doi="/manh-moi/2020/1/?mau=theo-doi",
        theo_doi="/manh-moi/2020/theo-doi/",
        manh_moi_chon="/manh-moi/2020/1/?ben=30985-CT-0056",
        manh_moi_het_han="/manh-moi/2020/2/",
        suyt_noi="/manh-moi/2020/suyt-noi/",
        lien_he="/manh-moi/2020/lien-he/",
        mot_nguoi="/manh-moi/2020/mot-nguoi/",
        duong_noi="/manh-moi/2020/duong-noi/?tu=30985-CS-024&toi=30991-CS-010",
        duong_noi_trong="/manh-moi/2020/duong-noi/",
        viec_tung_dong="/viec-can-lam/2020/?viec=F7&dong=F7||31000-CS-010",
    ),
    "xac-minh-2": _pages(viec_cho_nguoi_hai="/", manh_moi_nguoi_hai="/manh-moi/2020/3/"),
    "thanh-tra": _pages(
        viec_cho_thanh_tra="/",
        nhat_ky="/nhat-ky/",
        xoa_loi="/lam/xoa-loi/",
        nhat_ky_loc_het="/nhat-ky/?tim=khong-co-gi",
        nguoi_dung_xem="/nguoi-dung/",
    ),
    "quan-tri": _pages(
        viec_cho_quan_tri="/",
        nguoi_dung="/nguoi-dung/",
        tai_khoan="/tai-khoan/",
        phim="/phim/",
        goc_nhin="/goc-nhin/?trang=/nguoi-dung/",
    ),
    "xa-hung-yen": _pages(
        viec_cho_xa="/",
        xa_bao_cao="/bao-cao/2020/",
        xa_cua_minh="/ket-qua/2020/30997/?mo=B4",
        xa_khac="/ket-qua/2020/30994/",
    ),
}
PROPOSER, AWAITED = "xac-minh", "xac-minh-2"  # who proposes to refer a lead, and whose word is awaited
NO_PAGE = frozenset(
    {
        "blanks",
        "marked",
        "evidence",
        "made_workbook",
        "of_year",
        "job",  # files, a way on, and parts of other pages
        "openid_connect_login",
        "proposed_referral",
        "proposed_announcement",  # lead back while nothing waits; test_proposal_pages reads them
        "sign_in_code",  # the door, unless a password was given just before
        "second_factor",  # its secret is drawn anew at each look
        "openid_connect_callback",  # the provider's, looked at with a provider
    }
)
