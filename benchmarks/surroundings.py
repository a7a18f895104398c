"""The environment in which a measured program runs: that of a machine of those who use it."""

import os
from pathlib import Path

NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"
"""Set in many container images: 150 modules are compiled anew then whenever a build begins, which
took half a second of four (measured). Programs of other languages keep theirs, too."""


def surroundings(code: Path, **more: str) -> dict[str, str]:
    """Variables for a program, which keeps the bytecode of its modules as it does by default.

    Args:
        code: Folder of the modules that it runs.
        **more: Other variables.
    """
    own = {name: value for name, value in os.environ.items() if name != NO_BYTECODE}
    return {**own, "PYTHONPATH": str(code), **more}
