"""Checks: each is a small function that yields the problems of one package and never prints."""

from khuyencong.checks.all import Judging, Verdict, check_all, judge_package

__all__ = ["Judging", "Verdict", "check_all", "judge_package"]
