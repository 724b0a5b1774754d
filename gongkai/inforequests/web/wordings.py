"""文书措辞 on the desk: what may be worded, how it looks, and how it came to be."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gongkai.documents import to_html
from gongkai.inforequests import access, phrases
from gongkai.inforequests.actions.wordings import restore_wording, reword
from gongkai.inforequests.letterfiles import MEDIA_TYPES, bind, export
from gongkai.inforequests.models import Wording
from gongkai.inforequests.phrases.wording import PASSAGES, wording_field
from gongkai.inforequests.queries.wordings import sample_letter, wording_versions, wordings_of
from gongkai.inforequests.rules.errors import RuleError
from gongkai.inforequests.rules.letters import LETTER_RULES, OUTCOME_OF
from gongkai.inforequests.rules.letters.passages import WordedPassage
from gongkai.inforequests.rules.letters.wording import (
    LONGEST,
    WORDABLE,
    WORDED,
    WordingUnfit,
    checked,
)
from gongkai.inforequests.web.writing import FINDINGS
from gongkai.organs.access import viewer_of
from gongkai.organs.models import Organ

SHOWN_VERSIONS = 50


@dataclass(frozen=True, slots=True)
class KindLine:
    """One kind of letter in the list."""

    kind: str
    title: str
    outcome: str
    version: int


@dataclass(frozen=True, slots=True)
class Change:
    """措辞对照: one passage of a version beside the default, in parts that stay, go and come."""

    label: str
    parts: tuple[tuple[str, str], ...]


class WordingForm(forms.Form):
    """措辞 of one kind: one field for each passage; what is left as it was stays the default."""

    def __init__(self, kind: str, *args: Any, looking: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        for passage in WORDED[kind]:
            self.fields[passage.name] = _field_of(passage)
        self.fields["reason"] = forms.CharField(
            label=gettext_lazy("修改原因"), max_length=200, required=not looking
        )
        self.fields["seen"] = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def passages(self) -> dict[str, str]:
        """The words as typed."""
        return {each.name: self.cleaned_data[each.name] for each in WORDED[self.kind]}

    def clean(self) -> dict[str, Any]:
        """Each passage as the rules take it."""
        found = super().clean() or {}
        for passage in WORDED[self.kind]:
            if passage.name in self.errors:
                continue
            try:
                checked(self.kind, {passage.name: found.get(passage.name, "")})
            except WordingUnfit as error:
                self.add_error(passage.name, phrases.refusal(error))
        return found


@never_cache
@require_GET
def kinds(request: HttpRequest, organ: str) -> HttpResponse:
    """Every kind of letter an office may word, with its version."""
    found = _organ(request, organ)
    lines = [
        KindLine(each.kind, _title(each.kind), _outcome(each.kind), each.version)
        for each in wordings_of(found)
    ]
    return render(request, "inforequests/desk/wordings.html", {"organ": found, "lines": lines})


def _title(kind: str) -> str:
    return f"{LETTER_RULES[kind].title}{FINDINGS.get(kind, '')}"


def _outcome(kind: str) -> str:
    return str(phrases.OUTCOMES[OUTCOME_OF[kind]]) if kind in OUTCOME_OF else ""


@never_cache
@require_http_methods(["GET", "POST"])
def wording(request: HttpRequest, organ: str, kind: str) -> HttpResponse:
    """The wording of one kind: change it, look at it, go back to an older one."""
    found = _organ(request, organ)
    if kind not in WORDABLE:
        raise Http404
    versions = list(wording_versions(found, kind)[:SHOWN_VERSIONS])
    newest = versions[0] if versions else None
    initial = _words(kind, newest.passages if newest else {})
    initial["seen"] = newest.version if newest else 0
    looking = "look" in request.POST
    form = WordingForm(kind, request.POST or None, initial=initial, looking=looking)
    if request.method == "POST" and form.is_valid():
        if looking:
            return _page(request, found, kind, form, versions, form.passages())
        done = _reword(request, found, kind, form)
        if done:
            return done
    shown = newest.passages if newest else {}
    return _page(request, found, kind, form, versions, shown)


@never_cache
@require_POST
def restore(request: HttpRequest, organ: str, kind: str) -> HttpResponse:
    """An older version once more."""
    found = _organ(request, organ)
    asked = request.POST.get
    try:
        made = restore_wording(
            organ=found,
            kind=kind,
            version=_number(asked("version", "")),
            reason=asked("reason", ""),
            by=request.user,
            seen=_number(asked("seen", "")),
        )
    except Wording.DoesNotExist as error:
        raise Http404 from error
    except RuleError as error:
        messages.error(request, phrases.refusal(error))
    else:
        _say_kept(request, made)
    return redirect("inforequests_desk:wording", found.code, kind)


@never_cache
@require_POST
def preview(request: HttpRequest, organ: str, kind: str, form: str) -> HttpResponse:
    """样例文书 in the typed words as a file; nothing is kept."""
    found = _organ(request, organ)
    if kind not in WORDABLE or form not in MEDIA_TYPES:
        raise Http404
    typed = WordingForm(kind, request.POST, looking=True)
    if not typed.is_valid():
        return _page(request, found, kind, typed, list(wording_versions(found, kind)), {})
    facts = sample_letter(found, kind, checked(kind, typed.passages()))
    made = export(facts, form, demonstration=True)
    return HttpResponse(made.content, content_type=made.media_type)


def _field_of(passage: WordedPassage) -> forms.CharField:
    told = "、".join(f"{{{name}}}（{wording_field(name)}）" for name in sorted(passage.fields))
    kept = _("必须保留：%(fields)s。") % {"fields": told} if told else ""
    default = _("默认：%(words)s") % {"words": passage.default}
    return forms.CharField(
        label=PASSAGES[passage.name],
        max_length=LONGEST,
        help_text=f"{kept}{default}",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def _organ(request: HttpRequest, code: str) -> Organ:
    found = get_object_or_404(Organ, code=code)
    viewer_of(request.user).require(found, *access.LETTERHEAD_KEEPERS)
    return found


def _number(text: str) -> int:
    if not text.isdigit():
        raise Http404
    return int(text[:9])


def _words(kind: str, own: Mapping[str, str]) -> dict[str, Any]:
    return {each.name: own.get(each.name, each.default) for each in WORDED[kind]}


def _reword(
    request: HttpRequest, organ: Organ, kind: str, form: WordingForm
) -> HttpResponse | None:
    """Kept and sent back to the page; None where the rules refuse, with the reason in the form."""
    typed = form.cleaned_data
    try:
        made = reword(
            organ=organ,
            kind=kind,
            passages=form.passages(),
            reason=typed["reason"],
            by=request.user,
            seen=typed["seen"],
        )
    except RuleError as error:
        field = "reason" if error.code == "wording_without_reason" else None
        form.add_error(field, phrases.refusal(error))
        return None
    _say_kept(request, made)
    return redirect("inforequests_desk:wording", organ.code, kind)


def _say_kept(request: HttpRequest, made: Wording) -> None:
    messages.success(request, _("已存为第%(version)s版。") % {"version": made.version})


def _page(
    request: HttpRequest,
    organ: Organ,
    kind: str,
    form: WordingForm,
    versions: list[Wording],
    shown: Mapping[str, str],
) -> HttpResponse:
    facts = sample_letter(organ, kind, dict(shown))
    context = {
        "organ": organ,
        "kind": kind,
        "title": facts.rule.title,
        "form": form,
        "versions": versions,
        "newest": versions[0].version if versions else 0,
        "changes": changes(kind, shown),
        # Composed by `to_html`, which escapes every word.
        "sample": mark_safe(to_html.fragment(bind(facts, demonstration=True))),
    }
    status = 422 if form.errors else 200
    return render(request, "inforequests/desk/wording.html", context, status=status)


def changes(kind: str, own: Mapping[str, str]) -> list[Change]:
    """What an office's words change in the default, passage by passage."""
    return [
        Change(str(PASSAGES[each.name]), _parts(each.default, own[each.name]))
        for each in WORDED[kind]
        if own.get(each.name, each.default) != each.default
    ]


def _parts(before: str, after: str) -> tuple[tuple[str, str], ...]:
    parts: list[tuple[str, str]] = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, before, after).get_opcodes():
        gone, come = before[a:b], after[c:d]
        parts += [("same", gone)] if tag == "equal" else [("del", gone), ("ins", come)]
    return tuple((how, text) for how, text in parts if text)
