"""What cannot work and what to do about it, in the words of the user's language."""

from khuyencong.cluster import SchedulerAddressError, SchedulerError
from khuyencong.language import Language
from khuyencong.lock import BusyError
from khuyencong.mkdocs_words import of_mkdocs
from khuyencong.settings import (
    BrokenLinksError,
    DoubledSettingError,
    EncodingError,
    ForeignSiteError,
    LonePageError,
    MissingFileError,
    MissingWordsError,
    NoPackagesError,
    NotUtf8Error,
    PortError,
    RefusedSettingError,
    ReportTargetError,
    SettingsError,
    SiteAddressError,
    ThemeLanguageError,
    UnfitPageError,
    UnknownFeatureError,
    UnknownPackageError,
    UnknownSettingError,
    UnwritableReportError,
    WrittenFlawsError,
    WrittenSettingsError,
    YamlError,
)
from khuyencong.staging import UnwritableError
from khuyencong.system_errors import of_system
from khuyencong.usage import of_misuse
from khuyencong.workshop import WorkerLostError


def refusal(error: SettingsError, speech: Language) -> str:
    """The message of a command that cannot do what it was asked to.

    Args:
        error: Why it cannot.
        speech: Language of the message.
    """
    _ = speech.gettext
    match error:
        case NoPackagesError() | UnknownPackageError() | PortError():
            return _misled(error, speech)
        case WrittenFlawsError() | WrittenSettingsError():
            return _of_written(error, speech)
        case BrokenLinksError() | LonePageError() | UnfitPageError() | NotUtf8Error():
            return _of_pages(error, speech)
        case ForeignSiteError() | UnwritableError() | ReportTargetError() | UnwritableReportError():
            return _of_target(error, speech)
        case BusyError() | SchedulerError() | WorkerLostError():
            return _of_work(error, speech)
        case _:
            return _("Error: {reason}").format(reason=error)


def misuse(message: str, command: str, speech: Language) -> str:
    """The message of a command that was not understood.

    Args:
        message: What the library of the command line says of it, in English.
        command: The command as far as it was understood.
        speech: Language of the message.
    """
    told = of_misuse(message, speech)
    return speech.gettext(
        "Error: the command is not understood. {message} It is explained by: {command} --help"
    ).format(message=told if told.endswith((".", "?")) else f"{told}.", command=command)


def _misled(error: NoPackagesError | UnknownPackageError | PortError, speech: Language) -> str:
    _ = speech.gettext
    match error:
        case NoPackagesError():
            return _(
                "Error: {folder} holds no data packages, for the folder codebook is not in it."
                " Name the folder of the packages after --packages, or run the command where it is."
            ).format(folder=error.folder)
        case UnknownPackageError(near=None):
            return _("Error: there is no package {name}. There are: {known}").format(
                name=error.name, known=", ".join(error.known)
            )
        case UnknownPackageError(is_path=True):
            return _(
                "Error: {name} is a path, and a package is named by its folder alone. Write {near};"
                " where the folder of all packages lies is said after --packages."
            ).format(name=error.name, near=error.near)
        case UnknownPackageError():
            return _("Error: there is no package {name}. Is it {near}? There are: {known}").format(
                name=error.name, near=error.near, known=", ".join(error.known)
            )
        case PortError():
            return _(
                "Error: port {port} cannot be used ({reason}). Name another after --port, or end"
                " the program that uses it."
            ).format(port=error.port, reason=of_system(error.reason, speech))


def _of_written(error: WrittenFlawsError | WrittenSettingsError, speech: Language) -> str:
    _ = speech.gettext
    match error:
        case WrittenFlawsError():
            return "\n".join(refusal(one, speech) for one in error.flaws)
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


def _of_pages(
    error: BrokenLinksError | LonePageError | UnfitPageError | NotUtf8Error, speech: Language
) -> str:
    _ = speech.gettext
    match error:
        case NotUtf8Error():
            return _(
                "Error: {file} is not saved as UTF-8; line {line} cannot be read. Save it again and"
                " choose UTF-8 as its encoding (Notepad: Save as). The site is as it was."
            ).format(file=error.file, line=error.line)
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


def _of_target(
    error: ForeignSiteError | UnwritableError | ReportTargetError | UnwritableReportError,
    speech: Language,
) -> str:
    _ = speech.gettext
    match error:
        case ForeignSiteError():
            return _(
                "Error: {site} is no site made by this command, so it is left alone. Choose another"
                " --site."
            ).format(site=error.site)
        case UnwritableError(is_full=True):
            return _(
                "Error: no room left to write {place} ({reason}). Free some space, or choose"
                " another --site on a larger disk. The site is as it was."
            ).format(place=error.place, reason=of_system(error.reason, speech))
        case UnwritableError():
            return _(
                "Error: {place} cannot be used ({reason}). Change its permissions, or choose"
                " another --site. The site is as it was."
            ).format(place=error.place, reason=of_system(error.reason, speech))
        case ReportTargetError(packages=None):
            return _(
                "Error: {file} is there already and is no report of this command, so it is left"
                " alone. Name another file after --output, such as report.txt."
            ).format(file=error.file)
        case ReportTargetError():
            return _(
                "Error: {file} lies in {packages}, the folder of the data packages, where no report"
                " is written. Name a file elsewhere after --output, such as report.txt."
            ).format(file=error.file, packages=error.packages)
        case UnwritableReportError():
            return _(
                "Error: the report cannot be written to {file} ({reason}). Name another file after"
                " --output."
            ).format(file=error.file, reason=of_system(error.reason, speech))


def _of_work(error: BusyError | SchedulerError | WorkerLostError, speech: Language) -> str:
    _ = speech.gettext
    match error:
        case BusyError():
            return _(
                "Error: another build is at work in {folder}: process {process}, since {since}."
                " Wait until it is done and run the command again; if it hangs, end that process."
            ).format(folder=error.folder, process=error.process, since=error.since)
        case WorkerLostError():
            return _(
                "Error: a process that made a part of the site was ended from outside, as systems"
                " do when memory runs out. Close other programs, or let fewer work side by side"
                " with --jobs 1, and run the command again. The site is as it was."
            )
        case SchedulerError(args=(address, "distributed")):
            return _(
                "Error: --scheduler {address} needs the library distributed. Install it in the"
                " project's folder with: pip install -e '.[cluster]'"
            ).format(address=address)
        case SchedulerAddressError(args=(address,)):
            return _(
                "Error: “{address}” is no address of a Dask scheduler. Write it as"
                " tcp://10.0.0.1:8786, or leave --scheduler out to work on this machine."
            ).format(address=address)
        case SchedulerError():
            return _(
                "Error: no Dask scheduler answers at {address}. Start one with: dask scheduler, or"
                " leave --scheduler out to work on this machine."
            ).format(address=error.args[0])
