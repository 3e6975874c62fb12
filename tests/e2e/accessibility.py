"""What axe has to say against a page."""

from axe_playwright_python.base import AXE_SCRIPT

TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]
ALL = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
# the only ones of them that look at colours
OF_COLOURS = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
}
ASK = """([context, options]) => axe.run(context || document, options).then(
    found => found.violations.map(one => `${one.id}: ${one.nodes[0].html.slice(0, 120)}`)
)"""


def violations(page, rules=ALL, context=None):
    """Return each rule a page breaks, with the first place where it does."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return page.evaluate(ASK, [context, rules])
