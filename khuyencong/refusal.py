"""What cannot work and what to do about it, in the words of the user's language."""

from khuyencong.language import Language
from khuyencong.lock import BusyError
from khuyencong.settings import SettingsError
from khuyencong.staging import UnwritableError
from khuyencong.workshop import SchedulerError, WorkerLostError


def refusal(error: SettingsError, speech: Language) -> str:
    """The message of a command that cannot do what it was asked to.

    Args:
        error: Why it cannot.
        speech: Language of the message.
    """
    _ = speech.gettext
    match error:
        case BusyError():
            return _(
                "Error: another build is at work in {folder}: process {process}, since {since}."
                " Wait until it is done and run the command again; if it hangs, end that process."
            ).format(folder=error.folder, process=error.process, since=error.since)
        case UnwritableError(is_full=True):
            return _(
                "Error: no room left to write {place} ({reason}). Free some space, or choose"
                " another --site on a larger disk. The site is as it was."
            ).format(place=error.place, reason=error.reason)
        case UnwritableError():
            return _(
                "Error: {place} cannot be used ({reason}). Change its permissions, or choose"
                " another --site. The site is as it was."
            ).format(place=error.place, reason=error.reason)
        case SchedulerError(args=(address, reason)):
            return _without_scheduler(address, reason, speech)
        case WorkerLostError():
            return _(
                "Error: a process that made a part of the site was ended from outside, as systems"
                " do when memory runs out. Close other programs, or let fewer work side by side"
                " with --jobs 1, and run the command again. The site is as it was."
            )
        case _:
            return _("Error: {reason}").format(reason=error)


def _without_scheduler(address: str, reason: str, speech: Language) -> str:
    _ = speech.gettext
    if reason == "distributed":
        return _(
            "Error: --scheduler {address} needs the library distributed. Install it with:"
            " pip install 'khuyencong[cluster]'"
        ).format(address=address)
    return _(
        "Error: no Dask scheduler answers at {address} ({reason}). Start one with: dask"
        " scheduler, or leave --scheduler out to work on this machine."
    ).format(address=address, reason=reason)
