"""The archive's own pages, from Markdown files."""

from archive.models.fields import LANGUAGE_CODES
from archive.models.registry import Kind

from .collection import Collection
from .columns import Fields

ORDER = ("about", "how-to-search", "method", "words", "corrections", "data", "accessibility")


def add_pages(collection: Collection) -> None:
    """Add every page; a file begins with its title, then the page in one sentence."""
    collection.file = "pages"
    folder = collection.folder / "pages"
    slugs = sorted({path.name.split(".")[0] for path in folder.glob("*.md")})
    for slug in slugs:
        if slug not in ORDER:
            collection.problem(f"the place of “{slug}” among the pages is not known.")
            continue
        fields: Fields = {"slug": slug, "position": ORDER.index(slug)}
        for code in LANGUAGE_CODES:
            fields |= _texts((folder / f"{slug}.{code}.md").read_text(encoding="utf-8"), code)
        collection.record(Kind.PAGE, "Page", slug, fields)


def _texts(markdown: str, code: str) -> Fields:
    title, description, body = markdown.strip().split("\n\n", 2)
    texts = {"title": title.removeprefix("# "), "description": description, "body": body}
    return {f"{name}_{code}": text for name, text in texts.items()}
