"""Of which of two packages a text speaks, by the names of their areas."""

from khuyencong.codebook import Codebook


class SpokenOf:
    """Tells a copy from its model, where the words in both name the area of one alone."""

    def __init__(self, codebook: Codebook | None) -> None:
        """Learn the names of areas.

        Args:
            codebook: The vocabulary; without it nothing is known of any package.
        """
        self._codebook = codebook

    def is_named(self, package: str, text: str) -> bool:
        """Whether a text names the area of a package; not, where its folder bears no area's id."""
        book = self._codebook
        return (
            book is not None and package in book.areas and book.area_names.is_named(package, text)
        )

    def alone(self, pair: tuple[str, str], text: str) -> str | None:
        """The one of two packages of whose area alone a text speaks; None where that is open."""
        named = [one for one in pair if self.is_named(one, text)]
        return named[0] if len(named) == 1 else None
