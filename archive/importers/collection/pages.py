"""The archive's own pages, from Markdown files."""

from archive.models import Page
from archive.models.fields import LANGUAGE_CODES

from .collection import Collection, Fields

ORDER = ("about", "how-to-search", "method", "words", "corrections", "data", "accessibility")


def add_pages(collection: Collection) -> None:
    """Add every page; a file begins with its title, then the page in a sentence."""
    collection.file = "pages"
    folder = collection.folder / "pages"
    for slug in sorted({path.name.split(".")[0] for path in folder.glob("*.md")}):
        if slug not in ORDER:
            collection.problem(f"the place of “{slug}” among the pages is not known.")
            continue
        fields: Fields = {"slug": slug, "position": ORDER.index(slug)}
        for code in LANGUAGE_CODES:
            fields |= _texts(collection, f"{slug}.{code}.md", code)
        collection.record(Page, slug, fields)


def _texts(collection: Collection, name: str, code: str) -> Fields:
    path = collection.folder / "pages" / name
    parts = path.read_text(encoding="utf-8").strip().split("\n\n", 2) if path.exists() else []
    if len(parts) != 3:
        collection.problem(f"{name} has no title, sentence and text.")
        return {}
    title, description, body = parts
    texts = {"title": title.removeprefix("# "), "description": description, "body": body}
    return {f"{part}_{code}": text for part, text in texts.items()}
