"""What is found out about a data set once, for all pages and languages that ask."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from khuyencong.load import Dataset

Found = TypeVar("Found")


def once(find: Callable[[Dataset], Found]) -> Callable[[Dataset], Found]:
    """Let a function look at each data set once; what it found is gone with the data set.

    Args:
        find: Finds something that nobody changes afterwards.
    """
    found: WeakKeyDictionary[Dataset, Found] = WeakKeyDictionary()

    @wraps(find)
    def known(dataset: Dataset) -> Found:
        if dataset not in found:
            found[dataset] = find(dataset)
        return found[dataset]

    return known
