"""What the operating system says of an error, in the words of a language.

Python gives its sentence in English, or in the language of Windows. Those that a user of this
command meets are known; others stay as they are.
"""

import errno
import os

from khuyencong.language import Language


def of_system(sentence: str, speech: Language) -> str:
    """The system's sentence in other words.

    Args:
        sentence: What ``strerror`` of an error says.
        speech: Language of the answer.
    """
    _ = speech.gettext
    words = {
        errno.EACCES: _("no permission"),
        errno.EADDRINUSE: _("another program uses it"),
        errno.EADDRNOTAVAIL: _("it is no address of this computer"),
        errno.EDQUOT: _("no more space is granted to you"),
        errno.EEXIST: _("it is there already"),
        errno.EFBIG: _("too large for this disk"),
        errno.EINVAL: _("the system does not allow it"),
        errno.EIO: _("the disk does not work as it should"),
        errno.EISDIR: _("it is a folder"),
        errno.ELOOP: _("a link that leads back to itself"),
        errno.ENAMETOOLONG: _("the name is too long"),
        errno.ENOENT: _("there is no such file or folder"),
        errno.ENOSPC: _("the disk is full"),
        errno.ENOTDIR: _("a file stands where a folder should be"),
        errno.EPERM: _("the system does not allow it"),
        errno.EROFS: _("nothing can be written to this disk"),
    }
    return {os.strerror(code): told for code, told in words.items()}.get(sentence, sentence)
