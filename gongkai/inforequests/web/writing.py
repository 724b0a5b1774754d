"""写文书 on the desk: letters beside the course of a case, such as a 更正函."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gongkai.inforequests import access, phrases
from gongkai.inforequests.actions.writing import write_letter
from gongkai.inforequests.models import ConsultedParty, InformationRequest
from gongkai.inforequests.queries.parties import party_name
from gongkai.inforequests.rules.acts import Party
from gongkai.inforequests.rules.errors import RuleError
from gongkai.inforequests.rules.letters import (
    BY_HAND,
    DISCLOSURE_NOTICE,
    SUGGESTION_DECLINED,
    SUGGESTION_TAKEN,
)
from gongkai.inforequests.web.cases import case_or_404
from gongkai.organs.access import Viewer

# What tells letters of the same title apart.
FINDINGS = {
    SUGGESTION_TAKEN: gettext_lazy("（属于主动公开范围）"),
    SUGGESTION_DECLINED: gettext_lazy("（不属于主动公开范围）"),
}


class WritingForm(forms.Form):
    """写文书: which letter, to which third party where it goes to one, and its text."""

    kind = forms.ChoiceField(label=gettext_lazy("文书"), widget=forms.RadioSelect)
    party = forms.ModelChoiceField(
        ConsultedParty.objects.none(),
        label=gettext_lazy("第三方"),
        required=False,
        empty_label=gettext_lazy("不选"),
        help_text=gettext_lazy("只有告知第三方决定公开时选择。"),
    )
    body = forms.CharField(
        label=gettext_lazy("正文"),
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("事实、理由或者安排；法律依据、结论和救济告知由系统写出。"),
    )

    def __init__(self, row: InformationRequest, kinds: list[str], *args: Any) -> None:
        super().__init__(*args)
        self.fields["kind"].choices = [
            (kind, f"{BY_HAND[kind].title}{FINDINGS.get(kind, '')}") for kind in kinds
        ]
        self.fields["party"].queryset = row.parties.filter(kind=Party.THIRD_PARTY)
        self.fields["party"].label_from_instance = party_name

    def clean(self) -> dict[str, Any]:
        """A letter to a third party needs one."""
        found = super().clean() or {}
        if found.get("kind") == DISCLOSURE_NOTICE and not found.get("party"):
            self.add_error("party", _("请选择第三方；还没有征求过意见的，先征求意见。"))
        return found


@never_cache
@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, number: str) -> HttpResponse:
    """One letter; it is numbered and kept with the case."""
    viewer, row = case_or_404(request, number)
    viewer.require(row.organ, *(role for who in access.LETTER_WRITERS.values() for role in who))
    kinds = writable(viewer, row)
    form = WritingForm(row, kinds, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            letter = write_letter(request=row, by=request.user, **form.cleaned_data)
        except RuleError as error:
            form.add_error(None, phrases.refusal(error))
        else:
            messages.success(request, _("已编号：%(number)s") % {"number": letter.number})
            return redirect("inforequests_desk:detail", row.number)
    status = 422 if form.errors else 200
    context = {"row": row, "form": form}
    return render(request, "inforequests/desk/write.html", context, status=status)


def writable(viewer: Viewer, row: InformationRequest) -> list[str]:
    """The kinds the viewer may write in this case."""
    return [kind for kind in BY_HAND if viewer.may(row.organ, *access.LETTER_WRITERS[kind])]
