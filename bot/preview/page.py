"""The paper that every page of the preview is printed on."""

from markupsafe import Markup

PAGE = Markup("""<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Marbles: {title}</title>
<style>
:root {{ color-scheme: light dark }}
body {{ font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }}
section {{ display: grid; grid-template-columns: repeat(auto-fill, minmax(19rem, 1fr)); gap: 1rem }}
figure {{ margin: 0; padding: .9rem; border: 1px solid color-mix(in srgb, currentColor 25%, transparent);
  border-radius: 14px }}
figcaption {{ font-size: .8rem; opacity: .7 }} p {{ white-space: pre-wrap; margin: .3rem 0 .8rem }}
.row {{ display: flex; gap: .4rem; margin-top: .4rem }}
.row span {{ flex: 1; text-align: center; padding: .45rem; border-radius: 9px; background: #2a9d8f22 }}
pre {{ overflow-x: auto; font-size: .8rem }}
img {{ max-width: 100%; border-radius: 9px }} .key {{ font-weight: 600 }}
</style><h1>{title}</h1>{body}</html>
""")


def page(title: str, body: Markup) -> Markup:
    """Return a whole page."""
    return PAGE.format(title=title, body=body)
