"""证据目录 and 答复书、答辩状 on the desk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gongkai.inforequests.letterfiles import MEDIA_TYPES, LetterFile
from gongkai.inforequests.web.text_fields import ProseField
from gongkai.remedies import access, actions, papers, queries
from gongkai.remedies.models import Defence, Evidence, Remedy
from gongkai.remedies.queries.materials import day_of_defence
from gongkai.remedies.rules.defence import HEADINGS, OPTIONAL, Section
from gongkai.remedies.rules.evidence import Exhibit
from gongkai.remedies.web.cases import remedy_or_404, tried


def _two_lines() -> forms.Textarea:
    return forms.Textarea(attrs={"rows": 2})


class ExhibitForm(forms.Form):
    """一份证据; an empty line is none, and where it lies in the case travels along."""

    title = ProseField(label=gettext_lazy("证据名称"), max_length=200, widget=_two_lines())
    source = ProseField(
        label=gettext_lazy("来源、文号"), max_length=200, required=False, widget=_two_lines()
    )
    pages = ProseField(label=gettext_lazy("页数"), max_length=40, required=False)
    proves = ProseField(
        label=gettext_lazy("证明对象"), max_length=500, required=False, widget=_two_lines()
    )
    letter = forms.IntegerField(required=False, widget=forms.HiddenInput)
    file = forms.IntegerField(required=False, widget=forms.HiddenInput)


ExhibitFormSet = forms.formset_factory(
    ExhibitForm, extra=3, can_order=True, can_delete=True, max_num=200, absolute_max=300
)


class DefenceForm(forms.Form):
    """各部分 of the statement, and the version they were written on."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for section in Section:
            self.fields[section.value] = ProseField(
                label=HEADINGS[section],
                max_length=20_000,
                required=False,
                help_text="" if section in OPTIONAL else _("可以先空着保存，签发前要写。"),
                widget=forms.Textarea(attrs={"rows": 3 if section in OPTIONAL else 7}),
            )

    def sections(self) -> dict[str, str]:
        return {each.value: self.cleaned_data[each.value] for each in Section}


class SignForm(forms.Form):
    """签发: the version read, and that what is doubtful was looked at."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    looked_at = forms.BooleanField(required=False)


@never_cache
@require_http_methods(["GET", "POST"])
def evidence(request: HttpRequest, key: int) -> HttpResponse:
    """编制证据目录: every row at once, in the order of the numbers typed."""
    remedy = _for_keepers(request, key)
    rows = [_initial(row) for row in queries.evidence_of(remedy)]
    typed = request.POST if request.method == "POST" else None
    formset = ExhibitFormSet(typed, initial=rows)
    refused = forms.Form({})
    if request.method == "POST" and formset.is_valid():
        exhibits = _within(remedy, [_exhibit(each.cleaned_data) for each in _in_order(formset)])
        done = tried(
            refused,
            lambda: actions.list_evidence(remedy=remedy, exhibits=exhibits, by=request.user),
        )
        if done is not None:
            messages.success(request, _("已保存证据目录。"))
            return redirect("remedies_desk:evidence", remedy.pk)
    status = 422 if formset.is_bound else 200
    context = {
        "remedy": remedy,
        "formset": formset,
        "refused": refused.errors and refused.non_field_errors(),
        "rows": rows,
    }
    return render(request, "remedies/desk/evidence.html", context, status=status)


@never_cache
@require_POST
def propose(request: HttpRequest, key: int) -> HttpResponse:
    """从案卷生成: the proposals that are not listed yet, behind those that are."""
    remedy = _for_keepers(request, key)
    listed = [_exhibit(_initial(row)) for row in queries.evidence_of(remedy)]
    known = {(each.title, each.source) for each in listed}
    added = [
        each for each in queries.proposed_evidence(remedy) if (each.title, each.source) not in known
    ]
    refused = forms.Form({})
    done = tried(
        refused,
        lambda: actions.list_evidence(remedy=remedy, exhibits=[*listed, *added], by=request.user),
    )
    if done is None:
        messages.error(request, refused.non_field_errors().as_text())
    else:
        messages.success(request, _("从案卷补入%(count)s份证据。") % {"count": len(added)})
    return redirect("remedies_desk:evidence", remedy.pk)


@never_cache
@require_GET
def evidence_file(request: HttpRequest, key: int, form: str) -> HttpResponse:
    """证据目录 as a file."""
    remedy = _for_workers(request, key)
    if form not in MEDIA_TYPES:
        raise Http404
    return _download(papers.evidence_file(remedy, timezone.localdate(), form))


@never_cache
@require_http_methods(["GET", "POST"])
def defence(request: HttpRequest, key: int) -> HttpResponse:
    """拟写答复书、答辩状: what is saved, or what the case proposes; with what is wrong in it."""
    remedy = _for_workers(request, key)
    last = queries.defence_of(remedy)
    if request.method == "POST":
        remedy = _for_keepers(request, key)
        form = DefenceForm(request.POST)
        if form.is_valid():
            done = tried(
                form,
                lambda: actions.draft_defence(
                    remedy=remedy,
                    sections=form.sections(),
                    seen=form.cleaned_data["seen"],
                    by=request.user,
                ),
            )
            if done is not None:
                messages.success(request, _("已保存第%(version)s版。") % {"version": done.version})
                return redirect("remedies_desk:defence", remedy.pk)
        return _defence_page(request, remedy, last, form, status=422)
    return _defence_page(request, remedy, last, DefenceForm(initial=_sections(remedy, last)))


@never_cache
@require_POST
def sign(request: HttpRequest, key: int) -> HttpResponse:
    """签发答复书、答辩状."""
    viewer, remedy = remedy_or_404(request, key)
    viewer.require(remedy.organ, *access.SIGNERS)
    form = SignForm(request.POST)
    last = queries.defence_of(remedy)
    if form.is_valid():
        done = tried(
            form,
            lambda: actions.sign_defence(remedy=remedy, by=request.user, **form.cleaned_data),
        )
        if done is not None:
            messages.success(request, _("已签发：%(number)s") % {"number": done.number})
            return redirect("remedies_desk:detail", remedy.pk)
    typed = DefenceForm(initial=_sections(remedy, last))
    return _defence_page(request, remedy, last, typed, refused=form, status=422)


@never_cache
@require_GET
def defence_file(request: HttpRequest, key: int, form: str) -> HttpResponse:
    """The statement as a file; it names whoever seeks the remedy, so that the look is recorded."""
    remedy = _for_workers(request, key)
    last = queries.defence_of(remedy)
    if last is None or form not in MEDIA_TYPES:
        raise Http404
    name = actions.open_defence(remedy=remedy, by=request.user)
    day = day_of_defence(last, timezone.localdate())
    return _download(papers.defence_file(remedy, last, name, day, form))


def _defence_page(
    request: HttpRequest,
    remedy: Remedy,
    last: Defence | None,
    form: DefenceForm,
    *,
    refused: forms.Form | None = None,
    status: int = 200,
) -> HttpResponse:
    viewer, _remedy = remedy_or_404(request, remedy.pk)
    faults = queries.faults_of(remedy, last.sections, timezone.localdate()) if last else []
    is_open = last is None or not last.is_signed
    context = {
        "remedy": remedy,
        "defence": last,
        "form": form,
        "faults": faults if is_open else [],
        "doubtful": any(not each.blocks for each in faults),
        "refused": refused.non_field_errors() if refused else [],
        "may_write": is_open and viewer.may(remedy.organ, *access.KEEPERS),
        "may_sign": is_open and last is not None and viewer.may(remedy.organ, *access.SIGNERS),
        "headings": [(HEADINGS[s], (last.sections if last else {}).get(s, "")) for s in Section],
        "versions": remedy.defences.select_related("by").order_by("-version"),
    }
    return render(request, "remedies/desk/defence.html", context, status=status)


def _sections(remedy: Remedy, last: Defence | None) -> dict[str, Any]:
    if last is not None:
        return last.sections | {"seen": last.version}
    return queries.proposed_sections(remedy) | {"seen": 0}


def _for_keepers(request: HttpRequest, key: int) -> Remedy:
    viewer, remedy = remedy_or_404(request, key)
    viewer.require(remedy.organ, *access.KEEPERS)
    return remedy


def _for_workers(request: HttpRequest, key: int) -> Remedy:
    viewer, remedy = remedy_or_404(request, key)
    viewer.require(remedy.organ, *access.KEEPERS, *access.SIGNERS)
    return remedy


def _initial(row: Evidence) -> dict[str, Any]:
    names = ("title", "source", "pages", "proves")
    return {name: getattr(row, name) for name in names} | {
        "letter": row.letter_id,
        "file": row.file_id,
    }


def _exhibit(data: dict[str, Any]) -> Exhibit:
    return Exhibit(
        data["title"],
        data["source"],
        data["proves"],
        pages=data["pages"],
        letter=data["letter"],
        file=data["file"],
    )


def _within(remedy: Remedy, exhibits: list[Exhibit]) -> list[Exhibit]:
    """Only letters and files of this very case; a number typed into the page names no other."""
    letters = set(remedy.request.letters.values_list("pk", flat=True))
    files = set(remedy.request.files.values_list("pk", flat=True))
    if any(e.letter not in (None, *letters) or e.file not in (None, *files) for e in exhibits):
        raise Http404
    return exhibits


def _in_order(formset: Any) -> list[Any]:
    """The rows that stay, by the numbers typed; what has none comes last."""
    kept = [each for each in formset.forms if each.has_changed() or each.initial]
    kept = [each for each in kept if not each.cleaned_data.get("DELETE")]
    return sorted(kept, key=lambda each: each.cleaned_data.get("ORDER") or len(kept) + 1)


def _download(made: LetterFile) -> HttpResponse:
    response = HttpResponse(made.content, content_type=made.media_type)
    response["Content-Disposition"] = content_disposition_header(True, made.name)
    return response
