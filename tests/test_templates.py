"""Templates: all languages share what is compiled of them."""

import pytest

from khuyencong.language import LANGUAGES, language
from khuyencong.pages.render import pages_environment

ENVIRONMENTS = {code: pages_environment(language(code), ()) for code in LANGUAGES}
NAMES = ENVIRONMENTS["vi"].list_templates(filter_func=lambda name: "/" not in name)


@pytest.mark.parametrize("name", NAMES)
def test_a_template_is_the_same_program_in_both_languages(name: str) -> None:
    """No text of a language is part of it, so that one serves both."""
    programs = set()
    for environment in ENVIRONMENTS.values():
        assert environment.loader is not None
        source, path, _ = environment.loader.get_source(environment, name)
        programs.add(environment.compile(source, name, path, raw=True))
    assert len(programs) == 1


def test_a_text_is_of_the_language_that_asks() -> None:
    """Although the other language compiled the template."""
    texts = {
        code: environment.from_string('{{ _("Indicator") }}').render()
        for code, environment in ENVIRONMENTS.items()
    }
    assert texts == {"vi": "Chỉ tiêu", "en": "Indicator"}
