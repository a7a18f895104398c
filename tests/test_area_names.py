"""Names of areas in texts: whole names only, and no ocean."""

import pytest

from khuyencong.codebook import Codebook


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("Khuyến công tỉnh Bến Tre", {"ben-tre"}),
        ("KHUYẾN CÔNG TỈNH BẾN TRE", {"ben-tre"}),
        ("Khuyến công tỉnh Bắc Ninh", {"bac-ninh", "bac-ninh-2025"}),
        ("Khuyến công Thừa Thiên Huế", {"thua-thien-hue"}),
        ("Khuyến công thành phố Huế", {"hue"}),
        ("Số liệu về Kiên Giang, An Giang", {"kien-giang", "an-giang", "an-giang-2025"}),
        ("Industrial extension in Hanoi", {"ha-noi"}),
        ("Công nghiệp vùng châu Á - Thái Bình Dương", set()),
        ("Vì hòa bình và phát triển", set()),
        ("khuyencongbinhphuoc.gov.vn, Khuyến công tỉnh", set()),
    ],
)
def test_the_areas_of_a_text_are_those_that_it_names(
    codebook: Codebook, text: str, areas: set[str]
) -> None:
    """A longer name hides the shorter one in it, and names that share a word are none."""
    assert codebook.area_names.named_in(text) == areas


def test_an_area_may_be_named_in_small_letters(codebook: Codebook) -> None:
    """As in keywords; by each of its names, aliases among them."""
    assert codebook.area_names.is_named("ben-tre", "khuyến công bến tre")
    assert codebook.area_names.is_named("dak-lak", "Khuyến công tỉnh Đắc Lắc")
    assert not codebook.area_names.is_named("ben-tre", "khuyến công cà mau")
