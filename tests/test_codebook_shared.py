"""A codebook goes with every task to another process, where all tasks share one."""

import pickle
from dataclasses import replace

from khuyencong.codebook import Codebook


def test_a_packed_codebook_is_the_same(codebook: Codebook) -> None:
    """With the package that it was read from."""
    packed = pickle.loads(pickle.dumps(codebook))  # noqa: S301 - our own
    assert packed == codebook
    assert packed.package.digest == codebook.package.digest
    assert packed.indicator_order == codebook.indicator_order


def test_tasks_share_one_codebook(codebook: Codebook) -> None:
    """It is read once; another one is another."""
    other = replace(codebook, glossary=())
    first, again, changed = (
        pickle.loads(pickle.dumps(task))[0]  # noqa: S301 - our own
        for task in ((codebook, 1), (codebook, 2), (other, 2))
    )
    assert first is again
    assert changed is not first
    assert changed == other
