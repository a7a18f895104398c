"""Runs everything that measures a build, in one go: builds beside their baselines, then the peer.

``python -m benchmarks --size M --write``; the peer comes from npm. How cost grows, and five million
figures, take minutes more and are asked for with ``--all``.
"""

import argparse
import subprocess
import sys

from benchmarks.generate import SIZES
from khuyencong.paths import ROOT


def main() -> None:
    """Run each benchmark in a process of its own, as it would be run alone."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--size", choices=sorted(SIZES), default="M")
    parser.add_argument("--all", action="store_true", help="growth and five million figures too")
    parser.add_argument("--write", action="store_true", help="write it into RESULTS.md")
    arguments = parser.parse_args()
    size = ["--size", arguments.size]
    wanted = [["builds", *size], ["peers", *size]]
    if arguments.all:
        wanted += [["growth", *size], ["large", "--size", "L"]]
    for name, *words in wanted:
        module = [sys.executable, "-m", f"benchmarks.{name}", *words]
        subprocess.run([*module, *(["--write"] if arguments.write else [])], cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
