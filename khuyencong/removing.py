"""Removing what stands in the way in a folder of ours, whatever it is."""

import shutil
from pathlib import Path


def remove(path: Path) -> None:
    """Remove a file, a link or a folder with all that it holds; nothing where there is nothing.

    Args:
        path: What shall not be there any more. A link is removed, and never what it leads to.
    """
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
