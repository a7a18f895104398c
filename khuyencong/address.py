"""The public address of the site: one setting, from which every whole address is made."""

from dataclasses import dataclass

from khuyencong.language import root_of


@dataclass(frozen=True)
class Address:
    """Where the site is published, as far as that is known."""

    base: str = ""
    """Ends in a slash; empty where the setting is unset."""

    @property
    def is_known(self) -> bool:
        """Whether whole addresses can be given."""
        return bool(self.base)

    def file(self, path: str) -> str:
        """Whole address of a file that both languages share, empty where it is not known."""
        return f"{self.base}{path}" if self.base else ""

    def page(self, path: str, language: str) -> str:
        """Whole address of a page in a language, empty where it is not known."""
        return self.file(root_of(language) + path)


def address_of(base: str) -> Address:
    """The address as a setting gives it, with or without its last slash."""
    return Address(f"{base.rstrip('/')}/" if base else "")
