"""Forms: fields, choices, the error summary."""

from typing import Any

from django import forms
from django.forms import BoundField
from django.template import Context, Library
from django.utils.html import format_html
from django.utils.safestring import SafeString

from pilar.ground.web.components.base import attributes, drawn, one_of, render
from pilar.ground.web.parts import Text

register = Library()
WIDTHS = {"": "", "2": " w-2", "4": " w-4", "8": " w-8", "16": " w-16"}


def _described(bound: BoundField, hint: Text) -> str:
    ids = [f"{bound.id_for_label}-hint"] if hint else []
    ids += [f"{bound.id_for_label}-error"] if bound.errors else []
    return " ".join(ids)


def _extra(bound: BoundField, name: str) -> Any:
    """What a PilarForm says about one of its fields (choice_hints, unknown, choice_icons)."""
    return getattr(bound.form, name, {}).get(bound.name, {})


@register.simple_tag
def field(
    bound: BoundField,
    *,
    hint: Text = "",
    width: str = "",
    mono: bool = False,
    big: bool = False,
    label: Text = "",
    **attrs: object,
) -> SafeString:
    """Label, hint, error, input, in this order. Choices and single checkboxes become answer rows.

    hint: instead of the field's help_text; width in characters: 2, 4, 8, 16; attrs: hx_..., data_....
    """
    widget = bound.field.widget
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return choices(bound, hint=hint, label=label)
    said = hint or bound.help_text
    if isinstance(widget, forms.CheckboxInput):
        return render(
            "checkbox",
            field=bound,
            label=label or bound.label,
            hint=said,
            tick=drawn("check", "", " tick"),
        )
    css = f"input{WIDTHS[one_of('width', width, WIDTHS)]}{' mono' if mono else ''}"
    given: dict[str, str | bool] = {"class": f"{css}{' big' if big else ''}"}
    if described := _described(bound, said):
        given["aria-describedby"] = described
    if bound.errors:
        given["aria-invalid"] = "true"
    attributes(attrs)  # refuses a misspelt property
    given |= {name.replace("_", "-"): str(value) for name, value in attrs.items()}
    return render(
        "field",
        field=bound,
        input=bound.as_widget(attrs=given),
        label=label or bound.label,
        hint=said,
        optional=_may_stay_empty(bound),
    )


def _may_stay_empty(bound: BoundField) -> bool:
    """Whether to say so. Where nothing is required the page says it once, in its lead: a mark on each field is noise."""
    if bound.field.required or bound.is_hidden:
        return False
    return any(field.required for field in bound.form.fields.values())


@register.simple_tag
def choices(
    bound: BoundField, *, hint: Text = "", label: Text = "", as_title: bool = False
) -> SafeString:
    """Answer rows for one or several choices; the form's `unknown` value has a dashed edge.

    as_title: the label is the heading of the page (one question a page).
    """
    hints, icons = _extra(bound, "choice_hints"), _extra(bound, "choice_icons")
    unknown = _extra(bound, "unknown") or ()
    unknown = {unknown} if isinstance(unknown, str) else set(unknown)
    several = isinstance(bound.field.widget, forms.CheckboxSelectMultiple)
    rows = []
    for sub in bound.subwidgets:
        value = str(sub.data["value"])
        if not value and not several:
            continue  # "---------" makes no sense as an answer
        icon = icons.get(value, "")
        rows.append(
            {
                "data": sub.data,
                "id": sub.data["attrs"].get("id"),
                "hint": hints.get(value, ""),
                "icon": drawn(icon, "s") if icon else "",
                "unknown": value in unknown,
            }
        )
    said = hint or bound.help_text
    return render(
        "choices",
        field=bound,
        rows=rows,
        type="checkbox" if several else "radio",
        label=label or bound.label,
        hint=said,
        as_title=as_title,
        described=_described(bound, said),
        tick=drawn("check", "", " tick"),
        optional=_may_stay_empty(bound),
    )


@register.simple_tag
def form_errors(form: forms.BaseForm | None, *, title: Text = "") -> SafeString:
    """The red box above a form with links to the fields; it takes the focus. Empty when all is well."""
    if form is None or not form.is_bound or not form.errors:
        return SafeString("")
    items = []
    for name, errors in form.errors.items():
        bound = form[name] if name in form.fields else None
        items += [(_target(bound), bound.label if bound else "", error) for error in errors]
    return render("form_errors", items=items, title=title)


def _target(bound: BoundField | None) -> str:
    """The id of the input to go to; of the first one for choices."""
    if bound is None or bound.is_hidden:
        return ""
    several = isinstance(bound.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple)
    return f"{bound.auto_id}_0" if several else bound.auto_id


@register.simple_block_tag(takes_context=True)
def form(
    context: Context,
    content: SafeString,
    form: forms.BaseForm | None = None,
    *,
    action: str = "",
    method: str = "post",
    id: str = "",  # noqa: A002  # the name that HTML gives it
    errors: bool = True,
    guard: bool = True,
    inline: bool = False,
    **attrs: object,
) -> SafeString:
    """A form with its token, hidden fields and error summary; files are noticed.

    guard: warns before leaving with unsaved work. inline: buttons only, without the form's layout.
    """
    return render(
        "form",
        content=content,
        form=form,
        action=action,
        method=one_of("method", method, ("post", "get")),
        id=id,
        csrf=context.get("csrf_token", "") if method == "post" else "",
        summary=form_errors(form) if errors else "",
        guard=guard and not inline and method == "post",
        inline=inline,
        attrs=attributes(attrs),
    )


@register.simple_block_tag
def fields(content: SafeString) -> SafeString:
    """Short fields side by side where there is room."""
    return format_html('<div class="fields">{}</div>', content)


@register.simple_block_tag
def filters(content: SafeString) -> SafeString:
    """The filters of a list, in one row; put a GET form around it."""
    return format_html('<div class="filters">{}</div>', content)
