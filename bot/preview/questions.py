"""The sheet of questions: one of every item model as a student would see it, with its figure and what leads astray."""

from pathlib import Path

from markupsafe import Markup

from bot.content.diagnostics import bank
from bot.content.diagnostics.bank import SubModule
from bot.content.diagnostics.item import ItemModel
from bot.drawing import draw
from bot.preview.page import page
from bot.views.questions import question

SEED = 7
FIGURE = Markup("<figure><figcaption>{key} · {difficulty} · {about}</figcaption>{picture}<p>{stem}</p>{rows}"
                "<p>{why}</p></figure>")  # fmt: skip
PICTURE = Markup('<picture><source srcset="{dark}" media="(prefers-color-scheme: dark)"><img src="{light}" alt="{alt}">'
                 "</picture>")  # fmt: skip


def write_sheet(folder: Path) -> Path:
    """Write the sheet and its pictures, light and dark, into a folder; return the page."""
    pictures = folder / "figures"
    pictures.mkdir(exist_ok=True)
    parts = [_part(part, pictures) for module in bank.MODULES for part in module.parts]
    sheet = folder / "questions.html"
    sheet.write_text(page("Every kind of question", Markup("").join(parts)), "utf-8")
    return sheet


def _part(part: SubModule, pictures: Path) -> Markup:
    models = [one for one in bank.models().values() if one.submodule == part.number]
    figures = Markup("").join(_figure(model, pictures) for model in models)
    return Markup("<h2>{} {}</h2><section>{}</section>").format(part.number, part.name, figures)


def _figure(model: ItemModel, pictures: Path) -> Markup:
    one = question(model.ask(SEED))
    known = bank.misconceptions()
    rows = Markup("").join(
        Markup('<div class="row"><span class="{}">{}</span></div>').format(
            "" if code else "key", option if code is None else f"{option} · {known[code].short}"
        )
        for option, code in zip(one["options"], one["misconceptions"], strict=True)
    )
    return FIGURE.format(
        key=model.key, difficulty="•" * model.difficulty, about=model.about, stem=one["stem"], rows=rows,
        why=one["explanation"], picture=_picture(model, one["figure"], pictures),
    )  # fmt: skip


def _picture(model: ItemModel, figure: dict[str, object] | None, pictures: Path) -> Markup:
    if figure is None:
        return Markup()
    names = {dark: f"{model.key}{'-dark' if dark else ''}.png" for dark in (False, True)}
    for dark, name in names.items():
        (pictures / name).write_bytes(draw(str(figure["kind"]), figure["values"], dark=dark))  # type: ignore[arg-type]
    places = {"light": f"figures/{names[False]}", "dark": f"figures/{names[True]}"}
    return PICTURE.format(**places, alt=figure["caption"])
