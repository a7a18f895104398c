"""Programs of others that the tests need, found or installed by Debian's apt.

Where one cannot be had the test that needs it fails and says what to install: none is ever skipped
silently.
"""

import os
import shutil
import subprocess
import sys

PACKAGES = {"soffice": "libreoffice-calc", "npm": "npm", "Rscript": "r-base-core"}
"""Debian's package of each program."""


class NoProgramError(Exception):
    """A program is not there and cannot be installed."""


def ensure_program(name: str) -> str:
    """Path of a program, installed first where it is not there.

    Raises:
        NoProgramError: If it is not there and cannot be installed.
    """
    found = shutil.which(name)
    apt = shutil.which("apt-get")
    if found is None and apt and os.geteuid() == 0:
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        install = ["install", "-y", "-qq", "--no-install-recommends", PACKAGES[name]]
        for arguments in (["update", "-qq"], install):
            subprocess.run([apt, *arguments], env=environment, check=False)
        found = shutil.which(name)
    if found is None:
        msg = (
            f"The tests of the downloads need {name} and it could not be installed."
            f" Install the package '{PACKAGES[name]}' of your system."
        )
        raise NoProgramError(msg)
    return found


if __name__ == "__main__":
    try:
        for program in PACKAGES:
            sys.stdout.write(f"{program}: {ensure_program(program)}\n")
    except NoProgramError as error:
        sys.exit(str(error))
