"""The two languages of the site: texts by gettext, numbers and dates by Babel, figures in words.

The texts in the code and the templates are English; ``site_src/messages/vi.po`` holds the
Vietnamese. A figure is always worded with its qualifier: "gần 144 tỷ đồng" is *nearly* 144.
"""

import gettext
import io
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

from babel.dates import format_date, format_skeleton, get_month_names
from babel.messages.mofile import write_mo
from babel.numbers import get_decimal_symbol, get_group_symbol

from khuyencong.message_catalogue import read_catalogue
from khuyencong.paths import MESSAGES
from khuyencong.periods import Period

if TYPE_CHECKING:
    from khuyencong.codebook import Unit

LANGUAGES = ("vi", "en")
LOCALES = {"vi": "vi", "en": "en_GB"}
"""Babel's locales: English dates as most of the world writes them (22 November 2026)."""
MOST_DIGITS = 20
"""After the decimal sign: as many as any figure has."""
DEFAULT_LANGUAGE = "vi"
SOURCE_LANGUAGE = "en"
"""The one in which texts stand in the code."""
DATE_PATTERNS = {"vi": "d/M/y", "en": "d MMMM y"}


@dataclass(frozen=True)
class Language:
    """One language of the site."""

    code: str
    translations: gettext.NullTranslations

    def gettext(self, text: str) -> str:
        """A text of the code or of a template in this language."""
        return self.translations.gettext(text)

    def ngettext(self, one: str, many: str, count: int) -> str:
        """A text whose form depends on a count."""
        return self.translations.ngettext(one, many, count)

    def number(self, value: Decimal, decimals: int | None = None) -> str:
        """A number with this language's separators: 1.620,5 or 1,620.5.

        Args:
            value: The number.
            decimals: Most digits after the decimal sign; as many as given unless told.
        """
        return _number(self.code, value, MOST_DIGITS if decimals is None else decimals)

    def quantity(self, value: Decimal, unit: "Unit") -> str:
        """A number with its unit: "144 tỷ đồng", "11,8%", "58 lớp"; a year stands alone.

        Less than one of a large unit is told in a smaller one: "60 triệu đồng".
        """
        if unit.id == "year":
            return f"{value:f}"
        value, unit = unit.readable(value)
        symbol = self._symbol(unit, value)
        space = "" if symbol.startswith("%") else "\u00a0"
        return f"{self.number(value)}{space}{symbol}"

    def _symbol(self, unit: "Unit", value: Decimal) -> str:
        """What follows the number; English counts one thing by its name, not by its plural."""
        if self.code == "en" and unit.whole and value == 1:
            return unit.name_en.lower()
        return unit.symbol(self.code)

    def qualified(self, text: str, qualifier: str) -> str:
        """A quantity with the word for its precision: "gần 144 tỷ đồng"."""
        return self._qualified[qualifier].format(quantity=text)

    @cached_property
    def _qualified(self) -> Mapping[str, str]:
        """How each word of precision stands before a quantity."""
        return {
            "exact": "{quantity}",
            "approx": self.gettext("about {quantity}"),
            "nearly": self.gettext("nearly {quantity}"),
            "more_than": self.gettext("more than {quantity}"),
            "at_least": self.gettext("at least {quantity}"),
        }

    def figure(self, value: Decimal, unit: "Unit", qualifier: str) -> str:
        """A stated figure in full: number, unit and precision."""
        return self.qualified(self.quantity(value, unit), qualifier)

    def period(self, period: Period) -> str:
        """A known period: "2014–2018", "tháng 1–6/2014"; empty where an end is unknown."""
        return _period(self.code, period.start, period.end) if period.is_known else ""

    def point(self, text: str) -> str:
        """A year, or a month of a year: "tháng 7/2012", "July 2012"."""
        return _point(self.code, text)

    def date(self, text: str) -> str:
        """A date of the data (YYYY, YYYY-MM or YYYY-MM-DD); empty stays empty."""
        if len(text) == len("YYYY-MM-DD"):
            return _date(self.code, text)
        return self.point(text) if text else ""

    def listing(self, words: list[str]) -> str:
        """Words as an enumeration: "a, b và c"."""
        *most, last = words or [""]
        if not most:
            return last
        return self.gettext("{most} and {last}").format(most=", ".join(most), last=last)


@lru_cache(maxsize=10_000)
def _period(code: str, start: str, end: str) -> str:
    """A period in words of a language; every figure has one, and they are few."""
    (year, _, month), (last_year, _, last_month) = (one.partition("-") for one in (start, end))
    if year == last_year and month and last_month and month != last_month:
        return _months(code, int(year), int(month), int(last_month))
    first, last = _point(code, start), _point(code, end)
    return first if first == last else f"{first}–{last}"


def _months(code: str, year: int, first: int, last: int) -> str:
    """Months of one year: "tháng 1–6/2014", "January–June 2014"."""
    if code == "vi":
        return f"tháng {first}–{last}/{year}"
    names = get_month_names("wide", locale=LOCALES[code])
    return f"{names[first]}–{names[last]} {year}"


@lru_cache(maxsize=10_000)
def _point(code: str, text: str) -> str:
    """A year, or a month of a year; a page names some of them a thousand times."""
    year, _, month = text.partition("-")
    if not month:
        return year
    if code == "vi":
        return f"tháng {int(month)}/{year}"
    return format_skeleton("yMMMM", date(int(year), int(month), 1), locale=LOCALES[code])


@lru_cache(maxsize=10_000)
def _date(code: str, text: str) -> str:
    """A day in words of a language; sources of hundreds of figures share it."""
    day = date.fromisoformat(text)
    words: str = format_date(day, format=DATE_PATTERNS[code], locale=LOCALES[code])
    return words


def _number(code: str, value: Decimal, decimals: int) -> str:
    """A number in words of a language.

    Babel tells the signs; its own ``format_decimal`` takes 40 µs a number, which pages and
    workbooks say by the hundred thousand (a test compares both).
    """
    text = f"{value:,.{decimals}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(_signs(code))


@cache
def _signs(code: str) -> dict[int, str]:
    """The signs between thousands and before decimals, by those that Python writes."""
    locale = LOCALES[code]
    return {ord(","): get_group_symbol(locale), ord("."): get_decimal_symbol(locale)}


@cache
def language(code: str) -> Language:
    """The language with a code, ``vi`` or ``en``.

    Raises:
        FlawedFileError: If its texts cannot be used.
    """
    if code == SOURCE_LANGUAGE:
        return Language(code, gettext.NullTranslations())
    compiled = io.BytesIO()
    write_mo(compiled, read_catalogue(MESSAGES / f"{code}.po"))
    compiled.seek(0)
    return Language(code, gettext.GNUTranslations(compiled))


def root_of(code: str) -> str:
    """Folder of the pages of a language; the default language has none of its own."""
    return "" if code == DEFAULT_LANGUAGE else f"{code}/"


def preferred_language(environment: Mapping[str, str] | None = None) -> str:
    """The language a terminal asks for by its locale variables, else Vietnamese."""
    variables = os.environ if environment is None else environment
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        code = variables.get(name, "")[:2]
        if code in LANGUAGES:
            return code
    return DEFAULT_LANGUAGE
