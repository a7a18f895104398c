"""The benchmark measures two validators on the same sound packages."""

import re
import subprocess
import sys

from khuyencong.paths import ROOT


def test_both_validators_judge_the_same_rows_and_find_nothing() -> None:
    """Otherwise the ratio would compare the finding of problems, or other work."""
    run = subprocess.run(
        [sys.executable, "-m", "benchmarks.validation", "--size", "S", "--runs", "1"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    rows = re.findall(r"\| (\d+) (\d+) \|$", run.stdout, re.MULTILINE)
    assert len(rows) == 2
    assert rows[0] == rows[1]
    assert rows[0][1] == "0"
