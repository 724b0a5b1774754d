"""卷皮: what the cover of a volume, or of a copy for a court, says."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.inforequests import phrases
from gongkai.inforequests.models import Bundle, BundlePurpose
from gongkai.inforequests.phrases import archive as words
from gongkai.inforequests.queries.desk import short_subject
from gongkai.inforequests.volumes.fronts import Front


def cover_of(bundle: Bundle) -> Front:
    """The cover of the bundle."""
    return _export(bundle) if bundle.purpose == BundlePurpose.EXPORT else _volume(bundle)


def _volume(bundle: Bundle) -> Front:
    row, volume = bundle.request, bundle.volume
    number = str(bundle.position)
    return Front(
        title=_("政府信息公开申请案卷"),
        facts=(
            (_("档号"), volume.archive_no),
            (_("立卷单位"), row.organ.name),
            (_("题名"), _("关于“%(subject)s”的申请") % {"subject": short_subject(row.subject)}),
            (_("申请编号"), row.number),
            (_("卷号"), number if bundle.position == 1 else _("%(n)s（补充卷）") % {"n": number}),
            (_("年度"), str(volume.year)),
            (_("起止日期"), f"{row.arrived_on} — {row.closed_on or volume.archived_on}"),
            (_("处理决定"), row.get_outcome_display()),
            (_("保管期限"), words.retention(volume.retention_years)),
            (_("保管到"), str(volume.keep_until or "")),
            (_("立卷人"), bundle.made_by.full_name),
            (_("归档日期"), str(volume.archived_on)),
        ),
        banner=_banner(bundle),
    )


def _export(bundle: Bundle) -> Front:
    row, export = bundle.request, bundle.export
    covered = (
        _("第三方的姓名、名称已经遮盖，第三方提交的原件和送给第三方的凭证没有附入。")
        if export.covers_parties
        else ""
    )
    return Front(
        title=_("政府信息公开申请案卷（复制件）"),
        facts=(
            (_("提交给"), f"{export.get_body_display()}　{export.case_no}"),
            (_("提交单位"), row.organ.name),
            (_("题名"), _("关于“%(subject)s”的申请") % {"subject": short_subject(row.subject)}),
            (_("申请编号"), row.number),
            (_("处理决定"), row.get_outcome_display()),
            (_("收到申请之日"), str(row.received_on or "")),
            (_("办结日期"), str(row.closed_on or "")),
            (_("制作人"), bundle.made_by.full_name),
            (_("制作日期"), str(timezone.localdate(bundle.made_at))),
        ),
        notes=tuple(filter(None, (covered,))),
        banner=_banner(bundle),
        is_evidence=True,
    )


def _banner(bundle: Bundle) -> str:
    return str(phrases.DEMONSTRATION) if bundle.request.organ.demonstration else ""
