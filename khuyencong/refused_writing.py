"""What is wrong with the settings and the pages that people write, in the words of the user."""

from khuyencong.language import Language
from khuyencong.mkdocs_words import of_mkdocs
from khuyencong.system_errors import of_system
from khuyencong.writing_errors import (
    BrokenLinksError,
    DoubledSettingError,
    EncodingError,
    LonePageError,
    MissingFileError,
    MissingWordsError,
    NotUtf8Error,
    RefusedSettingError,
    SiteAddressError,
    ThemeLanguageError,
    UnfitPageError,
    UnknownFeatureError,
    UnknownSettingError,
    UnreadableTextError,
    WrittenFlawsError,
    WrittenSettingsError,
    YamlError,
)

PageError = BrokenLinksError | LonePageError | UnfitPageError | NotUtf8Error | UnreadableTextError
WritingError = WrittenFlawsError | WrittenSettingsError | PageError
"""All that can be wrong with settings and pages."""


def of_writing(error: WritingError, speech: Language) -> str:
    """What is wrong, where, and how to mend it.

    Args:
        error: What was found.
        speech: Language of the message.
    """
    match error:
        case WrittenFlawsError():
            return "\n".join(
                of_writing(one, speech) for one in error.flaws if isinstance(one, WritingError)
            )
        case WrittenSettingsError():
            return _of_written(error, speech)
        case NotUtf8Error() | UnreadableTextError():
            return _of_file(error, speech)
        case _:
            return _of_pages(error, speech)


def _of_written(error: WrittenSettingsError, speech: Language) -> str:
    _ = speech.gettext
    match error:
        case YamlError():
            return _(
                "Error: {file} cannot be read as YAML: “{reason}”. Often a Tab stands where spaces"
                " belong, a line is indented otherwise than those beside it, or a text with a colon"
                " lacks quotes; the slip may be on the line above. Mend it and run the command"
                " again. The site is as it was."
            ).format(file=error.file, reason=error.reason)
        case UnknownSettingError() | DoubledSettingError():
            return _of_name(error, speech)
        case SiteAddressError() | RefusedSettingError() | ThemeLanguageError():
            return _of_value(error, speech)
        case MissingFileError() | MissingWordsError() | EncodingError():
            return _of_content(error, speech)
        case _:
            return _(
                "Error: the settings in {file} cannot be used ({reason}). Mend them and run the"
                " command again. The site is as it was."
            ).format(file=error.file, reason=of_system(error.reason, speech))


def _of_name(error: UnknownSettingError | DoubledSettingError, speech: Language) -> str:
    _ = speech.gettext
    if isinstance(error, DoubledSettingError):
        first, second = error.lines
        return _(
            "Error: “{name}” stands twice in {file}, on lines {first} and {second}; only the last"
            " would count. Delete one of them and run the command again. The site is as it was."
        ).format(name=error.reason, file=error.file, first=first, second=second)
    if isinstance(error, UnknownFeatureError):
        return _of_feature(error, speech)
    told = (
        _(
            "Error: “{name}” in {file} is no setting that MkDocs knows. Is it {near}? Mend the name"
            " and run the command again. The site is as it was."
        )
        if error.near
        else _(
            "Error: “{name}” in {file} is no setting that MkDocs knows. Delete it, or move it under"
            " “extra”, and run the command again. The site is as it was."
        )
    )
    return told.format(file=error.file, name=error.reason, near=error.near)


def _of_feature(error: UnknownFeatureError, speech: Language) -> str:
    _ = speech.gettext
    told = (
        _(
            "Error: the theme knows no “{name}”, which stands under “features” in {file}. Is it"
            " {near}? Mend the name and run the command again. The site is as it was."
        )
        if error.near
        else _(
            "Error: the theme knows no “{name}”, which stands under “features” in {file}. Delete it"
            " and run the command again. The site is as it was."
        )
    )
    return told.format(file=error.file, name=error.reason, near=error.near)


def _of_value(
    error: SiteAddressError | RefusedSettingError | ThemeLanguageError, speech: Language
) -> str:
    _ = speech.gettext
    match error:
        case SiteAddressError():
            return _(
                "Error: site_url in {file} is “{found}”. Write the whole public address, such as"
                " https://example.org/, or leave it out. The site is as it was."
            ).format(file=error.file, found=error.reason)
        case RefusedSettingError():
            return _(
                "Error: MkDocs does not accept the value of “{name}” in {file}: {reason}. Mend it"
                " and run the command again. The site is as it was."
            ).format(name=error.name, file=error.file, reason=of_mkdocs(error.reason, speech))
        case ThemeLanguageError():
            return _(
                "Error: the language of the theme in {file} is “{found}”, and its pages are in"
                " another. Write “language: {wanted}” under “theme” and run the command again. The"
                " site is as it was."
            ).format(file=error.file, found=error.reason, wanted=error.wanted)


def _of_content(
    error: MissingFileError | MissingWordsError | EncodingError, speech: Language
) -> str:
    _ = speech.gettext
    match error:
        case MissingFileError():
            return _(
                "Error: “{name}” in {file} names {missing}, and there is no such file. Files of the"
                " site lie in site_src, such as assets/site.css. Mend it and run the command again."
                " The site is as it was."
            ).format(name=error.name, file=error.file, missing=error.reason)
        case MissingWordsError():
            return _(
                "Error: “{name}” is missing or empty in {file}, and the site shows these words."
                " Write them again, or fetch the former version of the file. The site is as it was."
            ).format(name=error.reason, file=error.file)
        case EncodingError():
            return _(
                "Error: {file} is not saved as UTF-8. Open it in an editor such as Notepad, save it"
                " again and choose UTF-8 as its encoding. The site is as it was."
            ).format(file=error.file)


def _of_file(error: NotUtf8Error | UnreadableTextError, speech: Language) -> str:
    _ = speech.gettext
    match error:
        case NotUtf8Error():
            return _(
                "Error: {file} is not saved as UTF-8; line {line} cannot be read. Save it again and"
                " choose UTF-8 as its encoding (Notepad: Save as). The site is as it was."
            ).format(file=error.file, line=error.line)
        case UnreadableTextError():
            return _(
                "Error: {file} cannot be read ({reason}). Mend that and run the command again. The"
                " site is as it was."
            ).format(file=error.file, reason=of_system(error.reason, speech))


def _of_pages(error: BrokenLinksError | LonePageError | UnfitPageError, speech: Language) -> str:
    _ = speech.gettext
    match error:
        case UnfitPageError(is_empty=True):
            return _(
                "Error: {file} is empty. Write the page, or fetch its former version. The site is"
                " as it was."
            ).format(file=error.page)
        case UnfitPageError():
            return _(
                "Error: {file} is not in the language of its folder. Perhaps the page of the other"
                " language was copied over it; fetch its former version. The site is as it was."
            ).format(file=error.page)
        case LonePageError():
            return _(
                "Error: {file} is there in one language only. Write the same page in the other as"
                " {twin}, or delete it. The site is as it was."
            ).format(file=error.page, twin=error.twin)
        case BrokenLinksError():
            return _of_links(error, speech)


def _of_links(error: BrokenLinksError, speech: Language) -> str:
    _ = speech.gettext
    flaws = {
        "target": _("there is no such page or file"),
        "anchor": _("the page has no such place"),
        "absolute": _("write it as seen from this page"),
    }
    told = _(
        "Error: links lead nowhere. Mend them and run the command again. The site is as it was."
    )
    lines = (f"  {one.place}: {one.link} ({flaws[one.flaw]})" for one in error.links)
    return "\n".join([told, *lines])
