"""The data files of the site: packages, workbooks and tables that stand alone, for ever.

Files are made in memory, as bytes by path under the site's root, and written later; only the
largest of everything are written piece by piece. The same data give the same bytes: entries are
sorted, and every file carries the packages' own dates.
"""

from khuyencong.downloads.checksums import checksum_file
from khuyencong.downloads.files import part_files, whole_files
from khuyencong.downloads.part import Part, parts_of
from khuyencong.downloads.published import published_observations

__all__ = [
    "Part",
    "checksum_file",
    "part_files",
    "parts_of",
    "published_observations",
    "whole_files",
]
