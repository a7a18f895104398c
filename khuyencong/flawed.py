"""A file that people write for the site and not for the data, such as a template, and its flaw.

Its message stands here in both languages: the catalogue of all other texts may be that very file.
"""

from pathlib import Path

_WORDS = {
    "vi": (
        "Lỗi: không dùng được {place}: “{reason}” (nguyên văn tiếng Anh). Hãy sửa chỗ ấy, hoặc lấy"
        " lại bản trước của tệp, rồi chạy lại lệnh. Trang vẫn như cũ."
    ),
    "en": (
        "Error: {place} cannot be used: “{reason}”. Mend it, or fetch the former version of the"
        " file, and run the command again. The site is as it was."
    ),
}


class FlawedFileError(Exception):
    """A template or a file of texts cannot be used."""

    def __init__(self, file: str | Path, line: int | None, reason: str) -> None:
        """Name the place.

        Args:
            file: The file.
            line: Where, as far as it is known.
            reason: What is wrong, as a library or this project says it in English.
        """
        super().__init__(f"{file}", line, reason)
        self.file = f"{file}"
        self.line = line
        self.reason = " ".join(reason.split()).rstrip(".")

    def told(self, code: str) -> str:
        """What to say of it.

        Args:
            code: ``vi`` or ``en``.
        """
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return _WORDS[code].format(place=place, reason=self.reason)
