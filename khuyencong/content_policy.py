"""A Content-Security-Policy in every page: nothing from other hosts, no inline code, no eval.

The theme has a few scripts in its pages; each is allowed by its own hash and nothing else is. The
policy stands in the page because a static host may not let us set headers; what a page cannot say
of itself that way (``frame-ancestors``) is left to the host
(https://www.w3.org/TR/CSP3/#meta-element).
"""

import base64
import hashlib
import re

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
"""Directives; the hashes of a page's own scripts are added to ``script-src``. ``data:`` pictures
are the theme's icons."""

_HEAD = re.compile(r"<head>")
_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
_DATA = re.compile(r"""\btype=["']?application/(ld\+)?json\b""")


def guarded(page: str) -> str:
    """A page with its policy, before anything that the policy governs."""
    hashes = sorted({_hash(code) for code in _inline_scripts(page)})
    directives = POLICY | {"script-src": " ".join([POLICY["script-src"], *hashes])}
    content = "; ".join(f"{name} {value}" for name, value in directives.items())
    meta = f'<head><meta http-equiv="Content-Security-Policy" content="{content}">'
    return _HEAD.sub(lambda _found: meta, page, count=1)


def _inline_scripts(page: str) -> list[str]:
    return [
        found["code"]
        for found in _SCRIPT.finditer(page)
        if "src=" not in found["attributes"] and not _DATA.search(found["attributes"])
    ]


def _hash(code: str) -> str:
    """A script's hash as the policy names it."""
    digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
    return f"'sha256-{digest}'"
