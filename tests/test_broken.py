"""Every code of the catalogue has a small package with that one defect, found where it stands."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from builders import CASES, broken_package

from khuyencong.problems import Problem, catalogue, explain


def test_every_code_of_the_catalogue_has_a_broken_package() -> None:
    """A code without a case would be a promise that nothing keeps."""
    assert sorted(catalogue()) == CASES


@pytest.mark.parametrize("code", CASES)
def test_a_broken_package_yields_its_one_problem_where_it_stands(
    code: str, tmp_path: Path, problems_of: Callable[[Path, Sequence[Path]], list[Problem]]
) -> None:
    """Code, file, line, column, field and fix are the expected ones, and the texts are complete."""
    folder, expected = broken_package(code, tmp_path)
    beside = expected.pop("beside", None)  # the code of which there are too many
    others = [path for path in tmp_path.iterdir() if path != folder]
    (problem,) = (one for one in problems_of(folder, others) if one.code != beside)
    found = {
        "file": Path(problem.file).relative_to(folder).as_posix(),
        **{name: getattr(problem, name) for name in ("line", "column", "field", "fix")},
    }
    assert (problem.code, found) == (code, expected)
    for language in ("vi", "en"):
        wording = explain(problem, language)
        for text in (wording.message, wording.expected, wording.mend):
            assert text.strip()
            assert "“”" not in text
            assert "None" not in text
