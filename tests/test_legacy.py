"""Text read in a wrong encoding, and what it said before."""

import pytest

from khuyencong.checks.legacy import has_lost_letters, repaired


@pytest.mark.parametrize(
    ("garbled", "sound"),
    [
        ("Báº¿n Tre", "Bến Tre"),
        ("Ä\x90á»\x81 Ã¡n", "Đề án"),
        ("Ä‘Ã\u00a0o táº¡o", "đào tạo"),
        ("Ä‘Ã o táº¡o", "đào tạo"),
        ("BÕn Tre", "Bến Tre"),
        ("TiÕng ViÖt", "Tiếng Việt"),
        ("§Ò ¸n khuyÕn c«ng", "Đề án khuyến công"),
        ("Tænh Beán Tre", "Tỉnh Bến Tre"),
        ("ñaøo taïo ngheà", "đào tạo nghề"),
        (
            "KEÁT NOÁI COÂ HOÄI, HÔÏP TAÙC THAØNH COÂNG",
            "KẾT NỐI CÔ HỘI, HỢP TÁC THÀNH CÔNG",
        ),
    ],
)
def test_garbled_text_is_read_as_it_was_written(garbled: str, sound: str) -> None:
    """Doubly decoded UTF-8, TCVN3 and VNI, as brochures and web pages carry them."""
    assert repaired(garbled) == sound


@pytest.mark.parametrize(
    "text",
    [
        *("Ben Tre", "Bến Tre", "TOÀN QUỐC", "HOÀ BÌNH", "XUÂN LOAN", "KHOÁ HOÀN", "TOÁN UÝ"),
        *("Köln", "São Paulo", "naïve", "Raphaël", "Straße", "1 µm", "5 m²", "© 2018", "Á Âu"),
    ],
)
def test_sound_text_is_left_alone(text: str) -> None:
    """Also capitals with two vowels and names of other languages."""
    assert repaired(text) is None
    assert not has_lost_letters(text)


@pytest.mark.parametrize(
    "text", ["Học viên nghá» may", "16.411.000.000 ??ng", "?ào tạo", "ngh\ufffd"]
)
def test_letters_of_which_too_little_is_left_are_lost(text: str) -> None:
    """Nothing tells what stood there, and nobody could read it."""
    assert repaired(text) is None
    assert has_lost_letters(text)
