"""Numbers written out in Vietnamese words: "một trăm linh năm", "hai mươi mốt", "một triệu rưỡi".

Many of these words mean something else as well: năm is a year, một an article, ba a part of names,
không a negation. What cannot be read surely is not read at all: vague numbers (vài chục, hàng
nghìn), colloquial short forms ("một triệu hai"), fractions, ordinals and dates.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

Words = Sequence[str]

_ONE_TO_NINE = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
DIGITS = {word: digit for digit, word in enumerate(_ONE_TO_NINE, start=1)} | {"bẩy": 7}
_FIVES = {"lăm": 5, "nhăm": 5}
_YEAR = "năm"
_LIKE_FIVE = {word: digit for word, digit in DIGITS.items() if word != _YEAR}
"""Digits that may follow a ten: "mười năm" is ten years, fifteen is "mười lăm"."""
AFTER_TEN = _LIKE_FIVE | _FIVES
AFTER_TENS = {word: digit for word, digit in _LIKE_FIVE.items() if digit > 1} | _FIVES
AFTER_TENS |= {"mốt": 1, "tư": 4}
AFTER_ODD = DIGITS | {"tư": 4}
"""Digits after linh and lẻ, which stand for an empty place: "một trăm linh tư"."""
ODD = frozenset({"linh", "lẻ"})
HALF = frozenset({"rưỡi", "rưởi"})
HUNDRED = "trăm"
THOUSAND, MILLION, BILLION = Decimal(10**3), Decimal(10**6), Decimal(10**9)
SCALES = ((BILLION, ("tỷ", "tỉ")), (MILLION, ("triệu",)), (THOUSAND, ("nghìn", "ngàn")))
_SCALE_OF = {word: scale for scale, words in SCALES for word in words}

SPOILERS = ("chục", "vài", "mấy", "dăm", "đôi", "nửa", "phẩy", "hàng", "nhiều", "mỗi", "vạn")
"""Words that make the number beside them vague or of another kind, so that it is left alone."""

_VOCABULARY = sorted(
    {*DIGITS, *AFTER_TENS, *ODD, *HALF, *_SCALE_OF, *SPOILERS, HUNDRED, "mười", "mươi", "không"},
    key=len,
    reverse=True,
)
_WITHIN_EVERY_NUMBER = frozenset({*DIGITS, "mười"})
"""Phrases without any of these need no closer look, and most phrases have none."""
_WORDS = re.compile(r"\w+")
_WORD = rf"(?:{'|'.join(_VOCABULARY)})(?!\w)"
_RUN = re.compile(rf"(?<!\w){_WORD}(?:\s+{_WORD})*", re.IGNORECASE)

_OTHER_MEANING = re.compile(
    r"(?<=tư)\s+(?:vấn|nhân|liệu|pháp|thục|cách)\b"
    r"|(?<=[tT][ỷỉ])\s+(?:lệ|trọng|giá|suất|phú|mỉ)\b"
    r"|(?<=triệu)\s+(?:phú|tập|hồi)\b"
    r"|\s+phần(?!\s+trăm\b)\b",
    re.IGNORECASE,
)
"""What follows a number word that is part of another word: tư vấn, tỷ lệ, hai phần ba."""
_ORDINAL = re.compile(
    r"(?<!\w)(?:thứ|tháng|quý|ngày|mùng|mồng|khóa|khoá|điều|khoản|phần)\s+$", re.IGNORECASE
)
"""What stands before an ordinal, a date or the end of a fraction."""
_BEFORE_ARTICLE = re.compile(
    r"(?<!\w)(?:số|lần|hạng|loại|cấp|bậc|đợt|là|như|từng|thành)\s+$", re.IGNORECASE
)
"""What stands before a single word that ranks or is an article ("loại hai", "là một cơ sở")."""
_AFTER_YEAR = re.compile(
    r"(?<!\w)(?:trong|hằng|từng|cả|qua|các|những|đầu|cuối|giữa|suốt|đến|theo|sau|trước|từ)\s+$",
    re.IGNORECASE,
)
"""What stands before năm where it means a year ("trong năm", "cuối năm")."""
_COUNTED = re.compile(
    r"\s+(?:cơ\s+sở|doanh\s+nghiệp|DN|CSSX|hộ|hợp\s+tác\s+xã|HTX|công\s+ty|đơn\s+vị|tổ\s+hợp\s+tác"
    r"|người|lao\s+động|học\s+viên|lượt|cán\s+bộ|cộng\s+tác\s+viên"
    r"|đề\s+án|dự\s+án|mô\s+hình|lớp|khóa|khoá|sản\s+phẩm|nhãn\s+hiệu|thương\s+hiệu"
    r"|kỳ|hội\s+chợ|hội\s+nghị|hội\s+thảo|cuộc|đoàn|gian\s+hàng|phòng\s+trưng\s+bày"
    r"|trang\s+(?:thông\s+tin|tin|web)|website|chuyên\s+mục|bản\s+tin|ấn\s+phẩm"
    r"|cụm\s+công\s+nghiệp|CCN|làng\s+nghề|phần\s+trăm|đồng)\b|\s*%",
    re.IGNORECASE,
)
"""What the figures of the codebook count: a single word is a number only before one of these."""
_RANGE = re.compile(r"\s*[-–—,/]\s*|\s+(?:đến|tới|hoặc|hay)\s+", re.IGNORECASE)
"""What joins two numbers to one range ("ba, bốn lớp")."""
_SCALE_OF_DIGITS = re.compile(
    rf"(?<=\d)(?:\s+(?:vạn|{HUNDRED}|{'|'.join(_SCALE_OF)})(?!\w))+", re.IGNORECASE
)
"""Scale words after digits, which are no part of a number in words: "5 triệu hai trăm nghìn"."""
_NEAR = 12
"""Characters before a number in which the word before it is looked for."""


@dataclass(frozen=True)
class WrittenNumber:
    """A number in words and where it stands in its phrase."""

    start: int
    end: int
    number: Decimal
    """The number before its last scale words, as 20 in "hai mươi triệu"."""
    scale: Decimal
    """Product of its last scale words, 1 where there is none."""


def find_written_numbers(phrase: str) -> Iterator[WrittenNumber]:
    """The numbers in words that a phrase surely states, in their order.

    Args:
        phrase: A few words of a source, in Unicode NFC.
    """
    if _WITHIN_EVERY_NUMBER.isdisjoint(_WORDS.findall(phrase.lower())):
        return
    runs = list(_RUN.finditer(_SCALE_OF_DIGITS.sub(lambda scale: "." * len(scale[0]), phrase)))
    in_ranges = {
        run.start()
        for one, other in pairwise(runs)
        if _RANGE.fullmatch(phrase, one.end(), other.start())
        for run in (one, other)
    }
    for run in runs:
        words = run[0].lower().split()
        amount = read_number_words(words)
        if amount is None or run.start() in in_ranges or not _is_sure(phrase, run, words):
            continue
        scale = _last_scale(words)
        yield WrittenNumber(run.start(), run.end(), amount / scale, scale)


def read_number_words(words: Words) -> Decimal | None:
    """The number that words state, None where they are not one number beyond doubt.

    Args:
        words: Number words in small letters, as ["hai", "mươi", "mốt"].
    """
    if words and words[-1] in HALF:
        return _and_a_half(words[:-1])
    return _scaled(words, 0)


def _is_sure(phrase: str, run: re.Match[str], words: Words) -> bool:
    """Whether the words around a number let it be nothing else."""
    before = phrase[max(0, run.start() - _NEAR) : run.start()]
    if _ORDINAL.search(before) or _OTHER_MEANING.match(phrase, run.end()):
        return False
    if words[0] == _YEAR and (len(words) == 1 or _AFTER_YEAR.search(before)):
        return False
    if len(words) > 1:
        return True
    return not _BEFORE_ARTICLE.search(before) and _COUNTED.match(phrase, run.end()) is not None


def _and_a_half(words: Words) -> Decimal | None:
    """A number and half its one scale: with two it would be unclear which ("trăm triệu rưỡi")."""
    scales = [word for word in words if word in _SCALE_OF or word == HUNDRED]
    if len(scales) != 1 or words[-1] != scales[0]:
        return None
    number = _scaled(words, 0)
    return None if number is None else number + _SCALE_OF.get(scales[0], Decimal(100)) / 2


def _scaled(words: Words, level: int) -> Decimal | None:
    """A number whose largest scale is the one at a level of SCALES, or a smaller one."""
    for rank, (scale, names) in enumerate(SCALES[level:], start=level):
        places = [place for place, word in enumerate(words) if word in names]
        if places:
            head, tail = words[: places[0]], words[places[0] + 1 :]
            many = _scaled(head, rank + 2) if scale == BILLION else _below_thousand(head)
            rest = _rest(tail, rank)
            return None if many is None or rest is None else many * scale + rest
    return _below_thousand(words)


def _rest(words: Words, rank: int) -> Decimal | None:
    """What follows a scale: smaller scales, or after thousands a full or marked group of three.

    "một triệu hai trăm" is said for 1,200,000, and "một nghìn hai" for 1,200: neither is read.
    """
    if not words:
        return Decimal(0)
    if any(word in _SCALE_OF for word in words):
        return _scaled(words, rank + 1)
    return _full_group(words) if SCALES[rank][0] == THOUSAND else None


def _full_group(words: Words) -> Decimal | None:
    """What follows thousands: three places, of which the first may be empty (không trăm, linh)."""
    if list(words[:2]) == ["không", HUNDRED]:
        return _after_hundred(words[2:])
    return _below_thousand(words) if HUNDRED in words else _odd(words)


def _below_thousand(words: Words) -> Decimal | None:
    if HUNDRED not in words:
        return _below_hundred(words)
    place = words.index(HUNDRED)
    rest = _after_hundred(words[place + 1 :]) if words[place + 1 :] else Decimal(0)
    if place != 1 or words[0] not in DIGITS or rest is None:
        return None
    return DIGITS[words[0]] * 100 + rest


def _after_hundred(words: Words) -> Decimal | None:
    """A marked digit, or tens: "một trăm hai" may be 102 or 120."""
    return _below_hundred(words) if {"mười", "mươi"} & set(words) else _odd(words)


def _odd(words: Words) -> Decimal | None:
    """A digit after linh or lẻ."""
    match list(words):
        case [odd, digit] if odd in ODD and digit in AFTER_ODD:
            return Decimal(AFTER_ODD[digit])
        case _:
            return None


def _below_hundred(words: Words) -> Decimal | None:
    match list(words):
        case [digit] if digit in DIGITS:
            return Decimal(DIGITS[digit])
        case ["mười"]:
            return Decimal(10)
        case ["mười", digit] if digit in AFTER_TEN:
            return Decimal(10 + AFTER_TEN[digit])
        case [ten, "mươi"] if DIGITS.get(ten, 1) > 1:
            return Decimal(DIGITS[ten] * 10)
        case [ten, "mươi", digit] if DIGITS.get(ten, 1) > 1 and digit in AFTER_TENS:
            return Decimal(DIGITS[ten] * 10 + AFTER_TENS[digit])
        case _:
            return None


def _last_scale(words: Words) -> Decimal:
    """Product of the scale words that a number ends in, a half beside them or not."""
    scale = Decimal(1)
    for word in reversed([word for word in words if word not in HALF]):
        if word not in _SCALE_OF:
            break
        scale *= _SCALE_OF[word]
    return scale
