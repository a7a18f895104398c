"""Links between pages, relative, so that the site works under any address and from a folder."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Links:
    """Addresses as seen from one page.

    Attributes:
        page: The page's own path under its language's root.
        language: ``vi`` at the root, ``en`` one folder below it.
    """

    page: str
    language: str

    def to(self, path: str) -> str:
        """Address of a page in the same language, such as ``provinces/bac-ninh/``."""
        return f"{self._up}{path}" or "./"

    def file(self, path: str) -> str:
        """Address of a file that both languages share, such as ``data/bac-ninh.zip``."""
        return f"{self._up}{'' if self.language == 'vi' else '../'}{path}"

    @property
    def _up(self) -> str:
        return "../" * self.page.count("/")
