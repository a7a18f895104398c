"""What the data honestly show and cannot show: hand-written words, every number from the data."""

from khuyencong.findings.all import findings_of
from khuyencong.findings.finding import Finding

__all__ = ["Finding", "findings_of"]
