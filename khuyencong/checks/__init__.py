"""Checks: each is a small function that yields the problems of one package and never prints."""

from khuyencong.checks.all import Verdict, check_all

__all__ = ["Verdict", "check_all"]
