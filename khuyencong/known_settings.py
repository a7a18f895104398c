"""Names that MkDocs and its theme know in their settings; they pass over all others in silence."""

SETTINGS = frozenset(
    {
        "site_name",
        "nav",
        "exclude_docs",
        "draft_docs",
        "not_in_nav",
        "site_url",
        "site_description",
        "site_author",
        "theme",
        "docs_dir",
        "site_dir",
        "copyright",
        "dev_addr",
        "use_directory_urls",
        "repo_url",
        "repo_name",
        "edit_uri_template",
        "edit_uri",
        "extra_css",
        "extra_javascript",
        "extra_templates",
        "markdown_extensions",
        "mdx_configs",
        "strict",
        "remote_branch",
        "remote_name",
        "extra",
        "plugins",
        "hooks",
        "watch",
        "validation",
    }
)
"""Settings of MkDocs; a test compares them with its own list, whose import takes longer than a
build in which nothing changed should."""
WORDS = frozenset(
    {
        *(f"search.{name}" for name in ("open", "close", "label", "example", "hint", "results")),
        *(f"search.{name}" for name in ("page", "loading", "one", "found", "first", "none")),
        *(f"search.{name}" for name in ("failed", "to_index")),
        *(f"lost.{name}" for name in ("title", "advice", "provinces", "indicators")),
        *(f"lost.other.{name}" for name in ("language", "advice", "path", "home")),
        *("locale", "twin_language", "twin_name", "to_twin"),
    }
)
"""What our templates look for under ``extra``; MkDocs would show nothing in its place."""
COMMON_WORDS = frozenset(name for name in WORDS if name.startswith("lost.other."))
"""Those of them that stand in one language only, on a page that is shown in both."""
FEATURES = frozenset(
    {
        "announce.dismiss",
        "content.action.edit",
        "content.action.view",
        "content.code.annotate",
        "content.code.copy",
        "content.code.select",
        "content.footnote.tooltips",
        "content.lazy",
        "content.tabs.link",
        "content.tooltips",
        "header.autohide",
        "navigation.expand",
        "navigation.footer",
        "navigation.indexes",
        "navigation.instant",
        "navigation.instant.prefetch",
        "navigation.instant.preview",
        "navigation.instant.progress",
        "navigation.path",
        "navigation.prune",
        "navigation.sections",
        "navigation.tabs",
        "navigation.tabs.sticky",
        "navigation.top",
        "navigation.tracking",
        "search.highlight",
        "search.share",
        "search.suggest",
        "toc.follow",
        "toc.integrate",
    }
)
"""What Material for MkDocs can be asked for under ``features``; a test looks for them in it."""
