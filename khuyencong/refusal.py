"""What cannot work and what to do about it, in the words of the user's language."""

from khuyencong.cluster import (
    NoWorkersError,
    OtherCodeError,
    SchedulerAddressError,
    SchedulerError,
    SchedulerLostError,
)
from khuyencong.command_errors import (
    ChangedMeanwhileError,
    EpochError,
    ForeignSiteError,
    MisplacedSiteError,
    NoPackagesError,
    PortError,
    ReportTargetError,
    SettingsError,
    UnknownPackageError,
    UnwritableReportError,
    WorkerLostError,
)
from khuyencong.language import Language
from khuyencong.lock import BusyError
from khuyencong.refused_writing import WritingError, of_writing
from khuyencong.staging import UnwritableError
from khuyencong.system_errors import of_system
from khuyencong.usage import of_misuse


def refusal(error: SettingsError, speech: Language) -> str:
    """The message of a command that cannot do what it was asked to.

    Args:
        error: Why it cannot.
        speech: Language of the message.
    """
    if isinstance(error, WritingError):
        return of_writing(error, speech)
    match error:
        case NoPackagesError() | UnknownPackageError() | PortError() | EpochError():
            return _misled(error, speech)
        case ForeignSiteError() | MisplacedSiteError() | UnwritableError():
            return _of_target(error, speech)
        case ReportTargetError() | UnwritableReportError():
            return _of_report(error, speech)
        case SchedulerError():
            return _of_cluster(error, speech)
        case _:
            return _of_work(error, speech)


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


def _misled(
    error: NoPackagesError | UnknownPackageError | PortError | EpochError, speech: Language
) -> str:
    _ = speech.gettext
    match error:
        case EpochError():
            return _(
                "Error: the variable SOURCE_DATE_EPOCH is “{found}”. Give it the number of seconds"
                " since 1970, as 1767225600, or do not set it."
            ).format(found=error)
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


def _of_target(
    error: ForeignSiteError | MisplacedSiteError | UnwritableError, speech: Language
) -> str:
    _ = speech.gettext
    match error:
        case MisplacedSiteError():
            return _(
                "Error: {site} lies in {folder}, where this command reads or works, or where"
                " another site is. Choose another --site, such as site."
            ).format(site=error.site, folder=error.folder)
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
                "Error: {place} cannot be used ({reason}). Change its permissions or move it"
                " away, or choose another --site. The site is as it was."
            ).format(place=error.place, reason=of_system(error.reason, speech))


def _of_report(error: ReportTargetError | UnwritableReportError, speech: Language) -> str:
    _ = speech.gettext
    match error:
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


def _of_work(error: SettingsError, speech: Language) -> str:
    _ = speech.gettext
    match error:
        case ChangedMeanwhileError():
            return _(
                "Error: templates, texts, styles or the program were changed while the site was"
                " being made, so it may be of both. Save all files and run the command again. The"
                " site is as it was."
            )
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
        case _:
            return _("Error: {reason}").format(reason=error)


def _of_cluster(error: SchedulerError, speech: Language) -> str:
    _ = speech.gettext
    match error:
        case OtherCodeError():
            return _(
                "Error: a worker of the cluster has another version of this project or of its"
                " libraries, and would make another site. Install the same on all machines, begin"
                " the workers anew and run the command again. The site is as it was."
            )
        case NoWorkersError(args=(address,)):
            return _(
                "Error: the Dask scheduler at {address} has no worker. Start some with: dask worker"
                " {address}, or leave --scheduler out to work on this machine. The site is as it"
                " was."
            ).format(address=address)
        case SchedulerLostError(args=(address,)):
            return _(
                "Error: the Dask scheduler at {address} does not answer any more. Start it again"
                " and run the command again, or leave --scheduler out to work on this machine. The"
                " site is as it was."
            ).format(address=address)
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
