"""The questions of the checks, as coaches look at them: modules, sub-modules, models, and one question of a seed."""

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from bot.content.diagnostics.bank import Module, SubModule
from bot.content.diagnostics.item import ItemModel, Misconception
from bot.views.curriculum_words import said
from bot.views.fitting import cut
from bot.views.paging import page_of, turns
from bot.views.view import CAPTION_LIMIT, Attachment, Button, View, act, length
from bot.views.words import _, bold, html, lines

PAGE = 8
LABEL = 60
FIRST_SEED = 1
SHORT = 120  # of what is said about a mix-up


def modules(found: Sequence[tuple[Module, int]]) -> View:
    """Every module, with how many kinds of questions it has."""
    rows = tuple((act(_numbered(one.number, one.name, count), "questions_module", one.key),) for one, count in found)
    text = html(_("The questions of the checks. Which module would you like to see?"))
    ways = (act(_("Curriculum"), "curriculum"), act(_("Menu"), "menu"))
    return View(text, (*rows, (act(_("Take in a file"), "import_content"),), ways))


def _numbered(number: object, name: str, count: int) -> str:
    return html("{number} {name} · {n}", number=number, name=said(name), n=count).unescape()


def module(one: Module, parts: Sequence[tuple[SubModule, int]], own: int) -> View:
    """One module with its sub-modules, and the school's own questions."""
    rows = tuple((act(_numbered(part.number, part.name, n), "questions_part", part.number),) for part, n in parts)
    text = lines(bold(html("{number} {name}", number=one.number, name=said(one.name))),
                 html(_("The number behind each says how many kinds of questions it has.")))  # fmt: skip
    ours = (act(html(_("Our own · {n}"), n=own).unescape(), "own_questions", one.key),)
    do = (act(_("How they do"), "question_counts", one.key, "0"),)
    return View(text, (*rows, ours, do, (act(_("Questions"), "questions"), act(_("Curriculum"), "curriculum"))))


def part(module_key: str, one: SubModule, models: Sequence[ItemModel], number: int) -> View:
    """One sub-module with its models; each makes as many questions as there are seeds."""
    page = page_of(models, number, PAGE)
    rows = tuple((act(cut(said(model.about), LABEL), "question", model.key, str(FIRST_SEED)),) for model in page.items)
    text = lines(bold(html("{number} {name}", number=one.number, name=said(one.name))),
                 html(_("Which kind of question would you like to see?")))  # fmt: skip
    ways = (act(_("Back"), "questions_module", module_key), act(_("Questions"), "questions"))
    return View(text, (*rows, turns(page, "questions_part_page", one.number), ways))


def model_question(model: ItemModel, asked: Mapping[str, Any], codes: Mapping[str, Misconception]) -> View:
    """One question of a model as a student would see it, with what stands behind its options."""
    seed = int(asked["seed"])
    head = lines(
        html("<code>{key} {seed}</code>", key=model.key, seed=seed),
        html(_("{about}. Level {level} of 3."), about=said(model.about), level=model.difficulty),
    )
    earlier = (act(_("‹ Earlier"), "question", model.key, str(seed - 1)),) if seed > 0 else ()
    ways = (*earlier, act(_("Another ›"), "question", model.key, str(seed + 1)))
    return _shown(head, asked, codes, (ways, (act(_("Back"), "questions_part", model.submodule),)))


def _shown(head: Markup, asked: Mapping[str, Any], codes: Mapping[str, Misconception], ways: Any) -> View:
    """A question with its key ticked, the mix-up behind each other option, and the explanation.

    Beside a picture there is less room: what stands there anyway, the caption, goes first, then words are cut.
    """
    figure = asked["figure"]
    limit = CAPTION_LIMIT if figure else 2 * CAPTION_LIMIT
    text = next(one for most in (SHORT, SHORT // 3, 0) if length(one := _body(head, asked, codes, most)) < limit - 100
                or not most)  # fmt: skip
    because = html("\n{text}", text=cut(asked["explanation"], max(limit - length(text) - 10, 40)))
    picture = Attachment("picture", {"kind": figure["kind"], "values": figure["values"]}) if figure else None
    return View(lines(text, because), ways, picture)


def _body(head: Markup, asked: Mapping[str, Any], codes: Mapping[str, Misconception], most: int) -> Markup:
    """Everything but the explanation, with so many characters for each mix-up; with none, without the caption."""
    figure = asked["figure"]
    caption = html("<i>{caption}</i>", caption=figure["caption"]) if figure and most else None
    options = [_option(text, codes.get(code) if code else None, most, is_key=code is None)
               for text, code in zip(asked["options"], asked["misconceptions"], strict=True)]  # fmt: skip
    return lines(head, html("\n{stem}", stem=bold(asked["stem"])), caption, *options)


def _option(text: str, behind: Misconception | None, most: int, *, is_key: bool) -> Markup:
    if is_key:
        return html("✓ {option}", option=bold(text))
    if not most:
        return html("✗ {option}", option=text)
    return html("✗ {option} · {behind}", option=text, behind=cut(said(behind.short), most) if behind else "–")


def own_questions(module: Module, found: Sequence[Any], number: int) -> View:
    """A school's own questions of a module, a page at a time."""
    page = page_of(found, number, PAGE)
    rows = tuple((_own(one),) for one in page.items)
    title = bold(html(_("{number} {name}: our own questions"), number=module.number, name=said(module.name)))
    none = html(_("There is none yet. Send me a YAML file with some.")) if not found else None
    ways = (act(_("Take in a file"), "import_content"), act(_("Back"), "questions_module", module.key))
    return View(lines(title, none), (*rows, turns(page, "own_page", module.key), ways))


def _own(one: Any) -> Button:
    label = html("{part} {stem}", part=one.part, stem=" ".join(one.stem.split())).unescape()
    away = html(_("{question} (not in use)"), question=cut(label, LABEL - 20)).unescape()
    return act(away if one.retired_at else cut(label, LABEL), "own_question", one.id)


def own_question(one: Any, asked: Mapping[str, Any], codes: Mapping[str, Misconception]) -> View:
    """One question of a school's own, and whether it is in use."""
    away = one.retired_at is not None
    head = lines(
        html(_("{part}, our own. Level {level} of 3."), part=one.part, level=one.difficulty),
        html(_("Not in use.")) if away else None,
    )
    change = act(_("Use it again"), "own_again", one.id) if away else act(_("Take it out of use"), "own_retire", one.id)
    return _shown(head, asked, codes, ((change,), (act(_("Back"), "own_questions", one.module_key),)))
